// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { MENTION_FOLDER, NO_TIME, PART_FOLDER, quoted, SIDE_FORMAT } from './layout.ts';

/** When a record may have happened: what lasted counts to its end. A moment that cannot be placed stands at the end. */
const SPAN = `coalesce(earliest, ${NO_TIME}) AS earliest, coalesce(greatest(latest, until), ${NO_TIME}) AS latest`;

const OWN_IDENTIFIERS = `
    SELECT split_part(one, ' ', 1) AS type, substr(one, strpos(one, ' ') + 1) AS value, earliest, latest, kind, account, ordinal
    FROM (SELECT unnest(identifiers) AS one, ${SPAN}, kind, account, ordinal FROM records)`;
/** A record is found by what its texts mention as well. */
const MENTIONED_IDENTIFIERS = `
    SELECT type, value, earliest, latest, kind, account, ordinal
    FROM (SELECT DISTINCT type, value, ordinal FROM mentions WHERE sealed IS NULL AND ordinal IS NOT NULL)
    JOIN (SELECT ${SPAN}, kind, account, ordinal FROM records) USING (ordinal)`;

/** Narrow copies of columns, each sorted for one question. All of them can be made again from `records.parquet` and `mentions.parquet`. */
const sides = (withMentions: boolean): Readonly<Record<string, string>> => ({
  'time.parquet': `SELECT ${SPAN}, kind, account, ordinal FROM records ORDER BY 1, ordinal`,
  'identifier.parquet': `SELECT * FROM (${OWN_IDENTIFIERS}${withMentions ? ` UNION ALL ${MENTIONED_IDENTIFIERS}` : ''}) ORDER BY value, ordinal`,
  'kind.parquet': 'SELECT kind, account, ordinal FROM records ORDER BY kind, ordinal',
  'id.parquet': "SELECT CAST('0x' || substr(id, 1, 16) AS UBIGINT) AS head, ordinal FROM records ORDER BY head, ordinal",
  'counts.parquet': `
    SELECT CAST(earliest AS DATE) AS day, kind, account, count(*) AS records,
           count(*) FILTER (CAST(earliest AS DATE) <> CAST(latest AS DATE)) AS spread
    FROM records GROUP BY ALL ORDER BY day, kind, account`,
  ...(withMentions && { 'mentioned.parquet': MENTIONED }),
});

/** What is mentioned, once each: secrets first, then what is mentioned most. A secret has no value, so each stands for itself. */
const MENTIONED = `
    SELECT type, value, sealed, count(*) AS mentions, count(DISTINCT ordinal) AS records, min(ordinal) AS first, arg_min(mention, coalesce(ordinal, -1)) AS mention
    FROM mentions GROUP BY type, value, sealed, CASE WHEN sealed IS NULL THEN NULL ELSE id END
    ORDER BY sealed NULLS LAST, mentions DESC, type, value, first`;

/** Writes the side files of the reading in `folder`, whose parts are there. */
export async function writeSideFiles(engine: Engine, folder: string, withMentions: boolean): Promise<void> {
  const parts = (name: string): string => `(SELECT * FROM read_parquet(${quoted(join(folder, name, '*.parquet'))}))`;
  const tables = `WITH records AS ${parts(PART_FOLDER)}${withMentions ? `, mentions AS ${parts(MENTION_FOLDER)}` : ''}`;
  for (const [name, query] of Object.entries(sides(withMentions)))
    await engine.run(`COPY (${tables} ${query}) TO ${quoted(join(folder, name))} ${SIDE_FORMAT}`);
}
