// SPDX-License-Identifier: Apache-2.0
import type { HowItCame } from '../api/evidence.ts';

/** What a desk keeps how long after a case is closed, by how it came: `retention:` of its configuration. */
export interface RetentionRule {
  readonly how: HowItCame;
  readonly days: number;
}

/** What a person set for one case, for a reason; the newest counts. */
export interface RetentionSetting {
  /** Null: for everything of the case. */
  readonly how: HowItCame | null;
  /** `2027-01-31`: kept until the end of this day, in UTC. */
  readonly untilDay: string;
}

export interface KeptUntil {
  readonly day: string;
  /** What was set for the case comes before the rule of the desk. */
  readonly by: 'case' | 'desk';
}

const DAY_MS = 86_400_000;

/**
 * Until when an item is kept. Null: nothing says so, and it is never due by itself.
 * @param settings of its case, newest first: the newest that covers the item counts, so that an order to keep everything holds whatever was set
 *   for a kind before
 */
export function keptUntil(
  how: HowItCame,
  closedAt: Date | null,
  settings: readonly RetentionSetting[],
  rules: readonly RetentionRule[],
): KeptUntil | null {
  const set = settings.find((one) => one.how === how || one.how === null);
  if (set !== undefined) return { day: set.untilDay, by: 'case' };
  const rule = rules.find((one) => one.how === how);
  if (rule === undefined || closedAt === null) return null;
  return { day: new Date(closedAt.getTime() + rule.days * DAY_MS).toISOString().slice(0, 10), by: 'desk' };
}

/** The day itself still counts. */
export function isDue(kept: KeptUntil | null, now: Date): boolean {
  return kept !== null && kept.day < now.toISOString().slice(0, 10);
}

/** An item among those of its case, with what it was taken out of. */
interface Derivable {
  readonly id: string;
  readonly derived_from: string | null;
}

/**
 * Until when each item is kept with everything that was taken out of it, which would go with it: the last of their days, and null where one of
 * them has none.
 * @param items whose content is here
 */
export function keptTogether<Item extends Derivable>(
  items: readonly Item[],
  keptOf: (item: Item) => KeptUntil | null,
): ReadonlyMap<string, KeptUntil | null> {
  const children = Map.groupBy(items, ({ derived_from }) => derived_from);
  const together = new Map<string, KeptUntil | null>();
  const keptWith = (item: Item): KeptUntil | null => {
    const known = together.get(item.id);
    if (known !== undefined) return known;
    const kept = (children.get(item.id) ?? []).map(keptWith).reduce(later, keptOf(item));
    together.set(item.id, kept);
    return kept;
  };
  for (const item of items) keptWith(item);
  return together;
}

function later(one: KeptUntil | null, other: KeptUntil | null): KeptUntil | null {
  if (one === null || other === null) return null;
  return one.day >= other.day ? one : other;
}

/** An item and everything that was unpacked or decrypted from it: nothing is erased that lives on in its copy. */
export function withDerived<Item extends Derivable>(id: string, items: readonly Item[]): readonly Item[] {
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const item of items)
      if (item.derived_from !== null && found.has(item.derived_from) && !found.has(item.id)) {
        found.add(item.id);
        grown = true;
      }
  }
  return items.filter((item) => found.has(item.id));
}
