// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Kind } from '../records/index.ts';
import { meant } from '../records/said.ts';
import { categoriesOf } from './data-category.ts';
import { momentsOf } from './times-of.ts';
import { type UtcWindow, windowOf } from './utc-window.ts';

/** What was asked for, in the form in which a return is held against it. Absent members were not limited. */
export interface Asked {
  /** Normalised values of the targets' identifiers: a user id, a name, a number. */
  readonly accounts?: readonly string[];
  readonly categories?: readonly string[];
  /** UTC, RFC 3339, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Nothing may be read of it: a second person did not uphold what it was asked by. */
  readonly nothing?: true;
}

export type OutsideWhy = 'before-period' | 'after-period' | 'other-account' | 'category-not-asked' | 'not-upheld';

/** `maybe`: the time is too coarse, or its zone unknown, to say; a person decides. `inside` also when nothing limits this kind of record. */
export interface ScopeVerdict {
  readonly verdict: 'inside' | 'maybe' | 'outside';
  readonly why: readonly OutsideWhy[];
}

/** Kinds of record that happen at a time. What an account is (its registration, its names) is asked for whatever its date. */
const HAPPENS: readonly Kind[] = [
  'ip-event',
  'message',
  'call',
  'post',
  'activity',
  'media',
  'location',
  'trip',
  'payment',
  'cell-session',
  'address-lease',
  'change',
];

/** Every name under which a return knows its accounts: `instagram|1784…` → that id, its username, its numbers, its ticket's target. */
export type Aliases = ReadonlyMap<string, ReadonlySet<string>>;

/** Collects the names first: a request may name a username where the rows name a number. Feed it all records of a reading. */
export function collectAliases(): { readonly add: (record: AnyRecord) => void; readonly done: () => Aliases } {
  const aliases = new Map<string, Set<string>>();
  return {
    add(record) {
      const values = namesIn(record);
      if (record.of === undefined || values.length === 0) return;
      const key = keyOf(record.of);
      const known = aliases.get(key) ?? new Set([compared(record.of.value)]);
      for (const value of values) known.add(compared(value));
      aliases.set(key, known);
    },
    done: () => aliases,
  };
}

function namesIn(record: AnyRecord): string[] {
  const said = (() => {
    switch (record.kind) {
      case 'account':
        return [record.data.accountId, record.data.username];
      case 'identifier':
        // A two-step or recovery number may be another person's: it names no account.
        return record.data.use === 'two-step' || record.data.use === 'recovery' ? [] : [record.data.value];
      case 'return-described':
        return [record.data.target, record.data.accountIdentifier];
      default:
        return [];
    }
  })();
  return said.flatMap((value) => meant(value) ?? []);
}

/** Whether a record lies inside what was asked, before anyone reads it. */
export function scopeOf(record: AnyRecord, asked: Asked, aliases: Aliases = new Map()): ScopeVerdict {
  if (asked.nothing === true) return { verdict: 'outside', why: ['not-upheld'] };
  const categories = categoriesOf(record);
  if (categories.length === 0) return { verdict: 'inside', why: [] };
  const why: OutsideWhy[] = [];
  if (asked.accounts !== undefined && isOtherAccount(record, asked.accounts, aliases)) why.push('other-account');
  if (asked.categories !== undefined && !categories.some((category) => asked.categories!.includes(category)))
    why.push('category-not-asked');
  const period = HAPPENS.includes(record.kind) ? periodOf(record, asked) : 'inside';
  if (period === 'before-period' || period === 'after-period') why.push(period);
  if (why.length > 0) return { verdict: 'outside', why };
  return { verdict: period === 'maybe' ? 'maybe' : 'inside', why: [] };
}

function isOtherAccount(record: AnyRecord, accounts: readonly string[], aliases: Aliases): boolean {
  if (record.of === undefined) return false;
  const names = aliases.get(keyOf(record.of)) ?? new Set([compared(record.of.value)]);
  return !accounts.some((account) => names.has(compared(account)));
}

/** A span (a lease, a session) that reaches into the period is inside. */
function periodOf(record: AnyRecord, asked: Asked): 'inside' | 'maybe' | 'before-period' | 'after-period' {
  if (asked.from === undefined && asked.to === undefined) return 'inside';
  const windows = momentsOf(record).flatMap(({ when }) => windowOf(when) ?? []);
  if (windows.length === 0) return 'maybe';
  const span = {
    from: windows.map((one) => one.from).toSorted()[0]!,
    until: windows
      .map((one) => one.until)
      .toSorted()
      .at(-1)!,
  };
  if (asked.from !== undefined && span.until < second(asked.from)) return 'before-period';
  if (asked.to !== undefined && span.from > second(asked.to)) return 'after-period';
  // Two moments make a span, and a span that reaches in is inside; one moment is inside only with all the seconds that it can mean.
  return windows.length > 1 || isWithin(span, asked) ? 'inside' : 'maybe';
}

function isWithin(window: UtcWindow, asked: Asked): boolean {
  return (asked.from === undefined || window.from >= second(asked.from)) && (asked.to === undefined || window.until <= second(asked.to));
}

/** Windows are whole seconds: `2026-03-01T00:00:00.000Z` as `2026-03-01T00:00:00Z`. */
const second = (instant: string) => `${instant.slice(0, 19)}Z`;
const keyOf = (of: NonNullable<AnyRecord['of']>) => `${of.provider}|${of.value}`;
const compared = (value: string) => value.trim().replace(/^[+@]/, '').toLowerCase();

/** What a return holds beyond the request, in numbers only: shown before anything is opened. */
export interface ScopeReport {
  readonly schema: 'rogatory.scope/1';
  readonly asked: Asked;
  readonly inside: number;
  readonly maybe: number;
  readonly outside: number;
  readonly byWhy: Readonly<Record<OutsideWhy, number>>;
  readonly byKind: Readonly<Record<string, { readonly inside: number; readonly maybe: number; readonly outside: number }>>;
  /** Ids to set apart until a person decides: seal, return, or keep with a reason. */
  readonly setApart: readonly { readonly record: string; readonly why: readonly OutsideWhy[] }[];
}

export function scopeReport(records: readonly AnyRecord[], asked: Asked): ScopeReport {
  const names = collectAliases();
  for (const record of records) names.add(record);
  const aliases = names.done();
  const counts = { inside: 0, maybe: 0, outside: 0 };
  const byWhy = { 'before-period': 0, 'after-period': 0, 'other-account': 0, 'category-not-asked': 0, 'not-upheld': 0 };
  const byKind: Record<string, typeof counts> = {};
  const setApart: { record: string; why: readonly OutsideWhy[] }[] = [];
  for (const record of records) {
    const { verdict, why } = scopeOf(record, asked, aliases);
    counts[verdict]++;
    byKind[record.kind] ??= { inside: 0, maybe: 0, outside: 0 };
    byKind[record.kind]![verdict]++;
    for (const one of why) byWhy[one]++;
    if (verdict === 'outside') setApart.push({ record: record.id, why });
  }
  return { schema: 'rogatory.scope/1', asked, ...counts, byWhy, byKind, setApart };
}
