// SPDX-License-Identifier: Apache-2.0
import { type NoteSigner, type NoteVerifier, openNote, parseVkey, signNote, vkeyOf } from './signed-note.ts';

/**
 * That a log is signed by another key from here on: the old key signs the new one, and the new one shows that somebody holds it (C2SP
 * signed-note, two signatures). The name of the log stays.
 *
 *     rogatory key-rotation/1
 *     desk.example/log
 *     from desk.example/log+1a2b3c4d+AQ…
 *     to desk.example/log+5e6f7a8b+AX…
 *     entries 1234
 *     at 2026-11-26T08:00:00.000Z
 *
 *     — desk.example/log …        by the old key
 *     — desk.example/log …        by the new key
 *
 * It is worth what the old key is worth: after that was stolen, the new key must come on another way.
 */
export interface KeyRotation {
  readonly from: NoteVerifier;
  readonly to: NoteVerifier;
  /** Entries of the log under the last checkpoint of the old key. */
  readonly entries: number;
  readonly at: string;
}

const HEAD = 'rogatory key-rotation/1';

/** @throws RangeError where the two keys are of two logs */
export function rotationNote(from: NoteSigner, to: NoteSigner, { entries, at }: Pick<KeyRotation, 'entries' | 'at'>): string {
  if (from.name !== to.name) throw new RangeError('a log keeps its name when it changes its key');
  const text = `${[HEAD, from.name, `from ${vkeyOf(from)}`, `to ${vkeyOf(to)}`, `entries ${entries}`, `at ${at}`].join('\n')}\n`;
  return signNote(text, from) + signNote(text, to).slice(text.length + 1);
}

/** @returns undefined for a text that is none, or that either key has not signed */
export function openRotation(note: string): KeyRotation | undefined {
  const [head, name, fromLine, toLine, entriesLine, atLine] = note.split('\n');
  const from = parseVkey(/^from (\S+)$/.exec(fromLine ?? '')?.[1] ?? '');
  const to = parseVkey(/^to (\S+)$/.exec(toLine ?? '')?.[1] ?? '');
  const entries = /^entries (0|[1-9]\d{0,15})$/.exec(entriesLine ?? '')?.[1];
  const at = /^at (\S+)$/.exec(atLine ?? '')?.[1];
  if (head !== HEAD || from === undefined || to === undefined || entries === undefined || at === undefined) return undefined;
  if (from.name !== name || to.name !== name || from.use !== 'note' || to.use !== 'note') return undefined;
  if (openNote(note, [from, to])?.signedBy.length !== 2) return undefined;
  return { from, to, entries: Number(entries), at };
}

/** Several rotations in one text, as a desk publishes them. */
export function splitRotations(text: string): string[] {
  return text.split(/^(?=rogatory key-rotation\/1$)/m).filter((note) => note.startsWith(HEAD));
}

/** A key that signs no longer, and how long its log was when it signed for the last time. */
export interface RetiredKey {
  readonly vkey: string;
  readonly entries: number;
}

/**
 * What each rotation says of the key before it. Whoever has that key still can sign a longer log with it: that is not the desk's any more. Where two
 * rotations speak of one key, the shorter log counts.
 */
export function retiredKeys(notes: readonly string[]): readonly RetiredKey[] {
  const entries = new Map<string, number>();
  for (const rotation of notes.map(openRotation).filter((one) => one !== undefined)) {
    const vkey = vkeyOf(rotation.from);
    entries.set(vkey, Math.min(rotation.entries, entries.get(vkey) ?? rotation.entries));
  }
  return [...entries].map(([vkey, last]) => ({ vkey, entries: last }));
}

/** The keys that are trusted, and those that they have signed on, however many steps. */
export function withRotations(keys: readonly NoteVerifier[], notes: readonly string[]): readonly NoteVerifier[] {
  const trusted = [...keys];
  const rotations = notes.map(openRotation).filter((one) => one !== undefined);
  const knows = (key: NoteVerifier): boolean => trusted.some((one) => vkeyOf(one) === vkeyOf(key));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of rotations)
      if (knows(from) && !knows(to)) {
        trusted.push(to);
        grown = true;
      }
  }
  return trusted;
}
