// SPDX-License-Identifier: Apache-2.0

import { listBundles, makeBundle, openBundle, showBundle } from '../../desk/bundle/bundles.ts';
import { beginBundleCheck, showBundleCheck } from '../../desk/bundle/check-bundle.ts';
import { discloseRecord } from '../../desk/bundle/disclose-record.ts';
import { takeInBundle } from '../../desk/bundle/take-in-bundle.ts';
import { listTakenIn } from '../../desk/bundle/taken-in.ts';
import { askForDefence, listDefenceQueries, printDefenceQuery } from '../../desk/defence/defence-queries.ts';
import { readLog, showLogEntry } from '../../desk/log/read-log.ts';
import type { Handlers } from '../api/handler.ts';

/** The custody log and the bundles made of cases. */
export const proofHandlers = {
  log: ({ desk, asking, query }) => readLog(desk, asking, query),
  logEntry: ({ desk, asking, params }) => showLogEntry(desk, asking, params.entryId),
  makeBundle: ({ desk, asking, params, body }) => makeBundle(desk, asking, params.caseId, body),
  bundles: async ({ desk, asking, params }) => ({ bundles: await listBundles(desk, asking, params.caseId) }),
  bundle: ({ desk, asking, params }) => showBundle(desk, asking, params.bundleId),
  askForDefence: ({ desk, asking, params, body }) => askForDefence(desk, asking, params.bundleId, body),
  defenceQueries: async ({ desk, asking, params }) => ({ queries: await listDefenceQueries(desk, asking, params.bundleId) }),
  defenceQueryPaper: async ({ desk, asking, params, query, reply }) => {
    const pdf = await printDefenceQuery(desk, asking, params.queryId, query.language);
    reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="defence-query-${params.queryId}.pdf"`);
    return reply.type('application/pdf').send(Buffer.from(pdf));
  },
  takeInBundle: ({ desk, asking, params, body }) => takeInBundle(desk, asking, params.uploadId, body),
  checkBundle: ({ desk, asking, params }) => beginBundleCheck(desk, asking, params.bundleId),
  bundleCheck: ({ desk, asking, params }) => showBundleCheck(desk, asking, params.bundleId),
  takenIn: async ({ desk, asking, params }) => ({ bundles: await listTakenIn(desk, asking, params.caseId) }),
  discloseRecord: ({ desk, asking, params, body }) => discloseRecord(desk, asking, params.bundleId, body),
  bundleBytes: async ({ desk, asking, params, query, reply }) => {
    const { name, sizeBytes, bytes } = await openBundle(desk, asking, params.bundleId, query.to);
    return reply
      .type('application/zip')
      .header('content-length', sizeBytes)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(bytes);
  },
} satisfies Handlers;
