// SPDX-License-Identifier: Apache-2.0
import type { NoteVerifier } from '../../core/custody/signed-note.ts';
import { vkeyOf } from '../../core/custody/signed-note.ts';
import { witnessRequestText } from '../../core/custody/witness.ts';
import { readWitnessAnswer, type WitnessAnswer } from '../../core/custody/witness-answer.ts';
import type { ConfiguredWitness } from '../../store/configuration.ts';
import { proveConsistency } from '../../store/log/prove-entry.ts';
import type { Store } from '../../store/open-store.ts';
import { clearFault, raiseFault } from '../self-check/faults.ts';

const PATIENCE_MS = 8_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** A witness that answers with a size is asked once more, from there. */
const QUESTIONS = 3;
const MOST_ANSWER_BYTES = 64 * 1024;

/**
 * Asks one witness to sign a checkpoint and keeps what it answers. A witness that has seen more than this desk holds, or something else,
 * says that the log was rolled back or forked: that is raised as a fault and stands until the witness signs again.
 */
export async function askWitness(
  store: Store,
  { key, address }: ConfiguredWitness,
  head: { readonly size: number; readonly note: string },
  now: Date,
): Promise<WitnessAnswer> {
  const witness = vkeyOf(key);
  const state = await store.db.selectFrom('log_witness').selectAll().where('witness', '=', witness).executeTakeFirst();
  let old = state?.size ?? 0;
  let answer: WitnessAnswer = { kind: 'failed', why: 'it was not asked' };
  for (let n = 0; n < QUESTIONS; n += 1) {
    answer = await ask(store, address, key, { ...head, old });
    if (answer.kind !== 'at-size' || answer.size > head.size) break;
    old = answer.size;
  }
  await keepAnswer(store, { key, address }, { head, answer, failures: (state?.failures ?? 0) + 1, old }, now);
  return answer;
}

async function ask(
  { db, configuration }: Store,
  address: string,
  key: NoteVerifier,
  { size, note, old }: { readonly size: number; readonly note: string; readonly old: number },
): Promise<WitnessAnswer> {
  const from = Math.min(old, size);
  const proof = from === 0 || from === size ? [] : await proveConsistency({ db, logFolder: configuration.logFolder }, from, size);
  try {
    const answer = await fetch(`${address}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: witnessRequestText({ oldSize: old, proof, checkpoint: note }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = (await answer.text()).slice(0, MOST_ANSWER_BYTES);
    return readWitnessAnswer(answer.status, body, note, key);
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? ((error.cause as { code?: string })?.code ?? error.name) : 'unknown' };
  }
}

interface Asked {
  readonly head: { readonly size: number };
  readonly answer: WitnessAnswer;
  readonly failures: number;
  readonly old: number;
}

async function keepAnswer({ db }: Store, { key }: ConfiguredWitness, { head, answer, failures, old }: Asked, now: Date): Promise<void> {
  const witness = vkeyOf(key);
  const signed = answer.kind === 'signed';
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20));
  const row = {
    size: signed ? head.size : old,
    failures: signed ? 0 : failures,
    asked_at: now,
    ask_again_at: signed ? now : new Date(now.getTime() + pause),
    trouble: signed ? null : troubleOf(answer),
  };
  await db.transaction().execute(async (tx) => {
    if (signed)
      await tx
        .insertInto('log_cosignature')
        .values({ size: head.size, witness, line: answer.line, signed_at: new Date(answer.at * 1000) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await tx
      .insertInto('log_witness')
      .values({ witness, ...row })
      .onConflict((conflict) => conflict.column('witness').doUpdateSet(row))
      .execute();
  });
  const ends = { LOG_ROLLED_BACK: answer.kind === 'at-size' && answer.size > head.size, LOG_FORKED: answer.kind === 'forked' };
  for (const code of ['LOG_ROLLED_BACK', 'LOG_FORKED'] as const)
    if (ends[code]) await raiseFault(db, { code, place: key.name, what: sentence(code, key.name, answer, head.size) }, now);
    else if (signed) await clearFault(db, { code, place: key.name }, now);
}

function troubleOf(answer: WitnessAnswer): string {
  switch (answer.kind) {
    case 'at-size':
      return `it has signed ${answer.size} entries`;
    case 'forked':
      return 'it has signed another log under this name';
    case 'refused':
    case 'failed':
      return answer.why;
    case 'signed':
      return '';
  }
}

function sentence(code: 'LOG_ROLLED_BACK' | 'LOG_FORKED', name: string, answer: WitnessAnswer, size: number): string {
  if (code === 'LOG_ROLLED_BACK' && answer.kind === 'at-size')
    return `${name} has signed this log at ${answer.size} entries, and this desk holds ${size}: it was brought back from an older backup, or another desk writes the log.`;
  return `${name} has signed other entries under the name of this log than this desk holds: there are two versions of it.`;
}
