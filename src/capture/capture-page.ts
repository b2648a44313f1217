// SPDX-License-Identifier: Apache-2.0
/** A public page as evidence: visited once by a browser of its own, everything that passed kept, packed, signed, stamped. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type AddressPermits, refusalOfUrl, refusedAddress } from '../core/capture/address-rules.ts';
import type { CapturePurpose, CaptureRecord } from '../core/capture/capture-record.ts';
import { refusedAsProtected } from '../core/capture/lawful-plan.ts';
import type { CaptureLimits } from '../core/capture/limits.ts';
import { CaptureError } from '../core/errors/capture.ts';
import { captureSays } from '../core/errors/sentences/capture.ts';
import type { StampAuthority } from '../core/evidence/time-stamp.ts';
import { makeArchive } from './archive/make-archive.ts';
import type { PackageSigner } from './archive/sign-package.ts';
import type { CaptureBrowser } from './open-browser.ts';
import { followWindow, type WindowOptions } from './page/follow-window.ts';
import { type AskProtected, WindowGuard } from './page/guard-windows.ts';
import { within } from './page/page-eyes.ts';
import { type Visit, visitPage } from './page/visit-page.ts';
import { gapsOf, redirectsFrom, refusedOnTheWay } from './read-exchanges.ts';
import { RecordingProxy } from './recording-proxy/recording-proxy.ts';
import { type Resolve, systemResolve } from './recording-proxy/upstream.ts';

export interface CaptureOptions {
  readonly url: string;
  readonly purpose: CapturePurpose;
  readonly limits: CaptureLimits;
  readonly permits: AddressPermits;
  readonly browser: CaptureBrowser;
  /** Signs the package. */
  readonly key: PackageSigner['key'];
  /** Whom to ask for time-stamps; absent: nobody. */
  readonly authority?: StampAuthority | undefined;
  /** Name and version of the program, for the record. */
  readonly program: string;
  /** Where the archive is written; nothing may be there yet. */
  readonly out: string;
  readonly now: () => Date;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Ends the visit early: the worker is going down. */
  readonly signal?: AbortSignal;
  readonly resolve?: Resolve;
  /** A proxy of the agency that every connection goes through: its name for people, and its address. */
  readonly wayOut?: { readonly name: string; readonly address: string } | undefined;
  /** Asked before a window goes anywhere, and at the end about everywhere it was; absent: nobody is protected, as where no case knows of anybody. */
  readonly askProtected?: AskProtected | undefined;
  /** A person browses, in a window of a browser that was opened for one; absent: the program visits the page by itself. */
  readonly byHand?: Pick<WindowOptions, 'ended' | 'person'>;
}

export interface Captured {
  readonly record: CaptureRecord;
  readonly sha256: string;
  readonly bytes: number;
}

const VIEWPORT = { width: 1280, height: 1024 };
/** What closing may take beyond the time that was given. */
const GRACE_MS = 5_000;

/**
 * @throws CAPTURE_…_REFUSED (exit 3) for an address that is not visited, also when a redirect or the page itself leads the visit there;
 *   CAPTURE_PROTECTED_PERSON, CAPTURE_LEADS_TO_PROTECTED for a page of somebody protected; CAPTURE_UNREACHABLE when nothing answered; EXCHANGE_NO_TIME_STAMP. Nothing is written then. Everything else is a gap of the record.
 */
export async function capturePage(options: CaptureOptions): Promise<Captured> {
  const refused = refusalOfUrl(options.url, options.permits);
  if (refused !== undefined) throw refusedAddress(refused, captureSays('address-given'));
  const url = new URL(options.url).href;
  if (await options.askProtected?.([url])) throw refusedAsProtected();
  const folder = await mkdtemp(join(tmpdir(), 'rogatory-capture-'));
  const startedAt = options.now();
  try {
    const proxy = await RecordingProxy.start({
      folder,
      limits: options.limits,
      permits: options.permits,
      resolve: options.resolve ?? systemResolve,
      certificates: options.browser.certificates,
      now: options.now,
      wayOut: options.wayOut?.address,
    });
    const visit = await visitThrough(proxy, url, options).finally(() => proxy.close());
    refuseWhereItLed(proxy, url, visit, options.byHand !== undefined);
    return await makeArchive({
      options,
      url,
      startedAt,
      folder,
      proxy,
      visit,
      authority: options.authority,
      userAgent: userAgentOf(options.browser.version),
      viewport: visit.viewport ?? VIEWPORT,
      redirects: redirectsFrom(url, proxy.exchanges),
      gaps: [...visit.gaps, ...gapsOf(url, proxy)],
      newId: randomUUID,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function visitThrough(proxy: RecordingProxy, url: string, options: CaptureOptions): Promise<Visit> {
  const { limits, browser, locale = 'en-US', timeZone = 'UTC', now, byHand } = options;
  const end = performance.now() + limits.maxSeconds * 1_000;
  const late = AbortSignal.timeout(limits.maxSeconds * 1_000);
  const signal = options.signal === undefined ? late : AbortSignal.any([late, options.signal]);
  const context = await browser.browser.newContext({
    proxy: { server: proxy.url, bypass: '<-loopback>' },
    // A person's window is as large as their screen lets it be.
    viewport: byHand === undefined ? VIEWPORT : null,
    locale,
    timezoneId: timeZone,
    acceptDownloads: false,
    serviceWorkers: 'allow',
    userAgent: userAgentOf(browser.version),
  });
  try {
    const guard = options.askProtected === undefined ? undefined : new WindowGuard(context, options.askProtected);
    const about = {
      url,
      limits,
      viewport: VIEWPORT,
      now,
      signal,
      left: () => Math.max(0, end - performance.now()),
      pending: () => proxy.pending,
      begun: () => proxy.exchanges.length,
      hold: async (page: Page) => await guard?.hold(page),
    };
    const visiting = byHand === undefined ? visitPage(context, about) : followWindow(context, { ...about, ...byHand });
    const visit = await (guard === undefined ? visiting : Promise.race([visiting, guard.stopped]));
    await guard?.end();
    return visit;
  } finally {
    proxy.endVisit();
    await endContext(context);
  }
}

/** Its cookies, its cache and its workers end with it. */
async function endContext(context: BrowserContext): Promise<void> {
  await within(GRACE_MS, context.close());
}

/** That of the browser as people use it: some sites answer a headless one with nothing. The record states it. */
function userAgentOf(version: string): string {
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version.split('.')[0]}.0.0.0 Safari/537.36`;
}

/** Where a person goes on to by hand and is refused, the rest of what they saw stays: the refusal is a gap. */
function refuseWhereItLed(proxy: RecordingProxy, url: string, visit: Visit, byHand: boolean): void {
  const refused = refusedOnTheWay(url, proxy.exchanges, byHand ? [] : visit.navigations);
  if (refused !== undefined) throw refusedAddress(refused, captureSays('leads-visitors'));
  if (proxy.exchanges.some(({ response }) => response !== undefined)) return;
  const fault = proxy.exchanges[0]?.fault ?? captureSays('no-connection');
  throw new CaptureError('UNREACHABLE', {
    message: captureSays('unreachable', { fault }),
  });
}
