// SPDX-License-Identifier: Apache-2.0

import { startSealing } from '../../core/analysis/privilege.ts';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { MappingAsked, MappingTried, TableShown } from '../../core/api/mappings.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { type AnyRecord, type Gap, isRecord } from '../../core/records/record.ts';
import { readApart } from '../../returns/read-apart.ts';
import type { TableMet } from '../../returns/tables-met.ts';
import { tablesMetApart } from '../../returns/tables-met-apart.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { countOutside } from '../evidence/asked-of.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { type EvidenceThing, evidenceThing } from '../evidence/list-evidence.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { scopesOf } from '../evidence/scopes-of-item.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { standingSeals } from '../privilege/standing-seals.ts';
import { mappingOf, newestMapping } from './kept-mappings.ts';

/** What a person looks at before they confirm. */
const TRIED = 100;
/** Records that are looked at for them: of a larger table the beginning. */
const LOOKED_AT = 50_000;

/**
 * Tables that no reader knows, with the first values of their columns. Of an item that is held against a request, or in a case
 * with privileged records, nobody reads a value before its rows are held against both: the shape of the values is enough to map them.
 */
export async function tablesOfItem(
  desk: OpenDesk,
  asking: Asking,
  evidenceId: string,
): Promise<{ tables: TableShown[]; shapesOnly: boolean }> {
  const duty = dutyOf(evidenceId, 'map', 'table-shown');
  const { row } = await lookFirst(desk, asking, duty);
  refuseErased(row);
  const seals = await standingSeals(desk.store.db, row.case_id);
  const shapesOnly = row.request_id !== null || seals.length > 0 || (await scopesOf(desk.store.db, evidenceId)).length > 0;
  const met = await fromSpool(desk, row, tablesMetApart);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      note({ evidence: evidenceId, item: row.sha256, list: 'tables', count: met.length });
      const tables: TableShown[] = [];
      for (const one of met) tables.push({ ...shownTable(one, shapesOnly), mapping: await newestMapping(tx, evidenceId, one.fingerprint) });
      return { tables, shapesOnly };
    },
  });
}

/** The first hundred records that a mapping gives, held against the scopes of the item like those of a reading. @throws INPUT_WRONG */
export async function tryMapping(desk: OpenDesk, asking: Asking, evidenceId: string, asked: MappingAsked): Promise<MappingTried> {
  const duty = dutyOf(evidenceId, 'map', 'mapping-tried');
  const { row } = await lookFirst(desk, asking, duty);
  const nobody = { version: 1, confirmedBy: 'nobody yet', confirmedOn: desk.now().toISOString().slice(0, 10) };
  const mapping = mappingOf(asked, { ...nobody, item: row.sha256 });
  refuseErased(row);
  const scopes = await scopesOf(desk.store.db, evidenceId);
  // An item that was not read yet is held against its request for the first time when it is: until then nothing of it is shown.
  if (row.request_id !== null && scopes.length === 0) throw notReadYet();
  const found: AnyRecord[] = [];
  const gaps: Gap[] = [];
  await fromSpool(desk, row, async (input) => {
    await readApart({
      ...input,
      mappings: [mapping],
      onBatch: (batch) => {
        for (const one of batch)
          if (isRecord(one)) {
            if (one.parser.id.startsWith('mapping-') && found.length < LOOKED_AT) found.push(one);
          } else if (one.kind === 'gap' && gaps.length < LOOKED_AT) gaps.push(one);
      },
    });
  });
  const inside = await shownOf(desk, row.case_id, scopes, found);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ note }) {
      note({ evidence: evidenceId, item: row.sha256, records: found.length, gaps: gaps.length });
      return {
        records: inside.slice(0, TRIED).map((record, ordinal) => ({ ...record, ordinal }) as unknown as MappingTried['records'][number]),
        counts: { records: found.length, gaps: gaps.length, outside: found.length - inside.length },
        gaps: byMessage(gaps),
      };
    },
  });
}

/** Without what the scopes do not ask for, and what the seals of the case take. */
async function shownOf({ store }: OpenDesk, caseId: string, scopes: readonly Asked[], found: readonly AnyRecord[]): Promise<AnyRecord[]> {
  const counter = countOutside(scopes);
  const sealing = startSealing(await standingSeals(store.db, caseId));
  for (const record of found) {
    counter.add(record);
    sealing.learn(record);
  }
  for (const record of found) sealing.mark(record);
  const { isOutside } = counter.done();
  return found.filter((record) => !isOutside(record) && sealing.sealOf(record) === undefined);
}

const dutyOf = (evidenceId: string, verb: string, kind: 'table-shown' | 'mapping-tried') =>
  ({ verb, subject: 'evidence', kind, find: async (tx) => await evidenceThing(tx, evidenceId) }) as const satisfies Parameters<
    typeof lookFirst<EvidenceThing>
  >[2];

type Item = EvidenceThing['row'];

async function fromSpool<T>(
  desk: OpenDesk,
  { sha256, name }: Item,
  work: (input: { readonly file: string; readonly name: string; readonly sha256: string }) => Promise<T>,
): Promise<T> {
  try {
    return await withSpooledItem(desk.store, sha256, async (file) => await work({ file, name, sha256 }));
  } catch (cause) {
    if (!(cause instanceof ReturnError)) throw cause;
    throw new EvidenceError('NO_SUCH_PLACE', { message: evidenceSays('tables-why', { why: cause.said }), cause });
  }
}

function shownTable({ path, header, fingerprint, columns, rows }: TableMet, shapesOnly: boolean): Omit<TableShown, 'mapping'> {
  return {
    ...{ path, header: [...header], fingerprint, rows: rows ?? null },
    columns: columns.map(({ name, values }) => ({ name, values: shapesOnly ? [...new Set(values.map(shapeOfValue))] : [...values] })),
  };
}

/** `2026-03-01 22:10` as `0000-00-00 00:00`, `a@b.example` as `x@x.xxxxxxx`: enough to see a time, a number or a name, and none of them. */
export function shapeOfValue(value: string): string {
  return value
    .replace(/\p{N}/gu, '0')
    .replace(/\p{L}\p{M}*/gu, 'x')
    .slice(0, 40);
}

function byMessage(gaps: readonly Gap[]): MappingTried['gaps'] {
  const counts = new Map<string, { why: string; message: string; count: number }>();
  for (const { why, message } of gaps) {
    const known = counts.get(`${why} ${message}`) ?? { why, message, count: 0 };
    known.count += 1;
    counts.set(`${why} ${message}`, known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 50);
}

function notReadYet(): Error {
  return new EvidenceError('NOT_READ_YET', {
    message: evidenceSays('read-first'),
  });
}
