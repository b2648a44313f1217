// SPDX-License-Identifier: Apache-2.0
import { type Checkpoint, parseCheckpoint } from '../core/custody/checkpoint.ts';
import { type NoteVerifier, openNote, parseVkey, vkeyOf } from '../core/custody/signed-note.ts';
import type { Findings } from './finding.ts';
import type { Trust } from './trust.ts';

/** A checkpoint whose form could be read. `signed`: by a key that may sign for this log. */
export interface CheckedCheckpoint extends Checkpoint {
  readonly signed: boolean;
  /** The text without its signatures. */
  readonly text: string;
}

/** A `*.vkey` that came with what is checked. */
export interface FoundKey {
  readonly where: string;
  readonly text: string;
}

/**
 * Form, signature, witnesses. Trusted keys count alone when there are any; without them the keys that came along are used, and the
 * report says that they prove only that the parts fit each other.
 */
export function checkCheckpoint(
  note: string,
  where: string,
  found: readonly FoundKey[],
  trust: Trust,
  findings: Findings,
): CheckedCheckpoint | undefined {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) {
    findings.bad('CHECKPOINT_FORM', 'This is no signed checkpoint of a log.', where);
    return undefined;
  }
  const brought = readKeys(found, findings);
  const trusted = trust.keys.length > 0;
  const keys = trusted ? trust.keys : brought;
  const signed = checkSignature(note, where, { checkpoint, keys, brought, trusted }, findings);
  checkWitnesses(note, where, { checkpoint, keys, trusted }, findings);
  return { ...checkpoint, signed, text };
}

function readKeys(found: readonly FoundKey[], findings: Findings): NoteVerifier[] {
  const keys: NoteVerifier[] = [];
  for (const { where, text } of found)
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      const key = parseVkey(line);
      if (key === undefined) findings.bad('KEY_FORM', 'This is no key for signed notes, or its id is not that of its bytes.', where);
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
  where: string,
  { checkpoint, keys, brought, trusted }: Keys & { readonly brought: readonly NoteVerifier[] },
  findings: Findings,
): boolean {
  const ours = keys.filter((key) => key.use === 'note' && key.name === checkpoint.origin);
  if (ours.length === 0) {
    if (trusted) findings.bad('KEY_NOT_TRUSTED', `The trusted keys hold none of ${checkpoint.origin}; the log may be anybody's.`, where);
    else findings.bad('KEY_MISSING', `No key of ${checkpoint.origin} came along and none was given with --trust.`, where);
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
    if (byOther)
      findings.bad('KEY_NOT_TRUSTED', `Signed by another key in the name of ${checkpoint.origin} than the one that is trusted.`, where);
    else findings.bad('CHECKPOINT_SIGNATURE', `Not signed by the key of ${checkpoint.origin}, or changed after it was signed.`, where);
    return false;
  }
  findings.good('CHECKPOINT_SIGNATURE', `${checkpoint.origin} signed this state of its log: ${checkpoint.size} entries.`, where);
  if (trusted) findings.good('KEY_TRUSTED', `The key ${vkeyOf(signer)} is one that you trust.`, where);
  else
    findings.note(
      'KEY_NOT_PINNED',
      `The key came with the file. Compare it with the one got from the authority itself, or use --trust: ${vkeyOf(signer)}`,
      where,
    );
  return true;
}

function checkWitnesses(note: string, where: string, { checkpoint, keys, trusted }: Keys, findings: Findings): void {
  const witnesses = keys.filter((key) => key.use === 'cosignature');
  const opened = openNote(note, witnesses);
  if (opened === undefined)
    findings.bad('WITNESSED', 'A signature in the name of a witness is not its signature on this state of the log.', where);
  for (const [n, witness] of (opened?.signedBy ?? []).entries())
    findings.good(
      'WITNESSED',
      `${witness.name} saw this state of ${checkpoint.origin} at ${new Date((opened?.signedAt[n] ?? 0) * 1000).toISOString()}` +
        `${trusted ? '' : ' (its key came with the file)'}.`,
      where,
    );
  if (opened?.signedBy.length === 0)
    findings.note('UNWITNESSED', 'No outside witness whose key is at hand has signed this state of the log.', where);
}
