// SPDX-License-Identifier: Apache-2.0

import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { OthersAnswer } from '../../capture/others/open-others.child.ts';
import type { CaptureSummary } from '../../core/api/captures.ts';
import { CAPTURE_PARTS, picturePath } from '../../core/capture/capture-record.ts';
import type { OpenedOthers } from '../../core/capture/others.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import { runApart } from '../../returns/run-apart.ts';
import { NO_TRUST } from '../../verify/trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { insertItem } from '../evidence/insert-item.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import { findPicturesApart } from '../pictures/find-pictures-apart.ts';
import { keepSearched } from '../pictures/keep-pictures.ts';
import { type About, recordEntry } from '../record-entry.ts';
import { type CaptureToMake, recordFailure } from './capture-page-job.ts';

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Opens a capture of others in a process of its own, checks it where something in it can be checked, and seals text, document and picture as
 * a reading copy that names the original. Natural key: the capture; run again it makes the same copy.
 */
export const takeInCaptureJob: JobKind<CaptureToMake> = {
  name: 'take-in-capture',
  lane: 'long',
  async run(job) {
    const { store, input } = job;
    const row = await store.db.selectFrom('capture').selectAll().where('id', '=', input.captureId).executeTakeFirstOrThrow();
    const item = await store.db
      .selectFrom('evidence')
      .selectAll()
      .where('id', '=', row.original_id as string)
      .executeTakeFirstOrThrow();
    try {
      const { opened, check, pictures } = await withSpooledItem(store, item.sha256, async (file) => ({
        ...(await openAndCheck(file)),
        pictures: await findPicturesApart(file, item.name),
      }));
      const summary = summaryOf(opened, check, row.url);
      const copy = await copyOf(opened, summary, item.sha256, item.received_at);
      const sha256 = createHash('sha256').update(copy).digest('hex');
      await store.vault.put(Readable.from([copy]), sha256);
      return async (tx) => {
        const evidenceId = randomUUID();
        const at = new Date();
        await insertItem(tx, store.vault, {
          ...{ id: evidenceId, caseId: row.case_id, requestId: null, name: `${item.name} (text and picture).zip`, sha256 },
          ...{ sizeBytes: copy.length, how: item.how, receivedFrom: row.made_by ?? item.received_from, receivedAt: at },
          ...{ receivedBy: row.asked_by, derivedFrom: item.id },
        });
        await tx
          .updateTable('capture')
          .set({ ended_at: at, evidence_id: evidenceId, record: JSON.stringify(summary) })
          .where('id', '=', row.id)
          .execute();
        await keepSearched(tx, { evidenceId: item.id, caseId: row.case_id, jobId: job.id, askedBy: row.asked_by, at }, pictures);
        const entry = { by: row.asked_by, role: 'desk', caseId: row.case_id };
        const about: About = { capture: row.id, evidence: evidenceId, item: sha256 };
        await recordEntry(tx, source, { ...entry, kind: 'evidence-derived', about: { ...about, from: item.sha256, check: check.verdict } });
        await recordEntry(tx, source, {
          ...entry,
          kind: 'evidence-sealed',
          about: { ...about, 'size-bytes': copy.length, name: hidden(item.name) },
        });
        return { evidence: evidenceId };
      };
    } catch (error) {
      if (error instanceof RogatoryError) await recordFailure(store, row, error);
      throw error;
    }
  },
};

interface Check {
  readonly verdict: 'good' | 'bad' | 'unsigned';
  readonly findings: readonly { readonly good: boolean; readonly code: string; readonly what: string }[];
}

async function openAndCheck(file: string): Promise<{ readonly opened: OpenedOthers; readonly check: Check }> {
  const said = await runApart('../capture/others/open-others.child.ts', file, { file });
  const answer = said === '' ? { fault: captureSays('too-much-for-one') } : (JSON.parse(said) as OthersAnswer);
  if ('fault' in answer)
    throw new CaptureError('OTHERS_UNREADABLE', {
      message: captureSays('others-unreadable', { why: answer.fault }),
    });
  return { opened: answer.opened, check: answer.opened.format === 'wacz' ? await checkOf(file) : { verdict: 'unsigned', findings: [] } };
}

async function checkOf(file: string): Promise<Check> {
  const all = (await verifyFile(file, NO_TRUST))?.findings ?? [];
  const signed = all.some(({ code, good }) => code === 'WACZ_SIGNATURE' && good);
  const verdict = all.some(({ good }) => !good) ? 'bad' : signed ? 'good' : 'unsigned';
  return { verdict, findings: all.slice(0, 50).map(({ good, code, what }) => ({ good, code, what })) };
}

function summaryOf(opened: OpenedOthers, { verdict, findings }: Check, url: string): CaptureSummary {
  const [main] = opened.pages;
  return {
    title: main?.title ?? '',
    finalUrl: main?.url || url,
    status: null,
    requests: opened.responses,
    bytes: opened.bytes,
    pictures: opened.picture === null ? 0 : 1,
    servers: [],
    stampedBy: null,
    gaps: opened.left.slice(0, 50).map((what) => ({ why: 'not-taken-out', what })),
    others: {
      format: opened.format,
      software: opened.software,
      madeAt: main?.at ?? null,
      pages: opened.pages.length,
      textFrom: main?.textFrom ?? 'nothing',
      check: verdict,
      findings: [...findings],
    },
  };
}

/** A ZIP laid out as the readable part of a capture is. Its times are those of the original, so that the same file gives the same copy. */
async function copyOf(opened: OpenedOthers, summary: CaptureSummary, from: string, mtime: Date): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, content: string | Buffer) => zip.addBuffer(Buffer.from(content as string), path, { mtime });
  add(CAPTURE_PARTS.record, `${JSON.stringify({ schema: 'rogatory.capture-of-others/1', from, ...summary }, null, 2)}\n`);
  add(CAPTURE_PARTS.text, textOf(opened));
  add(CAPTURE_PARTS.dom, opened.pages[0]?.dom ?? '');
  if (opened.picture !== null) add(picturePath(1), Buffer.from(opened.picture, 'base64'));
  zip.end();
  return await buffer(zip.outputStream as Readable);
}

/** The first page is the one that the capture is of; each further one stands under its address. */
function textOf({ pages }: OpenedOthers): string {
  return pages.map(({ url, text }, index) => (index === 0 ? text : `${url}\n${text}`)).join('\n\n');
}
