// SPDX-License-Identifier: Apache-2.0
/** The whole API, one table: the server registers it, the web and the command line call through it. */
import { batchRoutes } from './batches.ts';
import { captureRoutes } from './captures.ts';
import { caseRoutes } from './cases.ts';
import { companionRoutes } from './companions.ts';
import { currencyRoutes } from './currency.ts';
import { deadlineRoutes } from './deadlines.ts';
import { directoryRoutes } from './directory.ts';
import { enclosureRoutes } from './enclosures.ts';
import { evidenceRoutes } from './evidence.ts';
import { incomingRoutes } from './incoming.ts';
import { mailRoutes } from './mail.ts';
import { mappingRoutes } from './mappings.ts';
import { oldRegisterRoutes } from './old-register.ts';
import { oversightRoutes } from './oversight.ts';
import { paperRoadRoutes } from './paper-road.ts';
import { pictureRoutes } from './pictures.ts';
import { portalAccountRoutes } from './portal-accounts.ts';
import { privilegeRoutes } from './privilege.ts';
import { proofRoutes } from './proof.ts';
import { readingRoutes } from './readings.ts';
import { registerRoutes } from './register.ts';
import { requestRoutes } from './requests.ts';
import { retentionRoutes } from './retention.ts';
import { sessionRoutes } from './session.ts';
import { toDecideRoutes } from './to-decide.ts';

export const API_PREFIX = '/api/v1';

export const apiRoutes = {
  ...sessionRoutes,
  ...caseRoutes,
  ...requestRoutes,
  ...enclosureRoutes,
  ...toDecideRoutes,
  ...batchRoutes,
  ...deadlineRoutes,
  ...mailRoutes,
  ...registerRoutes,
  ...oversightRoutes,
  ...incomingRoutes,
  ...paperRoadRoutes,
  ...oldRegisterRoutes,
  ...portalAccountRoutes,
  ...companionRoutes,
  ...evidenceRoutes,
  ...captureRoutes,
  ...pictureRoutes,
  ...readingRoutes,
  ...privilegeRoutes,
  ...mappingRoutes,
  ...retentionRoutes,
  ...proofRoutes,
  ...currencyRoutes,
  ...directoryRoutes,
} as const;
export type ApiRoutes = typeof apiRoutes;
export type RouteName = keyof ApiRoutes;
