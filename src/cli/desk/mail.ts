// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MailKeyShown } from '../../core/api/mail.ts';
import type { DeskDuty } from './duty.ts';
import { told } from './requests.ts';

const line = (key: MailKeyShown): string =>
  `${key.id}  ${key.address}  ${key.kind}  ${key.fingerprint}  ${key.confirmedBy === null ? 'not confirmed' : `confirmed by ${key.confirmedBy.name}`}`;
const toldKey = (key: MailKeyShown) => ({ schema: 'rogatory.mail-key/1', document: key, lines: [line(key)] });

export const mailDuties: readonly DeskDuty[] = [
  {
    name: 'request mail',
    takes: 'REQUEST [--to ADDRESS] [--protection openpgp|smime|transport]',
    summary: 'send it by mail to an address of the addressee’s own (second factor)',
    options: { to: { type: 'string' }, protection: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const to = option('to');
      const protection = (option('protection') ?? 'openpgp') as 'openpgp';
      const params = { requestId: positionals[0] as string };
      return told(await call('sendByMail', { params, body: { protection, ...(to === undefined ? {} : { to }) } }));
    },
  },
  {
    name: 'request decide-dispatch',
    takes: 'REQUEST DISPATCH arrived|not-arrived --how TEXT',
    summary: 'say whether a mail that was perhaps sent has arrived (second factor)',
    options: { how: { type: 'string' } },
    needs: 3,
    async run({ call, positionals, option }) {
      const [requestId, dispatchId, outcome] = positionals as [string, string, string];
      const body = { sent: outcome === 'arrived', how: option('how') ?? '' };
      return told(await call('decideDispatch', { params: { requestId, dispatchId }, body }));
    },
  },
  {
    name: 'mail-key list',
    takes: '',
    summary: 'keys of addressees’ mailboxes',
    needs: 0,
    async run({ call }) {
      const { keys } = await call('mailKeys', {});
      return { schema: 'rogatory.mail-keys/1', document: { keys }, lines: keys.map(line) };
    },
  },
  {
    name: 'mail-key add',
    takes: 'ADDRESS FILE',
    summary: 'bring the OpenPGP key (armored) or certificate (PEM) of a mailbox',
    needs: 2,
    async run({ call, positionals, terminal }) {
      const [address, file] = positionals as [string, string];
      const key = readFileSync(resolve(terminal.cwd, file), 'utf8');
      const kind = key.includes('BEGIN PGP') ? 'openpgp' : 'smime';
      return toldKey(await call('addMailKey', { body: { address, kind, key } }));
    },
  },
  {
    name: 'mail-key confirm',
    takes: 'KEY FINGERPRINT',
    summary: 'a second person has compared the fingerprint with what the owner says',
    needs: 2,
    async run({ call, positionals }) {
      const [keyId, fingerprint] = positionals as [string, string];
      return toldKey(await call('confirmMailKey', { params: { keyId }, body: { fingerprint } }));
    },
  },
  {
    name: 'mail-key revoke',
    takes: 'KEY',
    summary: 'take a key out of use: it is lost, or its owner has another (second factor)',
    needs: 1,
    async run({ call, positionals }) {
      const keyId = positionals[0] as string;
      await call('revokeMailKey', { params: { keyId } });
      return { schema: 'rogatory.mail-key-revoked/1', document: { id: keyId }, lines: [`${keyId}  out of use`] };
    },
  },
];
