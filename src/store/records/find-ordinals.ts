// SPDX-License-Identifier: Apache-2.0
/** Which records a page holds, told from the narrow files alone: each is sorted so that its first rows, or a run in its middle, are the page. */
import type { Engine, Row } from './engine.ts';
import { NO_TIME, type ReadingFile } from './layout.ts';
import { type Cursor, filterInstant, identifierValues, type RecordFilter } from './record-filter.ts';

/** A reading whose narrow files are asked. */
export interface Narrow {
  readonly engine: Engine;
  readonly reading: ReadingFile;
  /** A file of its folder as SQL text names it. */
  readonly file: (name: string) => string;
}

/** Where in the list a page starts: behind a record, or behind so many records. */
export interface Start {
  readonly after?: Cursor | undefined;
  readonly skip?: number | undefined;
}

export type Order = 'reading' | 'time';

/** `ordinal` of each record of the page, in its order; in time order with `at`, the first moment it can mean in microseconds since 1970. */
export async function findOrdinals(
  { engine, reading, file }: Narrow,
  filter: RecordFilter,
  order: Order,
  { after, skip = 0 }: Start,
  limit: number,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  if (order === 'reading' && isWhole(filter)) {
    const first = after === undefined ? skip : after.after + 1;
    const count = Math.max(0, Math.min(limit, reading.records - first));
    return Array.from({ length: count }, (_, n): Row => ({ ordinal: first + n }));
  }
  const { where, values } = conditions(filter);
  if (after !== undefined) {
    if (order === 'time') {
      where.push(
        '(earliest > make_timestamp(?::BIGINT) OR (earliest = make_timestamp(?::BIGINT) AND ordinal > ?))',
        'earliest >= make_timestamp(?::BIGINT)',
      );
      values.push(after.at ?? 0, after.at ?? 0, after.after, after.at ?? 0);
    } else {
      where.push('ordinal > ?');
      values.push(after.after);
    }
  }
  const name = fileFor(filter, order);
  const row = skip === 0 ? undefined : firstRow(reading, filter, name);
  if (row !== undefined) {
    where.push('file_row_number >= ?');
    values.push(row + skip);
  }
  const rows = row === undefined ? '' : ', file_row_number = true';
  const from = `FROM read_parquet(${file(`${name}.parquet`)}${rows}) ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}`;
  const span = `LIMIT ${limit}${row === undefined && skip > 0 ? ` OFFSET ${Math.trunc(skip)}` : ''}`;
  const columns = order === 'time' ? 'ordinal, earliest, epoch_us(earliest) AS at' : 'ordinal';
  const rule = order === 'time' ? 'earliest, ordinal' : 'ordinal';
  // Where the file has the order that is asked for, its first rows are the page and the rest of it is not read.
  const sql = isInOrder(filter, order, name)
    ? `SELECT * FROM (SELECT ${columns} ${from} ${span}) ORDER BY ${rule}`
    : `SELECT ${name === 'identifier' ? 'DISTINCT ' : ''}${columns} ${from} ORDER BY ${rule} ${span}`;
  return await engine.run(sql, values, signal);
}

/** How many records of the list, in time order, stand before those that may be of this moment or later ones. */
export async function positionOf(
  { engine, reading, file }: Narrow,
  filter: RecordFilter,
  at: string,
  signal?: AbortSignal,
): Promise<number> {
  const { where, values } = conditions(filter);
  const name = fileFor(filter, 'time');
  if (where.length === 0) {
    const [row] = await engine.run(
      `SELECT file_row_number AS n FROM read_parquet(${file(`${name}.parquet`)}, file_row_number = true) WHERE earliest >= CAST(? AS TIMESTAMP) LIMIT 1`,
      [filterInstant(at)],
      signal,
    );
    return Number(row?.n ?? reading.records);
  }
  const [row] = await engine.run(
    `SELECT count(${name === 'identifier' ? 'DISTINCT ordinal' : '*'}) AS n FROM read_parquet(${file(`${name}.parquet`)})
     WHERE ${[...where, 'earliest < CAST(? AS TIMESTAMP)'].join(' AND ')}`,
    [...values, filterInstant(at)],
    signal,
  );
  return Number(row?.n ?? 0);
}

/** How many records the list has. */
export async function countOf({ engine, reading, file }: Narrow, filter: RecordFilter, signal?: AbortSignal): Promise<number> {
  const isTimed = filter.from !== undefined || filter.to !== undefined;
  if (!isTimed && filter.identifier === undefined && filter.account === undefined)
    return filter.kind === undefined ? reading.records : (reading.kinds[filter.kind] ?? 0);
  const { where, values } = conditions(filter);
  const [name, count] =
    filter.identifier !== undefined
      ? ['identifier', 'count(DISTINCT ordinal)']
      : isTimed
        ? ['time', 'count(*)']
        : ['counts', 'sum(records)'];
  const sql = `SELECT ${count} AS n FROM read_parquet(${file(`${name}.parquet`)}) WHERE ${where.join(' AND ')}`;
  const [row] = await engine.run(sql, values, signal);
  return Number(row?.n ?? 0);
}

type NarrowFile = 'identifier' | 'time' | 'kind';

function fileFor(filter: RecordFilter, order: Order): NarrowFile {
  if (filter.identifier !== undefined) return 'identifier';
  return filter.from !== undefined || filter.to !== undefined || order === 'time' ? 'time' : 'kind';
}

/** Whether nothing narrows the list. */
function isWhole(filter: RecordFilter): boolean {
  return Object.values({ ...filter, order: undefined }).every((value) => value === undefined);
}

/** Row of the file at which the list starts, where it is one run of the file from there: a place in it is then found without reading up to it. */
function firstRow(reading: ReadingFile, filter: RecordFilter, name: NarrowFile): number | undefined {
  if (name === 'time' && isWhole(filter)) return 0;
  const { kind } = filter;
  if (name !== 'kind' || kind === undefined || !isWhole({ ...filter, kind: undefined })) return undefined;
  return Object.entries(reading.kinds).reduce((sum, [one, count]) => (one < kind ? sum + count : sum), 0);
}

/** Whether the narrow file holds the rows that match in the order asked for. One value under two types stands twice for a record. */
function isInOrder(filter: RecordFilter, order: Order, name: NarrowFile): boolean {
  if (name === 'time') return order === 'time';
  return name === 'kind' && filter.kind !== undefined;
}

/** SQL of what every narrow file can answer. Times overlap: what may have happened in the range is in it. */
export function conditions(filter: RecordFilter): { readonly where: string[]; readonly values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  if (filter.identifier !== undefined) {
    const { type, values: forms } = identifierValues(filter.identifier);
    where.push(forms.length === 1 ? 'value = ?' : `value IN (${forms.map(() => '?').join(', ')})`);
    values.push(...forms);
    if (type !== undefined) {
      where.push('type = ?');
      values.push(type);
    }
  }
  if (filter.kind !== undefined) {
    where.push('kind = ?');
    values.push(filter.kind);
  }
  if (filter.account !== undefined) {
    where.push('account = ?');
    values.push(filter.account);
  }
  if (filter.from !== undefined) {
    where.push(`latest >= CAST(? AS TIMESTAMP) AND earliest < ${NO_TIME}`);
    values.push(filterInstant(filter.from));
  }
  if (filter.to !== undefined) {
    where.push('earliest < CAST(? AS TIMESTAMP)');
    values.push(filterInstant(filter.to));
  }
  return { where, values };
}
