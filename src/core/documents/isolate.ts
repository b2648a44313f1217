// SPDX-License-Identifier: Apache-2.0
/**
 * Splits text into runs, so that no renderer's bidi algorithm can reorder what must be read character by character. Whole values are
 * made identifiers by the type of their field; inside prose everything that looks like one (it holds a digit, an @, a slash …) is
 * isolated, and so is each phrase in the other script.
 */
import type { Direction, Line, Run } from './document-text.ts';
import { shownControls } from './shown-controls.ts';

/** One identifier, whatever it contains: always left to right. The only way to make such a run. */
export function identifier(text: string): Run {
  return { kind: 'identifier', text: shownControls(text) };
}

// A token of ASCII: 203.0.113.7, +20…, a@b.example, txid:0, a_b. What ends a sentence is not part of it.
const TOKEN = '[+#@/]?[A-Za-z0-9](?:[A-Za-z0-9._%+@:/#?&=~-]*[A-Za-z0-9/])?';
// A sign that is shown by its number, ⟨U+202E⟩, stands in its own order among the letters around it.
const NUMBERED = String.raw`⟨U\+[0-9A-F]{4,6}⟩`;
const LATIN = String.raw`(?:[+#@/]?[\p{Script=Latin}0-9]|${NUMBERED})(?:(?:[\p{Script=Latin}\p{M}0-9 .,;:'’"&()\[\]/@#_%+?=~-]|${NUMBERED})*(?:[\p{Script=Latin}\p{M}0-9./)\]]|${NUMBERED}))?`;
const ARABIC = String.raw`\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\u200c\u200d ،.()0-9-]*[\p{Script=Arabic}\p{M}])?`;
const MOMENT = String.raw`\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?UTC|Z)?`;
const MAIL = String.raw`[^\s\p{Script=Arabic}@,;()<>"«»]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`;
const IPV6 = String.raw`(?<![\p{L}\p{N}])(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f.:]*[0-9A-Fa-f])?`;
const EXACT = `(?<exact>${MOMENT}|${MAIL}|${IPV6})`;

const IN_RTL = new RegExp(`${EXACT}|(?<phrase>${LATIN})`, 'gu');
const IN_LTR = new RegExp(`${EXACT}|(?<token>${TOKEN})|(?<phrase>${ARABIC})`, 'gu');

/** Prose of one paragraph as runs. */
export function prose(text: string, direction: Direction): Line {
  const clean = shownControls(text, true);
  const runs: Run[] = [];
  const say = (plain: string): void => {
    const last = runs.at(-1);
    if (last?.kind === 'text') runs[runs.length - 1] = { kind: 'text', text: last.text + plain };
    else if (plain !== '') runs.push({ kind: 'text', text: plain });
  };
  let from = 0;
  for (const found of clean.matchAll(direction === 'rtl' ? IN_RTL : IN_LTR)) {
    say(clean.slice(from, found.index));
    for (const run of isolated(found, direction)) run.kind === 'text' ? say(run.text) : runs.push(run);
    from = found.index + found[0].length;
  }
  say(clean.slice(from));
  return runs;
}

function isolated(found: RegExpExecArray, direction: Direction): readonly Run[] {
  const { exact, token, phrase = '' } = found.groups ?? {};
  if (exact !== undefined) return [identifier(exact)];
  if (token !== undefined) return [looksLikeAnIdentifier(token) ? identifier(token) : { kind: 'text', text: token }];
  if (direction === 'ltr') return [{ kind: 'foreign', text: phrase, direction: 'rtl' }];
  return latin(phrase);
}

/** Latin inside Arabic: a phrase keeps its own order as one isolate; numbers apart are judged one by one. */
function latin(phrase: string): readonly Run[] {
  const body = withoutOpenEnd(phrase);
  const rest: readonly Run[] = body === phrase ? [] : [{ kind: 'text', text: phrase.slice(body.length) }];
  if (!/\s/.test(body) || body.startsWith('+')) return [...oneToken(body), ...rest];
  if (/\p{Script=Latin}/u.test(body)) return [{ kind: 'foreign', text: body, direction: 'ltr' }, ...rest];
  return [...body.split(/(\s+)/).flatMap((part) => oneToken(part)), ...rest];
}

const oneToken = (text: string): readonly Run[] =>
  looksLikeAnIdentifier(text)
    ? [identifier(text)]
    : /\p{Script=Latin}/u.test(text)
      ? [{ kind: 'foreign', text, direction: 'ltr' }]
      : [{ kind: 'text', text }];

/** A bracket that was opened outside the phrase stays outside; so does the full stop of a sentence. */
function withoutOpenEnd(phrase: string): string {
  let body = phrase;
  while (/[)\]]$/.test(body) && count(body, /[([]/g) < count(body, /[)\]]/g)) body = body.slice(0, -1).trimEnd();
  if (body.endsWith('.') && !/(?:\b\p{L}|Inc|Ltd|Co|Corp|Fed|No|art)\.$/u.test(body)) body = body.slice(0, -1);
  return body;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Numbers of up to four digits (articles, years, counts) are words of the sentence. */
function looksLikeAnIdentifier(text: string): boolean {
  if (/^\d{1,4}$/.test(text)) return false;
  return /\d/.test(text) || /[@_]|:\/\/|\p{L}\.\p{Ll}/u.test(text);
}
