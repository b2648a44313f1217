// SPDX-License-Identifier: Apache-2.0
/** Accounts at providers' portals: who holds each, version by version. */

import { type Selectable, sql, type Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { PortalAccountGiven, PortalAccountShown } from '../../core/api/portal-accounts.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { secretsIn } from '../../core/requests/portal-account.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import type { PortalAccountTable } from '../../store/database/paper-road-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

type Row = Selectable<PortalAccountTable>;

export async function listPortalAccounts(desk: OpenDesk, asking: Asking, provider: string | undefined) {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'portal-account',
    kind: 'portal-accounts-shown',
    async carryOut({ tx, who, note }) {
      const rows = (await newestRows(tx)).filter((row) => provider === undefined || row.provider === provider);
      note({ count: rows.length });
      return { accounts: await shownRows(tx, rows), mayKeep: isAllowed(who, 'keep', 'portal-account', {}) };
    },
  });
}

export async function historyOfPortalAccount(desk: OpenDesk, asking: Asking, id: string): Promise<PortalAccountShown[]> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'portal-account',
    kind: 'portal-accounts-shown',
    about: { account: id },
    async carryOut({ tx }) {
      const rows = await tx.selectFrom('portal_account').selectAll().where('id', '=', id).orderBy('version', 'desc').execute();
      if (rows.length === 0) throw new AccessError('NOT_FOUND', { message: accessSays('no-portal-account') });
      return await shownRows(tx, rows);
    },
  });
}

/** @throws INPUT_WRONG, also where a text seems to hold what signs the account in */
export async function keepPortalAccount(desk: OpenDesk, asking: Asking, given: PortalAccountGiven): Promise<PortalAccountShown> {
  const id = given.id ?? desk.newId();
  return await act(desk, asking, {
    verb: 'keep',
    subject: 'portal-account',
    kind: 'portal-account-kept',
    about: { account: id, provider: given.provider },
    async carryOut({ tx, who, now, note }) {
      await refuseWrong(desk, tx, given, now);
      await sql`SELECT pg_advisory_xact_lock(hashtext(${id}))`.execute(tx);
      const last = await tx.selectFrom('portal_account').selectAll().where('id', '=', id).orderBy('version', 'desc').executeTakeFirst();
      if (given.id !== undefined && last === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('no-portal-account') });
      const { provider, portal, account, office, holder, since, note: said = null, ended = null } = given;
      const row = {
        ...{ id, version: (last?.version ?? 0) + 1, provider, portal, account, office, holder, since },
        ...{ second_factor: given.secondFactor, note: said, ended, kept_at: now, kept_by: who.id },
      };
      await tx.insertInto('portal_account').values(row).execute();
      note({ version: row.version, office: hidden(office), ended: ended ?? undefined });
      const [shown] = await shownRows(tx, [row]);
      return shown as PortalAccountShown;
    },
  });
}

async function refuseWrong(desk: OpenDesk, tx: Transaction<Database>, given: PortalAccountGiven, now: Date): Promise<void> {
  const secrets = secretsIn({ portal: given.portal, account: given.account, holder: given.holder, note: given.note });
  if (secrets.length > 0) throw wrong(paperSays('holds-secret'), secrets);
  if (!(await ownKnowledge(desk, tx)).providers.has(given.provider)) throw wrong(paperSays('no-such-provider'), ['provider']);
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const days = { since: given.since, ended: given.ended ?? null };
  const unreal = Object.entries(days).flatMap(([field, day]) => (day !== null && (!isDay(day) || day > tomorrow) ? [field] : []));
  if (unreal.length > 0 || (days.ended !== null && days.ended < days.since))
    throw wrong(paperSays('account-days'), unreal.length > 0 ? unreal : ['ended']);
}

function wrong(what: Said, fields: readonly string[]): Error {
  return new InputError('WRONG', { message: paperSays('account-wrong', { what }), details: { fields: [...fields] } });
}

/** The accounts at one provider that have not ended, for whoever is about to send there. */
export async function openAccountsOf(tx: Transaction<Database>, provider: string): Promise<PortalAccountShown[]> {
  const rows = (await newestRows(tx)).filter((row) => row.provider === provider && row.ended === null);
  return await shownRows(tx, rows);
}

/** Those that have not ended first, by provider and office. */
async function newestRows(tx: Transaction<Database>): Promise<Row[]> {
  const rows = await tx.selectFrom('portal_account').selectAll().orderBy('id').orderBy('version').execute();
  const key = ({ ended, provider, office, id }: Row): string => [ended === null ? 0 : 1, provider, office, id].join('\n');
  return [...new Map(rows.map((row) => [row.id, row])).values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function shownRows(tx: Transaction<Database>, rows: readonly Row[]): Promise<PortalAccountShown[]> {
  const person = await peopleOf(
    tx,
    rows.map(({ kept_by }) => kept_by),
  );
  return rows.map((row) => ({
    ...{ id: row.id, provider: row.provider, portal: row.portal, account: row.account, office: row.office, holder: row.holder },
    ...{ since: row.since, secondFactor: row.second_factor, note: row.note, ended: row.ended, version: row.version },
    ...{ keptAt: row.kept_at.toISOString(), keptBy: person(row.kept_by) },
  }));
}
