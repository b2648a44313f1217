// SPDX-License-Identifier: Apache-2.0

/** The members that have a value: `{ ...given({ created, status }) }` leaves out what the source does not say. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name in members) if (members[name] !== undefined) kept[name] = members[name] as Exclude<T[typeof name], undefined>;
  return kept;
}
