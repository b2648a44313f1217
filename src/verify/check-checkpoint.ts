// SPDX-License-Identifier: Apache-2.0
import { type Checkpoint, parseCheckpoint } from '../core/custody/checkpoint.ts';
import { type NoteVerifier, openNote, parseVkey, vkeyOf } from '../core/custody/signed-note.ts';
import { logFound } from '../core/errors/sentences/found-in-log.ts';
import type { Findings, Place } from './finding.ts';
import type { Trust } from './trust.ts';

/** A checkpoint whose form could be read. `signed`: by a key that may sign for this log. */
export interface CheckedCheckpoint extends Checkpoint {
  readonly signed: boolean;
  /** By a key that the person who checks had from somewhere else: without one nobody knows who made it. */
  readonly pinned: boolean;
  /** The text without its signatures. */
  readonly text: string;
}

/** A `*.vkey` that came with what is checked. */
export interface FoundKey {
  readonly where: Place;
  readonly text: string;
}

/**
 * Form, signature, witnesses. Trusted keys count alone when there are any; without them the keys that came along are used, and the
 * report says that they prove only that the parts fit each other.
 */
export function checkCheckpoint(
  note: string,
  where: Place,
  found: readonly FoundKey[],
  trust: Trust,
  findings: Findings,
): CheckedCheckpoint | undefined {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) {
    findings.bad('CHECKPOINT_FORM', logFound('checkpoint-form'), where);
    return undefined;
  }
  const brought = readKeys(found, findings);
  const trusted = trust.keys.length > 0;
  const keys = trusted ? trust.keys : brought;
  const signed = checkSignature(note, where, { checkpoint, keys, brought, trusted, retired: trust.retired ?? [] }, findings);
  checkWitnesses(note, where, { checkpoint, keys, trusted }, findings);
  return { ...checkpoint, signed, pinned: signed && trusted, text };
}

function readKeys(found: readonly FoundKey[], findings: Findings): NoteVerifier[] {
  const keys: NoteVerifier[] = [];
  for (const { where, text } of found)
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      const key = parseVkey(line);
      if (key === undefined) findings.bad('KEY_FORM', logFound('key-form'), where);
      else keys.push(key);
    }
  return keys;
}

interface Keys {
  readonly checkpoint: Checkpoint;
  readonly keys: readonly NoteVerifier[];
  readonly trusted: boolean;
}

function checkSignature(
  note: string,
  where: Place,
  { checkpoint, keys, brought, trusted, retired }: Keys & Pick<Required<Trust>, 'retired'> & { readonly brought: readonly NoteVerifier[] },
  findings: Findings,
): boolean {
  const ours = keys.filter((key) => key.use === 'note' && key.name === checkpoint.origin);
  if (ours.length === 0) {
    if (trusted) findings.bad('KEY_NOT_TRUSTED', logFound('no-trusted-key', { desk: checkpoint.origin }), where);
    else findings.bad('KEY_MISSING', logFound('no-key', { desk: checkpoint.origin }), where);
    return false;
  }
  const opened = openNote(note, ours);
  const signer = opened?.signedBy[0];
  if (signer === undefined) {
    const byOther =
      trusted &&
      openNote(
        note,
        brought.filter((key) => key.use === 'note'),
      )?.signedBy.length === 1;
    if (byOther) findings.bad('KEY_NOT_TRUSTED', logFound('other-key', { desk: checkpoint.origin }), where);
    else findings.bad('CHECKPOINT_SIGNATURE', logFound('not-signed', { desk: checkpoint.origin }), where);
    return false;
  }
  const last = retired.find(({ vkey }) => vkey === vkeyOf(signer));
  if (last !== undefined && checkpoint.size > last.entries) {
    findings.bad('KEY_NOT_TRUSTED', logFound('retired-key', { desk: checkpoint.origin, count: last.entries }), where);
    return false;
  }
  findings.good('CHECKPOINT_SIGNATURE', logFound('signed', { desk: checkpoint.origin, count: checkpoint.size }), where);
  if (trusted) findings.good('KEY_TRUSTED', logFound('trusted', { key: vkeyOf(signer) }), where);
  else findings.note('KEY_NOT_PINNED', logFound('not-pinned', { key: vkeyOf(signer) }), where);
  return true;
}

function checkWitnesses(note: string, where: Place, { checkpoint, keys, trusted }: Keys, findings: Findings): void {
  const witnesses = keys.filter((key) => key.use === 'cosignature');
  const opened = openNote(note, witnesses);
  if (opened === undefined) findings.bad('WITNESSED', logFound('witness-wrong'), where);
  for (const [n, witness] of (opened?.signedBy ?? []).entries())
    findings.good(
      'WITNESSED',
      logFound(trusted ? 'witnessed' : 'witnessed-brought', {
        witness: witness.name,
        desk: checkpoint.origin,
        at: new Date((opened?.signedAt[n] ?? 0) * 1000).toISOString(),
      }),
      where,
    );
  if (opened?.signedBy.length === 0) findings.note('UNWITNESSED', logFound('unwitnessed'), where);
}
