// SPDX-License-Identifier: Apache-2.0

import type { HowItCame } from '../../core/api/evidence.ts';
import type { ItemDue, RetentionOfCase } from '../../core/api/retention.ts';
import { hidden } from '../../core/custody/entry.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { retentionOf } from './shown-retention.ts';

/** Until when each item of a case is kept, what is due, and what is to be erased. */
export async function showRetention(desk: OpenDesk, asking: Asking, caseId: string): Promise<RetentionOfCase> {
  return await act(desk, asking, {
    verb: 'see-retention',
    subject: 'evidence',
    kind: 'retention-shown',
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who, now, note }) {
      const shown = await retentionOf(tx, row, { who, now, rules: desk.configuration.retention });
      note({ count: shown.items.length, due: shown.items.filter(({ due }) => due).length });
      return shown;
    },
  });
}

/** Over all cases of the person: what is due, and what waits for a second person. Cases in which nothing can be due are not gone through. */
export async function listDue(desk: OpenDesk, asking: Asking): Promise<ItemDue[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'evidence',
    kind: 'retention-shown',
    async carryOut({ tx, who, now, only, note }) {
      const cases = await tx
        .selectFrom('case_file')
        .select(['id', 'number', 'closed_at'])
        .where(only({ caseId: 'case_file.id' }))
        .where((one) =>
          one.or([
            one('closed_at', 'is not', null),
            one.exists(one.selectFrom('case_retention').select('id').whereRef('case_retention.case_id', '=', 'case_file.id')),
            one.exists(
              one.selectFrom('erasure').select('id').whereRef('erasure.case_id', '=', 'case_file.id').where('decision', 'is', null),
            ),
          ]),
        )
        .orderBy('number')
        .execute();
      const due: ItemDue[] = [];
      for (const one of cases) {
        const { items } = await retentionOf(tx, one, { who, now, rules: desk.configuration.retention });
        for (const item of items)
          if (item.due || (item.erasure !== null && item.erasure.decision === null))
            due.push({ caseId: one.id, caseNumber: one.number, item });
      }
      note({ list: 'due', count: due.length });
      return due;
    },
  });
}

export interface AskedRetention {
  /** Absent: everything of the case. */
  readonly how?: HowItCame | undefined;
  readonly untilDay: string;
  readonly reason: string;
}

/** Longer or shorter than the rule of the desk, for a reason: an appeal, an order. @throws INPUT_WRONG for a day that is none */
export async function setRetention(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  { how, untilDay, reason }: AskedRetention,
): Promise<RetentionOfCase> {
  refuseNoDay(untilDay);
  return await act(desk, asking, {
    verb: 'set-retention',
    subject: 'evidence',
    kind: 'retention-set',
    about: { how: how ?? 'all', until: untilDay, reason: hidden(reason) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who, now }) {
      await tx
        .insertInto('case_retention')
        .values({ id: desk.newId(), case_id: caseId, how: how ?? null, until_day: untilDay, reason, set_at: now, set_by: who.id })
        .execute();
      return await retentionOf(tx, row, { who, now, rules: desk.configuration.retention });
    },
  });
}

function refuseNoDay(day: string): void {
  const time = Date.parse(`${day}T00:00:00.000Z`);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return;
  throw new InputError('WRONG', {
    message: requestSays('day-expected', { day }),
    details: { fields: ['untilDay'] },
  });
}
