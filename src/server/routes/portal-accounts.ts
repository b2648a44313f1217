// SPDX-License-Identifier: Apache-2.0
import { historyOfPortalAccount, keepPortalAccount, listPortalAccounts } from '../../desk/portal-accounts/portal-accounts.ts';
import type { Handlers } from '../api/handler.ts';

export const portalAccountHandlers = {
  portalAccounts: ({ desk, asking, query }) => listPortalAccounts(desk, asking, query.provider),
  keepPortalAccount: ({ desk, asking, body }) => keepPortalAccount(desk, asking, body),
  portalAccountHistory: async ({ desk, asking, params }) => ({
    versions: await historyOfPortalAccount(desk, asking, params.portalAccountId),
  }),
} satisfies Handlers;
