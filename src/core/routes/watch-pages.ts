// SPDX-License-Identifier: Apache-2.0
/** Which facts cite a page that has changed since it was read: they become `changed`, with the difference beside them. */
import { earliestDay } from './calendar-day.ts';
import { type Fact, factIndex } from './fact-index.ts';
import { checkedOn } from './freshness.ts';
import type { Knowledge } from './knowledge.ts';
import { comparePages, type PageChange } from './page-change.ts';

/** Copies of one page, oldest first. `name` is its path in the collection, such as `Facebook/Law Enforcement Guidelines`. */
export interface WatchedPage {
  readonly name: string;
  /** The address it was copied from, where the collection says it. */
  readonly url?: string;
  readonly copies: readonly { readonly on: string; readonly text: string }[];
}

export interface ChangedPage {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly change: PageChange;
  readonly facts: readonly string[];
}

/** Each page against the copy that the facts were read from: the last one not younger than the fact, else the oldest. */
export function watchPages(knowledge: Knowledge, pages: readonly WatchedPage[]): readonly ChangedPage[] {
  return pages.flatMap((page) => {
    const facts = [...factIndex(knowledge).values()].filter((fact) => fact.sources.some((source) => cites(source, page)));
    const newest = page.copies.at(-1);
    const base = facts.length === 0 ? page.copies.at(-2) : baseFor(facts, page);
    if (newest === undefined || base === undefined || base === newest) return [];
    const change = comparePages(base.text, newest.text);
    if (!change.meaningful) return [];
    return [{ name: page.name, from: base.on, to: newest.on, change, facts: facts.map((fact) => fact.id) }];
  });
}

function baseFor(facts: readonly Fact[], page: WatchedPage): WatchedPage['copies'][number] | undefined {
  const read = facts
    .flatMap((fact) => checkedOn(fact) ?? [])
    .map(earliestDay)
    .toSorted()
    .at(-1);
  return (read === undefined ? undefined : page.copies.findLast((copy) => copy.on <= read)) ?? page.copies[0];
}

/** By its address, or by its path in a collection in the manner of Open Terms Archive, which the archive link of a source ends with. */
function cites(source: { readonly url: string | null; readonly archive?: string }, page: WatchedPage): boolean {
  if (page.url !== undefined && source.url !== null && plain(source.url) === plain(page.url)) return true;
  const archived = source.archive === undefined ? undefined : decodeURIComponent(source.archive).replace(/\.(md|html|txt)$/, '');
  return archived?.endsWith(`/${page.name}`) === true;
}

function plain(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/[/#?]+$/, '');
}

/** The knowledge with the facts of those pages marked as changed on the day of the newer copy. */
export function withChanges(knowledge: Knowledge, pages: readonly ChangedPage[]): Knowledge {
  const changedFacts = new Map(knowledge.changedFacts);
  for (const page of pages) for (const fact of page.facts) changedFacts.set(fact, page.to);
  return { ...knowledge, changedFacts };
}
