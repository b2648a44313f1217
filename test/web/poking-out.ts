// SPDX-License-Identifier: Apache-2.0
/** What does not stay in its box: where a name, a number or an identifier of a case is as long as it may be. */
import type { Page } from 'playwright-core';

/**
 * Puts a long run of letters wherever the page shows what people or sources wrote, looks which of it, and which button beside it, leaves its box, and
 * puts back what stood there. What scrolls or is cut off in a box of its own stays in it.
 */
export async function pokingOut(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const LONG = 'W'.repeat(74);
    const WRITTEN = 'bdi, .identifier, [translate=no]';
    const BOXES = 'section, article, form, fieldset, li, td, th, dd, label, button, .card, .hint, .trouble, .badge, .empty, main';
    const isSeen = (element: Element): boolean => element.getClientRects().length > 0 && element.closest('.hidden-text') === null;
    const texts = [...document.querySelectorAll(`main :is(${WRITTEN})`)].flatMap((element) => {
      const [text, more] = element.childNodes;
      return text instanceof Text && more === undefined && text.data.trim() !== '' && isSeen(element) && element.closest('time') === null
        ? [{ text, was: text.data }]
        : [];
    });
    for (const { text } of texts) text.data = LONG;
    const pieces = [
      ...texts.map(({ text }) => text.parentElement as Element),
      ...document.querySelectorAll('main :is(button, .plain-button, input, select, textarea)'),
    ];
    const out = new Set(pieces.filter(isSeen).flatMap(leaving));
    for (const { text, was } of texts) text.data = was;
    return [...out];

    function leaving(piece: Element): string[] {
      const own = piece.getBoundingClientRect();
      for (let box = piece.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible') return [];
        const { left, right } = box.getBoundingClientRect();
        if (box.matches(BOXES) && (own.left < left - 1 || own.right > right + 1))
          return [`${named(piece)} leaves ${named(box)} by ${Math.ceil(Math.max(left - own.left, own.right - right))}`];
      }
      return [];
    }
    function named(element: Element): string {
      const names: string[] = [];
      for (let one: Element | null = element; one !== null && names.length < 4; one = one.parentElement)
        names.unshift(
          one.tagName.toLowerCase() +
            (one.classList.length > 0 ? `.${[...one.classList].filter((name) => !name.startsWith('m_'))[0] ?? ''}` : ''),
        );
      return names.join(' > ');
    }
  });
}
