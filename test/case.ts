// SPDX-License-Identifier: Apache-2.0
/** A case of an invented circle, put straight into the database, for tests of what hangs on a case. */
import assert from 'node:assert/strict';
import { createHash, hash } from 'node:crypto';
import type { Static } from 'typebox';
import type { CaseRole } from '../src/core/access/role.ts';
import type { EvidenceItem, HowSent, ReadingShown, Upload } from '../src/core/api/evidence.ts';
import type { BundleShown, proofRoutes } from '../src/core/api/proof.ts';
import type { Page, TestDesk } from './desk.ts';

export const CIRCLE: Readonly<Record<string, CaseRole>> = {
  mona: 'investigator',
  karim: 'approver',
  yara: 'analyst',
  omar: 'evidence-keeper',
};

export async function openCase({ desk, idOf, now }: TestDesk, number: string, circle = CIRCLE): Promise<string> {
  const id = desk.newId();
  const { db } = desk.store;
  await db
    .insertInto('case_file')
    .values({
      ...{ id, number, title: 'Operation Lantern', summary: '', country: 'EG', stage: 'investigation', offences: '[]', restricted: false },
      ...{ minors: false, privileged: false, transnational_group: null, opened_at: now(), opened_by: idOf('mona') },
      ...{ closed_at: null, closed_reason: null },
    })
    .execute();
  for (const [login, role] of Object.entries(circle))
    await db
      .insertInto('case_member')
      .values({ case_id: id, account_id: idOf(login), role, since: now() })
      .execute();
  return id;
}

export async function sendChunk(
  page: Page,
  upload: Upload,
  offset: number,
  bytes: Uint8Array,
  sha256 = hash('sha256', bytes),
): Promise<Response> {
  return await page.fetch(`/api/v1/uploads/${upload.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'upload-sha256': sha256 },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
}

/** Uploads bytes in two chunks and seals them. */
export async function uploadWhole(
  page: Page,
  caseId: string,
  name: string,
  bytes: Uint8Array,
  how: HowSent = 'return',
): Promise<EvidenceItem> {
  const upload = await page.call('beginUpload', {
    params: { caseId },
    body: { name, bytes: bytes.length, how, receivedFrom: 'Examplegram Ltd' },
  });
  const half = Math.ceil(bytes.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, bytes.length],
  ] as const) {
    if (from === to) continue;
    const answer = await sendChunk(page, upload, from, bytes.subarray(from, to));
    if (!answer.ok) throw new Error(`chunk refused: ${await answer.text()}`);
  }
  return await page.call('finishUpload', {
    params: { uploadId: upload.id },
    body: { sha256: createHash('sha256').update(bytes).digest('hex') },
  });
}

/** Reads an item and waits until the reading has ended, one way or the other. */
export async function readWhole(page: Page, evidenceId: string): Promise<ReadingShown> {
  let reading = await page.call('read', { params: { evidenceId } });
  for (let tries = 0; tries < 600 && reading.endedAt === null && reading.job?.state !== 'failed'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    reading = await page.call('reading', { params: { readingId: reading.id } });
  }
  return reading;
}

/** Asks for a bundle and waits until it is made. */
export async function makeWhole(page: Page, caseId: string, body: Static<typeof proofRoutes.makeBundle.body>): Promise<BundleShown> {
  let bundle = await page.call('makeBundle', { params: { caseId }, body });
  for (let tries = 0; tries < 600 && bundle.sha256 === null && bundle.job?.state !== 'failed'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    bundle = await page.call('bundle', { params: { bundleId: bundle.id } });
  }
  assert.equal(bundle.job?.error, null);
  return bundle;
}

/** Hands a bundle out: its ZIP. */
export async function zipOf(page: Page, bundleId: string): Promise<Buffer> {
  return Buffer.from(await (await page.fetch(`/api/v1/bundles/${bundleId}/file`)).arrayBuffer());
}

/** What a request of a test asks for, in the fields of its paper. */
export function asking(categories: readonly string[], from: string, to: string): Record<string, unknown> {
  return { data_categories: categories.map((category) => ({ category, reason: 'x' })), date_range: { from, to } };
}

/** A request of the case with its fields put straight into the database: a draft, or one that is out. @returns its id */
export async function requestWith({ desk }: TestDesk, page: Page, caseId: string, values: object, state = 'draft'): Promise<string> {
  const params = { caseId };
  const body = { written: 'https://x.com/lantern_boats', role: 'suspect', relevance: 'x' } as const;
  const target = await page.call('addTarget', { params, body });
  const advice = await page.call('askAdvice', { params: { ...params, targetId: target.id }, body: {} });
  const { id } = await page.call('draftRequest', { params, body: { adviceId: advice.id, list: 'step0', index: 0 } });
  const row = { field_values: JSON.stringify(values), state: state as 'draft' };
  await desk.store.db.updateTable('request').set(row).where('id', '=', id).execute();
  return id;
}

/** An item that answers a request, or none, read to its end. */
export async function answerTo(
  { desk }: TestDesk,
  page: Page,
  { caseId, requestId }: { readonly caseId: string; readonly requestId: string | null },
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly item: EvidenceItem; readonly reading: ReadingShown }> {
  const item = await uploadWhole(page, caseId, name, bytes);
  await desk.store.db.updateTable('evidence').set({ request_id: requestId }).where('id', '=', item.id).execute();
  const reading = await readWhole(page, item.id);
  assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
  return { item, reading };
}
