// SPDX-License-Identifier: Apache-2.0
import { parseCheckpoint } from './checkpoint.ts';
import { EMPTY_RANGE, rootOf, type TreeHash } from './merkle-tree.ts';
import { verifyConsistency } from './proofs.ts';
import { type NoteVerifier, openNote } from './signed-note.ts';

/**
 * What is asked of a witness (C2SP tlog-witness, add-checkpoint):
 *
 *     old <size it signed last>
 *     <base64 hash> …            the proof that the new tree continues the old one
 *     <empty line>
 *     <the signed checkpoint>
 */
export interface WitnessRequest {
  readonly oldSize: number;
  readonly proof: readonly TreeHash[];
  readonly checkpoint: string;
}

const MAX_HASHES = 63;

export function witnessRequestText({ oldSize, proof, checkpoint }: WitnessRequest): string {
  return [`old ${oldSize}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', checkpoint].join('\n');
}

/** @returns undefined for a text that is none */
export function parseWitnessRequest(text: string): WitnessRequest | undefined {
  const split = text.indexOf('\n\n');
  const [old, ...hashes] = text.slice(0, Math.max(0, split)).split('\n');
  const size = /^old (0|[1-9]\d{0,15})$/.exec(old ?? '')?.[1];
  const whole = hashes.every((line) => /^[A-Za-z0-9+/]{43}=$/.test(line) && Buffer.from(line, 'base64').toString('base64') === line);
  if (split < 0 || size === undefined || hashes.length > MAX_HASHES || !whole) return undefined;
  return { oldSize: Number(size), proof: hashes.map((line) => Buffer.from(line, 'base64')), checkpoint: text.slice(split + 2) };
}

/** The last state of a log that a witness has signed. */
export interface WitnessedState {
  readonly size: number;
  readonly root: TreeHash;
}

export type WitnessVerdict =
  | { readonly answer: 'sign'; readonly origin: string; readonly text: string; readonly state: WitnessedState }
  | { readonly answer: 'refuse'; readonly status: 400 | 403 | 404 | 409 | 422; readonly why: string; readonly size?: number };

const refuse = (status: 400 | 403 | 404 | 409 | 422, why: string, size?: number): WitnessVerdict => ({
  answer: 'refuse',
  status,
  why,
  ...(size === undefined ? {} : { size }),
});

/**
 * Whether a witness signs: only a log it knows, only what that log has signed, only what continues the state it signed last. The statuses and
 * their order are those of tlog-witness. @param stateOf the last state it signed of a log; undefined when none
 */
export function judgeCheckpoint(
  { oldSize, proof, checkpoint: note }: WitnessRequest,
  logs: readonly NoteVerifier[],
  stateOf: (origin: string) => WitnessedState | undefined,
): WitnessVerdict {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) return refuse(400, 'the checkpoint has not the form of one');
  const { origin, size, root } = checkpoint;
  const keys = logs.filter((key) => key.use === 'note' && key.name === origin);
  if (keys.length === 0) return refuse(404, 'the log is not one of those witnessed here');
  if ((openNote(note, keys)?.signedBy.length ?? 0) === 0) return refuse(403, 'the checkpoint is not signed by the key of its log');
  if (oldSize > size) return refuse(400, 'the old size is larger than the new one');
  const last = stateOf(origin);
  if (oldSize !== (last?.size ?? 0)) return refuse(409, 'the state signed last has another size', last?.size ?? 0);
  if (size === 0 && !Buffer.from(root).equals(rootOf(EMPTY_RANGE))) return refuse(422, 'a log without entries has another root');
  if (!continues(last, { size, root }, proof)) return refuse(422, 'the log does not continue the state that was signed last');
  return { answer: 'sign', origin, text, state: { size, root } };
}

function continues(last: WitnessedState | undefined, next: WitnessedState, proof: readonly TreeHash[]): boolean {
  if (last === undefined || last.size === 0) return proof.length === 0;
  return verifyConsistency(last, next, proof);
}
