// SPDX-License-Identifier: Apache-2.0
/** Slips of a hand that every schema lets pass: days that no calendar has, the lost half of a text, an id twice, a word one letter away. */
import { isMap, isPair, isScalar, type Pair, visit } from 'yaml';
import { isDay } from '../../core/routes/calendar-day.ts';
import type { RawKnowledge } from './assemble-knowledge.ts';
import type { FolderReport } from './check-folder.ts';
import { documentOf, type KnowledgeFile } from './knowledge-file.ts';

type Faults = FolderReport['faults'];
type Slip = Omit<Faults[number], 'file' | 'line'> & { readonly at: number };

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;
const SOURCE_DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const SOURCE_DAYS = ['published', 'seen', 'read'];

/** What one file shows by itself, each on its line. */
export function slipsOf(file: KnowledgeFile): Faults {
  const { document, lines } = documentOf(file);
  const slips: Slip[] = [];
  visit(document, {
    Pair: (_, pair, path) => {
      const holder = path.at(-1);
      const inSource = path.some((node) => isPair(node) && isScalar(node.key) && node.key.value === 'sources');
      slips.push(...slipsOfPair(pair, { inFlow: isMap(holder) && holder.flow === true, inSource }));
    },
    Scalar: (_, { value, type, range }) => {
      if (typeof value !== 'string') return;
      const at = range?.[0] ?? 0;
      if (DAY_FORM.test(value) && !isDay(value)) slips.push({ at, where: 'day', expected: 'a day that the calendar has', found: value });
      if (type === 'PLAIN' && /^[“„‟«‘‚‛]/.test(value))
        slips.push({ at, where: 'text', expected: `straight quotes (' or ") around a text`, found: value });
    },
    Seq: (_, { items }) => void slips.push(...twiceIn(items)),
  });
  const id = document.get('id');
  const name = /^providers\/(?!_)(.+)\.yaml$/.exec(file.path)?.[1];
  if (name !== undefined && id !== name) slips.push({ at: 0, where: 'id', expected: `${name}, the name of the file`, found: String(id) });
  return slips.map(({ at, ...slip }) => ({ file: file.path, line: lines.linePos(at).line, ...slip }));
}

function* slipsOfPair(
  { key, value }: Pair,
  { inFlow, inSource }: { readonly inFlow: boolean; readonly inSource: boolean },
): Generator<Slip> {
  if (!isScalar(key)) return;
  const at = key.range?.[0] ?? 0;
  // `{name: Examplegram, Ltd}`: what stands behind the comma is read as a member without a value.
  if (inFlow && (value === null || (isScalar(value) && value.value === null && !value.source)))
    yield {
      at,
      where: 'text',
      expected: 'quotes around a text with a comma',
      found: `the rest of it as a member of its own: ${key.value}`,
    };
  if (
    inSource &&
    SOURCE_DAYS.includes(String(key.value)) &&
    isScalar(value) &&
    typeof value.value === 'string' &&
    !SOURCE_DAY.test(value.value)
  )
    yield { at, where: String(key.value), expected: 'a day such as 2026-11-24, a month or a year, or null', found: value.value };
}

/** Entities, channels and rules are found by their id: of two, one is lost. */
function* twiceIn(items: readonly unknown[]): Generator<Slip> {
  const seen = new Set<unknown>();
  for (const item of items) {
    if (!isMap(item)) continue;
    const id = item.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === 'id')?.value;
    if (!isScalar(id)) continue;
    if (seen.has(id.value))
      yield { at: id.range?.[0] ?? 0, where: 'id', expected: 'an id of its own', found: `${id.value}, as another in this list` };
    seen.add(id.value);
  }
}

/** Words that so many files have are meant; one that a single file has, a letter or two away, is a slip. */
const KNOWN_FROM = 3;
/** Members here are names that each file gives itself. */
const OWN_NAMES = new Set(['sources', 'identifiers']);

/**
 * A provider may state anything, but a member one or two letters away from one that many providers have at the same place is a slip, and what it
 * says is lost: `preservaton`, `preservation.extends`, `rules.then.document: preservation_leter`.
 */
export function misspelt({ yaml }: RawKnowledge): Faults {
  const words = yaml.filter(({ file }) => /^providers\/[^_]/.test(file.path)).map(({ file }) => ({ file, words: wordsOf(file) }));
  const count = new Map<string, number>();
  for (const one of words)
    for (const key of new Set(one.words.map(({ place, word }) => `${place} ${word}`))) count.set(key, (count.get(key) ?? 0) + 1);
  return words.flatMap(({ file, words: ours }) =>
    ours.flatMap(({ place, word, line, beside }) => {
      if (count.get(`${place} ${word}`) !== 1) return [];
      const meant = [...count].find(([key, files]) => {
        const known = key.slice(place.length + 1);
        return (
          files >= KNOWN_FROM &&
          key.startsWith(`${place} `) &&
          known.length >= 5 &&
          !beside.includes(known) &&
          lettersApart(known, word) <= 2
        );
      });
      if (meant === undefined) return [];
      const expected = place.endsWith(':') ? meant[0].slice(place.length + 1) : `the member ${meant[0].slice(place.length + 1)}`;
      return [{ file: file.path, line, where: place === '' ? word : `${place} ${word}`, expected, found: word }];
    }),
  );
}

interface Word {
  /** `preservation`, `rules.then`; with a colon at its end where the word is a value. */
  readonly place: string;
  readonly word: string;
  readonly line: number;
  /** The other members of the same mapping. */
  readonly beside: readonly string[];
}

function wordsOf(file: KnowledgeFile): readonly Word[] {
  const { document, lines } = documentOf(file);
  const words: Word[] = [];
  visit(document, {
    Map: (_, { items }, path) => {
      const place = path.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : [])).join('.');
      if (OWN_NAMES.has(place)) return;
      const names = items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
      for (const { key, value } of items) {
        if (!isScalar(key)) continue;
        const line = lines.linePos(key.range?.[0] ?? 0).line;
        words.push({ place, word: String(key.value), line, beside: names });
        if (key.value === 'document' && isScalar(value))
          words.push({ place: `${place}.document:`, word: String(value.value), line, beside: [] });
      }
    },
  });
  return words;
}

/** Letters to change, add or leave out (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1];
    for (const [m, facing] of [...other].entries())
      next.push(Math.min((row[m + 1] ?? 0) + 1, (next[m] ?? 0) + 1, (row[m] ?? 0) + (letter === facing ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
