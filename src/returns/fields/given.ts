// SPDX-License-Identifier: Apache-2.0

/** The members that have a value: `{ ...given({ created, status }) }` leaves out what the source does not say. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
