// SPDX-License-Identifier: Apache-2.0
/**
 * Tells a change of what a policy page says from noise: menus, cookie banners, white space, links, dates of copying. Pages are written by
 * strangers: they are read as text, nothing in them is run or followed.
 */

/** Sentences that are gone and sentences that are new, in the order of the page. */
export interface PageChange {
  readonly meaningful: boolean;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export function comparePages(before: string, after: string): PageChange {
  const old = sentencesOf(before);
  const fresh = sentencesOf(after);
  const had = new Set(old.map(comparable));
  const has = new Set(fresh.map(comparable));
  const removed = old.filter((sentence) => !has.has(comparable(sentence)));
  const added = fresh.filter((sentence) => !had.has(comparable(sentence)));
  return { meaningful: removed.length > 0 || added.length > 0, removed: [...new Set(removed)], added: [...new Set(added)] };
}

/** The page as sentences a person reads, without what surrounds them. */
export function sentencesOf(page: string): readonly string[] {
  const text = /<(?:html|body|p|div|br)\b/i.test(page) ? textOfHtml(page) : textOfMarkdown(page);
  return text
    .split(/\n+|(?<=[.!?؟。])\s+/u)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !isNoise(line));
}

const SURROUNDINGS = 'script|style|nav|header|footer|noscript|svg|form|button|select|aside';

function textOfHtml(page: string): string {
  return page
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(new RegExp(`<(${SURROUNDINGS})\\b[\\s\\S]*?</\\1\\s*>`, 'gi'), ' ')
    .replaceAll(/<[a-z]+\b[^>]*(?:id|class|role)="[^"]*(?:cookie|consent|banner|menu|breadcrumb|navigation)[^"]*"[^>]*>[^<]*/gi, ' ')
    .replaceAll(/<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39|rsquo|lsquo|ldquo|rdquo);/g, (_, name: string) => ENTITIES[name] ?? ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

function textOfMarkdown(page: string): string {
  return page
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(?:[#>*+-]|\d+\.)+\s+/gm, '')
    .replaceAll(/[*_`]{1,3}/g, '');
}

const NOISE = [
  /cookies?\b|accept all|reject all|manage (?:preferences|choices)|consent to/i,
  /^(?:sign|log) ?(?:in|up|out)\b|^(?:menu|search|home|back to top|skip to|share|print|close|next|previous|more|help cent(?:er|re)|contact us)\b/i,
  /^(?:©|copyright\b|all rights reserved)/i,
  /^(?:last (?:updated|modified|reviewed|visited)|page generated|retrieved|was this (?:page|article) helpful)/i,
  /^(?:english|français|deutsch|español|العربية|italiano|português|日本語|中文)(?:\s*[(|·,/].*)?$/i,
];

/** Words of the frame and not of the policy. A line of one word says nothing of what a company does. */
function isNoise(line: string): boolean {
  return !/\S\s+\S/.test(line) || NOISE.some((pattern) => pattern.test(line));
}

/** Typography does not make a sentence another one; a number does. */
function comparable(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[^\p{L}\p{N}%+@.'" -]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
