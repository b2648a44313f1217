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
 * @param settings of its case, newest first; one for its kind comes before one for everything
 */
export function keptUntil(
  how: HowItCame,
  closedAt: Date | null,
  settings: readonly RetentionSetting[],
  rules: readonly RetentionRule[],
): KeptUntil | null {
  const set = settings.find((one) => one.how === how) ?? settings.find((one) => one.how === null);
  if (set !== undefined) return { day: set.untilDay, by: 'case' };
  const rule = rules.find((one) => one.how === how);
  if (rule === undefined || closedAt === null) return null;
  return { day: new Date(closedAt.getTime() + rule.days * DAY_MS).toISOString().slice(0, 10), by: 'desk' };
}

/** The day itself still counts. */
export function isDue(kept: KeptUntil | null, now: Date): boolean {
  return kept !== null && kept.day < now.toISOString().slice(0, 10);
}

/** An item and everything that was unpacked or decrypted from it: nothing is erased that lives on in its copy. */
export function withDerived<Item extends { readonly id: string; readonly derived_from: string | null }>(
  id: string,
  items: readonly Item[],
): readonly Item[] {
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
