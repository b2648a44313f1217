// SPDX-License-Identifier: Apache-2.0
/** Accounts at providers' portals: which office holds each, since when, with which second factor. Never what signs it in. */
import { type Static, Type } from 'typebox';
import { portalSecondFactors } from '../requests/portal-account.ts';
import type { Route } from './route.ts';
import { Day, Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

const said = {
  /** Id of the provider in the directory. */
  provider: Text(80),
  /** Name or address of the portal. */
  portal: Text(300),
  /** What the portal calls the account: a mailbox, an agency number. */
  account: Text(200),
  office: Text(300),
  /** The person who answers for it in that office. */
  holder: Text(200),
  since: Day,
  secondFactor: Word(...portalSecondFactors),
};

export const PortalAccountShown = Type.Object({
  id: Uuid,
  ...said,
  note: Maybe(Type.String()),
  /** The office gave it up, or the portal closed it. */
  ended: Maybe(Day),
  /** Counts from 1: what was before stays in its history. */
  version: Type.Integer(),
  keptAt: Instant,
  keptBy: Person,
});
export type PortalAccountShown = Static<typeof PortalAccountShown>;

export const PortalAccountGiven = Type.Object(
  {
    /** The record that this is the next version of; absent: a new one. */
    id: Type.Optional(Uuid),
    ...said,
    note: Type.Optional(Maybe(Type.String({ maxLength: 2_000 }))),
    ended: Type.Optional(Maybe(Day)),
  },
  { additionalProperties: false },
);
export type PortalAccountGiven = Static<typeof PortalAccountGiven>;

export const portalAccountRoutes = {
  portalAccounts: {
    method: 'GET',
    path: '/portal-accounts',
    summary: 'Accounts at providers’ portals as they stand, those that ended last.',
    query: Type.Object({ provider: Type.Optional(Text(80)) }),
    answer: Type.Object({ accounts: Type.Array(PortalAccountShown), mayKeep: Type.Boolean() }),
  },
  keepPortalAccount: {
    method: 'POST',
    path: '/portal-accounts',
    summary: 'Records an account, or a change of one as its next version.',
    stepUp: true,
    body: PortalAccountGiven,
    answer: PortalAccountShown,
  },
  portalAccountHistory: {
    method: 'GET',
    path: '/portal-accounts/:portalAccountId',
    summary: 'Every version of one record, the newest first.',
    params: Type.Object({ portalAccountId: Uuid }),
    answer: Type.Object({ versions: Type.Array(PortalAccountShown) }),
  },
} as const satisfies Record<string, Route>;
