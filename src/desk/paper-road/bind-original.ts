// SPDX-License-Identifier: Apache-2.0
/** A paper that was printed, signed by hand or by another office, and came back: shown beside what was printed, then bound to the request. */

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Transaction } from 'kysely';
import type { PaperRoad } from '../../core/api/paper-road.ts';
import { RequestError } from '../../core/errors/request.ts';
import { ReturnError } from '../../core/errors/return.ts';
import { type Said, withoutStop } from '../../core/errors/say.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { paperCode } from '../../core/requests/paper.ts';
import { type OriginalRefusal, originalOf, plainCode } from '../../core/requests/signed-original.ts';
import { type ScanSeen, scanApart } from '../../returns/scan-apart.ts';
import type { Database } from '../../store/database/schema.ts';
import { type Countersigned, countersigned } from '../../verify/countersigned.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { EvidenceRow } from '../evidence/list-evidence.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { FoundRequest } from '../requests/find-request.ts';
import { findWithItem } from './find-with-item.ts';
import { pagesOfPaper, roadOf, sealedPapers } from './show-paper-road.ts';

const LARGEST_SCAN = 64_000_000;

interface ScanOfRequest extends FoundRequest {
  readonly item: EvidenceRow;
}

/** @throws REQUEST_SCAN_UNUSABLE: what answers a request is held against it first and never opened as a scan */
async function scanOf(
  desk: OpenDesk,
  tx: Transaction<Database>,
  requestId: string,
  evidenceId: string,
): Promise<ScanOfRequest | undefined> {
  const found = await findWithItem(desk, tx, requestId, evidenceId);
  if (found === undefined) return undefined;
  const { item } = found;
  if (item === undefined || item.how !== 'upload' || item.size_bytes > LARGEST_SCAN) throw unusable(paperSays('not-a-scan'));
  return { ...found, item };
}

function unusable(why: Said): Error {
  return new RequestError('SCAN_UNUSABLE', { message: paperSays('no-scan', { why }) });
}

async function seenApart(desk: OpenDesk, sha256: string): Promise<ScanSeen> {
  try {
    return await withSpooledItem(desk.store, sha256, scanApart);
  } catch (cause) {
    if (cause instanceof ReturnError) throw unusable(withoutStop(cause.said));
    throw cause;
  }
}

/** Its bytes, for the screen that shows it beside the paper; the log has the look before the first byte leaves. */
export async function openScan(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  evidenceId: string,
): Promise<{ readonly type: ScanSeen['type']; readonly bytes: number; readonly stream: Readable }> {
  const duty = {
    verb: 'compare',
    subject: 'document',
    kind: 'original-shown',
    about: { request: requestId, evidence: evidenceId },
    find: (tx: Transaction<Database>) => scanOf(desk, tx, requestId, evidenceId),
  } as const;
  const { item } = await lookFirst(desk, asking, duty);
  const { type } = await seenApart(desk, item.sha256);
  await act(desk, asking, {
    ...duty,
    async carryOut({ note }) {
      note({ item: item.sha256 });
    },
  });
  return { type, bytes: item.size_bytes, stream: await desk.store.vault.open(item.sha256) };
}

const CODES = {
  'code-unknown': 'CODE_UNKNOWN',
  'other-version': 'OTHER_VERSION',
  'pages-not-compared': 'PAGES_DIFFER',
  'pages-missing': 'PAGES_DIFFER',
} as const satisfies Record<OriginalRefusal, string>;

/** @throws REQUEST_CODE_UNKNOWN, REQUEST_OTHER_VERSION, REQUEST_PAGES_DIFFER, REQUEST_SIGNATURE_WRONG, REQUEST_SCAN_UNUSABLE */
export async function bindOriginal(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  given: { readonly evidenceId: string; readonly code: string; readonly pages: number },
): Promise<PaperRoad> {
  const { evidenceId } = given;
  const duty = {
    verb: 'bind-original',
    subject: 'document',
    kind: 'original-bound',
    about: { request: requestId, evidence: evidenceId },
    find: (tx: Transaction<Database>) => scanOf(desk, tx, requestId, evidenceId),
  } as const;
  const { item } = await lookFirst(desk, asking, duty);
  const seen = await seenApart(desk, item.sha256);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.inCase);
      const paper = await comparedPaper(desk, tx, thing, { ...given, scanPages: seen.pages });
      const signed = await signatureOn(desk, item, seen, paper.document);
      const electronic = signed.kind === 'signed';
      await tx
        .insertInto('request_original')
        .values({
          ...{ id: desk.newId(), request_id: requestId, case_id: thing.caseId, version: paper.version, language: paper.language },
          ...{ paper: paper.sha256, evidence_id: evidenceId, kind: electronic ? 'electronic' : 'ink', pages: paper.pages },
          ...{ scan_pages: seen.pages, signed_by: electronic ? signed.by : null, bound_at: now, bound_by: who.id },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      note({ item: item.sha256, paper: paper.sha256, version: paper.version, pages: paper.pages, how: electronic ? 'electronic' : 'ink' });
      return await roadOf(desk, tx, thing, who);
    },
  });
}

async function comparedPaper(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { row }: FoundRequest,
  compared: { readonly code: string; readonly pages: number; readonly scanPages: number },
) {
  const written = await tx.selectFrom('request_paper').selectAll().where('request_id', '=', row.id).execute();
  const sealed = await sealedPapers(tx, row);
  const papers = [];
  for (const { sha256, version, language, document } of [...sealed, ...written.filter(({ version }) => version !== row.version)]) {
    const isAsked = document !== null && plainCode(paperCode(sha256)) === plainCode(compared.code);
    papers.push({
      sha256,
      version,
      language,
      code: paperCode(sha256),
      document: document ?? '',
      pages: isAsked ? await pagesOfPaper(desk, document) : 0,
    });
  }
  const found = originalOf(papers, row.version, compared);
  if (typeof found !== 'string') return found;
  const why = {
    'code-unknown': paperSays('code-unknown'),
    'other-version': paperSays('other-version', { version: row.version }),
    'pages-not-compared': paperSays('pages-not-compared'),
    'pages-missing': paperSays('pages-missing', { pages: compared.scanPages }),
  }[found];
  throw new RequestError(CODES[found], { message: paperSays('other-paper', { number: row.number, why }) });
}

/** A PDF that another office has signed begins with the desk's own file; then its signature is looked at, and a wrong one is no ink either. */
async function signatureOn(desk: OpenDesk, item: EvidenceRow, { type }: ScanSeen, document: string): Promise<Countersigned> {
  if (type !== 'application/pdf') return { kind: 'another-file' };
  const [returned, own] = await Promise.all(
    [item.sha256, document].map(async (sha256) => await buffer(await desk.store.vault.open(sha256))),
  );
  const found = countersigned(returned as Buffer, own as Buffer);
  if (found.kind === 'signed' || found.kind === 'another-file') return found;
  throw new RequestError('SIGNATURE_WRONG', {
    message: found.kind === 'unchanged' ? paperSays('unsigned') : paperSays('signature-wrong', { why: found.why }),
  });
}
