// SPDX-License-Identifier: Apache-2.0
/**
 * A person browses; we look. Nothing is done in their windows by us: at short intervals each page is asked what it shows, and the last answer
 * before the person leaves it is kept. Where something was typed into a password field, all windows are closed.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { type Gap, picturePath } from '../../core/capture/capture-record.ts';
import { limitGap } from '../../core/capture/limits.ts';
import { MANUAL_LIMITS, MANUAL_RULES, type ManualPart, type SentByWindow } from '../../core/capture/manual.ts';
import { PageEyes, within } from './page-eyes.ts';
import { closeUnseen, listenTo, nothingHeard, type Visit, type VisitOptions } from './visit-page.ts';

export interface WindowOptions extends VisitOptions {
  /** Resolves when the person has ended it otherwise than by closing the window. */
  readonly ended: Promise<void>;
  /** Stands in for the person where nobody is there: in tests. `kept` gives the addresses of the pages that were looked at so far. */
  readonly person?: ((page: Page, kept: () => readonly string[]) => Promise<void>) | undefined;
}

interface Look {
  readonly at: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly dom: string;
  readonly height: number;
  readonly window: { readonly width: number; readonly height: number };
  readonly png: Buffer;
}

type Seen = Pick<Look, 'title' | 'text' | 'dom' | 'height' | 'window'> & { readonly typed: boolean };

const LOOK = `({
  title: document.title,
  text: document.body?.innerText ?? '',
  dom: document.documentElement?.outerHTML ?? '',
  height: document.documentElement?.scrollHeight ?? 0,
  window: { width: innerWidth, height: innerHeight },
  typed: [...document.querySelectorAll('input[type=password]')].some((field) => field.value !== ''),
})`;

/** One window or tab of the person. */
interface Tab {
  readonly page: Page;
  readonly eyes: Promise<PageEyes | undefined>;
  last?: Look;
}

/** Several windows may be open; it ends when the last is closed. */
export async function followWindow(context: BrowserContext, options: WindowOptions): Promise<Visit> {
  const { limits, now, left, signal } = options;
  const gaps: Gap[] = [];
  const heard = nothingHeard();
  const sent = listenForSent(context, now);
  const tabs = new Set<Tab>();
  let endedBy: ManualPart['endedBy'] | undefined;
  context.on('page', (page) => {
    if (tabs.size >= MANUAL_LIMITS.windows) return closeUnseen(page, gaps);
    listenTo(page, heard, now, gaps);
    const tab: Tab = { page, eyes: PageEyes.open(page).catch(() => undefined) };
    tabs.add(tab);
    page.once('close', () => {
      tabs.delete(tab);
      if (tabs.size === 0) endedBy ??= 'window';
    });
  });
  void options.ended.then(() => {
    endedBy ??= 'key';
  });
  const page = await context.newPage();
  await options.hold(page);
  await page.goto(options.url, { waitUntil: 'commit', timeout: Math.max(1, left()) }).catch(() => undefined);
  const looks: Look[] = [];
  const acting = options.person?.(page, () => looks.map((look) => look.url)).catch(() => undefined);
  while (endedBy === undefined && !signal.aborted && left() > 0) {
    if (await lookAtAll(tabs, looks, now)) endedBy ??= 'sign-in';
    else await new Promise((resolve) => setTimeout(resolve, MANUAL_LIMITS.lookEveryMs));
  }
  endedBy ??= 'time';
  if (endedBy === 'key') await lookAtAll(tabs, looks, now);
  await Promise.all([...tabs].map((tab) => within(2_000, tab.page.close())));
  await within(2_000, Promise.resolve(acting));
  if (endedBy === 'time') gaps.push(limitGap('maxSeconds', limits));
  if (endedBy === 'sign-in')
    gaps.push({
      why: 'sign-in-typed',
      what: 'Something was typed into a password field; the window was closed at once.',
      url: looks.at(-1)?.url ?? options.url,
    });
  if (sent.length > 0)
    gaps.push({ why: 'something-sent', what: `The pages were sent something ${sent.length} times; the record lists each.` });
  return { ...seenIn(looks, options.url), ...heard, gaps, manual: manualOf(endedBy, looks, sent) };
}

/** @returns whether something stands in a password field of any */
async function lookAtAll(tabs: ReadonlySet<Tab>, looks: Look[], now: () => Date): Promise<boolean> {
  for (const tab of tabs) if (await lookOnce(tab, looks, now)) return true;
  return false;
}

/** A page that changed while it was open is kept as it was last. @returns whether something stands in a password field */
async function lookOnce(tab: Tab, looks: Look[], now: () => Date): Promise<boolean> {
  const eyes = await tab.eyes;
  const seen = await eyes?.see<Seen>(LOOK, 3_000);
  if (eyes === undefined || seen === undefined) return false;
  if (seen.typed) return true;
  const url = tab.page.url();
  const { last } = tab;
  if (url === 'about:blank' || (last?.url === url && last.text === seen.text && last.dom === seen.dom)) return false;
  const { width, height } = seen.window;
  const png = await eyes.picture({ x: 0, y: 0, width, height: Math.min(Math.max(seen.height, height), 4_000) });
  if (png === undefined) return false;
  const { title, text, dom } = seen;
  const look: Look = { at: now().toISOString(), url, png, title, text, dom, height: seen.height, window: seen.window };
  const before = last?.url === url ? looks.indexOf(last) : -1;
  if (before >= 0) looks[before] = look;
  else if (looks.length < MANUAL_LIMITS.steps) looks.push(look);
  else return false;
  tab.last = look;
  return false;
}

/** What goes out beyond asking for a page: RFC 9110 §9.2.1 calls the others "safe". */
function listenForSent(context: BrowserContext, now: () => Date): SentByWindow[] {
  const sent: SentByWindow[] = [];
  context.on('request', (request) => {
    const method = request.method();
    if (['GET', 'HEAD', 'OPTIONS'].includes(method) || sent.length >= MANUAL_LIMITS.sent) return;
    sent.push({ at: now().toISOString(), method, url: request.url(), bytes: request.postDataBuffer()?.length ?? 0 });
  });
  return sent;
}

function seenIn(looks: readonly Look[], url: string) {
  const last = looks.at(-1);
  return {
    url: last?.url ?? url,
    title: looks[0]?.title ?? '',
    heightPixels: Math.max(0, ...looks.map(({ height }) => height)),
    text: looks.length === 0 ? undefined : looks.map(({ url: of, text }, index) => (index === 0 ? text : `${of}\n${text}`)).join('\n\n'),
    dom: last?.dom,
    ...(last !== undefined && { viewport: last.window }),
    mhtml: undefined,
    pictures: looks.map(({ png }, index) => ({ path: picturePath(index + 1), png })),
    pages: looks.map(({ at, url: of, title, text }) => ({ at, url: of, title, text })),
  };
}

function manualOf(endedBy: ManualPart['endedBy'], looks: readonly Look[], sent: readonly SentByWindow[]): ManualPart {
  return {
    rules: MANUAL_RULES,
    endedBy,
    lookedEveryMs: MANUAL_LIMITS.lookEveryMs,
    steps: looks.map(({ at, url, title }) => ({ at, url, title })),
    sent,
  };
}
