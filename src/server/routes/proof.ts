// SPDX-License-Identifier: Apache-2.0
import { listBundles, makeBundle, openBundle, showBundle } from '../../desk/bundle/bundles.ts';
import { discloseRecord } from '../../desk/bundle/disclose-record.ts';
import { readLog, showLogEntry } from '../../desk/log/read-log.ts';
import type { Handlers } from '../api/handler.ts';

/** The custody log and the bundles made of cases. */
export const proofHandlers = {
  log: ({ desk, asking, query }) => readLog(desk, asking, query),
  logEntry: ({ desk, asking, params }) => showLogEntry(desk, asking, params.entryId),
  makeBundle: ({ desk, asking, params, body }) => makeBundle(desk, asking, params.caseId, body),
  bundles: async ({ desk, asking, params }) => ({ bundles: await listBundles(desk, asking, params.caseId) }),
  bundle: ({ desk, asking, params }) => showBundle(desk, asking, params.bundleId),
  discloseRecord: ({ desk, asking, params, body }) => discloseRecord(desk, asking, params.bundleId, body),
  bundleBytes: async ({ desk, asking, params, reply }) => {
    const { name, sizeBytes, bytes } = await openBundle(desk, asking, params.bundleId);
    return reply
      .type('application/zip')
      .header('content-length', sizeBytes)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(bytes);
  },
} satisfies Handlers;
