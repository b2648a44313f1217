// SPDX-License-Identifier: Apache-2.0
/** Requests that went before they were approved, as an overseer counts them. */
import type { EmergencyReview, UtcInstant } from '../requests/request.ts';
import { isLate, isOverdue } from './emergency-review.ts';

export interface Emergency {
  readonly drafter: string;
  readonly review: EmergencyReview;
}

export interface OfficerInNumbers {
  readonly drafter: string;
  readonly sentFirst: number;
  /** Still within its time, and past it. */
  readonly due: number;
  readonly overdue: number;
  readonly upheld: number;
  readonly rejected: number;
  /** Of those decided, how many after their time. */
  readonly late: number;
  /** The next emergency of this officer waits for approval like any other request (guard `reviews-not-overdue`). */
  readonly blocked: boolean;
}

/** By officer: those who are blocked first, then those whose reviews failed most, then the most frequent. */
export function emergenciesByOfficer(all: readonly Emergency[], now: UtcInstant): readonly OfficerInNumbers[] {
  const drafters = [...new Set(all.map(({ drafter }) => drafter))];
  const rows = drafters.map((drafter) =>
    numbersOf(
      drafter,
      all.filter((one) => one.drafter === drafter),
      now,
    ),
  );
  return rows.toSorted(
    (a, b) => b.overdue - a.overdue || b.rejected - a.rejected || b.sentFirst - a.sentFirst || (a.drafter < b.drafter ? -1 : 1),
  );
}

function numbersOf(drafter: string, own: readonly Emergency[], now: UtcInstant): OfficerInNumbers {
  const ended = (result: EmergencyReview['result']): number => own.filter(({ review }) => review.result === result).length;
  const overdue = own.filter(({ review }) => isOverdue(review, now)).length;
  return {
    ...{ drafter, sentFirst: own.length, due: ended('due') - overdue, overdue },
    ...{ upheld: ended('upheld'), rejected: ended('rejected'), blocked: overdue > 0 },
    late: own.filter(({ review }) => isLate(review)).length,
  };
}
