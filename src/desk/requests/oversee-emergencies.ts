// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { EmergenciesShown } from '../../core/api/register.ts';
import { emergenciesByOfficer } from '../../core/approvals/emergencies.ts';
import { isLate, isOverdue } from '../../core/approvals/emergency-review.ts';
import type { EmergencyReview } from '../../core/requests/request.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { formOf } from './find-request.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly drafter: string;
  readonly sent_at: Date | null;
  readonly review: EmergencyReview;
}

/** Every request of the desk that went before it was approved, for the overseer: who, when, how the review ended, and nothing of its case. */
export async function overseeEmergencies(desk: OpenDesk, asking: Asking): Promise<EmergenciesShown> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'emergency',
    kind: 'statistics-made',
    about: { list: 'emergencies' },
    async carryOut({ tx, now, note }) {
      const { rows } = await sql<Row>`SELECT * FROM emergencies_for_overseer() ORDER BY review ->> 'dueAt' DESC, id`.execute(tx);
      note(digestOfList(rows.map(({ id }) => id)));
      const ids = [...new Set(rows.flatMap(({ drafter, review }) => [drafter, ...(review.by === undefined ? [] : [review.by])]))];
      const people = ids.length === 0 ? [] : await tx.selectFrom('account').select(['id', 'name', 'unit']).where('id', 'in', ids).execute();
      const person = (id: string) => ({ id, name: people.find((one) => one.id === id)?.name ?? '' });
      const unit = (id: string) => people.find((one) => one.id === id)?.unit ?? '';
      const at = now.toISOString();
      return {
        officers: emergenciesByOfficer(rows, at).map(({ drafter, ...counts }) => ({
          person: person(drafter),
          unit: unit(drafter),
          ...counts,
        })),
        emergencies: rows.map(({ id, kind, drafter, sent_at, review }) => ({
          ...{ id, title: formOf(kind).names[asking.language], by: person(drafter), unit: unit(drafter) },
          ...{ sentAt: sent_at?.toISOString() ?? null, dueAt: review.dueAt, result: review.result, overdue: isOverdue(review, at) },
          late: isLate(review),
          ...{ reviewedBy: review.by === undefined ? null : person(review.by), reviewedAt: review.at ?? null },
        })),
      };
    },
  });
}
