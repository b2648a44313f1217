// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { hidden } from '../../core/custody/entry.ts';
import { PAPER_FORMAT, type Paper, paperText, printedValues } from '../../core/requests/paper.ts';
import { proofBox } from '../../core/requests/proof-box.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Doing } from '../act.ts';
import { fingerprintOf } from '../keys/open-signing-key.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { FoundRequest } from '../requests/find-request.ts';
import { type ApprovalOnPaper, documentOf, valuesOnPaper } from '../requests/render-paper.ts';
import { sealPapersJob } from './seal-papers-job.ts';

/** Papers are made in these languages besides that of the request: the authority's own file needs Arabic, most addressees English. */
const ALWAYS: readonly Language[] = ['en', 'ar'];

/**
 * Writes what the papers of an approved version say, in the transaction of the approval: the log commits to each text before any file is
 * made of it. A text that is written already is left alone. A job then seals the files, when the log can prove its entries (design §6).
 */
export async function writePapers(desk: OpenDesk, doing: Doing<FoundRequest>, approval: ApprovalOnPaper): Promise<void> {
  const { tx, thing, who, now, alsoRecord } = doing;
  const { id, case_id, version, language: own } = thing.row;
  const written = [...new Set([own, ...ALWAYS])].map((language) => {
    const text = paperText(paperOf(desk, thing, language, approval));
    return { language, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
  });
  const known = await tx.selectFrom('request_paper').select('sha256').where('request_id', '=', id).execute();
  const papers = written.filter((paper) => !known.some(({ sha256 }) => sha256 === paper.sha256));
  const [first] = papers;
  if (first === undefined) return;
  const input = { requestId: id, caseId: case_id, accountId: who.id };
  const job_id = await desk.queue.send(tx, sealPapersJob, { key: `${id} ${first.sha256}`, caseId: case_id, input });
  const certificate = fingerprintOf(desk.papers);
  for (const { language, text, sha256 } of papers) {
    const addressee = hidden(thing.option.to.name);
    const entry_id = alsoRecord('document-made', { request: id, paper: sha256, language, version, certificate, addressee });
    const row = { request_id: id, case_id, version, language, sha256, text, certificate, entry_id, written_at: now, job_id };
    await tx
      .insertInto('request_paper')
      .values({ ...row, document: null, log_size: null })
      .execute();
  }
}

function paperOf(desk: OpenDesk, found: FoundRequest, language: Language, approval: ApprovalOnPaper): Paper {
  const { row, option, form } = found;
  return {
    format: PAPER_FORMAT,
    id: row.id,
    number: row.number,
    kind: row.kind,
    version: row.version,
    digest: row.digest,
    language,
    desk: desk.signer.name,
    training: desk.configuration.training,
    addressee: { name: option.to.name, country: option.to.country },
    approved: { by: approval.name, role: 'approver', at: approval.at.toISOString() },
    values: printedValues(form, valuesOnPaper(found, approval)),
    document: documentOf(found, language, approval),
    box: proofBox(language),
  };
}
