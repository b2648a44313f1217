// SPDX-License-Identifier: Apache-2.0
/** Finds what a page says in English to somebody who reads Arabic or French. */
import type { Page } from 'playwright-core';
import { frenchSpaces } from '../../src/core/documents/french-spaces.ts';
import { loadKnowledge } from '../../src/store/knowledge/load-knowledge.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { messages as fr } from '../../src/web/messages/fr/index.ts';

/** A text on the page, and the elements it stands in. */
export interface Said {
  readonly text: string;
  readonly where: string;
}

/** Small words that make a run of words English prose; none of them is French, and a name holds few of them. */
const ENGLISH =
  /(?<!\p{L})(the|of|is|are|was|were|be|been|with|from|this|that|these|those|which|what|and|to|by|it|its|has|have|had|may|must|can|cannot|will|would|should|when|where|who|whose|at|in|for|than|then|there|their|they|only|every|each|other|any|all|never|always|before|after|without|about|under|your|you|not)(?!\p{L})/giu;
const WORD = /\p{L}[\p{L}'’-]*/gu;
/** What is set apart in a sentence as it was written: between first strong isolate and its end, or a file by its name, which may stand alone. */
const QUOTED = /\u2068[^\u2069]*\u2069|^.{1,80}\.(?:txt|zip|csv|xlsx|pdf)$|\S*\.(?:txt|zip|csv|xlsx|pdf|html|json|wacz|png|jpg)\b/gu;

export interface Known {
  /** Texts of the screens in English that are said otherwise in the language of the page. */
  readonly english: ReadonlySet<string>;
  /** Names of offices, companies, services and laws as their owners write them, the longest first. */
  readonly names: readonly string[];
}

/** Names that the facts hold as their owners write them: of offices, companies, services, laws, sources. */
const names = [...namesIn(loadKnowledge())].filter((name) => name.includes(' ')).sort((a, b) => b.length - a.length);

function* namesIn(value: unknown): Generator<string> {
  if (value instanceof Map || Array.isArray(value)) for (const one of value.values()) yield* namesIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      if (typeof one === 'string' && ['name', 'addressee', 'address', 'title', 'law', 'of'].includes(key)) yield one;
      else yield* namesIn(one);
}

/** What an Arabic and a French screen may not say in English, and the names it may. */
const knownIn: Readonly<Record<'ar' | 'fr', Known>> = { ar: knownBeside(ar), fr: knownBeside(fr) };

function knownBeside(said: typeof ar | typeof fr): Known {
  const ids = Object.keys(en) as (keyof typeof en)[];
  return { english: new Set(ids.filter((id) => en[id] !== said[id]).map((id) => en[id])), names };
}

/** Whether this is a phrase of English prose, and no name, code, address or quotation. */
export function isEnglish(said: string, { english, names }: Known): boolean {
  if (english.has(said.trim()) && /\p{L} \p{L}/u.test(said)) return true;
  const named = names.find((name) => said.includes(name));
  if (named !== undefined) return isEnglish(said.replaceAll(named, '\u2068\u2069'), { english, names });
  const runs = said.replace(QUOTED, ' \u0640 ').split(/[\u0600-\u06ff]+/u);
  return runs.some((run) => {
    const words = run.match(WORD) ?? [];
    return (
      words.length >= 3 &&
      run.trim().includes(' ') &&
      (run.match(ENGLISH) ?? []).length * 6 >= words.length &&
      words.some((word) => /^[a-z]/.test(word))
    );
  });
}

/**
 * Everything that is seen or read aloud: texts, labels, placeholders, titles. Left out is
 *   - what the page marks as written by a person or a source (`translate="no"`, `pre`, `code`, fields): evidence stays as it was written;
 *   - what the page says to be in another language (`lang`): prose of facts and findings that is there in English only, and says so.
 */
async function saidOn(page: Page): Promise<Said[]> {
  return await page.evaluate(() => {
    const AS_WRITTEN = 'script, style, noscript, pre, code, kbd, samp, textarea, [translate=no]';
    const LABELS = ['placeholder', 'aria-label', 'title', 'alt', 'aria-description'];
    const isLeftOut = (element: Element): boolean => {
      const language = element.closest('[lang]')?.getAttribute('lang');
      return element.closest(AS_WRITTEN) !== null || language !== document.documentElement.lang;
    };
    const where = (element: Element): string => {
      const names: string[] = [];
      for (let one: Element | null = element; one !== null && names.length < 4; one = one.parentElement)
        names.unshift(one.tagName.toLowerCase() + (one.classList.length > 0 ? `.${one.classList[0]}` : ''));
      return names.join(' > ');
    };
    const said: { text: string; where: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
      if (text !== '' && node.parentElement !== null && !isLeftOut(node.parentElement))
        said.push({ text, where: where(node.parentElement) });
    }
    for (const element of document.querySelectorAll(LABELS.map((name) => `[${name}]`).join()))
      for (const name of LABELS) {
        const text = element.getAttribute(name)?.trim() ?? '';
        if (text !== '' && !isLeftOut(element)) said.push({ text, where: `${where(element)}[${name}]` });
      }
    return said;
  });
}

/** Opens what is folded away, so that its words are seen. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('main details:not([open])')) (one as HTMLDetailsElement).open = true;
  });
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
}

/** Each text is looked through for two thousand names once; most stand on every screen. */
const judged = { ar: new Map<string, boolean>(), fr: new Map<string, boolean>() };

function isEnglishIn(language: 'ar' | 'fr', text: string): boolean {
  const known = judged[language].get(text) ?? isEnglish(text, knownIn[language]);
  judged[language].set(text, known);
  return known;
}

/** What a page in this language says in English, and in French what stands without its spaces. */
export async function leftOn(page: Page, language: 'ar' | 'fr'): Promise<{ english: Said[]; unset: Said[] }> {
  await unfold(page);
  const said = await saidOn(page);
  return {
    english: said.filter(({ text }) => isEnglishIn(language, text)),
    unset: said.filter(({ text }) => language === 'fr' && frenchSpaces(text) !== text),
  };
}
