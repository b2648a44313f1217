// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { Privilege, PrivilegeLift, PrivilegeSeal } from '../../core/api/privilege.ts';
import type { Person } from '../../core/api/shapes.ts';
import type { PrivilegeLiftDecisionTable, PrivilegeLiftTable, PrivilegeSealTable } from '../../store/database/reading-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { isBeingParted } from '../evidence/shown-reading.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

type SealRow = Selectable<PrivilegeSealTable>;
type LiftRow = Selectable<PrivilegeLiftTable>;
type DecisionRow = Selectable<PrivilegeLiftDecisionTable>;

/** How much of a case is sealed as privileged, under which protection, why and by whom. None of it is shown here. */
export async function showPrivilege(desk: OpenDesk, asking: Asking, caseId: string): Promise<Privilege> {
  return await act(desk, asking, {
    verb: 'see-privilege',
    subject: 'record',
    kind: 'coverage-shown',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, who, note }) {
      note({ list: 'privilege' });
      return await privilegeOf(tx, who, caseId);
    },
  });
}

const DUTIES = [
  ['seal', 'seal-privileged'],
  ['look', 'open-privileged'],
  ['propose', 'propose-lift'],
] as const;

export async function privilegeOf(tx: Transaction<Database>, who: Who, caseId: string): Promise<Privilege> {
  const seals = await tx.selectFrom('privilege_seal').selectAll().where('case_id', '=', caseId).orderBy('added', 'desc').execute();
  const lifts = await tx.selectFrom('privilege_lift').selectAll().where('case_id', '=', caseId).orderBy('added').execute();
  const decided = await tx.selectFrom('privilege_lift_decision').selectAll().where('case_id', '=', caseId).execute();
  const people = [seals.map((one) => one.sealed_by), lifts.map((one) => one.proposed_by), decided.map((one) => one.decided_by)].flat();
  const person = await peopleOf(tx, people);
  const readings = await readingsOf(tx, caseId);
  const held = (id: string) => readings.newest.reduce((sum, { privileged }) => sum + (privileged?.bySeal[id] ?? 0), 0);
  const may: string[] = DUTIES.filter(([, verb]) => isAllowed(who, verb, 'record', { caseId })).map(([name]) => name);
  const maySee = isAllowed(who, 'open-privileged', 'record', { caseId });
  // Nobody decides on what they proposed: here, whether they may on what somebody else did.
  if (isAllowed(who, 'decide-lift', 'record', { caseId, drafterIds: [] })) may.push('decide');
  return {
    caseId,
    seals: seals.map((row) => {
      const own = lifts.filter(({ seal_id }) => seal_id === row.id);
      return shownSeal(row, { lifts: own, decided, person, records: held(row.id), withNames: maySee || row.sealed_by === who.id });
    }),
    readings: readings.all.flatMap(({ id, evidence_id, privileged }) =>
      privileged === null ? [] : [{ readingId: id, evidenceId: evidence_id, records: privileged.records }],
    ),
    parting: readings.parting,
    may,
  };
}

interface About {
  readonly lifts: readonly LiftRow[];
  readonly decided: readonly DecisionRow[];
  readonly person: (id: string) => Person;
  readonly records: number;
  readonly withNames: boolean;
}

function shownSeal(row: SealRow, { lifts, decided, person, records, withNames }: About): PrivilegeSeal {
  const shown = lifts.map((lift) =>
    shownLift(
      lift,
      decided.find(({ lift_id }) => lift_id === lift.id),
      person,
    ),
  );
  return {
    ...{ id: row.id, caseId: row.case_id, protection: row.protection, reason: row.reason },
    by: person(row.sealed_by),
    at: row.sealed_at.toISOString(),
    state: stateOf(shown),
    names: withNames ? [...row.names] : null,
    marked: { names: row.names.length, records: row.records.length },
    records,
    lifts: shown,
  };
}

function stateOf(lifts: readonly PrivilegeLift[]): PrivilegeSeal['state'] {
  if (lifts.some(({ decided }) => decided?.decision === 'confirm')) return 'lifted';
  return lifts.some(({ decided }) => decided === null) ? 'lift-proposed' : 'standing';
}

function shownLift(row: LiftRow, decided: DecisionRow | undefined, person: (id: string) => Person): PrivilegeLift {
  return {
    ...{ id: row.id, reason: row.reason, by: person(row.proposed_by), at: row.proposed_at.toISOString() },
    decided:
      decided === undefined
        ? null
        : {
            ...{ decision: decided.decision, reason: decided.reason },
            ...{ by: person(decided.decided_by), at: decided.decided_at.toISOString() },
          },
  };
}

/** Readings of what is not erased; the newest of each item, and how many are being parted. */
async function readingsOf(tx: Transaction<Database>, caseId: string) {
  const all = await tx
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .select(['reading.id', 'reading.evidence_id', 'reading.privileged', 'reading.ended_at', 'reading.coverage'])
    .where('reading.case_id', '=', caseId)
    .where('evidence.erased_at', 'is', null)
    .orderBy('reading.started_at')
    .orderBy('reading.id')
    .execute();
  const newest = [...new Map(all.map((row) => [row.evidence_id, row])).values()];
  return { all, newest, parting: all.filter(isBeingParted).length };
}
