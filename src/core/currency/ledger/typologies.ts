// SPDX-License-Identifier: Apache-2.0
/**
 * Patterns that financial-crime literature describes, as readable rules. A rule that fires shows the rows that made it fire and nothing else: no
 * score, no ranking, no word about the person. Honest people fire them every day.
 */
import type { MoneyRow, MoneyThrough } from './money-row.ts';

export type TypologyRule =
  /** At least `least` payments by one payer within `days`, each just under a threshold. */
  | {
      readonly form: 'just-under';
      readonly least: number;
      readonly days: number;
      readonly thresholdMinor: string;
      readonly withinPercent: number;
      readonly currency: string;
    }
  /** At least `least` different payers to one receiver within `days`, amounts alike within so many percent. */
  | { readonly form: 'many-to-one'; readonly least: number; readonly days: number; readonly alikePercent: number }
  /** What came in leaves again: at least so many percent within so many hours. */
  | { readonly form: 'pass-through'; readonly percent: number; readonly hours: number }
  /** At least `least` movements through one kind of instrument within `days`. */
  | { readonly form: 'burst'; readonly through: MoneyThrough; readonly least: number; readonly days: number };

export interface Typology {
  readonly id: string;
  readonly rule: TypologyRule;
  readonly text: { readonly en: string; readonly ar: string; readonly fr: string };
  readonly source: string;
  /** From memory until somebody has read the source again. */
  readonly confidence: 'none' | 'low' | 'medium' | 'high';
}

export interface TypologyHit {
  readonly typology: string;
  /** The account the rows have in common. */
  readonly account: string;
  readonly rows: readonly string[];
}

export const TYPOLOGIES: readonly Typology[] = [
  {
    id: 'passage-fees',
    rule: { form: 'many-to-one', least: 4, days: 14, alikePercent: 10 },
    text: {
      en: 'Several payers sent nearly the same amount to one receiver within two weeks.',
      ar: 'أرسل عدة دافعين مبالغ متقاربة إلى مستلم واحد خلال أسبوعين.',
      fr: 'Plusieurs payeurs ont envoyé presque le même montant à un seul bénéficiaire en deux semaines.',
    },
    source: 'FATF, Money Laundering and Terrorist Financing Risks Arising from Migrant Smuggling, 2022',
    confidence: 'none',
  },
  {
    id: 'pass-through-account',
    rule: { form: 'pass-through', percent: 90, hours: 48 },
    text: {
      en: 'Nearly everything that came in left again within two days.',
      ar: 'غادر معظم ما ورد إلى الحساب خلال يومين.',
      fr: 'Presque tout ce qui est entré est ressorti en deux jours.',
    },
    source: 'FATF, Professional Money Laundering, 2018',
    confidence: 'none',
  },
  {
    id: 'gift-card-burst',
    rule: { form: 'burst', through: 'gift-card', least: 5, days: 7 },
    text: {
      en: 'Five or more gift cards moved within a week.',
      ar: 'تحركت خمس بطاقات هدايا أو أكثر خلال أسبوع.',
      fr: 'Cinq cartes-cadeaux ou plus ont circulé en une semaine.',
    },
    source: 'FATF, Guidance on prepaid cards, mobile payments and internet-based payment services, 2013',
    confidence: 'none',
  },
];

const DAY_MS = 86_400_000;
const time = (row: MoneyRow): number => Date.parse(row.at.length === 10 ? `${row.at}T00:00:00Z` : row.at);

/** Which rules the rows fire. */
export function findTypologies(rows: readonly MoneyRow[], typologies: readonly Typology[] = TYPOLOGIES): TypologyHit[] {
  const ordered = [...rows].sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1));
  return typologies.flatMap(({ id, rule }) =>
    apply(rule, ordered).map(({ account, rows: fired }) => ({ typology: id, account, rows: fired.map((row) => row.id) })),
  );
}

interface Fired {
  readonly account: string;
  readonly rows: readonly MoneyRow[];
}

function apply(rule: TypologyRule, rows: readonly MoneyRow[]): Fired[] {
  switch (rule.form) {
    case 'just-under':
      return justUnder(rule, rows);
    case 'many-to-one':
      return manyToOne(rule, rows);
    case 'pass-through':
      return passThrough(rule, rows);
    case 'burst':
      return windows(
        groupBy(
          rows.filter((row) => row.through === rule.through),
          (row) => row.to,
        ),
        rule.days * DAY_MS,
        (window) => window.length >= rule.least,
      );
  }
}

function justUnder(
  { least, days, thresholdMinor, withinPercent, currency }: TypologyRule & { form: 'just-under' },
  rows: readonly MoneyRow[],
): Fired[] {
  const threshold = BigInt(thresholdMinor);
  const floor = threshold - (threshold * BigInt(withinPercent)) / 100n;
  const close = rows.filter((row) => row.currency === currency && row.amountMinor < threshold && row.amountMinor >= floor);
  return windows(
    groupBy(close, (row) => row.from),
    days * DAY_MS,
    (window) => window.length >= least,
  );
}

function manyToOne({ least, days, alikePercent }: TypologyRule & { form: 'many-to-one' }, rows: readonly MoneyRow[]): Fired[] {
  const found: Fired[] = [];
  for (const [, group] of groupBy(rows, (row) => `${row.to} ${row.currency}`))
    for (const row of group) {
      const alike = group.filter(
        (other) =>
          isAlike(row.amountMinor, other.amountMinor, alikePercent) && time(other) >= time(row) && time(other) - time(row) <= days * DAY_MS,
      );
      if (new Set(alike.map(({ from }) => from)).size < least) continue;
      found.push({ account: row.to, rows: alike });
      break; // one hit for each receiver: its rows show the rest
    }
  return found;
}

const isAlike = (a: bigint, b: bigint, percent: number): boolean => (a > b ? a - b : b - a) * 100n <= a * BigInt(percent);

function passThrough({ percent, hours }: TypologyRule & { form: 'pass-through' }, rows: readonly MoneyRow[]): Fired[] {
  const outgoing = groupBy(rows, (row) => `${row.from} ${row.currency}`);
  const spent = new Set<string>();
  const found: Fired[] = [];
  for (const row of rows) {
    const after = (outgoing.get(`${row.to} ${row.currency}`) ?? []).filter(
      (out) => !spent.has(out.id) && time(out) >= time(row) && time(out) - time(row) <= hours * 3_600_000,
    );
    const used: MoneyRow[] = [];
    let sum = 0n;
    for (const out of after) {
      if (sum * 100n >= row.amountMinor * BigInt(percent)) break;
      if (sum + out.amountMinor > row.amountMinor) continue;
      used.push(out);
      sum += out.amountMinor;
    }
    if (sum * 100n < row.amountMinor * BigInt(percent) || row.amountMinor === 0n) continue;
    for (const out of used) spent.add(out.id);
    found.push({ account: row.to, rows: [row, ...used] });
  }
  return found;
}

/** For each group its first window of time that passes the test, grown as far as it goes. */
function windows(
  groups: ReadonlyMap<string, readonly MoneyRow[]>,
  lengthMs: number,
  test: (window: readonly MoneyRow[]) => boolean,
): Fired[] {
  return [...groups].flatMap(([account, group]) => {
    for (const first of group) {
      const window = group.filter((row) => time(row) >= time(first) && time(row) - time(first) <= lengthMs);
      if (test(window)) return [{ account, rows: window }];
    }
    return [];
  });
}

function groupBy(rows: readonly MoneyRow[], key: (row: MoneyRow) => string): Map<string, MoneyRow[]> {
  const groups = new Map<string, MoneyRow[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
