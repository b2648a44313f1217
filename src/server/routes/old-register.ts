// SPDX-License-Identifier: Apache-2.0
import { historicFile, importOldRegister, listHistoric, listImports } from '../../desk/old-register/import-old-register.ts';
import { previewOldRegister } from '../../desk/old-register/read-old-register.ts';
import type { Handlers } from '../api/handler.ts';
import { asCsv } from './register.ts';

export const oldRegisterHandlers = {
  previewOldRegister: ({ desk, asking, params, body }) => previewOldRegister(desk, asking, params.caseId, body),
  importOldRegister: ({ desk, asking, params, body }) => importOldRegister(desk, asking, params.caseId, body),
  oldRegisters: async ({ desk, asking, params }) => ({ imports: await listImports(desk, asking, params.caseId) }),
  historicRequests: ({ desk, asking, query }) => listHistoric(desk, asking, query.caseId),
  historicFile: async ({ desk, asking, query, reply }) =>
    await asCsv(reply, 'historic-requests', await historicFile(desk, asking, query.caseId)),
} satisfies Handlers;
