// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { ScopeWhy } from '../../core/api/readings.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Doing } from '../act.ts';
import type { OpenDesk } from '../open-desk.ts';
import { actsOnSeals } from '../privilege/standing-seals.ts';
import { askedIn, askedOf, type RequestFields } from './asked-of.ts';
import type { EvidenceRow } from './list-evidence.ts';
import { rescopeReadingJob } from './rescope-reading.ts';
import { lockItem, scopesOf } from './scopes-of-item.ts';

/** A scope on its way to an item, with the act that brings it. */
interface NewScope {
  readonly requestId: string;
  readonly why: ScopeWhy;
  readonly asked: Asked | undefined;
}

/** Before an item is read for the first time: what its request asks for now is what it is held against from now on. */
export async function keepFirstScope(desk: OpenDesk, doing: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>, item: EvidenceRow): Promise<void> {
  const { request_id: requestId } = item;
  if (requestId === null || (await scopesOf(doing.tx, item.id)).length > 0) return;
  await addScope(desk, doing, item, { requestId, why: 'read', asked: await askedOf(doing.tx, requestId) });
}

/** Before a request is amended: items that arrived under the version that goes are held against it whatever the next one says. */
export async function keepScopesOfRequest(desk: OpenDesk, doing: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>, id: string): Promise<void> {
  for (const item of await itemsOf(doing.tx, id)) await keepFirstScope(desk, doing, item);
}

/** A request asks for something else than before: every item that answers it is held against that as well. */
export async function rescopeRequest(
  desk: OpenDesk,
  doing: Pick<Doing<unknown>, 'tx' | 'who' | 'now' | 'alsoRecord'>,
  requestId: string,
  why: 'amended' | 'narrowed',
  values: FieldValues,
): Promise<void> {
  for (const item of await itemsOf(doing.tx, requestId))
    await rescopeItem(desk, doing, item, { requestId, why, asked: askedIn(values as RequestFields) });
}

/** A review did not uphold a request that went first: whatever came on it is set apart, all of it, until a decision of this case. */
export async function sealAnswersOf(
  desk: OpenDesk,
  doing: Pick<Doing<unknown>, 'tx' | 'who' | 'now' | 'alsoRecord'>,
  requestId: string,
): Promise<number> {
  const items = await itemsOf(doing.tx, requestId);
  for (const item of items) await rescopeItem(desk, doing, item, { requestId, why: 'not-upheld', asked: { nothing: true } });
  return items.length;
}

/**
 * Holds an item against one more scope. Its readings are closed in this transaction and open again when the job has parted them anew, so
 * that nobody reads meanwhile what the new scope sets apart.
 */
export async function rescopeItem(
  desk: OpenDesk,
  doing: Pick<Doing<unknown>, 'tx' | 'who' | 'now' | 'alsoRecord'>,
  item: EvidenceRow,
  scope: NewScope,
): Promise<void> {
  const { tx } = doing;
  await lockItem(tx, item.id);
  if (!(await addScope(desk, doing, item, scope))) return;
  const readings = await tx
    .selectFrom('reading')
    .selectAll()
    .where('evidence_id', '=', item.id)
    .where('ended_at', 'is not', null)
    .execute();
  for (const reading of readings) {
    const jobId = await sendRescoping(desk, tx, reading);
    await tx.updateTable('reading').set({ ended_at: null, job_id: jobId }).where('id', '=', reading.id).execute();
  }
  doing.alsoRecord('scope-recomputed', { evidence: item.id, request: scope.requestId, scope: scope.why, readings: readings.length });
}

/** One job for each number of scopes and of acts on seals: asked again after a failure it is the same one. */
export async function sendRescoping(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { id, evidence_id, case_id }: { readonly id: string; readonly evidence_id: string; readonly case_id: string },
  cause?: 'seal',
): Promise<string> {
  const scopes = await scopesOf(tx, evidence_id);
  const seals = await actsOnSeals(tx, case_id);
  return await desk.queue.send(tx, rescopeReadingJob, {
    key: `${id}:${scopes.length}${seals === 0 ? '' : `:${seals}`}`,
    caseId: case_id,
    input: { readingId: id, evidenceId: evidence_id, caseId: case_id, ...(cause === undefined ? {} : { cause }) },
  });
}

/** @returns false for one that sets no limit, or that the item is held against already */
async function addScope(
  desk: OpenDesk,
  { tx, who, now }: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>,
  item: EvidenceRow,
  { requestId, why, asked }: NewScope,
): Promise<boolean> {
  if (asked === undefined) return false;
  const text = JSON.stringify(asked);
  if ((await scopesOf(tx, item.id)).some((known) => JSON.stringify(sorted(known)) === JSON.stringify(sorted(asked)))) return false;
  const row = { id: desk.newId(), case_id: item.case_id, evidence_id: item.id, request_id: requestId, why, asked: text };
  await tx
    .insertInto('evidence_scope')
    .values({ ...row, since: now, account_id: who.id })
    .execute();
  return true;
}

/** jsonb gives members back in an order of its own. */
function sorted({ accounts, categories, from, to, nothing }: Asked): Asked {
  return {
    ...(nothing === undefined ? {} : { nothing }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(categories === undefined ? {} : { categories }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

async function itemsOf(tx: Transaction<Database>, requestId: string): Promise<EvidenceRow[]> {
  return await tx
    .selectFrom('evidence')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute();
}
