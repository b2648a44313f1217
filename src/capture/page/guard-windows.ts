// SPDX-License-Identifier: Apache-2.0
/**
 * No window of a visit goes to the page of somebody protected. Each document that a window asks for is held back in the browser, each redirect
 * anew, until whoever knows has answered about its address; a held request never left. What asks for nothing, or asked before it could be held,
 * is found where the window is: an address that a script has changed, a page that a worker of its site answered, a window that was opened.
 *
 * The visit knows of nobody: it asks about addresses and hears yes or no. What stopped it is neither told, nor kept, nor logged.
 */
import type { BrowserContext, CDPSession, Page, Request } from 'playwright-core';
import { CaptureError } from '../../core/errors/capture.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';

/** Whether one of these addresses is of a page of somebody protected. */
export type AskProtected = (urls: readonly string[]) => Promise<boolean>;

export class WindowGuard {
  readonly #ask: AskProtected;
  /** Where windows went, or were about to go. */
  readonly #addresses = new Set<string>();
  readonly #held = new Map<Page, Promise<void>>();
  readonly #stop = Promise.withResolvers<never>();

  constructor(context: BrowserContext, ask: AskProtected) {
    this.#ask = ask;
    // Whoever waits for it hears of it; a visit that has ended by itself no longer waits.
    this.#stop.promise.catch(() => undefined);
    context.on('request', (request) => {
      if (isOfWindow(request)) this.#seenAt(request.url());
    });
    context.on('page', (page) => {
      this.#seenAt(page.url());
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) this.#seenAt(frame.url());
      });
      void this.hold(page);
    });
  }

  /** Never resolves. @throws CAPTURE_LEADS_TO_PROTECTED at the moment when it is known, and what kept it from being known */
  get stopped(): Promise<never> {
    return this.#stop.promise;
  }

  /** From when this resolves, no document of the window's own is asked for unasked. Of a window that closes meanwhile there is nothing to hold. */
  hold(page: Page): Promise<void> {
    const held = this.#held.get(page) ?? holdDocuments(page, (url) => this.#mayGoTo(url));
    this.#held.set(page, held);
    return held.catch((error: unknown) => {
      if (!page.isClosed()) this.#stop.reject(error);
    });
  }

  /** Asks once more about everywhere the windows were: the case may have learned of somebody meanwhile. @throws as `stopped` */
  async end(): Promise<void> {
    if (await this.#ask([...this.#addresses])) throw leadsToProtected();
  }

  async #mayGoTo(url: string): Promise<boolean> {
    this.#addresses.add(url);
    try {
      if (!(await this.#ask([url]))) return true;
      this.#stop.reject(leadsToProtected());
    } catch (error) {
      this.#stop.reject(error);
    }
    return false;
  }

  #seenAt(url: string): void {
    if (!this.#addresses.has(url)) void this.#mayGoTo(url);
  }
}

/** A request that is not let on stays where it is, until its window is closed. */
async function holdDocuments(page: Page, mayGoTo: (url: string) => Promise<boolean>): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  // Of a page, the target and its main frame have one number.
  const { targetInfo } = await session.send('Target.getTargetInfo');
  session.on('Fetch.requestPaused', async ({ requestId, frameId, request }) => {
    const isOfFrame = frameId !== targetInfo.targetId;
    if (!isOfFrame && !(await mayGoTo(request.url + (request.urlFragment ?? '')))) return;
    // The window may have gone on, or have been closed, since it asked.
    await session.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
}

/** What a window asks for to show it, not one of the frames in it. */
function isOfWindow(request: Request): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame().parentFrame() === null;
  } catch {
    // Asked for before there was a frame to name: the first page of a window that was opened.
    return true;
  }
}

function leadsToProtected(): Error {
  return new CaptureError('LEADS_TO_PROTECTED', { message: captureSays('leads-to-protected') });
}
