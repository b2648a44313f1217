// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { CaptureError } from '../core/errors/capture.ts';
import { captureSays } from '../core/errors/sentences/capture.ts';
import { otherUser } from './other-user.ts';
import { type LeafCertificates, makeLeafCertificates } from './recording-proxy/leaf-certificates.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Calls of the browser to its maker; and the two pages that it keeps ready below the address bar of every window, which nobody looks at. */
const FEATURES_OFF = [
  'OptimizationHints',
  'MediaRouter',
  'Translate',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** Nothing leaves but by the proxy of the capture: no name service of its own, no UDP, no calls of the browser to its maker. */
const ARGUMENTS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-pings',
  '--dns-prefetch-disable',
  `--disable-features=${FEATURES_OFF.join()}`,
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--js-flags=--max-old-space-size=512',
];

/** The discard port: what the browser asks on its own behalf, outside a page, goes nowhere. */
const NOWHERE = 'http://127.0.0.1:9';

/** A browser for captures. Each capture has a profile of its own in it, which ends with the capture. */
export interface CaptureBrowser {
  readonly browser: Browser;
  readonly certificates: LeafCertificates;
  readonly version: string;
  /** `on` or `off`, as whom, and what was tried before: stands in the record of every capture. */
  readonly sandbox: string;
  readonly close: () => Promise<void>;
}

/** The program that would be started, or undefined. `ROGATORY_CHROMIUM` names another. */
export function browserProgram(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  return [env.ROGATORY_CHROMIUM, ...PROGRAMS].find((path) => path !== undefined && existsSync(path));
}

/** Of a desktop, for a window that a person sees. */
const DISPLAY = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR'];

function displayOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(DISPLAY.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function refuseWithoutDisplay(): void {
  if (process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined) return;
  throw new CaptureError('NO_DISPLAY', {
    message: captureSays('no-display'),
  });
}

/** @param window for a person: with a screen to show it on. @throws CAPTURE_NO_BROWSER, CAPTURE_NO_DISPLAY */
export async function openBrowser(now: Date, { window = false } = {}): Promise<CaptureBrowser> {
  if (window) refuseWithoutDisplay();
  const executablePath = browserProgram();
  if (executablePath === undefined)
    throw new CaptureError('NO_BROWSER', {
      message: captureSays('no-chromium', { programs: PROGRAMS }),
    });
  // The clock of the file system, not that of whoever asks.
  await sweepLeftovers(new Date());
  const certificates = await makeLeafCertificates(now);
  const home = await mkdtemp(join(tmpdir(), 'rogatory-browser-'));
  const faults: string[] = [];
  try {
    for (const way of await waysToStart(executablePath, home, window)) {
      const browser = await startBy(way, home, certificates.spkiHash, window).catch((error: Error) => {
        faults.push(`${way.said}: ${error.message.split('\n')[0]}`);
      });
      if (browser === undefined) continue;
      const fellBack = faults.length === 0 ? '' : `; tried before and not possible here: ${faults.join('; ')}`;
      return {
        browser,
        certificates,
        version: browser.version(),
        sandbox: `${way.said}${fellBack}`,
        async close() {
          await browser.close();
          await rm(home, { recursive: true, force: true });
        },
      };
    }
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw cause;
  }
  await rm(home, { recursive: true, force: true });
  throw new CaptureError('NO_BROWSER', {
    message: captureSays('browser-not-started', { program: executablePath, faults: faults.join('; ') }),
  });
}

/** How a browser is held apart from this machine, the strictest first. */
interface WayToStart {
  readonly program: string;
  readonly sandbox: boolean;
  /** Stands in the record of every capture. */
  readonly said: string;
}

/** As root: a user of its own and the browser's sandbox, then without the sandbox, then as root; else: this user and the sandbox, or not at all. */
async function waysToStart(program: string, home: string, window: boolean): Promise<WayToStart[]> {
  if (process.getuid?.() !== 0) return [{ program, sandbox: true, said: 'on' }];
  const asRoot = { program, sandbox: false, said: 'off: this program runs as root, and chromium has no sandbox there' };
  // A window belongs to the screen of whoever sits there: another user may not draw on it.
  const other = window ? undefined : await otherUser(program, home);
  if (other === undefined) return [asRoot];
  const { launcher, uid } = other;
  return [
    { program: launcher, sandbox: true, said: `on, as a user of its own (${uid}) to whom nothing else belongs` },
    { program: launcher, sandbox: false, said: `off, as a user of its own (${uid}) to whom nothing else belongs` },
    asRoot,
  ];
}

async function startBy({ program, sandbox }: WayToStart, home: string, spkiHash: string, window: boolean): Promise<Browser> {
  // Loaded by whoever visits pages: it is a third of a second of a processor that every other start of a desk would pay.
  const { chromium } = await import('playwright-core');
  return await chromium.launch({
    executablePath: program,
    chromiumSandbox: sandbox,
    headless: !window,
    proxy: { server: NOWHERE },
    args: [...ARGUMENTS, `--ignore-certificate-errors-spki-list=${spkiHash}`],
    // Not the desk's environment: it may hold the address of its database.
    env: {
      HOME: home,
      PATH: process.env.PATH ?? '',
      LANG: 'C.UTF-8',
      TMPDIR: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      ...(window ? displayOf(process.env) : {}),
    },
    timeout: 30_000,
  });
}
