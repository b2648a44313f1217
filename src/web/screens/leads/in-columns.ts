// SPDX-License-Identifier: Apache-2.0
/**
 * Where each thing of a picture stands: in columns from the start of the line to its end, targets, requests, what came back, addresses; what an answer
 * led to stands behind it and begins anew. Links run from one column to a later one, and a thing stands beside what it comes from where there is room.
 */
import type { Picture, Thing } from './picture-of.ts';

/** Pixels at full size: of a thing, and from one to the next. */
export const BOX = { width: 190, height: 38 } as const;
const PITCH = { column: 300, row: 50 } as const;

export interface InColumns {
  /** Middle of each thing, from the top at the start of the line; `x` grows towards the end of the line. */
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly columns: number;
  /** Of the longest column, with what is left free in it. */
  readonly rows: number;
}

const FIRST_COLUMN: Readonly<Record<Thing['kind'], number>> = { target: 0, request: 1, evidence: 2, address: 3 };

export function inColumns({ things, links }: Picture): InColumns {
  const comesFrom = new Map(things.map(({ id }) => [id, [] as string[]]));
  for (const { from, to } of links) comesFrom.get(to)?.push(from);
  const goesOn = new Set(links.map(({ from }) => from));
  const columnOf = columnsOf(things, comesFrom);
  const row = new Map<string, number>();
  const last = Math.max(-1, ...columnOf.values());
  for (let column = 0; column <= last; column++) {
    // Beside the middle of what it comes from; what hangs together with nothing stands last.
    const wished = (id: string): number => {
      const rows = (comesFrom.get(id) ?? []).flatMap((from) => row.get(from) ?? []);
      if (rows.length > 0) return rows.reduce((sum, one) => sum + one, 0) / rows.length;
      return goesOn.has(id) ? 0 : Number.POSITIVE_INFINITY;
    };
    const here = things.filter(({ id }) => columnOf.get(id) === column).map(({ id }) => ({ id, wished: wished(id) }));
    let free = 0;
    for (const { id, wished: beside } of here.toSorted((a, b) => (a.wished === b.wished ? 0 : a.wished - b.wished))) {
      row.set(id, Number.isFinite(beside) ? Math.max(free, beside) : free);
      free = (row.get(id) as number) + 1;
    }
  }
  return {
    at: new Map([...row].map(([id, down]) => [id, { x: PITCH.column * (columnOf.get(id) as number), y: PITCH.row * down }])),
    columns: last + 1,
    rows: Math.max(0, ...row.values()) + 1,
  };
}

/** Behind everything it comes from; a circle (a target named in the answer about itself) is cut where it closes. */
function columnsOf(things: readonly Thing[], comesFrom: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const kindOf = new Map(things.map(({ id, kind }) => [id, kind]));
  const found = new Map<string, number>();
  const underWay = new Set<string>();
  const columnOf = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    if (underWay.has(id)) return -1;
    underWay.add(id);
    const before = (comesFrom.get(id) ?? []).map(columnOf);
    underWay.delete(id);
    const column = Math.max(FIRST_COLUMN[kindOf.get(id) ?? 'target'], ...before.map((one) => one + 1));
    found.set(id, column);
    return column;
  };
  for (const { id } of things) columnOf(id);
  return found;
}

/** Height of the whole at full size. */
export const heightOf = ({ rows }: Pick<InColumns, 'rows'>): number => PITCH.row * rows;
