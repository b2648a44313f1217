// SPDX-License-Identifier: Apache-2.0

import { RecordsError } from '../../core/errors/records.ts';
import { recordsSays } from '../../core/errors/sentences/records.ts';
import type { Engine } from './engine.ts';
import { conditions } from './find-ordinals.ts';
import { NO_TIME, type Part, quoted } from './layout.ts';
import type { Cursor, RecordFilter } from './record-filter.ts';

export interface TextFound {
  readonly ordinals: readonly number[];
  readonly next: Cursor | undefined;
  readonly searched: { readonly done: number; readonly of: number };
}

interface SearchOptions {
  readonly after: Cursor | undefined;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly withinMs: number | undefined;
}

/** As side-files.ts has it: the columns of a part under the names that conditions speak of. */
const PART = `SELECT ordinal, search, kind, account, coalesce(earliest, ${NO_TIME}) AS earliest,
  coalesce(greatest(latest, until), ${NO_TIME}) AS latest, identifiers`;

/**
 * Records that hold a text, in reading order, part after part: linear in what is searched, and it stops when the page is full, when the
 * time is over, or when nobody waits any more. In the last two cases the cursor says where to go on.
 * @throws RECORDS_STOPPED, RECORDS_BAD_FILTER
 */
export async function searchText(engine: Engine, parts: readonly Part[], filter: RecordFilter, options: SearchOptions): Promise<TextFound> {
  if (filter.order === 'time')
    throw new RecordsError('BAD_FILTER', {
      message: recordsSays('text-in-order'),
    });
  const started = performance.now();
  const of = parts.reduce((sum, part) => sum + part.count, 0);
  const ordinals: number[] = [];
  let after = options.after?.after ?? -1;
  for (const part of parts) {
    const end = part.first + part.count - 1;
    if (end <= after) continue;
    if (options.withinMs !== undefined && after >= 0 && performance.now() - started > options.withinMs)
      return { ordinals, next: { after }, searched: { done: after + 1, of } };
    const found = await inPart(engine, part, filter, after, options.limit - ordinals.length + 1, options.signal);
    ordinals.push(...found);
    if (ordinals.length > options.limit) {
      const shown = ordinals.slice(0, options.limit);
      const last = shown.at(-1) ?? after;
      return { ordinals: shown, next: { after: last }, searched: { done: last + 1, of } };
    }
    after = end;
  }
  return { ordinals, next: undefined, searched: { done: of, of } };
}

async function inPart(engine: Engine, part: Part, filter: RecordFilter, after: number, limit: number, signal?: AbortSignal) {
  const { identifier, ...rest } = filter;
  const { where, values } = conditions(rest);
  where.push('ordinal > ?', 'contains(search, fold(?))');
  values.push(after, (filter.text ?? '').trim());
  if (identifier !== undefined) {
    const { values: forms } = conditions({ identifier });
    where.push(
      `list_has_any(list_transform(identifiers, lambda one: substr(one, strpos(one, ' ') + 1)), [${forms.map(() => '?').join(', ')}])`,
    );
    values.push(...forms);
  }
  const rows = await engine.run(
    `SELECT ordinal FROM (${PART} FROM read_parquet(${quoted(part.file)})) WHERE ${where.join(' AND ')} ORDER BY ordinal LIMIT ${limit}`,
    values,
    signal,
  );
  return rows.map((row) => Number(row.ordinal));
}
