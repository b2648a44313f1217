// SPDX-License-Identifier: Apache-2.0
/**
 * The keyboard stays where the work is. What had the focus may go away or be switched off by the act it began: a form that closes, a button that
 * waits for the desk, a question that its answer replaces. Browsers then give the focus to the page as a whole, out of sight and hearing.
 */
import { useEffect } from 'react';

const PLACES = 'section, [role=dialog], main';
/** How far back a way is remembered; the way back out of a window is two or three steps. */
const REMEMBERED = 12;

/** Once for the whole page. */
export function KeptFocus(): null {
  useEffect(() => keepFocus(document), []);
  return null;
}

/** @returns ends it */
function keepFocus(page: Document): () => void {
  let trail: HTMLElement[] = [];
  // It was switched off while it had the focus, and gets it back.
  let waiting: HTMLElement | undefined;
  let placed: HTMLElement | undefined;
  const isOurs = (): boolean => page.activeElement === null || page.activeElement === page.body || page.activeElement === placed;

  const came = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    trail = [...trail.filter((one) => one !== target && one.isConnected), target].slice(-REMEMBERED);
    if (target !== placed) waiting = undefined;
  };
  const place = (found: HTMLElement | null | undefined): void => {
    if (found === null || found === undefined) return;
    placed = found;
    focusPlace(found);
  };
  const changed = (records: readonly MutationRecord[]): void => {
    const last = trail.at(-1);
    if (waiting?.isConnected === true && !waiting.matches(':disabled')) {
      if (isOurs()) waiting.focus({ preventScroll: true });
      waiting = undefined;
    }
    if (last === undefined) return;
    if (!last.isConnected) {
      if (!isOurs()) return;
      const back = trail.findLast((one) => one.isConnected);
      trail = trail.filter((one) => one.isConnected);
      const there = placeOf(last, records);
      if (there !== undefined) place(there);
      else if (back?.matches(':disabled') === true) waiting = back;
      else back?.focus({ preventScroll: true });
    } else if (last.matches(':disabled') && (page.activeElement === last || isOurs())) {
      waiting = last;
      // A button that waits for the desk is back at once; another one stays off.
      if (last.dataset.loading === undefined && page.activeElement !== placed) place(last.closest<HTMLElement>(PLACES));
    }
  };

  const watch = new MutationObserver(changed);
  watch.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'data-loading'] });
  page.addEventListener('focusin', came);
  return () => {
    watch.disconnect();
    page.removeEventListener('focusin', came);
  };
}

/** What took the place of what went, else what is around it; nothing where a window closed, whose opener is behind it. */
function placeOf(gone: HTMLElement, records: readonly MutationRecord[]): HTMLElement | undefined {
  const removal = records.find((one) => one.target.isConnected && [...one.removedNodes].some((node) => node.contains(gone)));
  const target = removal?.target;
  if (!(target instanceof HTMLElement) || target.closest('main, [role=dialog]') === null) return undefined;
  const next = records
    .filter((one) => one.target === target)
    .flatMap(({ addedNodes }) => [...addedNodes])
    .find((node) => node instanceof HTMLElement && node.isConnected && node.tabIndex < 0);
  if (!(next instanceof HTMLElement)) return target.closest<HTMLElement>(PLACES) ?? undefined;
  return next.matches(PLACES) ? next : (next.querySelector<HTMLElement>(PLACES) ?? next);
}

/** Nothing happens by Enter on a place: what was pressed by mistake is not pressed for another thing. */
function focusPlace(found: HTMLElement): void {
  if (!found.hasAttribute('tabindex')) {
    found.setAttribute('tabindex', '-1');
    found.addEventListener('blur', () => found.removeAttribute('tabindex'), { once: true });
  }
  found.focus({ preventScroll: true });
}
