// SPDX-License-Identifier: Apache-2.0
import { type NoteSigner, type NoteVerifier, openNote, signNote } from './signed-note.ts';

/**
 * Which papers of a desk no longer stand, signed by the key of its log (C2SP signed-note) and published beside its checkpoint. Its first
 * line keeps it from being read as a checkpoint.
 *
 *     rogatory withdrawn/1
 *     desk.example/log
 *     entries 1234
 *     at 2026-11-26T08:00:00.000Z
 *     6a0f6f0e-0000-4000-8000-000000000001 v1 withdrawn 2026-11-25T10:00:00.000Z
 *
 *     — desk.example/log …
 *
 * It says what the desk says: one that is left out is not seen by it, only in the log itself.
 */
export interface Withdrawals {
  readonly desk: string;
  /** Size of the log when it was written. */
  readonly entries: number;
  readonly at: string;
  readonly papers: readonly WithdrawnPaper[];
}

export interface WithdrawnPaper {
  readonly request: string;
  readonly version: number;
  /** `replaced`: a narrower version of the same request took its place. */
  readonly what: 'withdrawn' | 'replaced';
  readonly at: string;
}

const HEAD = 'rogatory withdrawn/1';
const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const LINE = new RegExp(String.raw`^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) v(\d{1,6}) (withdrawn|replaced) (${INSTANT})$`);

export function withdrawalsNote({ desk, entries, at, papers }: Withdrawals, signer: NoteSigner): string {
  const lines = papers.map((paper) => `${paper.request} v${paper.version} ${paper.what} ${paper.at}`).sort();
  return signNote(`${[HEAD, desk, `entries ${entries}`, `at ${at}`, ...lines].join('\n')}\n`, signer);
}

/** @returns undefined for a text that is none, or that none of these keys signed in the name of the desk it is of */
export function openWithdrawals(note: string, keys: readonly NoteVerifier[]): Withdrawals | undefined {
  const opened = openNote(
    note,
    keys.filter(({ use }) => use === 'note'),
  );
  const [head, desk, entries, at, ...lines] = (opened?.text ?? '').trimEnd().split('\n');
  const size = /^entries (0|[1-9]\d{0,15})$/.exec(entries ?? '')?.[1];
  const when = new RegExp(`^at (${INSTANT})$`).exec(at ?? '')?.[1];
  const papers = lines.map((line) => LINE.exec(line));
  if (head !== HEAD || desk === undefined || size === undefined || when === undefined || papers.includes(null)) return undefined;
  if (!opened?.signedBy.some(({ name }) => name === desk)) return undefined;
  return {
    desk,
    entries: Number(size),
    at: when,
    papers: (papers as RegExpExecArray[]).map(([, request, version, what, since]) => ({
      request: request as string,
      version: Number(version),
      what: what as 'withdrawn',
      at: since as string,
    })),
  };
}
