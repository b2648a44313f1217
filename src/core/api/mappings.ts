// SPDX-License-Identifier: Apache-2.0
/** Tables that no reader knows: their columns, how a person maps them to records, and the mappings that the desk has kept. */
import { type Static, Type } from 'typebox';
import { IDENTIFIER_TYPES } from '../records/kinds.ts';
import { RecordShown } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

/** As core/mappings/table-mapping.ts has it, without what the desk adds: schema, version, who confirmed it and when, the item it is for. */
export const MappingAsked = Type.Object({
  name: Text(200),
  provider: Text(80),
  header: Type.Array(Type.String({ maxLength: 200 }), { minItems: 2, maxItems: 200 }),
  zone: Type.Optional(Text(60)),
  dateOrder: Type.Optional(Word('day-first', 'month-first')),
  skip: Type.Optional(Type.Array(Text(200), { maxItems: 20 })),
  rows: Type.Optional(Type.String({ maxLength: 300 })),
  /** Whose all rows are, where no column says it: of one item alone. */
  account: Type.Optional(Type.Object({ type: Word(...IDENTIFIER_TYPES), value: Text(200) })),
  rules: Type.Array(Type.Object({}, { additionalProperties: true }), { minItems: 1, maxItems: 20 }),
});
export type MappingAsked = Static<typeof MappingAsked>;

export const KeptMapping = Type.Object({
  id: Uuid,
  /** SHA-256 over the names of its columns: what it is found by. */
  fingerprint: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  provider: Type.String(),
  keptBy: Person,
  keptAt: Instant,
  /** The whole mapping as `rogatory read --mapping` takes it. */
  document: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}, { additionalProperties: true })),
});
export type KeptMapping = Static<typeof KeptMapping>;

export const TableShown = Type.Object({
  path: Type.String(),
  header: Type.Array(Type.String()),
  fingerprint: Type.String(),
  /** First values of each column. Of an item that is held against a request: their shape alone (`0000-00-00`, `xxxx@xx.xx`). */
  columns: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) })),
  rows: Maybe(Type.String()),
  /** By which these columns are read: the newest of this item, else of the desk. */
  mapping: Maybe(KeptMapping),
});
export type TableShown = Static<typeof TableShown>;

export const MappingTried = Type.Object({
  records: Type.Array(Type.Unsafe<RecordShown>(RecordShown)),
  /** How many records and gaps the whole item gives by it, and how many of those records its request did not ask for. */
  counts: Type.Object({ records: Type.Integer(), gaps: Type.Integer(), outside: Type.Integer() }),
  gaps: Type.Array(Type.Object({ why: Type.String(), message: Type.String(), count: Type.Integer() })),
});
export type MappingTried = Static<typeof MappingTried>;

const item = Type.Object({ evidenceId: Uuid });

export const mappingRoutes = {
  tablesOfItem: {
    method: 'GET',
    path: '/evidence/:evidenceId/tables',
    summary: 'Tables of an item that no reader knows: columns with their first values.',
    params: item,
    answer: Type.Object({ tables: Type.Array(TableShown), shapesOnly: Type.Boolean() }),
  },
  tryMapping: {
    method: 'POST',
    path: '/evidence/:evidenceId/tables/tried',
    summary: 'The first hundred records that a mapping gives; nothing is kept.',
    params: item,
    body: MappingAsked,
    answer: MappingTried,
  },
  mappings: {
    method: 'GET',
    path: '/mappings',
    summary: 'Mappings of tables that the desk has kept, the newest version of each.',
    answer: Type.Object({ mappings: Type.Array(KeptMapping) }),
  },
  keepMapping: {
    method: 'POST',
    path: '/mappings',
    summary: 'Confirms a mapping: from now on it reads every table with these columns. A later one is its next version.',
    body: MappingAsked,
    answer: KeptMapping,
  },
  keepItemMapping: {
    method: 'POST',
    path: '/evidence/:evidenceId/tables/mapping',
    summary: 'Confirms a mapping for the tables of one item alone, with what a person states of all its rows.',
    params: item,
    body: MappingAsked,
    answer: KeptMapping,
  },
} as const satisfies Record<string, Route>;
