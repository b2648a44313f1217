// SPDX-License-Identifier: Apache-2.0
/**
 * Plays the invented case as far as its middle, over the API of the running desk and as its people: every act is a real one, with its rule,
 * its transaction and its entry. What a newcomer finds: a preservation that runs, a request that waits for approval, a draft with gaps, a
 * return that was read, an address in it that nobody has asked about yet.
 */
import { readFile } from 'node:fs/promises';
import type { CaptureShown } from '../../core/api/captures.ts';
import type { CaseDetail, KeptAdvice, Target } from '../../core/api/cases.ts';
import type { Call } from '../../core/api/client.ts';
import type { RequestDetail } from '../../core/api/requests.ts';
import { captureToTheEnd } from '../desk/captures.ts';
import { readToTheEnd } from '../desk/readings.ts';
import { whenSealed } from '../desk/requests.ts';
import { sendFile } from '../desk/send-file.ts';
import { type LanternSites, SITE_WALLET } from './lantern-sites.ts';
import {
  categoryReasons,
  type LanternRole,
  lanternCapture,
  lanternCase,
  lanternIncoming,
  lanternTargets,
  preservationAnswers,
  voluntaryAnswers,
} from './operation-lantern.ts';
import type { Persona } from './persona.ts';
import { playMoney } from './play-money.ts';

export type LanternCast = Readonly<Record<Exclude<LanternRole, 'administrator' | 'overseer' | 'officer'>, Persona>>;

/** The provider's answer of the invented case. */
const RETURN = new URL('../../returns/meta-records-html/samples/instagram-17841400000000001.zip', import.meta.url);

/** A conversation that a witness exported. */
const CHAT = new URL('../../returns/whatsapp-chat-text/samples/android-ar/WhatsApp Chat with Samir.txt', import.meta.url);

/**
 * @param said told what happens, a sentence each
 * @param sites the invented pages; undefined where this machine has no browser to visit them with
 */
export async function playLantern(cast: LanternCast, said: (what: string) => void, sites: LanternSites | undefined): Promise<void> {
  const { investigator, approver } = cast;
  said('opening the case');
  const opened = await openTheCase(cast);
  said('adding targets, asking the advisor');
  const page = await addTarget(investigator.call, opened, lanternTargets.page);
  const instagram = await addTarget(investigator.call, opened, lanternTargets.instagram);
  await addTarget(investigator.call, opened, lanternTargets.departures);
  const advice = await ask(investigator.call, page, ['subscriber', 'access_log']);

  const firstDay = sites === undefined ? undefined : await visitPages(cast, opened, sites);
  said('asking the provider to preserve; a second person approves');
  const preservation = await draft(investigator.call, opened, advice, 'step0', 'preservation_letter', preservationAnswers);
  await submitAndApprove(investigator.call, approver.call, preservation);
  await recordAsSent(cast, preservation, 'LEO-0000017');

  said('a voluntary request waits for approval');
  const voluntary = await draft(investigator.call, opened, advice, 'options', 'voluntary_request', voluntaryAnswers);
  await step(investigator.call, voluntary, 'submit');

  said('a request for content is still a draft');
  const forContent = await ask(investigator.call, page, ['content']);
  await draft(investigator.call, opened, forContent, 'options', 'mla_request', {});

  said('an answer of the provider is sealed and read');
  const asked = await ask(investigator.call, instagram, ['subscriber', 'access_log']);
  const spring = { ...voluntaryAnswers, date_range: { from: '2026-01-01T00:00:00Z', to: '2026-03-31T23:59:59Z' } };
  const answered = await draft(investigator.call, opened, asked, 'options', 'voluntary_request', spring);
  await submitAndApprove(investigator.call, approver.call, answered);
  await recordAsSent(cast, answered, '7700123');
  await receiveReturn(cast.analyst, opened, answered);
  await receiveChat(cast.analyst, opened);

  said('Italy asks for assistance about the same boats');
  await receiveIncoming(cast.authority, opened);

  said('following the fees to an exchange; its answer names the next address');
  await playMoney(cast, opened);
  if (sites === undefined || firstDay === undefined) return said('no chromium is here: the invented pages are not captured');
  said('the pages of the case, captured on two days; their wallet becomes a target');
  await comeBackTheNextDay(cast, opened, sites, firstDay);
  await askForASeries(cast, opened, sites);
}

async function openTheCase(cast: LanternCast): Promise<CaseDetail> {
  const { call } = cast.investigator;
  const opened = await call('openCase', { body: { ...lanternCase, offences: [...lanternCase.offences] } });
  const circle = [
    [cast.approver, 'approver'],
    [cast.reviewer, 'legal-reviewer'],
    [cast.analyst, 'analyst'],
    [cast.analyst, 'evidence-keeper'],
    [cast.authority, 'central-authority'],
  ] as const;
  for (const [{ id }, role] of circle) await call('addMember', { params: { caseId: opened.id }, body: { personId: id, role } });
  return opened;
}

type Told = (typeof lanternTargets)[keyof typeof lanternTargets];

async function addTarget(call: Call, { id }: CaseDetail, told: Told): Promise<Target> {
  return await call('addTarget', { params: { caseId: id }, body: told });
}

async function ask(call: Call, target: Target, data: readonly string[]): Promise<KeptAdvice> {
  return await call('askAdvice', {
    params: { caseId: target.caseId, targetId: target.id },
    body: {
      answers: {
        data,
        purpose: data.includes('content') ? 'disclose' : 'identify',
        preserve: 'yes',
        voluntary: 'yes',
        elements: { material_benefit: 'fees of the passengers', crossing: 'by sea without papers' },
      },
    },
  });
}

async function draft(
  call: Call,
  { id }: CaseDetail,
  kept: KeptAdvice,
  list: 'step0' | 'options',
  document: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<RequestDetail> {
  const index = kept.advice[list].findIndex((option) => option.document === document);
  if (index < 0) throw new Error(`the advisor is expected to offer ${document} among ${list}`);
  const made = await call('draftRequest', { params: { caseId: id }, body: { adviceId: kept.id, list, index, language: 'en' } });
  const fillable = new Set(made.fields.filter((field) => !field.filledByDesk).map((field) => field.id));
  const given = Object.entries(answers).filter(([field]) => fillable.has(field));
  const reasons = withReasons(made.values.data_categories);
  const values = { ...made.values, ...Object.fromEntries(given), ...(reasons === undefined ? {} : { data_categories: reasons }) };
  return await call('changeRequest', { params: { requestId: made.id }, body: { digest: made.digest, values } });
}

function withReasons(listed: unknown): unknown {
  if (!Array.isArray(listed)) return undefined;
  return (listed as { category: string }[]).map((one) => ({ ...one, reason: categoryReasons[one.category] ?? 'As the advisor says.' }));
}

async function step(call: Call, { id }: { readonly id: string }, event: 'submit' | 'approve', digest?: string): Promise<RequestDetail> {
  return await call('takeStep', { params: { requestId: id }, body: { event, ...(digest === undefined ? {} : { digest }) } });
}

async function submitAndApprove(drafter: Call, approver: Call, request: RequestDetail): Promise<void> {
  await step(drafter, request, 'submit');
  const read = await approver('request', { params: { requestId: request.id } });
  await whenSealed(approver, await step(approver, read, 'approve', read.digest));
}

/** A person hands it over through the portal; where the channel rests on a doubtful fact, a second person confirms it first. */
async function recordAsSent({ investigator, reviewer }: LanternCast, { id }: RequestDetail, reference: string): Promise<void> {
  const ready = await investigator.call('request', { params: { requestId: id } });
  if (ready.channelUnconfirmed !== null)
    await reviewer.call('confirmChannel', { params: { requestId: id }, body: { how: 'Read on the provider’s own page for authorities.' } });
  await investigator.call('recordDispatch', { params: { requestId: id }, body: { channel: 'portal', reference } });
}

async function receiveReturn(analyst: Persona, { id }: CaseDetail, request: RequestDetail): Promise<void> {
  const item = await sendFile(analyst.caller, analyst.call, {
    bytes: await readFile(RETURN),
    about: {
      caseId: id,
      name: 'instagram-17841400000000001.zip',
      requestId: request.id,
      how: 'return',
      receivedFrom: 'Meta Platforms, Inc., through its portal',
    },
    answersRequest: 'wholly',
  });
  await readToTheEnd(analyst.call, item.id);
}

/** What a witness handed over: nobody was asked for it, so nothing of it is held against a request. */
async function receiveChat(analyst: Persona, { id }: CaseDetail): Promise<void> {
  const item = await sendFile(analyst.caller, analyst.call, {
    bytes: await readFile(CHAT),
    about: { caseId: id, name: 'WhatsApp Chat with Samir.txt', how: 'consent', receivedFrom: 'Witness A, from her own telephone' },
  });
  await readToTheEnd(analyst.call, item.id);
}

/** The other State wrote three days ago; its clocks run since then. */
async function receiveIncoming({ call }: Persona, { id }: CaseDetail): Promise<void> {
  const receivedOn = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const { id: incomingId } = await call('registerIncoming', { params: { caseId: id }, body: { ...lanternIncoming, receivedOn } });
  await call('stepIncoming', { params: { incomingId }, body: { event: 'acknowledge', reference: lanternIncoming.theirReference } });
}

/** The visits go on in the background while the people of the case do other things. */
async function visitPages({ investigator }: LanternCast, { id }: CaseDetail, { page, posts }: LanternSites): Promise<CaptureShown[]> {
  const begin = (url: string) => investigator.call('beginCapture', { params: { caseId: id }, body: { ...lanternCapture, url } });
  return [await begin(page), await begin(posts)];
}

/** Asked for, and left to somebody else to approve. */
async function askForASeries({ investigator }: LanternCast, { id }: CaseDetail, { page, posts }: LanternSites): Promise<void> {
  const { purpose, legalBasis, whose, publicPage } = lanternCapture;
  await investigator.call('addCaptureList', {
    params: { caseId: id },
    body: {
      ...{ name: 'The page and its posts, daily', urls: [page, posts], purpose, legalBasis, whose, publicPages: publicPage },
      ...{ visits: 14, everyHours: 24, delaySeconds: 30, endsAt: new Date(Date.now() + 20 * 86_400_000).toISOString() },
    },
  });
}

async function comeBackTheNextDay(
  { investigator, analyst }: LanternCast,
  opened: CaseDetail,
  sites: LanternSites,
  firstDay: readonly CaptureShown[],
): Promise<void> {
  for (const begun of firstDay) await captureToTheEnd(investigator.call, begun);
  sites.day = 2;
  const again = await Promise.all(firstDay.map(({ id }) => investigator.call('captureAgain', { params: { captureId: id } })));
  const [page] = await Promise.all(again.map((begun) => captureToTheEnd(investigator.call, begun)));
  if (page?.evidenceId === undefined || page.evidenceId === null)
    throw new Error(`the invented page is expected to be captured: ${page?.job?.error?.code ?? 'no evidence item'}`);
  const reading = await readToTheEnd(analyst.call, page.evidenceId);
  const { records } = await analyst.call('records', { params: { readingId: reading.id }, query: { kind: 'identifier', limit: 50 } });
  const wallet = records.find((one) => JSON.stringify(one.data).includes(SITE_WALLET));
  if (wallet === undefined) throw new Error('the wallet of the invented page is expected among its records');
  await investigator.call('addTarget', {
    params: { caseId: opened.id },
    body: {
      written: SITE_WALLET,
      role: 'unknown',
      relevance: 'The page tells passengers to pay the rest of the fee to this address. Test network, for training.',
      from: { readingId: reading.id, recordId: wallet.id },
    },
  });
}
