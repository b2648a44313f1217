// SPDX-License-Identifier: Apache-2.0
/** Every screen of the web client: whose it is, where it stands and what shows that it is there. Tests and the pictures of docs/screens walk this list. */

import type { Browser, Page } from 'playwright-core';
import type { CaptureShown } from '../../src/core/api/captures.ts';
import type { CaseDetail, CaseSummary } from '../../src/core/api/cases.ts';
import type { TraceKept } from '../../src/core/api/currency.ts';
import type { EvidenceItem } from '../../src/core/api/evidence.ts';
import type { IncomingSummary } from '../../src/core/api/incoming.ts';
import type { BundleCheck, BundleShown } from '../../src/core/api/proof.ts';
import type { RequestSummary } from '../../src/core/api/requests.ts';
import type { AboutDesk, Session } from '../../src/core/api/session.ts';

export type ScreenLanguage = 'en' | 'ar' | 'fr';
export type Persona = 'nobody' | 'mona' | 'karim' | 'huda' | 'youssef' | 'claire' | 'judge' | 'admin';

export interface Screen {
  readonly name: string;
  readonly who: Persona;
  readonly path: (at: Places) => string;
  /** What stands on the screen only when it is whole. */
  readonly ready?: string;
  /** Written into the first field of the kind before anything is pressed. */
  readonly write?: readonly [string, string];
  /** Pressed when the screen is there; it is whole when the second stands on it. */
  readonly press?: readonly [string, string];
}

/** Ids in the invented case of this desk. */
export interface Places {
  readonly case: string;
  readonly target: string;
  readonly draft: string;
  readonly submitted: string;
  /** One whose papers are signed. */
  readonly sent: string;
  readonly evidence: string;
  readonly reading: string;
  /** The reading of the chat that a witness handed over. */
  readonly chat: string;
  readonly record: string;
  readonly capture: string;
  readonly trace: string;
  /** A request of another State. */
  readonly incoming: string;
  /** A bundle that was checked. */
  readonly bundle: string;
}

/** Invented accounts at two services. */
const LIST = [
  'written,service,relevance',
  ...[1, 2, 3, 4, 5, 6].map((n) => `boats_${n},${n % 2 ? 'telegram' : 'x'},Announced departure ${n}.`),
].join('\n');

export const screens: readonly Screen[] = [
  { name: 'sign-in', who: 'nobody', path: () => '/sign-in', ready: '.door-training button' },
  { name: 'cases', who: 'mona', path: () => '/' },
  { name: 'new-case', who: 'mona', path: () => '/cases/new' },
  { name: 'case', who: 'mona', path: (at) => `/cases/${at.case}`, ready: '.spine' },
  { name: 'new-target', who: 'mona', path: (at) => `/cases/${at.case}/targets/new` },
  { name: 'advice', who: 'mona', path: (at) => `/cases/${at.case}/targets/${at.target}`, ready: '.option' },
  { name: 'new-batch', who: 'mona', path: (at) => `/cases/${at.case}/batches/new` },
  {
    name: 'batch',
    who: 'mona',
    path: (at) => `/cases/${at.case}/batches/new`,
    write: ['main textarea', LIST],
    press: ['main form button[type=submit]', 'ul.rows'],
  },
  { name: 'evidence', who: 'mona', path: (at) => `/cases/${at.case}/evidence` },
  {
    name: 'evidence-locked',
    who: 'mona',
    path: (at) => `/cases/${at.case}/evidence`,
    press: ['details.given summary', 'details.given input[list]'],
  },
  { name: 'coverage', who: 'mona', path: (at) => `/cases/${at.case}/evidence/${at.evidence}`, ready: 'progress' },
  { name: 'tables', who: 'mona', path: (at) => `/cases/${at.case}/evidence/${at.evidence}/tables` },
  { name: 'case-log', who: 'mona', path: (at) => `/cases/${at.case}/log` },
  { name: 'captures', who: 'mona', path: (at) => `/cases/${at.case}/captures`, ready: 'ul.rows' },
  {
    name: 'capture',
    who: 'mona',
    path: (at) => `/cases/${at.case}/captures/${at.capture}`,
    press: ['main .empty button', 'img.page-picture'],
  },
  {
    name: 'capture-list',
    who: 'mona',
    path: (at) => `/cases/${at.case}/captures`,
    press: ['main .choices button:nth-of-type(2)', 'main form .calendar-of-field'],
  },
  {
    name: 'capture-others',
    who: 'mona',
    path: (at) => `/cases/${at.case}/captures`,
    press: ['main .choices button:nth-of-type(3)', 'main .choices ~ *'],
  },
  { name: 'pictures', who: 'mona', path: (at) => `/cases/${at.case}/pictures` },
  { name: 'bundles', who: 'mona', path: (at) => `/cases/${at.case}/bundles` },
  { name: 'bundle-check', who: 'mona', path: (at) => `/cases/${at.case}/bundles/${at.bundle}`, ready: 'main details' },
  { name: 'retention', who: 'mona', path: (at) => `/cases/${at.case}/retention`, ready: 'ul.rows' },
  { name: 'privilege', who: 'mona', path: (at) => `/cases/${at.case}/privilege`, ready: 'main form' },
  { name: 'request', who: 'mona', path: (at) => `/requests/${at.submitted}` },
  { name: 'draft', who: 'mona', path: (at) => `/requests/${at.draft}/edit` },
  { name: 'records', who: 'mona', path: (at) => `/readings/${at.reading}?record=${at.record}`, ready: '.original pre' },
  { name: 'timeline', who: 'mona', path: (at) => `/readings/${at.reading}/timeline` },
  { name: 'conversations', who: 'mona', path: (at) => `/readings/${at.chat}/conversations`, ready: '.talk-line' },
  { name: 'mentions', who: 'mona', path: (at) => `/readings/${at.chat}/mentions`, ready: '.tabs' },
  { name: 'places', who: 'mona', path: (at) => `/readings/${at.reading}/places` },
  { name: 'leads', who: 'mona', path: (at) => `/cases/${at.case}/leads`, ready: 'tbody' },
  {
    name: 'case-picture',
    who: 'mona',
    path: (at) => `/cases/${at.case}/leads`,
    press: ['main .split button[aria-expanded=false]', '.case-drawing canvas'],
  },
  { name: 'money', who: 'mona', path: (at) => `/cases/${at.case}/money`, ready: 'tbody' },
  {
    name: 'money-limits',
    who: 'karim',
    path: (at) => `/cases/${at.case}/money`,
    ready: 'tbody',
    press: ['main details summary', 'main details[open] form'],
  },
  { name: 'money-ledger', who: 'mona', path: (at) => `/cases/${at.case}/money/ledger`, ready: 'tbody' },
  { name: 'money-trace', who: 'mona', path: (at) => `/cases/${at.case}/money/${at.trace}`, ready: '.flow-canvas canvas' },
  { name: 'directory', who: 'mona', path: () => '/directory', ready: '.state-rows' },
  { name: 'provider', who: 'mona', path: () => '/directory/providers/meta', ready: '.fact-card' },
  { name: 'state', who: 'mona', path: () => '/directory/states/US', ready: '.fact-card' },
  { name: 'treaties', who: 'mona', path: () => '/directory/treaties?one=EG&other=US', ready: '.treaty' },
  { name: 'to-confirm', who: 'huda', path: () => '/directory/to-confirm', ready: '.fact-card' },
  { name: 'deadlines', who: 'mona', path: () => '/deadlines' },
  { name: 'calendar', who: 'mona', path: () => '/deadlines?as=calendar', ready: '.calendar-due' },
  { name: 'register', who: 'mona', path: () => '/register' },
  { name: 'portal-accounts', who: 'karim', path: () => '/directory/portal-accounts', press: ['main .page-title button', 'main form'] },
  { name: 'send', who: 'mona', path: (at) => `/requests/${at.sent}/send`, ready: 'main ol.rows' },
  { name: 'companions', who: 'mona', path: (at) => `/cases/${at.case}/papers`, ready: 'main form' },
  { name: 'old-register', who: 'mona', path: (at) => `/cases/${at.case}/old-register`, ready: 'main form' },
  { name: 'board', who: 'mona', path: () => '/register?as=board', ready: '.board-card' },
  { name: 'paper-road', who: 'mona', path: (at) => `/requests/${at.sent}/paper`, ready: 'main form' },
  { name: 'incoming', who: 'claire', path: () => '/incoming', ready: 'main tbody tr' },
  { name: 'incoming-new', who: 'claire', path: () => '/incoming/new', ready: 'main form' },
  { name: 'incoming-one', who: 'claire', path: (at) => `/incoming/${at.incoming}`, ready: 'main form' },
  { name: 'account', who: 'mona', path: () => '/account' },
  { name: 'approvals', who: 'karim', path: () => '/approvals' },
  { name: 'decide', who: 'karim', path: (at) => `/requests/${at.submitted}/decide` },
  { name: 'figures', who: 'judge', path: () => '/figures', ready: 'table.figures' },
  { name: 'counted', who: 'judge', path: () => '/figures/requests-left', ready: 'main tbody' },
  { name: 'emergencies', who: 'judge', path: () => '/emergencies' },
  { name: 'log', who: 'judge', path: () => '/log' },
  { name: 'accounts', who: 'admin', path: () => '/accounts' },
  { name: 'not-found', who: 'mona', path: () => '/no-such-place' },
];

/** A machine in one language, where nobody has signed in yet. */
export async function newMachine(browser: Browser, language: ScreenLanguage): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: language, reducedMotion: 'reduce' });
  // Frames with papers are sandboxed and have no storage.
  await context.addInitScript((chosen) => {
    if (window === window.top) localStorage.setItem('rogatory.language', chosen);
  }, language);
  return await context.newPage();
}

/** Signs a person in through the API, as the browser would; the session is good on every machine that gets the cookies. */
export async function signIn(page: Page, address: string, who: Persona): Promise<void> {
  const about = (await (await page.request.get(`${address}/api/v1/desk`)).json()) as AboutDesk;
  const person = about.trainingLogins?.find(({ login }) => login === who);
  if (person === undefined) throw new Error(`the training desk has no login "${who}"`);
  const { login, password, code } = person;
  const answer = await page.request.post(`${address}/api/v1/session`, {
    data: { login, password, code, client: 'web' },
    headers: { origin: address },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${who}: ${answer.status()} ${await answer.text()}`);
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;

/** Lets people of one desk in: a code is good once, so whoever has signed in brings the session along to the next machine. */
export class Door {
  readonly #address: string;
  readonly #known = new Map<Persona, Cookies>();

  constructor(address: string) {
    this.#address = address;
  }

  async enter(page: Page, who: Persona): Promise<void> {
    const known = this.#known.get(who);
    if (known === undefined) await signIn(page, this.#address, who);
    else await page.context().addCookies(known);
    this.#known.set(who, await page.context().cookies());
  }
}

/** Asks the desk as the person of this page. */
export async function ask<T>(page: Page, address: string, path: string): Promise<T> {
  return (await (await page.request.get(`${address}/api/v1${path}`)).json()) as T;
}

/**
 * Where the screens stand on this desk; `page` belongs to a member of the case.
 *
 * @param bundle Has a bundle made and checked, which takes some seconds: without it the screen of a checked bundle does not open.
 */
export async function findPlaces(page: Page, address: string, { bundle = false } = {}): Promise<Places> {
  const { cases } = await ask<{ cases: CaseSummary[] }>(page, address, '/cases');
  const caseId = named(cases, ({ title }) => title.startsWith('Operation Lantern')).id;
  const { targets } = await ask<CaseDetail>(page, address, `/cases/${caseId}`);
  const { requests } = await ask<{ requests: RequestSummary[] }>(page, address, `/requests?caseId=${caseId}`);
  const { items } = await ask<{ items: EvidenceItem[] }>(page, address, `/cases/${caseId}/evidence`);
  const item = named(items, ({ name, readings }) => name.startsWith('instagram') && readings.length > 0);
  const reading = named(item.readings, () => true).id;
  const { records } = await ask<{ records: { id: string }[] }>(page, address, `/readings/${reading}/records?limit=5&kind=ip-event`);
  const { incoming } = await ask<{ incoming: IncomingSummary[] }>(page, address, '/incoming');
  const { traces } = await ask<{ traces: TraceKept[] }>(page, address, `/cases/${caseId}/traces`);
  const { captures } = await ask<{ captures: CaptureShown[] }>(page, address, `/cases/${caseId}/captures`);
  return {
    case: caseId,
    target: named(targets, ({ written }) => written.includes('61550000000017')).id,
    draft: named(requests, ({ state }) => state === 'draft').id,
    submitted: named(requests, ({ state }) => state === 'submitted').id,
    sent: named(requests, ({ sentAt }) => sentAt !== null).id,
    evidence: item.id,
    reading,
    chat: named(named(items, ({ name, readings }) => name.startsWith('WhatsApp') && readings.length > 0).readings, () => true).id,
    record: named(records, () => true).id,
    trace: named(traces, () => true).id,
    incoming: named(incoming, () => true).id,
    capture: named(captures, (one) => one.record !== null).id,
    bundle: bundle ? await checkedBundle(page, address, caseId) : 'no-bundle-was-asked-for',
  };
}

/** Makes a bundle and has it checked, so that its screen has something to show. */
async function checkedBundle(page: Page, address: string, caseId: string): Promise<string> {
  const { csrf } = await ask<Session>(page, address, '/session');
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(`${address}/api/v1${path}`, { data, headers: { origin: address, 'x-csrf-token': csrf } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const pause = () => new Promise((done) => setTimeout(done, 250));
  let bundle = await post<BundleShown>(`/cases/${caseId}/bundles`, { language: 'en' });
  for (; bundle.sha256 === null; bundle = await ask<BundleShown>(page, address, `/bundles/${bundle.id}`)) await pause();
  let check = await post<BundleCheck>(`/bundles/${bundle.id}/check`, {});
  for (; check.answers.length === 0; check = await ask<BundleCheck>(page, address, `/bundles/${bundle.id}/check`)) await pause();
  return bundle.id;
}

function named<T>(all: readonly T[], fits: (one: T) => boolean): T {
  const found = all.find(fits);
  if (found === undefined) throw new Error('the invented case lacks what this screen shows');
  return found;
}

/** Opens a screen and waits until nothing of it is outstanding. */
export async function openScreen(page: Page, address: string, screen: Screen, at: Places): Promise<void> {
  await page.goto(`${address}${screen.path(at)}`);
  await page.locator('h1').first().waitFor();
  if (screen.ready !== undefined) await page.locator(screen.ready).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
  if (screen.write !== undefined) await page.locator(screen.write[0]).first().fill(screen.write[1]);
  if (screen.press === undefined) return;
  await page.locator(screen.press[0]).first().click();
  await page.locator(screen.press[1]).first().waitFor();
}
