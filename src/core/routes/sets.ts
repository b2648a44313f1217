// SPDX-License-Identifier: Apache-2.0
import type { StateSet } from './knowledge.ts';

/**
 * Sets of states, resolved: `{ include: [EU], add: [GB], remove: [DK] }`. A set that includes itself in a circle contributes nothing
 * the second time. `ROW` (everyone not named by another entity of the same file) has no members here; provider-entities handles it.
 */
export function resolveSets(facts: Readonly<Record<string, StateSet>>): ReadonlyMap<string, ReadonlySet<string>> {
  const resolved = new Map<string, ReadonlySet<string>>();
  const membersOf = (name: string, seen: ReadonlySet<string>): ReadonlySet<string> => {
    const done = resolved.get(name);
    if (done !== undefined) return done;
    const set = facts[name];
    if (set === undefined || seen.has(name)) return new Set();
    const within = new Set([...seen, name]);
    const members = new Set([...(set.codes ?? []), ...(set.add ?? [])]);
    for (const other of set.include ?? []) for (const code of membersOf(other, within)) members.add(code);
    for (const code of set.remove ?? []) members.delete(code);
    return members;
  };
  for (const name of Object.keys(facts)) resolved.set(name, membersOf(name, new Set()));
  return resolved;
}

/**
 * Whether a list of a rule covers one value. Plain items are any-of; an item with `!` shuts out; a list of only `!` items lets in all
 * the rest; `*` is everybody. An item may be the name of a set.
 */
export function covers(list: readonly string[], value: string | undefined, sets: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const is = (item: string): boolean => item === '*' || (value !== undefined && (item === value || sets.get(item)?.has(value) === true));
  const plain = list.filter((item) => !item.startsWith('!'));
  if (list.some((item) => item.startsWith('!') && is(item.slice(1)))) return false;
  return plain.length === 0 || plain.some(is);
}
