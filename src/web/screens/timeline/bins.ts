// SPDX-License-Identifier: Apache-2.0
/** Counts by day, laid on an axis without holes; long spans are drawn by week, month or year so that a bar stays a bar. */
export interface DayCount {
  readonly day: string;
  readonly kind: string;
  readonly count: number;
}

export interface Bin {
  /** First and last day, both inside. */
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

const DAY_MS = 86_400_000;
const MOST_BARS = 200;
const WIDTHS = [1, 7, 30, 91, 365, 3650];

export function binsOf(days: readonly DayCount[]): { readonly bins: readonly Bin[]; readonly kinds: readonly string[] } {
  const known = days.filter(({ day }) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  if (known.length === 0) return { bins: [], kinds: [] };
  const numbers = known.map(({ day }) => Date.parse(day) / DAY_MS);
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  const span = last - first + 1;
  const width = WIDTHS.find((one) => span / one <= MOST_BARS) ?? Math.ceil(span / MOST_BARS);
  const drawn = Array.from({ length: Math.ceil(span / width) }, (_, index) => ({
    from: dayOf(first + index * width),
    to: dayOf(Math.min(last, first + index * width + width - 1)),
    total: 0,
    counts: {} as Record<string, number>,
  }));
  const totals = new Map<string, number>();
  known.forEach(({ kind, count }, index) => {
    const bin = drawn[Math.floor(((numbers[index] as number) - first) / width)];
    if (bin === undefined) return;
    bin.total += count;
    bin.counts[kind] = (bin.counts[kind] ?? 0) + count;
    totals.set(kind, (totals.get(kind) ?? 0) + count);
  });
  return { bins: drawn, kinds: [...totals.keys()].toSorted((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0)) };
}

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
