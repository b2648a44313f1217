// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { Erasure } from '../../core/api/retention.ts';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { withDerived } from '../../core/evidence/retention.ts';
import type { Database } from '../../store/database/schema.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { eraseEvidenceJob } from './erase-evidence-job.ts';
import { type ErasureRow, retentionOf, shownErasure } from './shown-retention.ts';

/**
 * Proposes that an item be erased: by rule when it is due, or by an order of an authority, whose reference is in the reason.
 * @throws EVIDENCE_ERASED, EVIDENCE_NOT_DUE, EVIDENCE_ERASURE_OPEN
 */
export async function proposeErasure(
  desk: OpenDesk,
  asking: Asking,
  evidenceId: string,
  { ground, reason }: { readonly ground: 'rule' | 'order'; readonly reason: string },
): Promise<Erasure> {
  return await act(desk, asking, {
    verb: 'propose-erasure',
    subject: 'evidence',
    kind: 'erasure-proposed',
    about: { evidence: evidenceId, ground, reason: hidden(reason) },
    find: async (tx) => await evidenceThing(tx, evidenceId),
    async carryOut({ tx, thing: { row, caseId }, who, now, note }) {
      refuseErased(row);
      if (ground === 'rule') await refuseNotDue(desk, { tx, who, now }, { caseId, evidenceId });
      const id = desk.newId();
      const added = await tx
        .insertInto('erasure')
        .values({
          ...{ id, case_id: caseId, evidence_id: evidenceId, ground, reason, proposed_at: now, proposed_by: who.id },
          ...{ decided_at: null, decided_by: null, decision: null, declined_reason: null, job_id: null, done_at: null },
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (added === undefined)
        throw new EvidenceError('ERASURE_OPEN', {
          message: evidenceSays('erasure-open'),
        });
      note({ erasure: id, item: row.sha256 });
      return await shownErasure(tx, added);
    },
  });
}

/**
 * Has it erased, by somebody else than who proposed it. From this moment nobody opens anything of it; a job then takes the content away. What was
 * due when it was proposed has to be so still: an order to keep it may have come since.
 * @throws ACCESS_NOT_ALLOWED for who proposed it (four eyes), EVIDENCE_ERASURE_DECIDED, EVIDENCE_NOT_DUE
 */
export async function confirmErasure(desk: OpenDesk, asking: Asking, erasureId: string): Promise<Erasure> {
  return await act(desk, asking, {
    verb: 'confirm-erasure',
    subject: 'evidence',
    kind: 'erasure-ordered',
    about: { erasure: erasureId },
    find: async (tx) => await erasureThing(tx, erasureId),
    async carryOut({ tx, thing: { row, caseId }, who, now, note }) {
      refuseDecided(row);
      if (row.ground === 'rule') await refuseNotDue(desk, { tx, who, now }, { caseId, evidenceId: row.evidence_id });
      const all = await tx.selectFrom('evidence').select(['id', 'derived_from', 'sha256']).where('case_id', '=', caseId).execute();
      const items = withDerived(row.evidence_id, all);
      await tx
        .updateTable('evidence')
        .set({ erased_at: now })
        .where(
          'id',
          'in',
          items.map(({ id }) => id),
        )
        .where('erased_at', 'is', null)
        .execute();
      const input = { erasureId, caseId, evidenceIds: items.map(({ id }) => id) };
      const jobId = await desk.queue.send(tx, eraseEvidenceJob, { key: erasureId, caseId, input });
      const decided = { decided_at: now, decided_by: who.id, decision: 'confirmed' as const, job_id: jobId };
      await tx.updateTable('erasure').set(decided).where('id', '=', erasureId).execute();
      note({
        evidence: row.evidence_id,
        items: items.length,
        ground: row.ground,
        reason: hidden(row.reason),
        'proposed-by': hidden(row.proposed_by),
      });
      return await shownErasure(tx, { ...row, ...decided });
    },
  });
}

/** Declines a proposal, or takes the own one back. @throws EVIDENCE_ERASURE_DECIDED */
export async function declineErasure(desk: OpenDesk, asking: Asking, erasureId: string, reason: string): Promise<Erasure> {
  return await act(desk, asking, {
    verb: 'decline-erasure',
    subject: 'evidence',
    kind: 'erasure-declined',
    about: { erasure: erasureId, reason: hidden(reason) },
    find: async (tx) => await erasureThing(tx, erasureId),
    async carryOut({ tx, thing: { row }, who, now, note }) {
      refuseDecided(row);
      const decided = { decided_at: now, decided_by: who.id, decision: 'declined' as const, declined_reason: reason };
      await tx.updateTable('erasure').set(decided).where('id', '=', erasureId).execute();
      note({ evidence: row.evidence_id });
      return await shownErasure(tx, { ...row, ...decided });
    },
  });
}

/** @throws EVIDENCE_NOT_DUE, also while anything that would go with it is kept */
async function refuseNotDue(
  desk: OpenDesk,
  { tx, who, now }: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>,
  { caseId, evidenceId }: { readonly caseId: string; readonly evidenceId: string },
): Promise<void> {
  const theCase = await tx.selectFrom('case_file').select(['id', 'closed_at']).where('id', '=', caseId).executeTakeFirstOrThrow();
  const { items } = await retentionOf(tx, theCase, { who, now, rules: desk.configuration.retention });
  if (items.find((one) => one.evidenceId === evidenceId)?.due === true) return;
  throw new EvidenceError('NOT_DUE', { message: evidenceSays('not-due') });
}

/** Locked, so that of two who decide at once the second is told. */
async function erasureThing(tx: Transaction<Database>, id: string) {
  const row = await tx.selectFrom('erasure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, drafterIds: [row.proposed_by], row };
}

function refuseDecided(row: ErasureRow): void {
  if (row.decision === null) return;
  throw new EvidenceError('ERASURE_DECIDED', { message: evidenceSays('erasure-decided', { decision: evidenceSays(row.decision) }) });
}
