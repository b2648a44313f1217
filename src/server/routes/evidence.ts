// SPDX-License-Identifier: Apache-2.0

import type { FastifyReply } from 'fastify';
import { PASSWORD_HEADER } from '../../core/api/evidence.ts';
import type { ApiRoutes } from '../../core/api/index.ts';
import { InputError } from '../../core/errors/input.ts';
import { inputSays } from '../../core/errors/sentences/input.ts';
import { addressesOfCase } from '../../desk/evidence/addresses-of-case.ts';
import { compareTwoReadings } from '../../desk/evidence/compare-two-readings.ts';
import { listConversations, showConversation } from '../../desk/evidence/conversations.ts';
import { openEvidence } from '../../desk/evidence/evidence-bytes.ts';
import { showJob } from '../../desk/evidence/jobs.ts';
import { listLeads, writeLead } from '../../desk/evidence/leads.ts';
import { listEvidence, showEvidence } from '../../desk/evidence/list-evidence.ts';
import { listMentions } from '../../desk/evidence/mentions.ts';
import { showOriginal } from '../../desk/evidence/original.ts';
import { showPicture } from '../../desk/evidence/picture.ts';
import { reconcileRequest } from '../../desk/evidence/reconcile-request.ts';
import { listGaps, listRecords, showRecord, showTimeline } from '../../desk/evidence/records.ts';
import { decideSetApart, showSetApart } from '../../desk/evidence/set-apart.ts';
import { showReading, startReading } from '../../desk/evidence/start-reading.ts';
import { tieEvidence } from '../../desk/evidence/tie-evidence.ts';
import { abandonUpload, beginUpload, finishUpload, receiveChunk, showUpload } from '../../desk/evidence/uploads.ts';
import type { Asked, Handlers } from '../api/handler.ts';

export const evidenceHandlers = {
  beginUpload: ({ desk, asking, params, body }) => beginUpload(desk, asking, params.caseId, body),
  upload: ({ desk, asking, params }) => showUpload(desk, asking, params.uploadId),
  uploadChunk: ({ desk, asking, params, request }) => receiveChunk(desk, asking, params.uploadId, chunkOf(request)),
  finishUpload: ({ desk, asking, params, body }) => finishUpload(desk, asking, params.uploadId, body),
  abandonUpload: async ({ desk, asking, params }) => {
    await abandonUpload(desk, asking, params.uploadId);
    return {};
  },
  evidenceOfCase: async ({ desk, asking, params }) => ({ items: await listEvidence(desk, asking, params.caseId) }),
  evidence: ({ desk, asking, params }) => showEvidence(desk, asking, params.evidenceId),
  evidenceBytes: async ({ desk, asking, params, query, reply }) => {
    const { row, bytes } = await openEvidence(desk, asking, params.evidenceId, query.reason);
    return asDownload(reply, row.name, row.size_bytes).send(bytes);
  },
  tieEvidence: ({ desk, asking, params, body }) => tieEvidence(desk, asking, params.evidenceId, body),
  read: ({ desk, asking, params, body }) => startReading(desk, asking, params.evidenceId, body ?? {}),
  reading: ({ desk, asking, params }) => showReading(desk, asking, params.readingId),
  mentions: ({ desk, asking, params, query }) => listMentions(desk, asking, params.readingId, query),
  gaps: ({ desk, asking, params, query }) => listGaps(desk, asking, params.readingId, query),
  records: ({ desk, asking, params, query, request }) => listRecords(desk, asking, params.readingId, query, leavesSignal(request)),
  record: ({ desk, asking, params }) => showRecord(desk, asking, params.readingId, params.recordId) as never,
  picture: async ({ desk, asking, params, reply }) => {
    const { type, bytes } = await showPicture(desk, asking, params.readingId, params.recordId, params.nth);
    return await reply
      .type(type)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(bytes);
  },
  original: ({ desk, asking, params, request }) =>
    showOriginal(desk, asking, params.readingId, params.recordId, passwordOf(request.headers[PASSWORD_HEADER])),
  timeline: ({ desk, asking, params, query }) => showTimeline(desk, asking, params.readingId, query),
  conversations: ({ desk, asking, params }) => listConversations(desk, asking, params.readingId),
  conversation: ({ desk, asking, params, query }) => showConversation(desk, asking, params.readingId, params.index, query.from),
  addressesOfCase: ({ desk, asking, params }) => addressesOfCase(desk, asking, params.caseId),
  writeLead: ({ desk, asking, params, body }) => writeLead(desk, asking, params.caseId, body),
  leads: async ({ desk, asking, params }) => ({ leads: await listLeads(desk, asking, params.caseId) }),
  setApart: ({ desk, asking, params }) => showSetApart(desk, asking, params.readingId),
  decideSetApart: ({ desk, asking, params, body }) => decideSetApart(desk, asking, params.readingId, body),
  compareReadings: ({ desk, asking, params }) => compareTwoReadings(desk, asking, params.readingId, params.otherId),
  reconcile: ({ desk, asking, params }) => reconcileRequest(desk, asking, params.requestId),
  job: ({ desk, asking, params }) => showJob(desk, asking, params.jobId),
} satisfies Handlers;

function passwordOf(header: string | string[] | undefined): readonly string[] {
  return typeof header === 'string' && header !== '' ? [Buffer.from(header, 'base64').toString('utf8')] : [];
}

type Request = Asked<ApiRoutes['uploadChunk']>['request'];

/** The body is the bytes; two headers say where they belong and what they hash to. */
function chunkOf(request: Request) {
  const offset = request.headers['upload-offset'];
  const sha256 = request.headers['upload-sha256'];
  if (typeof offset !== 'string' || !/^\d{1,15}$/.test(offset) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    throw new InputError('WRONG', {
      message: inputSays('chunk-headers'),
    });
  if (!Buffer.isBuffer(request.body)) throw new InputError('WRONG', { message: inputSays('chunk-size') });
  return { offset: Number(offset), sha256, bytes: request.body };
}

/** Evidence is hostile: it leaves as a file to keep, never as something a browser would show, under a name that is no path. */
export function asDownload(reply: FastifyReply, name: string, bytes: number): FastifyReply {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 200);
  return reply
    .type('application/octet-stream')
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent(safe)}`)
    .header('content-security-policy', 'sandbox')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
}

/** Fires when whoever asked has gone: a search for nobody is stopped. */
function leavesSignal(request: Request): AbortSignal {
  const leaves = new AbortController();
  request.raw.once('close', () => {
    if (request.raw.socket.destroyed) leaves.abort();
  });
  return leaves.signal;
}
