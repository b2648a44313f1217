// SPDX-License-Identifier: Apache-2.0
/** A real chromium for tests, Debian's. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PATH = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
export const noBrowser: string | false = PATH === undefined ? 'needs chromium: run through npm test, which installs it' : false;

/** What Playwright turns off (the last such list counts), and the two pages that wait below the address bar of every window, unseen. */
const FEATURES_OFF = [
  'AimEnabled',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: PATH as string,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--disable-features=${FEATURES_OFF.join()}`,
    ],
  });
}

/** Faults that a page shows nobody: exceptions, refused content, failed loads. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  return faults;
}
