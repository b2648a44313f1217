// SPDX-License-Identifier: Apache-2.0
/** The files of a reading, as docs/records-layout.md describes them for whoever reads them without us. */

export const RECORDS_SCHEMA = 'rogatory.records/1';

/** `records.parquet/part-00007.parquet` */
export interface Part {
  readonly file: string;
  /** Ordinal of its first record. */
  readonly first: number;
  readonly count: number;
  /** Bytes that none of its records needs more than; absent in readings that were written before it was kept. */
  readonly longest?: number;
}

/** `reading.json`: written last. Without it the folder is no reading. */
export interface ReadingFile {
  readonly schema: typeof RECORDS_SCHEMA;
  readonly records: number;
  readonly gaps: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** Identifiers and secrets that texts mention, and of them secrets by class; absent in readings from before texts were searched. */
  readonly mentions?: number;
  readonly secrets?: Readonly<Record<string, number>>;
  readonly parts: readonly Part[];
}

export const PART_FOLDER = 'records.parquet';
export const MENTION_FOLDER = 'mentions.parquet';
export const partName = (n: number): string => `${PART_FOLDER}/part-${String(n).padStart(5, '0')}.parquet`;

/** Rows of `records.parquet` that are read together: a page spread over a large file touches this many rows for each record. */
const RECORD_GROUP = 2_048;
const SIDE_GROUP = 32_768;

export const RECORD_FORMAT = `(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${RECORD_GROUP}, PARQUET_VERSION v2)`;
export const SIDE_FORMAT = `(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${SIDE_GROUP}, PARQUET_VERSION v2)`;

/** Where a record without a moment stands among those ordered by time: at the end. */
export const NO_TIME = "TIMESTAMP '9999-12-31 23:59:59'";

/** The columns of `records.parquet` behind `ordinal`, each with how it comes from the column of the same line (core/records/row-line.ts). */
export const RECORD_COLUMNS: Readonly<Record<string, string>> = {
  id: 'id',
  kind: 'kind',
  account: 'account',
  actor: 'actor',
  thread: 'thread',
  utc: 'utc',
  precision: 'precision',
  zone_from: 'zone_from',
  earliest: 'TRY_CAST(earliest AS TIMESTAMP)',
  latest: 'TRY_CAST(latest AS TIMESTAMP)',
  until: 'TRY_CAST(until AS TIMESTAMP)',
  address: 'address',
  port: 'TRY_CAST(port AS INTEGER)',
  identifiers: `string_split(identifiers, chr(30))`,
  text: 'text',
  search: 'replace(fold(said), chr(29), chr(9226))',
  latitude: 'TRY_CAST(latitude AS DOUBLE)',
  longitude: 'TRY_CAST(longitude AS DOUBLE)',
  accuracy_meters: 'TRY_CAST(accuracy_meters AS DOUBLE)',
  path: 'path',
  bytes_from: 'CAST(bytes_from AS BIGINT)',
  bytes_to: 'CAST(bytes_to AS BIGINT)',
  parser: 'parser',
  tier: 'tier',
  handling: 'handling',
  deleted: 'deleted',
  record: 'record',
};

/** A path inside SQL text. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
