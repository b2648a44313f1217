// SPDX-License-Identifier: Apache-2.0
import { decideLift, proposeLift } from '../../desk/privilege/lift-seal.ts';
import { liftsToDecide } from '../../desk/privilege/lifts-to-decide.ts';
import { openPrivileged } from '../../desk/privilege/open-privileged.ts';
import { sealPrivileged } from '../../desk/privilege/seal-privileged.ts';
import { showPrivilege } from '../../desk/privilege/show-privilege.ts';
import type { Handlers } from '../api/handler.ts';

export const privilegeHandlers = {
  sealPrivileged: ({ desk, asking, params, body }) => sealPrivileged(desk, asking, params.caseId, body),
  privilege: ({ desk, asking, params }) => showPrivilege(desk, asking, params.caseId),
  proposeLift: ({ desk, asking, params, body }) => proposeLift(desk, asking, params.sealId, body.reason),
  liftsToDecide: async ({ desk, asking }) => ({ lifts: await liftsToDecide(desk, asking) }),
  decideLift: ({ desk, asking, params, body }) => decideLift(desk, asking, params.liftId, body),
  privilegedRecords: ({ desk, asking, params, query }) => openPrivileged(desk, asking, params.readingId, query.cursor),
} satisfies Handlers;
