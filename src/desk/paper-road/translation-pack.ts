// SPDX-License-Identifier: Apache-2.0
/** What a sworn translator is given, and whether what comes back still says the same of every identifier, date and amount. */

import type { Transaction } from 'kysely';
import type { DocumentText, Language, Line, Run } from '../../core/documents/document-text.ts';
import { faultsOfTranslation, filledTranslation, type Segment, segmentsOf, translatedRows } from '../../core/documents/translation.ts';
import { RequestError } from '../../core/errors/request.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { type Said, withoutStop } from '../../core/errors/say.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { csvOf } from '../../core/requests/csv.ts';
import { parsePaper } from '../../core/requests/paper.ts';
import { renderDocument } from '../../documents/render-document.ts';
import { wholeTableApart } from '../../returns/whole-table-apart.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundRequest, findRequest } from '../requests/find-request.ts';
import { documentOf } from '../requests/render-paper.ts';
import { findWithItem } from './find-with-item.ts';
import { sealedPapers } from './show-paper-road.ts';

/** The approved text where there is one, else the draft as it stands. */
async function paperIn(tx: Transaction<Database>, found: FoundRequest, language: Language): Promise<DocumentText> {
  const approved = (await sealedPapers(tx, found.row)).find((one) => one.language === language);
  return (approved === undefined ? undefined : parsePaper(approved.text)?.document) ?? documentOf(found, language, undefined);
}

export async function translationPack(desk: OpenDesk, asking: Asking, requestId: string, language: Language, format: 'docx' | 'csv') {
  const { paper, row } = await act(desk, asking, {
    verb: 'translate',
    subject: 'document',
    kind: 'translation-pack-made',
    about: { request: requestId, language },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ tx, thing, note }) => {
      note({ version: thing.row.version });
      return { paper: await paperIn(tx, thing, language), row: thing.row };
    },
  });
  const segments = segmentsOf(paper);
  const name = `${row.number.replace(/[^A-Za-z0-9-]+/g, '-')}-v${row.version}-${language}-translation.${format}`;
  const bytes =
    format === 'csv'
      ? Buffer.from(
          csvOf(
            ['id', 'source', 'target'],
            segments.map(({ id, source }) => [id, source, '']),
          ),
        )
      : await renderDocument([tableOf(paper, segments)], 'docx');
  return { name, bytes };
}

/** Three columns; a token stands apart, so that no word processor turns it around. */
function tableOf(paper: DocumentText, segments: readonly Segment[]): DocumentText {
  const cell = (text: string): Line =>
    text.split(/(\u27e6[^\u27e7]*\u27e7)/).flatMap((part): Run[] => {
      if (part === '') return [];
      return [part.startsWith('\u27e6') ? { kind: 'identifier', text: part } : { kind: 'text', text: part }];
    });
  const rows = segments.map(({ id, source }) => [[{ kind: 'identifier', text: id }], cell(source), []] as const);
  const { watermark: _, ...rest } = paper;
  return { ...rest, blocks: [{ kind: 'table', caption: paper.title, head: ['id', 'source', 'target'], rows }] };
}

/** @throws REQUEST_SCAN_UNUSABLE where the item is no table with the columns of the pack */
export async function checkTranslation(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  { evidenceId, language }: { readonly evidenceId: string; readonly language: Language },
) {
  const duty = {
    verb: 'translate',
    subject: 'document',
    kind: 'translation-checked',
    about: { request: requestId, evidence: evidenceId, language },
    find: async (tx: Transaction<Database>) => await withItem(desk, tx, requestId, evidenceId),
  } as const;
  const { item } = await lookFirst(desk, asking, duty);
  const rows = translatedRows(await tableApart(desk, item));
  if (rows === undefined) throw noTable(paperSays('no-columns'));
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, note }) {
      const segments = segmentsOf(await paperIn(tx, thing, language));
      const faults = faultsOfTranslation(segments, rows);
      const target = new Map(rows.map((row) => [row.id, row.target]));
      note({ item: item.sha256, version: thing.row.version, faults: faults.length });
      return {
        sentences: segments.length,
        locked: segments.reduce((sum, { tokens }) => sum + tokens.size, 0),
        faults: faults.slice(0, 500).map((fault) => ({
          ...{ kind: fault.kind, segment: fault.segment, token: 'token' in fault ? fault.token : null },
          text: 'expected' in fault ? fault.expected : 'found' in fault ? fault.found : null,
        })),
        text: faults.length > 0 ? null : segments.map((one) => filledTranslation(one, target.get(one.id) ?? '')).join('\n'),
      };
    },
  });
}

async function withItem(desk: OpenDesk, tx: Transaction<Database>, requestId: string, evidenceId: string) {
  const found = await findWithItem(desk, tx, requestId, evidenceId);
  if (found === undefined) return undefined;
  const { item } = found;
  if (item === undefined) throw noTable(paperSays('not-a-table'));
  return { ...found, item };
}

async function tableApart(desk: OpenDesk, item: { readonly sha256: string; readonly name: string }): Promise<string[][]> {
  try {
    const { rows } = await withSpooledItem(
      desk.store,
      item.sha256,
      async (file) => await wholeTableApart({ file, name: item.name, sha256: item.sha256 }),
    );
    return rows.map(({ cells }) => [...cells]);
  } catch (cause) {
    if (cause instanceof ReturnError) throw noTable(withoutStop(cause.said));
    throw cause;
  }
}

function noTable(why: Said): Error {
  return new RequestError('SCAN_UNUSABLE', { message: paperSays('translation-unusable', { why }) });
}
