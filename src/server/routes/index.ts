// SPDX-License-Identifier: Apache-2.0
import type { Handlers } from '../api/handler.ts';
import { batchHandlers } from './batches.ts';
import { captureHandlers } from './captures.ts';
import { caseHandlers } from './cases.ts';
import { companionHandlers } from './companions.ts';
import { currencyHandlers } from './currency.ts';
import { deadlineHandlers } from './deadlines.ts';
import { directoryHandlers } from './directory.ts';
import { evidenceHandlers } from './evidence.ts';
import { incomingHandlers } from './incoming.ts';
import { mailHandlers } from './mail.ts';
import { mappingHandlers } from './mappings.ts';
import { oldRegisterHandlers } from './old-register.ts';
import { oversightHandlers } from './oversight.ts';
import { paperRoadHandlers } from './paper-road.ts';
import { pictureHandlers } from './pictures.ts';
import { portalAccountHandlers } from './portal-accounts.ts';
import { privilegeHandlers } from './privilege.ts';
import { proofHandlers } from './proof.ts';
import { registerHandlers } from './register.ts';
import { requestHandlers } from './requests.ts';
import { retentionHandlers } from './retention.ts';
import { sessionHandlers } from './session.ts';

/** The handlers of every resource. A new one: one file beside this, one line here. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...caseHandlers,
  ...requestHandlers,
  ...batchHandlers,
  ...deadlineHandlers,
  ...mailHandlers,
  ...registerHandlers,
  ...oversightHandlers,
  ...incomingHandlers,
  ...paperRoadHandlers,
  ...oldRegisterHandlers,
  ...portalAccountHandlers,
  ...companionHandlers,
  ...evidenceHandlers,
  ...captureHandlers,
  ...pictureHandlers,
  ...retentionHandlers,
  ...mappingHandlers,
  ...privilegeHandlers,
  ...proofHandlers,
  ...currencyHandlers,
  ...directoryHandlers,
};
