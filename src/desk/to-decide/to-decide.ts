// SPDX-License-Identifier: Apache-2.0
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { RequestSummary } from '../../core/api/requests.ts';
import type { ErasureToDecide, ToDecide, VisitsToDecide } from '../../core/api/to-decide.ts';
import { byChange } from '../../core/requests/register-page.ts';
import type { Language } from '../../core/routes/advice.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { openSetApart } from '../evidence/set-apart-to-decide.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { openLifts } from '../privilege/lifts-to-decide.ts';
import { openFacts } from '../requests/facts-to-decide.ts';
import { openMailKeys } from '../requests/mail-keys.ts';
import { listedRequests, requestSummaries } from '../requests/show-request.ts';
import { openHeldAccounts } from '../sign-in/held-accounts.ts';
import { openLowerings } from '../targets/lowerings-to-decide.ts';

type Listing = Pick<Doing<unknown>, 'tx' | 'who' | 'only' | 'now'>;

/**
 * What waits for somebody's decision and they may take it: never their own, and of cases only those of their circle. What asks ends with its case;
 * evidence is handed out and erased after it, so that liftings of seals, erasures and what was not asked for wait in closed cases as well.
 */
export async function listToDecide(desk: OpenDesk, asking: Asking): Promise<ToDecide> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'cases-listed',
    about: { list: 'to-decide' },
    async carryOut(doing) {
      const requests = await requestsToDecide(desk, doing, asking.language);
      const parts = {
        requests,
        lifts: await openLifts(doing),
        lowerings: await openLowerings(doing),
        erasures: await erasuresToDecide(doing),
        visits: await visitsToDecide(doing),
        facts: await openFacts(desk, doing, asking.language, new Set(requests.map(({ id }) => id))),
        setApart: await openSetApart(doing),
        mailKeys: await openMailKeys(doing),
        accounts: await openHeldAccounts(doing),
      };
      const count = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
      doing.note({ count });
      return { count, ...parts };
    },
  });
}

async function requestsToDecide(desk: OpenDesk, { tx, who, only }: Listing, language: Language): Promise<RequestSummary[]> {
  const rows = await listedRequests(tx)
    .select(['request.drafter_ids', 'case_file.closed_at'])
    .where(only({ caseId: 'request.case_id' }))
    .where((one) => one.or([one('request.state', 'in', ['submitted', 'approved']), one('request.review', 'is not', null)]))
    .where('case_file.closed_at', 'is', null)
    .execute();
  const drafters = new Map(rows.map(({ id, drafter_ids }) => [id, drafter_ids]));
  const summaries = await requestSummaries(desk, tx, rows, language);
  return summaries.filter((one) => decidesOn(who, one, drafters.get(one.id) ?? [])).sort(byChange);
}

/** Whether the next move is this person’s, as far as their part in the case goes. */
function decidesOn(who: Who, { caseId, waitsFor }: RequestSummary, drafterIds: readonly string[]): boolean {
  const verb = waitsFor === 'approver' ? 'approve' : waitsFor === 'legal-reviewer' ? 'lift-gate' : undefined;
  return verb !== undefined && isAllowed(who, verb, 'request', { caseId, drafterIds });
}

async function erasuresToDecide({ tx, who, only }: Listing): Promise<ErasureToDecide[]> {
  const rows = await tx
    .selectFrom('erasure')
    .innerJoin('evidence', 'evidence.id', 'erasure.evidence_id')
    .innerJoin('case_file', 'case_file.id', 'erasure.case_id')
    .select(['erasure.id', 'erasure.case_id', 'erasure.evidence_id', 'erasure.ground', 'erasure.reason'])
    .select(['erasure.proposed_at', 'erasure.proposed_by', 'evidence.name', 'case_file.number', 'case_file.closed_at'])
    .where(only({ caseId: 'case_file.id' }))
    .where('erasure.decision', 'is', null)
    .orderBy('erasure.proposed_at')
    .execute();
  const mine = rows.filter((row) => isAllowed(who, 'confirm-erasure', 'evidence', { caseId: row.case_id, drafterIds: [row.proposed_by] }));
  const person = await peopleOf(
    tx,
    mine.map(({ proposed_by }) => proposed_by),
  );
  return mine.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, caseClosed: row.closed_at !== null },
    ...{ evidenceId: row.evidence_id, name: row.name, ground: row.ground },
    ...{ reason: row.reason, by: person(row.proposed_by), at: row.proposed_at.toISOString() },
  }));
}

async function visitsToDecide({ tx, who, only, now }: Listing): Promise<VisitsToDecide[]> {
  const rows = await tx
    .selectFrom('capture_list as list')
    .innerJoin('case_file', 'case_file.id', 'list.case_id')
    .select(['list.id', 'list.case_id', 'list.name', 'list.urls', 'list.visits', 'list.purpose', 'list.asked_at', 'list.asked_by'])
    .select('case_file.number')
    .where(only({ caseId: 'case_file.id' }))
    .where('list.approved_at', 'is', null)
    .where('list.stopped_at', 'is', null)
    .where('list.ends_at', '>', now)
    .where('case_file.closed_at', 'is', null)
    .orderBy('list.asked_at')
    .execute();
  const mine = rows.filter((row) => isAllowed(who, 'approve', 'capture', { caseId: row.case_id, drafterIds: [row.asked_by] }));
  const person = await peopleOf(
    tx,
    mine.map(({ asked_by }) => asked_by),
  );
  return mine.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, name: row.name, pages: row.urls.length, visits: row.visits },
    ...{ reason: row.purpose, by: person(row.asked_by), at: row.asked_at.toISOString() },
  }));
}
