// SPDX-License-Identifier: Apache-2.0
/** One visit: go there, let it load, scroll by rule, look. Nothing is clicked, typed, accepted or downloaded. */
import type { BrowserContext, Page } from 'playwright-core';
import { type Gap, picturePath } from '../../core/capture/capture-record.ts';
import { type CaptureLimits, limitGap } from '../../core/capture/limits.ts';
import type { ManualPart, ManualStep } from '../../core/capture/manual.ts';
import { type PageAbout, PageEyes, within } from './page-eyes.ts';

export interface ConsoleLine {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
}

export interface WebSocketFrame {
  readonly at: string;
  readonly url: string;
  readonly from: 'page' | 'server';
  readonly text?: string;
  readonly base64?: string;
}

/** What was seen, and what was not. */
export interface Visit {
  readonly url: string;
  readonly title: string;
  readonly navigations: readonly string[];
  readonly heightPixels: number;
  readonly text: string | undefined;
  readonly dom: string | undefined;
  readonly mhtml: string | undefined;
  readonly pictures: readonly { readonly path: string; readonly png: Buffer }[];
  readonly console: readonly ConsoleLine[];
  readonly frames: readonly WebSocketFrame[];
  readonly gaps: readonly Gap[];
  /** Of a window that a person browsed in. */
  readonly manual?: ManualPart;
  /** Each page of it with its text; absent: the one page. */
  readonly pages?: readonly (ManualStep & { readonly text: string })[];
  /** Of a window that a person browsed in: how much of a page it showed. Absent: what was asked for. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface VisitOptions {
  readonly url: string;
  readonly limits: CaptureLimits;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Requests that are on their way now. */
  readonly pending: () => number;
  /** Requests that were ever begun: one that comes and goes between two looks is no rest. */
  readonly begun: () => number;
  readonly now: () => Date;
  /** Milliseconds that are left. */
  readonly left: () => number;
  /** Called for a window before it goes anywhere: from then on it goes only where it may. */
  readonly hold: (page: Page) => Promise<void>;
  /** Fires when the visit must end at once. */
  readonly signal: AbortSignal;
}

/** Quiet means: nothing on its way for so long. */
const QUIET_MS = 500;
/** A page that is still loading after so long is pictured as it is; the rest of its time goes to scrolling and looking. */
const LOAD_SHARE = 0.5;
const SCROLL_STEPS = 40;
const TILE_PIXELS = 4_000;
const MAX_CONSOLE_LINES = 2_000;
const MAX_FRAMES = 5_000;

export async function visitPage(context: BrowserContext, options: VisitOptions): Promise<Visit> {
  const page = await context.newPage();
  const gaps: Gap[] = [];
  const heard = listen(context, page, options.now, gaps);
  const eyes = await PageEyes.open(page);
  await options.hold(page);
  if (!(await arrive(page, options, gaps))) return { ...NOT_SEEN, url: page.url(), ...heard, gaps };
  await settle(options, options.left() * LOAD_SHARE, gaps);
  await scrollThrough(eyes, options);
  await settle(options, Math.min(options.left() * LOAD_SHARE, 5_000), gaps);
  const seen = await look(page, eyes, options, gaps);
  return { ...seen, ...heard, gaps };
}

/** Where no page was reached, the browser shows a message of its own, which is nobody's evidence. */
const NOT_SEEN = { title: '', heightPixels: 0, text: undefined, dom: undefined, mhtml: undefined, pictures: [] } as const;

/** Listens from the first moment; what would take the visit elsewhere is closed and said. */
function listen(context: BrowserContext, page: Page, now: () => Date, gaps: Gap[]): Heard {
  const heard = nothingHeard();
  listenTo(page, heard, now, gaps);
  context.on('page', (other) => {
    if (other !== page) closeUnseen(other, gaps);
  });
  return heard;
}

/** What a page says and exchanges beside requests; each list ends at its limit. */
export interface Heard {
  readonly console: ConsoleLine[];
  readonly frames: WebSocketFrame[];
  readonly navigations: string[];
}

export function nothingHeard(): Heard {
  return { console: [], frames: [], navigations: [] };
}

export function closeUnseen(page: Page, gaps: Gap[]): void {
  gaps.push({ why: 'window-closed', what: 'The page opened another window; it was closed unseen.', url: page.url() });
  void within(1_000, page.close());
}

export function listenTo(page: Page, heard: Heard, now: () => Date, gaps: Gap[]): void {
  const line = (kind: string, text: string) => {
    if (heard.console.length < MAX_CONSOLE_LINES) heard.console.push({ at: now().toISOString(), kind, text: text.slice(0, 4_000) });
  };
  page.on('console', (message) => line(message.type(), message.text()));
  page.on('pageerror', (error) => line('exception', error.message));
  page.on('crash', () => void gaps.push({ why: 'did-not-answer', what: 'The page crashed its process in the browser.' }));
  page.on('dialog', (dialog) => {
    line(`dialog-${dialog.type()}`, dialog.message());
    void within(1_000, dialog.dismiss());
  });
  // Requests, not arrivals: where a refusal met it, the page did not arrive.
  page.on('request', (request) => {
    const begins = request.isNavigationRequest() && request.redirectedFrom() === null && request.frame() === page.mainFrame();
    if (begins) heard.navigations.push(request.url());
  });
  page.on('websocket', (socket) => {
    const frame = (from: 'page' | 'server', payload: string | Buffer) => {
      if (heard.frames.length >= MAX_FRAMES) return;
      const content = typeof payload === 'string' ? { text: payload } : { base64: payload.toString('base64') };
      heard.frames.push({ at: now().toISOString(), url: socket.url(), from, ...content });
    };
    socket.on('framesent', ({ payload }) => frame('page', payload));
    socket.on('framereceived', ({ payload }) => frame('server', payload));
  });
}

/** @returns whether there is a page to look at */
async function arrive(page: Page, { url, limits, left }: VisitOptions, gaps: Gap[]): Promise<boolean> {
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: Math.max(1, left() * LOAD_SHARE) });
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (/TOO_MANY_REDIRECTS/.test(said))
      gaps.push({
        why: 'too-many-redirects',
        what: 'The page sends its visitors from one address to the next without end; no page was reached.',
        url,
      });
    else if (/Download is starting|ERR_ABORTED/.test(said))
      gaps.push({
        why: 'not-a-page',
        what: 'The address answers with a file, not a page; its bytes were kept and nothing opened them.',
        url,
      });
    else if (/Timeout/.test(said)) {
      gaps.push(limitGap('maxSeconds', limits));
      return page.url() !== 'about:blank';
    } else gaps.push({ why: 'no-answer', what: `The browser could not show the page (${faultName(said)}).`, url });
    return false;
  }
}

function faultName(said: string): string {
  return /ERR_[A-Z_]+/.exec(said)?.[0] ?? 'no reason given';
}

/** Waits until nothing is on its way, or the time given is over. */
async function settle({ pending, begun, signal }: VisitOptions, ms: number, gaps: Gap[]): Promise<void> {
  const end = performance.now() + ms;
  let quietSince = performance.now();
  let seen = begun();
  while (performance.now() < end && !signal.aborted) {
    if (pending() > 0 || begun() !== seen) quietSince = performance.now();
    seen = begun();
    if (performance.now() - quietSince >= QUIET_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!gaps.some(({ why }) => why === 'still-loading' || why === 'time-limit'))
    gaps.push({ why: 'still-loading', what: 'The page never came to rest; it was pictured while it was still loading.' });
}

/** Down by screens, so that lazy pictures come; a page that grows for ever is left after a fixed number of steps. */
async function scrollThrough(eyes: PageEyes, { limits, left, signal }: VisitOptions): Promise<void> {
  const until = left() * LOAD_SHARE;
  const begun = performance.now();
  for (let step = 0; step < SCROLL_STEPS && performance.now() - begun < until && !signal.aborted; step++) {
    const at = await eyes.see<{ y: number; bottom: number }>(SCROLL_ON, 3_000);
    if (at === undefined || at.y >= at.bottom - 2 || at.y > limits.maxHeightPixels) break;
    await new Promise((resolve) => setTimeout(resolve, SCROLL_PAUSE_MS));
  }
  await eyes.see('scrollTo(0, 0)', 3_000);
}

/** How long a page gets after each screen to fetch what comes into view. */
const SCROLL_PAUSE_MS = 120;

const SCROLL_ON = `(() => {
  scrollBy({ top: innerHeight, behavior: 'instant' });
  return { y: Math.ceil(scrollY), bottom: (document.scrollingElement?.scrollHeight ?? 0) - innerHeight };
})()`;

async function look(page: Page, eyes: PageEyes, { limits, viewport }: VisitOptions, gaps: Gap[]) {
  const about = (await eyes.see<PageAbout>(ABOUT)) ?? (await eyes.withoutScript());
  if (about === undefined)
    gaps.push({ why: 'did-not-answer', what: 'The page did not answer questions about itself; its text was not kept.' });
  const height = Math.max(about?.height ?? 0, viewport.height);
  if (height > limits.maxHeightPixels) gaps.push(limitGap('maxHeightPixels', limits));
  return {
    url: page.url(),
    title: about?.title ?? '',

    heightPixels: height,
    text: about?.text,
    dom: about?.dom,
    mhtml: await eyes.mhtml(),
    pictures: await picturesOf(eyes, viewport.width, Math.min(height, limits.maxHeightPixels), gaps),
  };
}

const ABOUT = `({
  title: document.title,
  height: Math.max(document.documentElement?.scrollHeight ?? 0, document.body?.scrollHeight ?? 0),
  text: document.body?.innerText ?? '',
  dom: (document.doctype ? new XMLSerializer().serializeToString(document.doctype) + '\\n' : '') + (document.documentElement?.outerHTML ?? ''),
})`;

async function picturesOf(eyes: PageEyes, width: number, height: number, gaps: Gap[]): Promise<{ path: string; png: Buffer }[]> {
  const pictures: { path: string; png: Buffer }[] = [];
  for (let y = 0; y < height; y += TILE_PIXELS) {
    const png = await eyes.picture({ x: 0, y, width, height: Math.min(TILE_PIXELS, height - y) });
    if (png === undefined) {
      gaps.push({ why: 'did-not-answer', what: `The page could not be pictured from pixel ${y} on.` });
      break;
    }
    pictures.push({ path: picturePath(pictures.length + 1), png });
  }
  return pictures;
}
