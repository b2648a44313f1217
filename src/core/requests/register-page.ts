// SPDX-License-Identifier: Apache-2.0
/**
 * A list of thousands of requests, page by page: the last changed first, those of one moment by their ids. A page goes on behind the last one
 * shown, not at a number: what is changed meanwhile moves to the front, and nothing is left out or shown twice behind it.
 */
import { type BoardColumn, boardColumns } from './register-filter.ts';
import type { RequestState } from './state-table.ts';

export interface Placed {
  readonly id: string;
  readonly updatedAt: string;
  readonly state: RequestState;
}

/** Where a page begins: behind this one. */
export type Mark = Pick<Placed, 'id' | 'updatedAt'>;

export interface RequestsPage<One> {
  readonly requests: readonly One[];
  /** Of all pages. */
  readonly count: number;
  /** The last of this page, where more follow. */
  readonly last: One | undefined;
}

export const byChange = (one: Mark, other: Mark): number =>
  one.updatedAt === other.updatedAt ? (one.id < other.id ? -1 : 1) : one.updatedAt > other.updatedAt ? -1 : 1;

/** @param sorted by `byChange` @param limit absent: all */
export function pageBehind<One extends Placed>(sorted: readonly One[], mark: Mark | undefined, limit = sorted.length): RequestsPage<One> {
  const rest = mark === undefined ? sorted : sorted.filter((one) => byChange(mark, one) < 0);
  const requests = rest.slice(0, limit);
  return { requests, count: sorted.length, last: rest.length > requests.length ? requests.at(-1) : undefined };
}

export const inColumn = (column: BoardColumn, { state }: Pick<Placed, 'state'>): boolean =>
  (boardColumns[column] as readonly RequestState[]).includes(state);

/** `2026-11-24T08:12:40.000Z 0d7a…`, as it goes out and comes back. */
export const markText = ({ updatedAt, id }: Mark): string => `${updatedAt} ${id}`;

export function markFrom(text: string): Mark | undefined {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  return found === null ? undefined : { updatedAt: found[1] as string, id: found[2] as string };
}
