// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { NO_TIME, quoted, SIDE_FORMAT } from './layout.ts';

/** When a record may have happened: what lasted counts to its end. A moment that cannot be placed stands at the end. */
const SPAN = `coalesce(earliest, ${NO_TIME}) AS earliest, coalesce(greatest(latest, until), ${NO_TIME}) AS latest`;

/** Narrow copies of columns, each sorted for one question. All of them can be made again from `records.parquet`. */
const SIDES: Readonly<Record<string, string>> = {
  'time.parquet': `SELECT ${SPAN}, kind, account, ordinal FROM records ORDER BY 1, ordinal`,
  'identifier.parquet': `
    SELECT split_part(one, ' ', 1) AS type, substr(one, strpos(one, ' ') + 1) AS value, earliest, latest, kind, account, ordinal
    FROM (SELECT unnest(identifiers) AS one, ${SPAN}, kind, account, ordinal FROM records) ORDER BY value, ordinal`,
  'kind.parquet': 'SELECT kind, account, ordinal FROM records ORDER BY kind, ordinal',
  'id.parquet': "SELECT CAST('0x' || substr(id, 1, 16) AS UBIGINT) AS head, ordinal FROM records ORDER BY head, ordinal",
  'counts.parquet': `
    SELECT CAST(earliest AS DATE) AS day, kind, account, count(*) AS records,
           count(*) FILTER (CAST(earliest AS DATE) <> CAST(latest AS DATE)) AS spread
    FROM records GROUP BY ALL ORDER BY day, kind, account`,
};

/** Writes the side files of a reading whose parts are in `parts`. */
export async function writeSideFiles(engine: Engine, folder: string, parts: string): Promise<void> {
  for (const [name, query] of Object.entries(SIDES))
    await engine.run(
      `COPY (WITH records AS (SELECT * FROM read_parquet(${quoted(parts)})) ${query}) TO ${quoted(join(folder, name))} ${SIDE_FORMAT}`,
    );
}
