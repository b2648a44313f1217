// SPDX-License-Identifier: Apache-2.0
/**
 * A person browses; we look. Nothing is done in the window by us: at short intervals the page is asked what it shows, and the last answer
 * before the person leaves it is kept. Where something was typed into a password field, the window is closed.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { type Gap, picturePath } from '../../core/capture/capture-record.ts';
import { limitGap } from '../../core/capture/limits.ts';
import { MANUAL_LIMITS, MANUAL_RULES, type ManualPart, type SentByWindow } from '../../core/capture/manual.ts';
import { PageEyes, within } from './page-eyes.ts';
import { listen, type Visit, type VisitOptions } from './visit-page.ts';

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
  readonly png: Buffer;
}

const LOOK = `({
  title: document.title,
  text: document.body?.innerText ?? '',
  dom: document.documentElement?.outerHTML ?? '',
  height: document.documentElement?.scrollHeight ?? 0,
  typed: [...document.querySelectorAll('input[type=password]')].some((field) => field.value !== ''),
})`;

export async function followWindow(context: BrowserContext, options: WindowOptions): Promise<Visit> {
  const { limits, now, left, signal } = options;
  const page = await context.newPage();
  const gaps: Gap[] = [];
  const heard = listen(context, page, now, gaps);
  const sent = listenForSent(context, now);
  const looks: Look[] = [];
  let endedBy: ManualPart['endedBy'] | undefined;
  page.once('close', () => {
    endedBy ??= 'window';
  });
  void options.ended.then(() => {
    endedBy ??= 'key';
  });
  const eyes = await PageEyes.open(page);
  await page.goto(options.url, { waitUntil: 'commit', timeout: Math.max(1, left()) }).catch(() => undefined);
  const acting = options.person?.(page, () => looks.map((look) => look.url)).catch(() => undefined);
  while (endedBy === undefined && !signal.aborted && left() > 0) {
    if (await lookOnce(page, eyes, looks, now)) endedBy ??= 'sign-in';
    else await new Promise((resolve) => setTimeout(resolve, MANUAL_LIMITS.lookEveryMs));
  }
  endedBy ??= 'time';
  if (endedBy === 'key') await lookOnce(page, eyes, looks, now);
  await within(2_000, page.close());
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

/** @returns whether something stands in a password field */
async function lookOnce(page: Page, eyes: PageEyes, looks: Look[], now: () => Date): Promise<boolean> {
  const seen = await eyes.see<{ title: string; text: string; dom: string; height: number; typed: boolean }>(LOOK, 3_000);
  if (seen === undefined) return false;
  if (seen.typed) return true;
  const url = page.url();
  const last = looks.at(-1);
  if (url === 'about:blank' || (last?.url === url && last.text === seen.text && last.dom === seen.dom)) return false;
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 1024 };
  const png = await eyes.picture({ x: 0, y: 0, width, height: Math.min(Math.max(seen.height, height), 4_000) });
  if (png === undefined) return false;
  if (last?.url === url) looks.pop();
  if (looks.length < MANUAL_LIMITS.steps)
    looks.push({ at: now().toISOString(), url, png, title: seen.title, text: seen.text, dom: seen.dom, height: seen.height });
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
