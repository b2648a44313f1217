// SPDX-License-Identifier: Apache-2.0
/** What became of the requests of a desk, counted by whom they went to, where, by which paper, for which offence. */

export const statisticsBy = ['addressee', 'country', 'kind', 'offence'] as const;
export type StatisticsBy = (typeof statisticsBy)[number];

/** A request that has left, as far as it is counted. */
export interface CountedRequest {
  readonly addressee: string;
  readonly country: string;
  readonly kind: string;
  /** Families of the case's offences; a case of two counts in both. */
  readonly offence: readonly string[];
  readonly sentAt: string;
  readonly answer: 'granted' | 'partly' | 'refused' | null;
  /** Code of the reason, where it was refused. */
  readonly refusal: string | null;
  readonly answeredAt: string | null;
}

export interface StatisticsRow {
  readonly key: string;
  readonly asked: number;
  readonly granted: number;
  readonly partly: number;
  readonly refused: number;
  readonly open: number;
  /** Codes of reasons with how often, the most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  /** Days from sending to the answer, the middle one; null while nothing was answered. */
  readonly medianDays: number | null;
}

const DAY = 86_400_000;

/** The most asked first. */
export function statisticsOf(requests: readonly CountedRequest[], by: StatisticsBy): readonly StatisticsRow[] {
  const groups = new Map<string, CountedRequest[]>();
  for (const one of requests)
    for (const key of by === 'offence' ? new Set(one.offence) : [one[by]]) groups.set(key, [...(groups.get(key) ?? []), one]);
  return [...groups].map(([key, group]) => rowOf(key, group)).toSorted((a, b) => b.asked - a.asked || (a.key < b.key ? -1 : 1));
}

function rowOf(key: string, group: readonly CountedRequest[]): StatisticsRow {
  const answered = (answer: CountedRequest['answer']): number => group.filter((one) => one.answer === answer).length;
  const reasons = new Map<string, number>();
  for (const { refusal } of group) if (refusal !== null) reasons.set(refusal, (reasons.get(refusal) ?? 0) + 1);
  const days = group.flatMap(({ sentAt, answeredAt }) =>
    answeredAt === null ? [] : [(Date.parse(answeredAt) - Date.parse(sentAt)) / DAY],
  );
  return {
    key,
    asked: group.length,
    granted: answered('granted'),
    partly: answered('partly'),
    refused: answered('refused'),
    open: answered(null),
    reasons: [...reasons].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    medianDays: median(days),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const value = sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return Math.round(value * 10) / 10;
}
