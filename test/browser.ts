// SPDX-License-Identifier: Apache-2.0
/** A real chromium for tests, Debian's. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PATH = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
export const noBrowser: string | false = PATH === undefined ? 'needs chromium: run through npm test, which installs it' : false;

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
