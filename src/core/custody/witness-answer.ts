// SPDX-License-Identifier: Apache-2.0
import { type NoteVerifier, openNote } from './signed-note.ts';

/** What a witness has answered (C2SP tlog-witness, add-checkpoint). */
export type WitnessAnswer =
  /** Its signature line on the checkpoint, which is good. */
  | { readonly kind: 'signed'; readonly line: string; readonly at: number }
  /** It last signed another size than the one that was named. */
  | { readonly kind: 'at-size'; readonly size: number }
  /** It says that the log does not continue what it signed. */
  | { readonly kind: 'forked' }
  /** It does not witness this log, or not under this key. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It could not answer; it is asked again later. */
  | { readonly kind: 'failed'; readonly why: string };

/** Reads an answer; what a witness writes is as little trusted as anything else. @param note the checkpoint that was sent */
export function readWitnessAnswer(status: number, body: string, note: string, witness: NoteVerifier): WitnessAnswer {
  switch (status) {
    case 200:
      return signedLine(body, note, witness);
    case 409: {
      const size = /^(0|[1-9]\d{0,15})\n?$/.exec(body)?.[1];
      return size === undefined ? { kind: 'failed', why: 'it named no size' } : { kind: 'at-size', size: Number(size) };
    }
    case 422:
      return { kind: 'forked' };
    case 403:
    case 404:
      return { kind: 'refused', why: status === 404 ? 'it does not witness this log' : 'it knows the log by another key' };
    default:
      return { kind: 'failed', why: `status ${status}` };
  }
}

/** The answer may hold signatures of other keys; only the line of the key we know counts. */
function signedLine(body: string, note: string, witness: NoteVerifier): WitnessAnswer {
  for (const line of body.split('\n').filter((one) => one !== '')) {
    const opened = openNote(`${note}${line}\n`, [witness]);
    if (opened?.signedBy.length === 1) return { kind: 'signed', line: `${line}\n`, at: opened.signedAt[0] ?? 0 };
  }
  return { kind: 'failed', why: 'its signature is not by the key that is configured' };
}
