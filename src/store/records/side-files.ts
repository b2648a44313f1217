// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { MENTION_FOLDER, NO_TIME, PART_FOLDER, quoted, SIDE_FORMAT } from './layout.ts';

/** When a record may have happened: what lasted counts to its end. A moment that cannot be placed stands at the end. */
const SPAN = `coalesce(earliest, ${NO_TIME}) AS earliest, coalesce(greatest(latest, until), ${NO_TIME}) AS latest`;

/** Words that come again and again are sorted as numbers of these types: a row is a third as long, and so is what the sort has to hold. */
const KINDS = 'kinds';
const ACCOUNTS = 'accounts';
/** Above this many they would need more memory than they spare. */
const MOST_ACCOUNTS = 10_000;

interface Shape {
  readonly withMentions: boolean;
  /** Accounts are few enough to be numbered. */
  readonly fewAccounts: boolean;
}

const numbered = ({ fewAccounts }: Shape): string =>
  `CAST(kind AS ${KINDS}) AS kind, ${fewAccounts ? `CAST(account AS ${ACCOUNTS}) AS account` : 'account'}`;
const OWN_IDENTIFIERS = (shape: Shape): string => `
    SELECT split_part(one, ' ', 1) AS type, substr(one, strpos(one, ' ') + 1) AS value, earliest, latest, kind, account, ordinal
    FROM (SELECT unnest(identifiers) AS one, ${SPAN}, ${numbered(shape)}, ordinal FROM records)`;
/** A record is found by what its texts mention as well. */
const MENTIONED_IDENTIFIERS = (shape: Shape): string => `
    SELECT type, value, earliest, latest, kind, account, ordinal
    FROM (SELECT DISTINCT type, value, ordinal FROM mentions WHERE sealed IS NULL AND ordinal IS NOT NULL)
    JOIN (SELECT ${SPAN}, ${numbered(shape)}, ordinal FROM records) USING (ordinal)`;

const IN_WORDS = 'CAST(kind AS VARCHAR) AS kind, CAST(account AS VARCHAR) AS account';

/** Narrow copies of columns, each sorted for one question. All of them can be made again from `records.parquet` and `mentions.parquet`. */
const sides = (shape: Shape): Readonly<Record<string, string>> => ({
  // The longest first: the others are written beside it.
  'identifier.parquet': `
    SELECT type, value, earliest, latest, ${IN_WORDS}, ordinal
    FROM (${OWN_IDENTIFIERS(shape)}${shape.withMentions ? ` UNION ALL ${MENTIONED_IDENTIFIERS(shape)}` : ''} ORDER BY value, ordinal)`,
  'time.parquet': `
    SELECT earliest, latest, ${IN_WORDS}, ordinal
    FROM (SELECT ${SPAN}, ${numbered(shape)}, ordinal FROM records ORDER BY 1, ordinal)`,
  'kind.parquet': `SELECT ${IN_WORDS}, ordinal FROM (SELECT ${numbered(shape)}, ordinal FROM records ORDER BY kind, ordinal)`,
  'id.parquet': "SELECT CAST('0x' || substr(id, 1, 16) AS UBIGINT) AS head, ordinal FROM records ORDER BY head, ordinal",
  'counts.parquet': `
    SELECT CAST(earliest AS DATE) AS day, kind, account, count(*) AS records,
           count(*) FILTER (CAST(earliest AS DATE) <> CAST(latest AS DATE)) AS spread
    FROM records GROUP BY ALL ORDER BY day, kind, account`,
  ...(shape.withMentions && { 'mentioned.parquet': MENTIONED }),
});

/** What is mentioned, once each: secrets first, then what is mentioned most. A secret has no value, so each stands for itself. */
const MENTIONED = `
    SELECT type, value, sealed, count(*) AS mentions, count(DISTINCT ordinal) AS records, min(ordinal) AS first, arg_min(mention, coalesce(ordinal, -1)) AS mention
    FROM mentions GROUP BY type, value, sealed, CASE WHEN sealed IS NULL THEN NULL ELSE id END
    ORDER BY sealed NULLS LAST, mentions DESC, type, value, first`;

/** Writes the side files of the reading in `folder`, whose parts are there. @param atOnce how many; each needs its memory */
export async function writeSideFiles(engine: Engine, folder: string, withMentions: boolean, atOnce: number): Promise<void> {
  const parts = (name: string): string => `(SELECT * FROM read_parquet(${quoted(join(folder, name, '*.parquet'))}))`;
  const records = parts(PART_FOLDER);
  const few = `SELECT count(*) AS n FROM (SELECT DISTINCT account FROM ${records} LIMIT ${MOST_ACCOUNTS + 1})`;
  const [accounts] = await engine.run(few);
  const shape: Shape = { withMentions, fewAccounts: Number(accounts?.n) <= MOST_ACCOUNTS };
  await number(engine, KINDS, 'kind', records);
  if (shape.fewAccounts) await number(engine, ACCOUNTS, 'account', records);
  const tables = `WITH records AS ${records}${withMentions ? `, mentions AS ${parts(MENTION_FOLDER)}` : ''}`;
  const waiting = Object.entries(sides(shape));
  const writeNext = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const [name, query] = one;
      await engine.run(`COPY (${tables} ${query}) TO ${quoted(join(folder, name))} ${SIDE_FORMAT}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writeNext));
}

/** A type of the words in that column, in their order; the empty one besides, since a type has a word at least. */
async function number(engine: Engine, type: string, column: string, records: string): Promise<void> {
  const words = `SELECT '' AS word UNION SELECT ${column} FROM ${records} WHERE ${column} IS NOT NULL`;
  await engine.run(`CREATE TYPE ${type} AS ENUM (SELECT word FROM (${words}) ORDER BY 1)`);
}
