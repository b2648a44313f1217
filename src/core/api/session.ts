// SPDX-License-Identifier: Apache-2.0
/** Sign-in, the signed-in person, and what a desk says of itself before anybody has signed in. */
import { type Static, Type } from 'typebox';
import { type Role, roles } from '../access/role.ts';
import type { Route } from './route.ts';
import { Instant, Language, Maybe, Nothing, Person, Text, Uuid, Word } from './shapes.ts';

/** One address and nothing beside it: no name, no second one. */
export const MAIL_ADDRESS = '^[^\\s<>@,;:"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$';

export const RoleName = Word(...roles);
export type RoleName = Role;

export const Account = Type.Object({
  id: Uuid,
  /** Used to sign in. */
  login: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleName),
  unit: Type.String(),
  language: Language,
  /** State the person acts for: `EG`. */
  country: Type.String(),
  active: Type.Boolean(),
  secondFactor: Type.Boolean(),
  /** One person has reset both password and second factor: closed until somebody else releases it. */
  held: Type.Boolean(),
});
export type Account = Static<typeof Account>;

export const Session = Type.Object({
  account: Account,
  /** Goes back as the header `x-csrf-token` with everything but GET. */
  csrf: Type.String(),
  secondFactor: Type.Object({ enrolled: Type.Boolean(), freshUntil: Maybe(Instant) }),
  endsAt: Instant,
  /** Where reminders go by mail; null: nowhere. */
  email: Maybe(Type.String()),
  /** Only when asked for with `client: "cli"`: goes back as `authorization: Bearer …`. */
  token: Type.Optional(Type.String()),
});
export type Session = Static<typeof Session>;

export const AboutDesk = Type.Object({
  name: Type.String(),
  version: Type.String(),
  /** Where it keeps what it keeps. */
  store: Word('embedded', 'server'),
  training: Type.Boolean(),
  /** Entries under the newest checkpoint. */
  logSize: Type.Integer(),
  /** An outside witness has cosigned the newest checkpoint. */
  witnessed: Type.Boolean(),
  /** What the desk warns about: `disk-not-encrypted`, `clock-unsynchronised`, … */
  warnings: Type.Array(Type.String()),
  /** Only on a training desk: who can sign in and with what, so that a newcomer can; `code` is the one of this half minute. */
  trainingLogins: Type.Optional(
    Type.Array(
      Type.Object({ login: Type.String(), name: Type.String(), password: Type.String(), code: Type.String(), roles: Type.Array(RoleName) }),
    ),
  ),
});
export type AboutDesk = Static<typeof AboutDesk>;

export const sessionRoutes = {
  aboutDesk: { method: 'GET', path: '/desk', summary: 'What this desk is and runs on.', open: true, answer: AboutDesk },
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Signs in with password and, where enrolled, the code of the second factor.',
    open: true,
    body: Type.Object({
      login: Text(200),
      password: Text(1024),
      code: Type.Optional(Text(12)),
      client: Type.Optional(Word('web', 'cli')),
    }),
    answer: Session,
  },
  session: { method: 'GET', path: '/session', summary: 'Who is signed in.', answer: Session },
  signOut: { method: 'DELETE', path: '/session', summary: 'Ends the session.', answer: Nothing },
  showSecondFactor: {
    method: 'POST',
    path: '/session/second-factor',
    summary: 'Shows the second factor again, for approving and sending.',
    body: Type.Object({ code: Text(12) }),
    answer: Session,
  },
  beginSecondFactor: {
    method: 'POST',
    path: '/session/totp',
    summary: 'Begins to enrol a time-based code.',
    body: Type.Object({ password: Text(1024) }),
    answer: Type.Object({ secret: Type.String(), uri: Type.String(), qrSvg: Type.String() }),
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/session/totp/confirm',
    summary: 'Ends enrolment with a first code.',
    body: Type.Object({ code: Text(12) }),
    answer: Session,
  },
  changeOwn: {
    method: 'PATCH',
    path: '/session/account',
    summary: 'Changes the own language, password or the address that reminders go to.',
    body: Type.Object({
      language: Type.Optional(Language),
      password: Type.Optional(Type.Object({ old: Text(1024), new: Text(1024, 12) })),
      email: Type.Optional(Maybe(Type.String({ maxLength: 254, pattern: MAIL_ADDRESS }))),
    }),
    answer: Session,
  },
  people: {
    method: 'GET',
    path: '/people',
    summary: 'Names and roles of active accounts, to choose members of a case from.',
    answer: Type.Object({
      people: Type.Array(Type.Interface([Person], { roles: Type.Array(RoleName), unit: Type.String() })),
    }),
  },
  accounts: {
    method: 'GET',
    path: '/accounts',
    summary: 'All accounts (administrator).',
    answer: Type.Object({ accounts: Type.Array(Account) }),
  },
  makeAccount: {
    method: 'POST',
    path: '/accounts',
    summary: 'Makes an account; the first password is answered once and has to be changed.',
    stepUp: true,
    body: Type.Object({
      /** As it is kept, in small letters. */
      login: Type.String({ pattern: '^ *[A-Za-z0-9][A-Za-z0-9._@-]{1,199} *$' }),
      name: Text(200),
      roles: Type.Array(RoleName, { minItems: 1, maxItems: 20 }),
      unit: Text(200),
      language: Language,
      country: Type.String({ pattern: '^[A-Z]{2}$' }),
    }),
    answer: Type.Object({ account: Account, firstPassword: Type.String() }),
  },
  changeAccount: {
    method: 'PATCH',
    path: '/accounts/:accountId',
    summary: 'Changes roles, unit or whether an account is active; ends its sessions.',
    stepUp: true,
    params: Type.Object({ accountId: Uuid }),
    body: Type.Object({
      roles: Type.Optional(Type.Array(RoleName, { minItems: 1, maxItems: 20 })),
      unit: Type.Optional(Text(200)),
      active: Type.Optional(Type.Boolean()),
    }),
    answer: Account,
  },
  resetPassword: {
    method: 'POST',
    path: '/accounts/:accountId/password',
    summary: 'Gives an account a new first password, answered once; ends its sessions.',
    stepUp: true,
    params: Type.Object({ accountId: Uuid }),
    answer: Type.Object({ account: Account, firstPassword: Type.String() }),
  },
  resetSecondFactor: {
    method: 'DELETE',
    path: '/accounts/:accountId/second-factor',
    summary: 'Forgets the second factor of an account, which then enrols another; ends its sessions.',
    stepUp: true,
    params: Type.Object({ accountId: Uuid }),
    answer: Account,
  },
  heldAccounts: {
    method: 'GET',
    path: '/accounts/held',
    summary: 'Accounts of which one person has reset all that signs them in (administrator, overseer).',
    answer: Type.Object({ accounts: Type.Array(Account) }),
  },
  releaseAccount: {
    method: 'POST',
    path: '/accounts/:accountId/release',
    summary: 'Lets the owner of a held account sign in again; never by whoever reset it.',
    stepUp: true,
    params: Type.Object({ accountId: Uuid }),
    answer: Account,
  },
  endSessions: {
    method: 'DELETE',
    path: '/accounts/:accountId/sessions',
    summary: 'Ends the sessions of an account, of one’s own but for this one: for a session that somebody else may have.',
    params: Type.Object({ accountId: Uuid }),
    answer: Nothing,
  },
} as const satisfies Record<string, Route>;
