// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql, type Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Subject } from '../../core/access/sentence.ts';
import type { Who } from '../../core/access/who.ts';
import type { CaseDetail, CaseSummary, MarkRemoval, Member } from '../../core/api/cases.ts';
import type { Database } from '../../store/database/schema.ts';
import { targetsOfCase } from '../targets/show-target.ts';
import type { CaseRow } from './find-case.ts';

/** What the circle may do in a case, by the names the screens use. */
const DUTIES: readonly (readonly [string, string, Subject])[] = [
  ['change-case', 'change', 'case'],
  ['remove-mark', 'unmark', 'case'],
  ['close-case', 'close', 'case'],
  ['add-member', 'change-members', 'case'],
  ['add-target', 'add', 'target'],
  ['propose-lowering', 'propose-lowering', 'target'],
  ['ask-advice', 'ask', 'advice'],
  ['draft-request', 'draft', 'request'],
  ['receive-evidence', 'add', 'evidence'],
  ['download-evidence', 'download', 'evidence'],
  ['read-evidence', 'read', 'evidence'],
  ['see-records', 'list', 'record'],
  ['decide-set-apart', 'decide-set-apart', 'record'],
  ['reconcile', 'reconcile', 'record'],
  ['write-lead', 'add', 'target'],
  ['allow-tracing', 'allow', 'trace'],
  ['look-up-currency', 'look-up', 'trace'],
  ['name-address', 'add', 'address-tag'],
  ['annotate-trace', 'annotate', 'trace'],
  ['begin-capture', 'begin', 'capture'],
  ['approve-captures', 'approve', 'capture'],
  ['stop-captures', 'stop', 'capture'],
  ['see-captures', 'open', 'capture'],
  ['make-bundle', 'make', 'bundle'],
  ['make-defence-bundle', 'make-for-defence', 'bundle'],
  ['ask-for-defence', 'ask', 'defence-query'],
  ['take-in-bundle', 'take-in', 'bundle'],
];
const WHEN_CLOSED = new Set([
  ...['download-evidence', 'see-records', 'reconcile', 'see-captures', 'decide-set-apart'],
  ...['make-bundle', 'make-defence-bundle', 'ask-for-defence'],
]);

export async function caseSummaries(tx: Transaction<Database>, rows: readonly CaseRow[]): Promise<CaseSummary[]> {
  if (rows.length === 0) return [];
  const counts = await countsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, counts.get(row.id) ?? NOTHING_YET));
}

export async function caseDetail(tx: Transaction<Database>, row: CaseRow, who: Who): Promise<CaseDetail> {
  const [summary] = await caseSummaries(tx, [row]);
  const may = DUTIES.filter(
    ([name, verb, subject]) => isAllowed(who, verb, subject, { caseId: row.id }) && (row.closed_at === null || WHEN_CLOSED.has(name)),
  ).map(([name]) => name);
  // Nobody decides on what they proposed: here, whether they may on what somebody else did.
  const decides = row.closed_at === null && isAllowed(who, 'decide-lowering', 'target', { caseId: row.id, drafterIds: [] });
  return {
    ...(summary as CaseSummary),
    summary: row.summary,
    country: row.country,
    stage: row.stage,
    transnationalGroup: row.transnational_group,
    offences: [...row.offences],
    members: await membersOf(tx, row.id),
    targets: await targetsOfCase(tx, row.id),
    marksRemoved: await marksRemovedFrom(tx, row.id),
    may: [...may, ...(decides ? ['decide-lowering'] : [])],
  };
}

async function membersOf(tx: Transaction<Database>, caseId: string): Promise<Member[]> {
  const rows = await tx
    .selectFrom('case_member')
    .innerJoin('account', 'account.id', 'case_member.account_id')
    .select(['account.id', 'account.name', 'account.roles', 'account.disabled_at', 'case_member.role', 'case_member.since'])
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('account.name')
    .execute();
  return rows.map(({ id, name, roles, disabled_at, role, since }) => {
    const holdsRole = disabled_at === null && roles.includes(role);
    return { person: { id, name }, role, since: since.toISOString(), holdsRole };
  });
}

async function marksRemovedFrom(tx: Transaction<Database>, caseId: string): Promise<MarkRemoval[]> {
  const rows = await tx
    .selectFrom('case_mark_removal')
    .innerJoin('account', 'account.id', 'removed_by')
    .select(['mark', 'removed_at', 'reason', 'account.id', 'account.name'])
    .where('case_id', '=', caseId)
    .orderBy('removed_at', 'desc')
    .orderBy('case_mark_removal.id', 'desc')
    .execute();
  return rows.map(({ mark, removed_at, reason, id, name }) => ({ mark, at: removed_at.toISOString(), by: { id, name }, reason }));
}

interface Counts {
  readonly targets: number;
  readonly open: number;
  readonly to_approve: number;
  readonly evidence: number;
  readonly due_kind: string | null;
  readonly due_at: Date | null;
  readonly due_request: string | null;
}
const NOTHING_YET: Counts = { targets: 0, open: 0, to_approve: 0, evidence: 0, due_kind: null, due_at: null, due_request: null };

/** One question for all rows of a list. */
async function countsOf(db: Kysely<Database>, caseIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const { rows } = await sql<Counts & { id: string }>`
    SELECT c.id,
      (SELECT count(*) FROM target t WHERE t.case_id = c.id) AS targets,
      (SELECT count(*) FROM request r WHERE r.case_id = c.id AND r.state NOT IN ('withdrawn', 'closed', 'lapsed', 'disapproved')) AS open,
      (SELECT count(*) FROM request r WHERE r.case_id = c.id AND r.state = 'submitted') AS to_approve,
      (SELECT count(*) FROM evidence e WHERE e.case_id = c.id) AS evidence,
      d.kind AS due_kind, d.due_at, d.request_id AS due_request
    FROM case_file c
    LEFT JOIN LATERAL (
      SELECT kind, due_at, request_id FROM deadline WHERE deadline.case_id = c.id AND met_at IS NULL ORDER BY due_at LIMIT 1
    ) d ON TRUE
    WHERE c.id IN (${sql.join(caseIds)})`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function summaryOf(row: CaseRow, counts: Counts): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    families: [...new Set(row.offences.map(({ family }) => family))],
    handling: { restricted: row.restricted, minors: row.minors, privileged: row.privileged },
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    counts: { targets: counts.targets, requestsOpen: counts.open, toApprove: counts.to_approve, evidence: counts.evidence },
    nextDue:
      counts.due_kind === null || counts.due_at === null
        ? null
        : { kind: counts.due_kind, at: counts.due_at.toISOString(), requestId: counts.due_request },
  };
}
