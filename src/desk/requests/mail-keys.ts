// SPDX-License-Identifier: Apache-2.0
/** Keys of addressees' mailboxes: one person brings a key, another compares its fingerprint with what the owner says by another way. */

import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Thing, Who } from '../../core/access/who.ts';
import type { MailKeyShown, mailRoutes } from '../../core/api/mail.ts';
import type { Answer } from '../../core/api/route.ts';
import type { MailKeyToDecide } from '../../core/api/to-decide.ts';
import { AccessError } from '../../core/errors/access.ts';
import { ExchangeError } from '../../core/errors/exchange.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { type MailProtection, mailProtections } from '../../core/requests/mail-address.ts';
import { type BroughtKey, keyToKeep } from '../../exchange/mail/brought-key.ts';
import type { MailKeyTable } from '../../store/database/correspondence-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { mailOpenPgpKey, mailSmimeKey } from '../../store/keys/mail-keys.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

export type MailKeyRow = Selectable<MailKeyTable>;

/** What this desk can send with: its own address and keys, and those of the mailboxes it writes to. */
export async function listMailKeys(desk: OpenDesk, asking: Asking): Promise<Answer<typeof mailRoutes.mailKeys>> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'mail-key',
    kind: 'mail-keys-shown',
    async find() {
      return {};
    },
    async carryOut({ tx, who, now }) {
      const rows = await tx
        .selectFrom('mail_key')
        .selectAll()
        .where('revoked_at', 'is', null)
        .orderBy('address')
        .orderBy('added_at')
        .execute();
      return { from: desk.configuration.mail?.from ?? null, signs: signedProtections(desk), keys: await shown(tx, rows, who, now) };
    },
  });
}

/** Keys that somebody else has brought and this person may compare, oldest first; whose time is over is compared for nothing. */
export async function openMailKeys({ tx, who, now }: Pick<Doing<unknown>, 'tx' | 'who' | 'now'>): Promise<MailKeyToDecide[]> {
  const rows = await tx
    .selectFrom('mail_key')
    .selectAll()
    .where('confirmed_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('ends_at', 'is', null), row('ends_at', '>', now)]))
    .orderBy('added_at')
    .execute();
  const mine = (await shown(tx, rows, who, now)).filter(({ mayConfirm }) => mayConfirm);
  return mine.map(({ id, address, kind, addedBy, addedAt }) => ({ id, address, kind, by: addedBy, at: addedAt }));
}

/** As a mail is put together: OpenPGP signs inside its own message, everything else is signed with the certificate. */
function signedProtections({ configuration }: OpenDesk): MailProtection[] {
  const openPgp = mailOpenPgpKey(configuration) !== undefined;
  const smime = mailSmimeKey(configuration) !== undefined;
  return mailProtections.filter((one) => (one === 'openpgp' ? openPgp : smime));
}

/** @throws EXCHANGE_KEY_… */
export async function addMailKey(desk: OpenDesk, asking: Asking, brought: BroughtKey): Promise<MailKeyShown> {
  return await act(desk, asking, {
    verb: 'add',
    subject: 'mail-key',
    kind: 'mail-key-added',
    async carryOut({ tx, who, now, note }) {
      const { text, fingerprint, endsAt } = await keyToKeep(brought, now);
      const row: MailKeyRow = {
        ...{ id: desk.newId(), address: brought.address.toLowerCase(), kind: brought.kind, key_text: text, fingerprint, ends_at: endsAt },
        ...{ added_by: who.id, added_at: now, confirmed_by: null, confirmed_at: null, revoked_at: null },
      };
      note({ fingerprint });
      return (await shown(tx, [await keep(tx, row)], who, now))[0] as MailKeyShown;
    },
  });
}

/** One that was taken out of use is brought anew, and compared anew. @throws EXCHANGE_KEY_KNOWN */
async function keep(tx: Transaction<Database>, { id, address, fingerprint, ...brought }: MailKeyRow): Promise<MailKeyRow> {
  const kept = await tx
    .insertInto('mail_key')
    .values({ id, address, fingerprint, ...brought })
    .onConflict((known) => known.columns(['address', 'fingerprint']).doUpdateSet(brought).where('mail_key.revoked_at', 'is not', null))
    .returningAll()
    .executeTakeFirst();
  if (kept === undefined) throw new ExchangeError('KEY_KNOWN', { message: exchangeSays('key-known') });
  return kept;
}

/** The fingerprint is typed by whoever compared it, not clicked. @throws EXCHANGE_FINGERPRINT_OTHER */
export async function confirmMailKey(desk: OpenDesk, asking: Asking, keyId: string, typed: string): Promise<MailKeyShown> {
  return await act(desk, asking, {
    verb: 'confirm',
    subject: 'mail-key',
    kind: 'mail-key-confirmed',
    find: (tx) => findKey(tx, keyId),
    async carryOut({ tx, thing, who, now, note }) {
      const { row } = thing;
      if (row.added_by === who.id) throw new AccessError('NOT_ALLOWED', { message: accessSays('key-four-eyes') });
      if (typed.replaceAll(/[\s:]/g, '').toUpperCase() !== row.fingerprint)
        throw new ExchangeError('FINGERPRINT_OTHER', {
          message: exchangeSays('other-fingerprint'),
        });
      const confirmed = { confirmed_by: who.id, confirmed_at: now };
      await tx.updateTable('mail_key').set(confirmed).where('id', '=', keyId).execute();
      note({ fingerprint: row.fingerprint });
      return (await shown(tx, [{ ...row, ...confirmed }], who, now))[0] as MailKeyShown;
    },
  });
}

export async function revokeMailKey(desk: OpenDesk, asking: Asking, keyId: string): Promise<void> {
  await act(desk, asking, {
    verb: 'add',
    subject: 'mail-key',
    kind: 'mail-key-revoked',
    find: (tx) => findKey(tx, keyId),
    async carryOut({ tx, thing, now, note }) {
      await tx.updateTable('mail_key').set({ revoked_at: now }).where('id', '=', keyId).execute();
      note({ fingerprint: thing.row.fingerprint });
    },
  });
}

/** The key that a mail to this address is encrypted with; undefined when nobody has brought and confirmed one. */
export async function usableKey(
  tx: Transaction<Database>,
  address: string,
  kind: 'openpgp' | 'smime',
  now: Date,
): Promise<MailKeyRow | undefined> {
  return await tx
    .selectFrom('mail_key')
    .selectAll()
    .where('address', '=', address)
    .where('kind', '=', kind)
    .where('confirmed_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('ends_at', 'is', null), row('ends_at', '>', now)]))
    .orderBy('confirmed_at', 'desc')
    .executeTakeFirst();
}

async function findKey(tx: Transaction<Database>, keyId: string): Promise<(Thing & { readonly row: MailKeyRow }) | undefined> {
  const row = await tx.selectFrom('mail_key').selectAll().where('id', '=', keyId).where('revoked_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : { accountId: row.added_by, row };
}

async function shown(tx: Transaction<Database>, rows: readonly MailKeyRow[], who: Who, now: Date): Promise<MailKeyShown[]> {
  const person = await peopleOf(
    tx,
    rows.flatMap(({ added_by, confirmed_by }) => [added_by, confirmed_by]),
  );
  return rows.map((row) => ({
    ...{ id: row.id, address: row.address, kind: row.kind, fingerprint: row.fingerprint, endsAt: row.ends_at?.toISOString() ?? null },
    ...{ addedBy: person(row.added_by), addedAt: row.added_at.toISOString() },
    confirmedBy: row.confirmed_by === null ? null : person(row.confirmed_by),
    usable: row.confirmed_by !== null && (row.ends_at === null || row.ends_at > now),
    mayConfirm: row.confirmed_by === null && row.added_by !== who.id && isAllowed(who, 'confirm', 'mail-key', { accountId: row.added_by }),
  }));
}
