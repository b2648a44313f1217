// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Captured, capturePage } from '../../capture/capture-page.ts';
import { openBrowser } from '../../capture/open-browser.ts';
import type { CaptureSummary } from '../../core/api/captures.ts';
import type { CaptureRecord } from '../../core/capture/capture-record.ts';
import { DEFAULT_LIMITS } from '../../core/capture/limits.ts';
import { hidden } from '../../core/custody/entry.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { PROGRAM } from '../../core/evidence/program.ts';
import { stampAuthority } from '../../exchange/time-stamp/ask-time-stamp.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { partsOfFile } from '../../store/file-parts.ts';
import { captureKey } from '../../store/keys/capture-key.ts';
import type { Store } from '../../store/open-store.ts';
import { insertItem } from '../evidence/insert-item.ts';
import { findPicturesApart } from '../pictures/find-pictures-apart.ts';
import { keepSearched } from '../pictures/keep-pictures.ts';
import { type About, recordEntry } from '../record-entry.ts';
import { configuredProxy } from './capture-terms.ts';
import { asksOfCase } from './known-targets.ts';
import type { CaptureRow } from './show-capture.ts';

export interface CaptureToMake {
  readonly captureId: string;
}

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Visits the page and seals the archive. Natural key: the capture. A worker that dies before the end visits the page again when the job is
 * run again: a half archive is no evidence. What had been sealed by then stays in the vault, of no case.
 */
export const capturePageJob: JobKind<CaptureToMake> = {
  name: 'capture-page',
  lane: 'long',
  async run(job) {
    const { store, input } = job;
    const row = await store.db.selectFrom('capture').selectAll().where('id', '=', input.captureId).executeTakeFirstOrThrow();
    const folder = join(store.configuration.spoolFolder, 'captures', `${job.id}-${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const out = join(folder, 'page.wacz');
      const captured = await visit(job, row, out);
      await store.vault.put(partsOfFile(out), captured.sha256);
      const pictures = await findPicturesApart(out, 'page.wacz');
      return async (tx) => {
        const evidenceId = randomUUID();
        const at = new Date();
        const name = nameOf(row.url, captured.record.startedAt);
        await insertItem(tx, store.vault, {
          id: evidenceId,
          caseId: row.case_id,
          requestId: null,
          name,
          sha256: captured.sha256,
          sizeBytes: captured.bytes,
          how: 'capture',
          receivedFrom: row.url,
          receivedAt: at,
          receivedBy: row.asked_by,
        });
        const record = JSON.stringify(summaryOf(captured.record));
        await tx.updateTable('capture').set({ ended_at: at, evidence_id: evidenceId, record }).where('id', '=', row.id).execute();
        await keepSearched(tx, { evidenceId, caseId: row.case_id, jobId: job.id, askedBy: row.asked_by, at }, pictures);
        const entry = { by: row.asked_by, role: 'desk', caseId: row.case_id };
        const about: About = { capture: row.id, evidence: evidenceId, item: captured.sha256 };
        await recordEntry(tx, source, { ...entry, kind: 'capture-made', about: { ...about, gaps: captured.record.gaps.length } });
        await recordEntry(tx, source, {
          ...entry,
          kind: 'evidence-sealed',
          about: { ...about, 'size-bytes': captured.bytes, name: hidden(name) },
        });
        return { evidence: evidenceId, gaps: captured.record.gaps.length };
      };
    } catch (error) {
      if (error instanceof RogatoryError && !job.signal.aborted) await recordFailure(store, row, error);
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function visit({ store, signal }: RunningJob<CaptureToMake>, row: CaptureRow, out: string): Promise<Captured> {
  const { configuration } = store;
  const now = () => new Date();
  const inCase = await store.db.selectFrom('case_file').select('number').where('id', '=', row.case_id).executeTakeFirstOrThrow();
  const chosen = await store.db.selectFrom('capture_proxy').select('address').where('case_id', '=', row.case_id).executeTakeFirst();
  const wayOut = chosen?.address == null ? undefined : configuredProxy(configuration, chosen.address);
  const [authority] = configuration.timeStamps;
  const browser = await openBrowser(now());
  try {
    return await capturePage({
      url: row.url,
      purpose: {
        ...{ case: inCase.number, purpose: row.purpose, legalBasis: row.legal_basis },
        ...(row.minimisation === null ? {} : { minimisation: row.minimisation }),
      },
      limits: { ...DEFAULT_LIMITS, maxSeconds: row.max_seconds },
      permits: { loopback: configuration.training },
      browser,
      key: captureKey(configuration),
      authority: authority === undefined ? undefined : stampAuthority(authority.address, now),
      program: PROGRAM,
      out,
      now,
      signal,
      wayOut,
      askProtected: asksOfCase(store.db, row.case_id),
    });
  } finally {
    await browser.close();
  }
}

/** A refusal on the way (a redirect into a private network, to a page of somebody protected) is an entry as a refusal at the door is. */
export async function recordFailure(store: Store, row: CaptureRow, error: RogatoryError): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    await recordEntry(tx, source, {
      kind: 'capture-made',
      refused: { rule: error.fullCode },
      by: row.asked_by,
      role: 'desk',
      caseId: row.case_id,
      about: { capture: row.id },
    });
  });
}

/** A name for people; it never becomes a path. */
function nameOf(url: string, at: string): string {
  return `${new URL(url).hostname} ${at.slice(0, 16).replace('T', ' ')}.wacz`;
}

function summaryOf({ page, servers, requests, bytes, views, clock, gaps }: CaptureRecord): CaptureSummary {
  return {
    title: page.title.slice(0, 500),
    finalUrl: page.url,
    status: page.status,
    requests,
    bytes,
    pictures: views.pictures.length,
    servers: servers
      .slice(0, 50)
      .map(({ host, address, tls }) => ({ host, address, certificate: tls === null ? null : (tls.chain[0]?.subject ?? '') })),
    stampedBy: clock?.authority ?? null,
    gaps: gaps.map((gap) => ({ ...gap })),
  };
}
