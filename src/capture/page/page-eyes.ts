// SPDX-License-Identifier: Apache-2.0
import type { CDPSession, Page } from 'playwright-core';

/** How long a page may take over one question before it counts as hung. */
const ANSWER_MS = 10_000;

/** What a page says of itself: its title, its height in pixels, the text a reader sees, the document as it stands now. */
export interface PageAbout {
  readonly title: string;
  readonly height: number;
  readonly text: string;
  readonly dom: string;
}

/**
 * Looks at a page from a JavaScript world of our own ("isolated world" of the DevTools protocol): same document, but the page's scripts
 * cannot change what our functions are, so a page that redefines `innerText` deceives nobody.
 */
export class PageEyes {
  readonly #session: CDPSession;
  /** A page that did not answer once is not asked again: each question would cost its whole patience. */
  #hung = false;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async open(page: Page): Promise<PageEyes> {
    const session = await page.context().newCDPSession(page);
    return new PageEyes(session);
  }

  /**
   * Evaluates in the main frame. @param expression gives something JSON can carry, at once: where scripts are forbidden, timers never fire
   * @returns undefined when the page does not answer in time, or went elsewhere meanwhile
   */
  async see<T>(expression: string, waitMs = ANSWER_MS): Promise<T | undefined> {
    const answer = async (): Promise<T | undefined> => {
      const { frameTree } = await this.#session.send('Page.getFrameTree');
      const { executionContextId } = await this.#session.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'rogatory',
      });
      const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
        contextId: executionContextId,
        expression,
        returnByValue: true,
      });
      return exceptionDetails === undefined ? (result.value as T) : undefined;
    };
    return await this.#patiently(waitMs, answer);
  }

  async #patiently<T>(waitMs: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.#hung) return undefined;
    const begun = performance.now();
    const answer = await within(waitMs, ask());
    if (answer === undefined && performance.now() - begun >= waitMs - 5) this.#hung = true;
    return answer;
  }

  /** A picture of part of the page, in pixels of the page from its top left corner; PNG. */
  async picture(clip: { x: number; y: number; width: number; height: number }): Promise<Buffer | undefined> {
    const answer = await this.#patiently(ANSWER_MS, () =>
      this.#session.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip: { ...clip, scale: 1 } }),
    );
    return answer === undefined ? undefined : Buffer.from(answer.data, 'base64');
  }

  /** The same where no script may run, not even ours (`Content-Security-Policy: sandbox`): from the tree and the lines that were laid out. */
  async withoutScript(): Promise<PageAbout | undefined> {
    return await this.#patiently(ANSWER_MS, async () => {
      const { root } = await this.#session.send('DOM.getDocument', { depth: 0 });
      const { outerHTML: dom } = await this.#session.send('DOM.getOuterHTML', { nodeId: root.nodeId });
      const { cssContentSize } = await this.#session.send('Page.getLayoutMetrics');
      const { documents, strings } = await this.#session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
      const lines = documents[0]?.layout.text.flatMap((at) => strings[at]?.trim() || []) ?? [];
      return { title: strings[documents[0]?.title ?? -1] ?? '', height: Math.ceil(cssContentSize.height), text: lines.join('\n'), dom };
    });
  }

  /** The page in one file (MIME HTML), as the browser itself writes it. */
  async mhtml(): Promise<string | undefined> {
    return (await this.#patiently(ANSWER_MS, () => this.#session.send('Page.captureSnapshot', { format: 'mhtml' })))?.data;
  }
}

/** @returns undefined when it takes longer, or fails because the page is gone */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
