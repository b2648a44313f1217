// SPDX-License-Identifier: Apache-2.0
/**
 * Passes over words that hold nothing, by one table look-up a byte and no other decision: a processor cannot foresee the words of a text, and each
 * wrong guess at one costs it as much as ten bytes here. It stops at whatever the scan has to look at: too often it may, too seldom never.
 *
 * All it knows at a byte is one number: what of the word stands below, and how many words in a row before it may be of a seed phrase.
 *
 *     IDLE              between words
 *     SPACED, HYPHENED  spaces or a hyphen behind ASCII letters: with a line end they would go on in the next line
 *     P_FIRST, I_FIRST  one letter, which may begin the name of a plate
 *     ASCII + n         n letters, of ASCII all of them
 *     BEYOND + n        letters of other scripts, and behind the last of them n of ASCII
 *     UNLISTED + n      the same with letters that no list of words for seeds has: Cyrillic, Hebrew, Arabic
 *     PREFIX + n        how an Arabic name of a plate begins
 */
import { gapBefore, wordBefore } from './letter-classes.ts';
import { SHORTEST_PHRASE } from './seed-phrase.ts';

/** One more makes a run that may be an address (BIP 350 has one of fourteen letters). */
const MOST_LETTERS = 13;
const IDLE = 0;
const SPACED = 1;
const HYPHENED = 2;
const P_FIRST = 3;
const I_FIRST = 4;
const ASCII = 4;
const BEYOND = ASCII + MOST_LETTERS + 1;
const UNLISTED = BEYOND + MOST_LETTERS + 1;
const PREFIX = UNLISTED + MOST_LETTERS + 1;

/** Kinds of bytes; 0 are all the rest. From LETTER on they are parts of words, from HIGH on of letters beyond ASCII. */
const SPACE = 1;
const LINE = 2;
const HYPHEN = 3;
const SIGN = 4;
const DIGIT = 5;
const LETTER = 6;
const [P, I, L, M] = [7, 8, 9, 10] as const;
const HIGH = 11;
const [X84, X85, X86, X88, XA7] = [12, 13, 14, 15, 16] as const;
/** First bytes of U+0400 to U+07FF. */
const HIGH_UNLISTED = 17;
const [D8, D9] = [18, 19] as const;
const KINDS = 20;
const KIND_BITS = 5;

/** `لو`, `نم` and `اللو` in UTF-8: how the names begin that plate.ts knows. */
const NAMES_OF_PLATES: readonly (readonly number[])[] = [
  [D9, X84, D9, X88],
  [D9, X86, D9, X85],
  [D8, XA7, D9, X84, D9, X84, D9, X88],
];
const isName = (kinds: readonly number[]): boolean => NAMES_OF_PLATES.some((name) => `${name}` === `${kinds}`);
/** Every beginning of one that is not yet whole. */
const PREFIXES = NAMES_OF_PLATES.flatMap((name) => name.slice(1).map((_, last) => name.slice(0, last + 1))).filter(
  (prefix, index, all) => all.findIndex((other) => `${other}` === `${prefix}`) === index,
);
const prefixState = (kinds: readonly number[]): number | undefined => {
  const index = PREFIXES.findIndex((prefix) => `${prefix}` === `${kinds}`);
  return index < 0 ? undefined : PREFIX + index;
};

const WORD_STATES = PREFIX + PREFIXES.length;
const STOP = 0xffff;

function kindTable(): Uint8Array {
  const table = new Uint8Array(256);
  const put = (kind: number, letters: string): void => {
    for (const letter of letters) table[letter.charCodeAt(0)] = kind;
  };
  put(LETTER, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
  put(P, 'pP');
  put(I, 'iI');
  put(L, 'lL');
  put(M, 'mM');
  put(DIGIT, '0123456789');
  put(SPACE, ' \t');
  put(LINE, '\r\n');
  put(HYPHEN, '-=\\');
  put(SIGN, '@/:');
  table.fill(HIGH, 0x80);
  table.fill(HIGH_UNLISTED, 0xd0, 0xe0);
  put(D8, '\xd8');
  put(D9, '\xd9');
  put(X84, '\x84');
  put(X85, '\x85');
  put(X86, '\x86');
  put(X88, '\x88');
  put(XA7, '\xa7');
  return table;
}

/** Of each row and word, and each kind of byte, what is known behind that byte. */
function nextTable(): Uint16Array {
  const table = new Uint16Array((SHORTEST_PHRASE * WORD_STATES) << KIND_BITS).fill(STOP);
  for (let word = 0; word < WORD_STATES; word++)
    for (let kind = 0; kind < KINDS; kind++) {
      const next = kind >= LETTER ? within(word, kind) : behind(word, kind);
      if (next === undefined) continue;
      const ends = kind < LETTER && word > HYPHENED;
      for (let row = 0; row < SHORTEST_PHRASE; row++) {
        const longer = !ends ? row : mayBeOfAPhrase(word) ? row + 1 : 0;
        if (longer < SHORTEST_PHRASE) table[((row * WORD_STATES + word) << KIND_BITS) | kind] = longer * WORD_STATES + next;
      }
    }
  return table;
}

/** What a letter makes of a word; undefined for what has to be looked at. */
function within(word: number, kind: number): number | undefined {
  const isBetween = word <= HYPHENED;
  if (kind >= HIGH) {
    const kinds = word >= PREFIX ? [...(PREFIXES[word - PREFIX] as number[]), kind] : [kind];
    const mayBeAName = isBetween || word >= PREFIX;
    if (mayBeAName && isName(kinds)) return undefined;
    return (mayBeAName ? prefixState(kinds) : undefined) ?? (kind >= HIGH_UNLISTED || word >= UNLISTED ? UNLISTED : BEYOND);
  }
  if (isBetween) return kind === P ? P_FIRST : kind === I ? I_FIRST : ASCII + 1;
  if (word === P_FIRST) return kind === L ? undefined : ASCII + 2;
  if (word === I_FIRST) return kind === M ? undefined : ASCII + 2;
  if (word >= PREFIX) return UNLISTED + 1;
  return lettersAtTheEnd(word) === MOST_LETTERS ? undefined : word + 1;
}

/** What stands behind it makes of a word; undefined for what has to be looked at. */
function behind(word: number, kind: number): number | undefined {
  if (kind === DIGIT) return undefined;
  if (word <= HYPHENED) {
    if (kind === LINE && word !== IDLE) return undefined;
    return kind === SPACE && word === SPACED ? SPACED : IDLE;
  }
  if (lettersAtTheEnd(word) === 0) return IDLE;
  if (kind === LINE || kind === SIGN) return undefined;
  return kind === SPACE ? SPACED : kind === HYPHEN ? HYPHENED : IDLE;
}

function lettersAtTheEnd(word: number): number {
  if (word >= PREFIX) return 0;
  if (word >= UNLISTED) return word - UNLISTED;
  if (word >= BEYOND) return word - BEYOND;
  return word <= I_FIRST ? 1 : word - ASCII;
}

/** As SeedWords.word has it, but for how long a word beyond ASCII is; and one that is in no list is known for it. */
const mayBeOfAPhrase = (word: number): boolean => (word >= BEYOND ? word < UNLISTED : word >= ASCII + 3 && word <= ASCII + 8);

const KIND_OF = kindTable();
const NEXT = nextTable();

/** Where a word has to be looked at. */
export interface Skimmed {
  readonly wordFrom: number;
  /** Words right before it, passed over, that may be of a seed phrase with it. */
  readonly row: number;
}

/** Passes over what stands from here, between two words. `row`: of how many words before may be of a phrase. Undefined: nothing is left to look at. */
export function skim(bytes: Uint8Array, from: number, row: number): Skimmed | undefined {
  let state = row * WORD_STATES;
  let at = from;
  for (; at < bytes.length; at++) {
    const next = NEXT[(state << KIND_BITS) | (KIND_OF[bytes[at] as number] as number)] as number;
    if (next === STOP) break;
    state = next;
  }
  return stopped(bytes, at, state);
}

function stopped(bytes: Uint8Array, at: number, state: number): Skimmed | undefined {
  const word = state % WORD_STATES;
  const row = (state - word) / WORD_STATES;
  if (word <= HYPHENED) {
    if (at === bytes.length) return undefined;
    // A line end: the word is behind us, and was counted.
    if (KIND_OF[bytes[at] as number] === LINE) return { wordFrom: wordBefore(bytes, gapBefore(bytes, at)), row: Math.max(0, row - 1) };
  }
  return { wordFrom: wordBefore(bytes, at), row };
}
