// SPDX-License-Identifier: Apache-2.0
/**
 * A request leaves by mail. It is written down as `sending` before the server is spoken to, and as sent or failed after; what is left in
 * between, after a crash or a lost line, is `perhaps-sent`: a person asks the addressee and says what happened, the desk never sends twice.
 */

import { buffer } from 'node:stream/consumers';
import type { Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import { saidText } from '../../core/documents/values.ts';
import { ExchangeError } from '../../core/errors/exchange.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { dispatchStep } from '../../core/requests/dispatch-table.ts';
import { mailedFiles } from '../../core/requests/enclosures.ts';
import { type AddressVerdict, judgeMailAddress, type MailProtection } from '../../core/requests/mail-address.ts';
import { mailText } from '../../core/requests/mail-text.ts';
import { dispatchStateWords } from '../../core/requests/state-words.ts';
import type { Mailer } from '../../exchange/mail/mailer.ts';
import { openMailer } from '../../exchange/mail/mailer.ts';
import { type MailHead, message, mixedEntity } from '../../exchange/mail/mime.ts';
import { openPgpKey, openPgpSigner, pgpEncrypted } from '../../exchange/mail/open-pgp.ts';
import { smimeCertificate, smimeEncrypted, smimeSigned } from '../../exchange/mail/s-mime.ts';
import type { Database } from '../../store/database/schema.ts';
import { mailOpenPgpKey, mailSmimeKey } from '../../store/keys/mail-keys.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { enclosuresOf, refuseToEnclose } from './enclosures.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
import { type MailKeyRow, usableKey } from './mail-keys.ts';
import { authorityOf, mailSubjectOf } from './mail-subject-of.ts';
import { newestPapers } from './open-paper.ts';
import { stepOrRefusal } from './refuse-step.ts';
import { requestDetail } from './show-request.ts';
import { recordDispatch } from './take-step.ts';

export interface MailAsked {
  /** Absent: the address that the facts state. */
  readonly to?: string | undefined;
  readonly protection: MailProtection;
}

/** A mail that is begun: everything that the message is made from. */
interface BegunMail {
  readonly dispatchId: string;
  readonly head: MailHead;
  readonly text: string;
  readonly key: MailKeyRow | undefined;
  readonly files: readonly { readonly name: string; readonly type: string; readonly sha256: string }[];
}

/** @throws EXCHANGE_NO_MAIL, EXCHANGE_ADDRESS_NOT_OWN, EXCHANGE_KEY_UNUSABLE, REQUEST_…; EXCHANGE_MAIL_… after it was begun */
export async function sendByMail(desk: OpenDesk, asking: Asking, requestId: string, asked: MailAsked): Promise<RequestDetail> {
  const begun = await begin(desk, asking, requestId, asked);
  const mailer = openMailer(mailOf(desk));
  try {
    await handOver(desk, begun, asked.protection, mailer);
  } catch (error) {
    const isKnown = !(error instanceof ExchangeError && error.code === 'MAIL_LOST');
    await settle(desk, asking, requestId, begun.dispatchId, isKnown ? 'refused' : 'track-lost');
    throw error;
  }
  return await recordDispatch(desk, asking, requestId, { channel: 'email', dispatchId: begun.dispatchId });
}

/** @throws EXCHANGE_NO_MAIL */
function mailOf({ configuration }: OpenDesk): NonNullable<OpenDesk['configuration']['mail']> {
  if (configuration.mail !== undefined) return configuration.mail;
  throw new ExchangeError('NO_MAIL', {
    message: exchangeSays('no-server'),
  });
}

async function begin(desk: OpenDesk, asking: Asking, requestId: string, asked: MailAsked): Promise<BegunMail> {
  const dispatchId = desk.newId();
  return await act(desk, asking, {
    verb: 'dispatch',
    subject: 'request',
    kind: 'dispatch-begun',
    about: { request: requestId, dispatch: dispatchId, protection: asked.protection },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.inCase);
      stepOrRefusal(thing.steps, 'dispatch', { who: who.id, at: now.toISOString() });
      const { from } = mailOf(desk);
      const { address } = ownAddress(judgeMailAddress(thing.knowledge, thing.option, asked.to));
      const key = asked.protection === 'transport' ? undefined : await usableKey(tx, address, asked.protection, now);
      if (asked.protection !== 'transport' && key === undefined)
        throw new ExchangeError('KEY_UNUSABLE', {
          message: exchangeSays(asked.protection === 'openpgp' ? 'no-openpgp-key' : 'no-certificate'),
        });
      const { id, case_id, version, number, language } = thing.row;
      const messageId = `<${dispatchId}@${from.split('@')[1]}>`;
      const enclosures = await enclosuresOf(tx, thing);
      refuseToEnclose(enclosures);
      const files = mailedFiles(enclosures.map(({ name }) => name));
      const along = enclosures.map(({ name, sha256, bytes }, n) => ({ name, sha256, bytes, file: files[n]?.name ?? name }));
      const { text: subject } = mailSubjectOf(thing, address);
      await tx
        .insertInto('dispatch')
        .values({
          ...{ id: dispatchId, request_id: id, case_id, version, channel: 'email', state: 'sending', prepared_at: now, sent_at: null },
          ...{ reference: null, account_id: who.id, message_id: messageId, mail_to: address, protection: asked.protection },
          ...{ mail_subject: subject, enclosures: JSON.stringify(along) },
        })
        .execute();
      note({ channel: hidden('email'), recipient: hidden(address), version });
      const papers = await signedPapers(tx, thing);
      if (along.length > 0) note({ enclosed: along.map(({ sha256 }) => sha256).join('+') });
      const said = { authority: authorityOf(thing), number, email: saidText(thing.values.official_email) || from };
      return {
        dispatchId,
        head: { from, to: address, subject, messageId, date: now },
        text: mailText(language, said),
        key,
        files: [
          ...papers.map((paper) => ({
            name: `${number.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${paper.language}.${paper.format}`,
            type: 'application/pdf',
            sha256: paper.sha256,
          })),
          ...along.map(({ file, sha256 }, n) => ({ name: file, type: files[n]?.type ?? 'application/octet-stream', sha256 })),
        ],
      };
    },
  });
}

/** The papers of the version, none of them still waiting for its signature. @throws EXCHANGE_PAPERS_NOT_READY */
async function signedPapers(tx: Transaction<Database>, { row }: FoundRequest) {
  const waiting = await tx
    .selectFrom('request_paper')
    .select('language')
    .where('request_id', '=', row.id)
    .where('version', '=', row.version)
    .where('document', 'is', null)
    .executeTakeFirst();
  const papers = await newestPapers(tx, row);
  if (waiting === undefined && papers.length > 0) return papers;
  throw new ExchangeError('PAPERS_NOT_READY', {
    message: exchangeSays('papers-not-ready'),
  });
}

function ownAddress(verdict: AddressVerdict | undefined): AddressVerdict {
  if (verdict?.allowed === true) return verdict;
  const domains = verdict?.domains ?? [];
  throw new ExchangeError('ADDRESS_NOT_OWN', {
    message:
      verdict === undefined
        ? exchangeSays('no-address-stated')
        : exchangeSays('address-not-own', { domains: domains.length > 0 ? domains : exchangeSays('only-stated') }),
  });
}

async function handOver(desk: OpenDesk, begun: BegunMail, protection: MailProtection, mailer: Mailer): Promise<void> {
  const { head } = begun;
  const attachments = [];
  for (const { name, type, sha256 } of begun.files)
    attachments.push({ name, type, bytes: await buffer(await desk.store.vault.open(sha256)) });
  const inner = mixedEntity({ text: begun.text, attachments }, head.messageId);
  const text = message(head, await protectedEntity(desk, inner, protection, begun));
  const { sha256, bytes } = await desk.store.vault.put([Buffer.from(text, 'utf8')]);
  await desk.store.db.transaction().execute(async (tx) => {
    const item = { sha256, size_bytes: bytes, erased_at: null };
    await tx
      .insertInto('vault_item')
      .values(item)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.updateTable('dispatch').set({ mail_item: sha256 }).where('id', '=', begun.dispatchId).execute();
  });
  await mailer.hand({ from: head.from, to: [head.to], message: text });
}

/** Signed with the desk's key where it has one, and encrypted for the addressee. */
async function protectedEntity(desk: OpenDesk, inner: string, protection: MailProtection, { key, head }: BegunMail): Promise<string> {
  if (protection === 'openpgp' && key !== undefined) {
    const own = mailOpenPgpKey(desk.configuration);
    const signer = own === undefined ? undefined : await openPgpSigner(own);
    return await pgpEncrypted(inner, { to: (await openPgpKey(key.key_text, head.date)).key, signer, at: head.date }, head.messageId);
  }
  const signer = mailSmimeKey(desk.configuration);
  const signed = signer === undefined ? inner : smimeSigned(inner, signer, head.date, head.messageId);
  return key === undefined ? signed : await smimeEncrypted(signed, smimeCertificate(key.key_text, head.date).certificate);
}

/** What became of a dispatch that was not surely sent. */
async function settle(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  dispatchId: string,
  event: 'refused' | 'track-lost',
): Promise<void> {
  await act(desk, asking, {
    verb: 'dispatch',
    subject: 'request',
    kind: 'dispatch-failed',
    about: { request: requestId, dispatch: dispatchId, outcome: event },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx }) {
      const state = dispatchStep('sending', event) ?? 'perhaps-sent';
      await tx.updateTable('dispatch').set({ state }).where('id', '=', dispatchId).where('state', '=', 'sending').execute();
    },
  });
}

/** A person has asked the addressee and says whether a mail that was perhaps sent has arrived. */
export async function decideDispatch(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  dispatchId: string,
  { sent, how }: { readonly sent: boolean; readonly how: string },
): Promise<RequestDetail> {
  const answer = await act(desk, asking, {
    verb: 'dispatch',
    subject: 'request',
    kind: 'dispatch-recorded',
    about: { request: requestId, dispatch: dispatchId, sent, how: hidden(how) },
    find: async (tx) => {
      const found = await findRequest(desk, tx, requestId, { changing: true });
      const one = found?.dispatches.find(({ id }) => id === dispatchId);
      return found === undefined || one === undefined ? undefined : { ...found, one };
    },
    async carryOut({ tx, thing, who, now }) {
      refuseClosed(thing.inCase);
      const state = dispatchStep(thing.one.state, sent ? 'person-says-sent' : 'person-says-not-sent');
      if (state === undefined)
        throw new ExchangeError('MAIL_LOST', {
          message: exchangeSays('nothing-to-decide', { state: dispatchStateWords[thing.one.state] }),
        });
      const said = { request_id: requestId, case_id: thing.caseId, at: now, account_id: who.id, event: 'dispatch', text: how };
      await tx
        .insertInto('request_comment')
        .values({ id: desk.newId(), ...said, version: thing.row.version })
        .execute();
      if (!sent) await tx.updateTable('dispatch').set({ state }).where('id', '=', dispatchId).execute();
      const found = await findRequest(desk, tx, requestId);
      return { sentAt: thing.one.prepared_at.toISOString(), detail: await requestDetail(desk, tx, found ?? thing, who, asking.language) };
    },
  });
  if (!sent) return answer.detail;
  return await recordDispatch(desk, asking, requestId, { channel: 'email', dispatchId, sentAt: answer.sentAt });
}
