// SPDX-License-Identifier: Apache-2.0
import type { PortalAccountGiven, PortalAccountShown } from '../../core/api/portal-accounts.ts';
import { type DeskDuty, documentIn } from './duty.ts';

const line = (one: PortalAccountShown): string =>
  `${one.id}  ${one.provider}  ${one.account}  held by ${one.office} (${one.holder}) since ${one.since}  ${one.secondFactor}  version ${one.version}${one.ended === null ? '' : `  ended ${one.ended}`}`;

/** Accounts at providers' portals (docs/how-to/portal-accounts.md). */
export const portalAccountDuties: readonly DeskDuty[] = [
  {
    name: 'portal-account list',
    takes: '[--provider ID]',
    summary: 'which office holds the account at which portal, since when, with which second factor',
    options: { provider: { type: 'string' } },
    needs: 0,
    async run({ call, option }) {
      const provider = option('provider');
      const found = await call('portalAccounts', { query: provider === undefined ? {} : { provider } });
      return { schema: 'rogatory.portal-accounts/1', document: found, lines: found.accounts.map(line) };
    },
  },
  {
    name: 'portal-account keep',
    takes: 'FILE.yaml',
    summary:
      'record one, or with its id a change: provider, portal, account, office, holder, since, secondFactor, note, ended (second factor)',
    needs: 1,
    async run({ call, positionals, terminal }) {
      const kept = await call('keepPortalAccount', {
        body: documentIn(positionals[0] as string, terminal) as unknown as PortalAccountGiven,
      });
      return { schema: 'rogatory.portal-account/1', document: kept, lines: [line(kept)] };
    },
  },
  {
    name: 'portal-account history',
    takes: 'ID',
    summary: 'every version of one record, the newest first',
    needs: 1,
    async run({ call, positionals }) {
      const found = await call('portalAccountHistory', { params: { portalAccountId: positionals[0] as string } });
      const lines = found.versions.map((one) => `${one.keptAt}  ${one.keptBy.name}  ${line(one)}`);
      return { schema: 'rogatory.portal-account-history/1', document: found, lines };
    },
  },
];
