// SPDX-License-Identifier: Apache-2.0
/** Browsing by hand on this machine for a case of the desk: recorded here, sealed there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passingKey } from '../../capture/archive/sign-package.ts';
import { capturePage } from '../../capture/capture-page.ts';
import { openBrowser } from '../../capture/open-browser.ts';
import type { AskProtected } from '../../capture/page/guard-windows.ts';
import { BY_HAND_LIMITS } from '../../core/capture/limits.ts';
import { PROGRAM } from '../../core/evidence/program.ts';
import type { Terminal } from '../command.ts';
import { sayRules } from '../commands/capture.ts';
import { endByKey } from '../end-by-key.ts';

export interface ByHand {
  readonly url: string;
  readonly case: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly minimisation?: string;
  /** As the case knew them when the window was opened. */
  readonly askProtected: AskProtected;
}

/**
 * Gives the archive to `seal` and removes it then.
 * @throws CAPTURE_NO_DISPLAY, CAPTURE_NO_BROWSER, CAPTURE_LEADS_TO_PROTECTED for a person who goes to a page of somebody protected
 */
export async function browseByHand<T>(terminal: Terminal, asked: ByHand, seal: (file: string) => Promise<T>): Promise<T> {
  const { url, askProtected, ...purpose } = asked;
  const folder = await mkdtemp(join(tmpdir(), 'rogatory-by-hand-'));
  const browser = await openBrowser(terminal.now(), { window: true });
  const byKey = endByKey();
  sayRules(terminal, asked.minimisation);
  try {
    const out = join(folder, 'window.wacz');
    await capturePage({
      ...{ url, purpose, limits: BY_HAND_LIMITS, permits: { loopback: false }, browser, key: passingKey(), program: PROGRAM },
      ...{ out, now: terminal.now, byHand: { ended: byKey.ended }, askProtected },
    });
    return await seal(out);
  } finally {
    byKey.forget();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
