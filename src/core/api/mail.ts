// SPDX-License-Identifier: Apache-2.0
/** Requests that leave by mail, and the keys of addressees' mailboxes. */
import { type Static, Type } from 'typebox';
import { mailProtections } from '../requests/mail-address.ts';
import { RequestDetail } from './requests.ts';
import type { Route } from './route.ts';
import { MAIL_ADDRESS } from './session.ts';
import { Instant, Maybe, Nothing, Person, Text, Uuid, Word } from './shapes.ts';

export const MailKeyShown = Type.Object({
  id: Uuid,
  address: Type.String(),
  kind: Word('openpgp', 'smime'),
  /** Hex, upper case: to be compared with what the owner of the mailbox says by another way. */
  fingerprint: Type.String(),
  endsAt: Maybe(Instant),
  addedBy: Person,
  addedAt: Instant,
  /** Nothing is encrypted to a key before a second person has compared its fingerprint. */
  confirmedBy: Maybe(Person),
  /** Confirmed, and not at its end: a mail can be encrypted to it now. */
  usable: Type.Boolean(),
  /** Whoever asks may compare it: somebody else has brought it. */
  mayConfirm: Type.Boolean(),
});
export type MailKeyShown = Static<typeof MailKeyShown>;

const address = Type.String({ maxLength: 254, pattern: MAIL_ADDRESS });
/** Letters of a key with its signatures; a key ring or another file is larger. */
export const LONGEST_MAIL_KEY = 65_536;

const keyId = Type.Object({ keyId: Uuid });

export const mailRoutes = {
  sendByMail: {
    method: 'POST',
    path: '/requests/:requestId/mail',
    summary: 'Sends an approved request by mail, signed and encrypted; a line lost in the middle leaves it perhaps sent.',
    stepUp: true,
    params: Type.Object({ requestId: Uuid }),
    body: Type.Object({
      /** Absent: the address that the facts state. It must be in the provider's own domains. */
      to: Type.Optional(address),
      protection: Word(...mailProtections),
    }),
    answer: RequestDetail,
  },
  decideDispatch: {
    method: 'POST',
    path: '/requests/:requestId/dispatches/:dispatchId/outcome',
    summary: 'A person says whether a dispatch that was perhaps sent has arrived.',
    stepUp: true,
    params: Type.Object({ requestId: Uuid, dispatchId: Uuid }),
    body: Type.Object({ sent: Type.Boolean(), how: Text(2_000, 5) }),
    answer: RequestDetail,
  },
  mailKeys: {
    method: 'GET',
    path: '/mail-keys',
    summary: 'Keys of addressees’ mailboxes.',
    answer: Type.Object({
      /** The address that mails of this desk come from; null: it has no mail server and sends none. */
      from: Maybe(Type.String()),
      /** The protections under which it signs with a key of its own. */
      signs: Type.Array(Word(...mailProtections)),
      keys: Type.Array(MailKeyShown),
    }),
  },
  addMailKey: {
    method: 'POST',
    path: '/mail-keys',
    summary: 'Brings the OpenPGP key or the certificate of a mailbox.',
    stepUp: true,
    body: Type.Object({ address, kind: Word('openpgp', 'smime'), key: Text(LONGEST_MAIL_KEY, 50) }),
    answer: MailKeyShown,
  },
  confirmMailKey: {
    method: 'POST',
    path: '/mail-keys/:keyId/confirm',
    summary: 'A second person has compared the fingerprint, and types it.',
    stepUp: true,
    params: keyId,
    body: Type.Object({ fingerprint: Text(200, 20) }),
    answer: MailKeyShown,
  },
  revokeMailKey: {
    method: 'DELETE',
    path: '/mail-keys/:keyId',
    summary: 'Takes a key out of use.',
    stepUp: true,
    params: keyId,
    answer: Nothing,
  },
} as const satisfies Record<string, Route>;
