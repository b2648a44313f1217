// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CaptureError } from '../core/errors/capture.ts';
import { type LeafCertificates, makeLeafCertificates } from './recording-proxy/leaf-certificates.ts';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

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
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DialMediaRouteProvider',
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
  /** `on`, or why it was not: stands in the record of every capture. */
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
    message:
      'Capture by hand: this machine shows no windows (neither DISPLAY nor WAYLAND_DISPLAY is set). Use a machine with a screen, or capture the page without --manual.',
  });
}

/** @param window for a person: with a screen to show it on. @throws CAPTURE_NO_BROWSER, CAPTURE_NO_DISPLAY */
export async function openBrowser(now: Date, { window = false } = {}): Promise<CaptureBrowser> {
  if (window) refuseWithoutDisplay();
  const executablePath = browserProgram();
  if (executablePath === undefined)
    throw new CaptureError('NO_BROWSER', {
      message: `Capture: no chromium was found (${PROGRAMS.join(', ')}). Install the package chromium, or name the program in ROGATORY_CHROMIUM.`,
    });
  const certificates = await makeLeafCertificates(now);
  const home = await mkdtemp(join(tmpdir(), 'rogatory-browser-'));
  const root = process.getuid?.() === 0;
  try {
    const browser = await chromium.launch({
      executablePath,
      chromiumSandbox: !root,
      headless: !window,
      proxy: { server: NOWHERE },
      args: [...ARGUMENTS, `--ignore-certificate-errors-spki-list=${certificates.spkiHash}`],
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
    return {
      browser,
      certificates,
      version: browser.version(),
      sandbox: root ? 'off: this program runs as root, and chromium has no sandbox there' : 'on',
      async close() {
        await browser.close();
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw new CaptureError('NO_BROWSER', {
      message: `Capture: ${executablePath} could not be started${root ? '' : ' with its sandbox'}. Start it by hand as this user to see why; it is never started without its sandbox unasked.`,
      cause,
    });
  }
}
