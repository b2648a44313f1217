// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { OldRegisterPreview, OldRowShown } from '../../core/api/old-register.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { languages } from '../../core/documents/document-text.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { type Said, withoutStop } from '../../core/errors/say.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { headerFingerprint } from '../../core/mappings/table-mapping.ts';
import {
  faultsOfColumns,
  guessColumns,
  headerRowOf,
  hijriFields,
  type OldColumns,
  type OldMapping,
  oldFields,
} from '../../core/old-register/columns.ts';
import type { CellContext, Doubt } from '../../core/old-register/read-cell.ts';
import { doubtsOf, type OldRow, readRegister } from '../../core/old-register/read-register.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { providerFor } from '../../core/routes/provider-for.ts';
import type { WholeTable } from '../../returns/whole-table.ts';
import { wholeTableApart } from '../../returns/whole-table-apart.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type FoundCase, findCase } from '../cases/find-case.ts';
import type { EvidenceRow } from '../evidence/list-evidence.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseItemWithPrivileged } from '../privilege/privileged-in-reading.ts';

export interface RegisterItem extends FoundCase {
  readonly item: EvidenceRow;
}

/** What answers a request is no register, and is not read before it was held against that request. @throws REQUEST_REGISTER_UNREADABLE, EVIDENCE_PRIVILEGED */
export async function registerItem(tx: Transaction<Database>, caseId: string, evidenceId: string): Promise<RegisterItem | undefined> {
  const found = await findCase(tx, caseId);
  if (found === undefined) return undefined;
  const item = await tx.selectFrom('evidence').selectAll().where('id', '=', evidenceId).where('case_id', '=', caseId).executeTakeFirst();
  if (item === undefined || item.request_id !== null || item.erased_at !== null) throw unreadable(paperSays('not-a-register'));
  await refuseItemWithPrivileged(tx, item);
  return { ...found, item };
}

function unreadable(why: Said): Error {
  return new RequestError('REGISTER_UNREADABLE', { message: paperSays('register-unreadable', { why }) });
}

export async function tableOfItem(desk: OpenDesk, item: EvidenceRow): Promise<WholeTable> {
  try {
    const { sha256, name } = item;
    return await withSpooledItem(desk.store, sha256, async (file) => await wholeTableApart({ file, name, sha256 }));
  } catch (cause) {
    if (cause instanceof ReturnError) throw unreadable(withoutStop(cause.said));
    throw cause;
  }
}

export interface RegisterRead {
  readonly header: readonly string[];
  readonly mapping: OldMapping;
  readonly kept: boolean;
  readonly rows: readonly OldRow[];
  readonly passedOver: number;
  readonly context: CellContext;
}

/** @throws INPUT_WRONG where the mapping does not fit the header */
export async function readUnder(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { row }: FoundCase,
  table: WholeTable,
  given: { readonly columns?: OldColumns | undefined; readonly dateOrder?: OldMapping['dateOrder'] },
): Promise<RegisterRead> {
  const at = headerRowOf(table.rows.map(({ cells }) => cells));
  const header = table.rows[at]?.cells.map((cell) => cell.trim()) ?? [];
  const kept = given.columns === undefined ? await keptMapping(tx, header) : undefined;
  const columns = given.columns ?? kept?.columns ?? guessColumns(header);
  const dateOrder = given.dateOrder ?? kept?.dateOrder;
  const faults = faultsOfColumns({ columns }, header);
  if (given.columns !== undefined && faults.length > 0)
    throw new InputError('WRONG', {
      message: paperSays('columns-wrong', { columns: faults }),
      details: { fields: faults.map((field) => `columns.${field}`) },
    });
  const knowledge = await ownKnowledge(desk, tx);
  const context = contextOf(knowledge, dayIn(calendarOf(knowledge, row.country).zone, desk.now().toISOString()));
  const body = table.rows.slice(at + 1);
  const rows = faults.length > 0 ? [] : readRegister(body, { columns, dateOrder, hijri: hijriFields(columns, header) }, context);
  return { header, mapping: { columns, dateOrder }, kept: kept !== undefined, rows, passedOver: body.length - rows.length, context };
}

/** Names in every language of the desk, and the code itself. */
function contextOf(knowledge: Knowledge, today: string): CellContext {
  const states = new Map<string, string>();
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\p{M}\u0640]/gu, '')
      .trim();
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (let code = 0; code < 26 * 26; code += 1) {
      const iso = String.fromCharCode(65 + Math.floor(code / 26), 65 + (code % 26));
      const name = names.of(iso);
      if (name === undefined || name === iso) continue;
      states.set(plain(name), iso);
      states.set(plain(iso), iso);
    }
  }
  const asUsed: Readonly<Record<string, string>> = { usa: 'US', uk: 'GB', أمريكا: 'US', 'الولايات المتحدة الأمريكية': 'US', إنجلترا: 'GB' };
  for (const [name, iso] of Object.entries(asUsed)) states.set(plain(name), iso);
  return {
    today,
    stateOf: (text) => states.get(plain(text)),
    providerOf: (text) => providerFor(knowledge, text)?.id,
  };
}

async function keptMapping(tx: Transaction<Database>, header: readonly string[]): Promise<OldMapping | undefined> {
  const row = await tx
    .selectFrom('register_mapping')
    .select('document')
    .where('fingerprint', '=', headerFingerprint(header))
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row?.document;
}

const SHOWN = 100;
const DOUBTFUL_SHOWN = 500;

export async function previewOldRegister(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  given: { readonly evidenceId: string; readonly columns?: OldColumns | undefined; readonly dateOrder?: OldMapping['dateOrder'] },
): Promise<OldRegisterPreview> {
  const duty = {
    verb: 'import',
    subject: 'request',
    kind: 'register-previewed',
    about: { evidence: given.evidenceId },
    find: (tx: Transaction<Database>) => registerItem(tx, caseId, given.evidenceId),
  } as const;
  const { item } = await lookFirst(desk, asking, duty);
  const table = await tableOfItem(desk, item);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, note }) {
      const read = await readUnder(desk, tx, thing, table, given);
      const doubtful = read.rows.filter((row) => doubtsOf(row).length > 0);
      note({ item: item.sha256, rows: read.rows.length, doubtful: doubtful.length });
      const { encoding, undecodable, cut } = table;
      return {
        ...{ header: [...read.header], columns: { ...read.mapping.columns }, dateOrder: read.mapping.dateOrder ?? null, kept: read.kept },
        ...{ encoding, undecodable, cut },
        counts: { rows: read.rows.length, doubtful: doubtful.length, passedOver: read.passedOver },
        byDoubt: byDoubt(doubtful),
        rows: read.rows.slice(0, SHOWN).map(shownRow),
        doubtful: doubtful.slice(0, DOUBTFUL_SHOWN).map(shownRow),
      };
    },
  });
}

function byDoubt(rows: readonly OldRow[]): OldRegisterPreview['byDoubt'] {
  const counts = new Map<Doubt, number>();
  for (const row of rows)
    for (const field of doubtsOf(row)) {
      const doubt = row.cells[field]?.doubt as Doubt;
      counts.set(doubt, (counts.get(doubt) ?? 0) + 1);
    }
  return [...counts].map(([doubt, count]) => ({ doubt, count })).toSorted((a, b) => b.count - a.count || (a.doubt < b.doubt ? -1 : 1));
}

export const shownRow = ({ row, cells }: OldRow): OldRowShown => ({ row, cells: shownCells(cells) });

export function shownCells(cells: OldRow['cells']): OldRowShown['cells'] {
  return oldFields.flatMap((field) => {
    const cell = cells[field];
    return cell === undefined ? [] : [{ field, ...cell, choices: [...cell.choices] }];
  });
}
