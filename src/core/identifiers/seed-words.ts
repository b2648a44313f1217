// SPDX-License-Identifier: Apache-2.0
import { asciiOf, DIGIT, gapBefore, HIGH, kindsIn, wordBefore } from './letter-classes.ts';
import type { Draft } from './read-plain-identifiers.ts';
import { hasPhraseChecksum, listsWith, SHORTEST_PHRASE } from './seed-phrase.ts';

const LONGEST_WORD_BYTES = 40;
/** Words kept of a phrase; a longer one is drafted in pieces, which is all the same to whoever seals it. */
const LONGEST_ROW = 96;
const utf8 = new TextDecoder();

/** One text is searched at a time, from end to end: all of them use the same room. */
const ROW_FROM = new Float64Array(LONGEST_ROW);
const ROW_TO = new Float64Array(LONGEST_ROW);

/**
 * Follows the words of a text and drafts a sealed secret wherever twelve or more in a row stand in one word list of BIP 39. A row is only counted
 * until it has twelve; then its words are looked up from the last to the first, and one that stands in no list ends what came before it.
 */
export class SeedWords {
  readonly #bytes: Uint8Array;
  readonly #drafts: Draft[];
  /** Words in a row that may be of a phrase and were not looked up. */
  row = 0;
  /** Places of the words of a phrase, from the first. */
  readonly #from = ROW_FROM;
  readonly #to = ROW_TO;
  /** How many words the phrase has; 0: there is none. */
  #count = 0;
  /** The lists in which all of them stand. */
  #lists = 0;

  constructor(bytes: Uint8Array, drafts: Draft[]) {
    this.#bytes = bytes;
    this.#drafts = drafts;
  }

  /** Whether the next word may belong to a phrase. */
  get isPhrase(): boolean {
    return this.#count > 0;
  }

  /** The next word of the text. */
  word(from: number, to: number, kinds: number): void {
    const part = partOf(to - from, kinds);
    if (part === 'counts') return;
    if (part === 'none' || this.#count === LONGEST_ROW) this.finish();
    if (part === 'none') return;
    if (this.#count > 0) this.#goOn(from, to);
    else if (++this.row >= SHORTEST_PHRASE) this.#look(from, to);
  }

  /** Whatever comes next begins a row. */
  finish(): void {
    if (this.#count > 0) this.#draft();
    this.#count = 0;
    this.row = 0;
  }

  #goOn(from: number, to: number): void {
    const own = listsWith(textOf(this.#bytes, from, to));
    if ((this.#lists & own) === 0) {
      this.finish();
      // A word of another list may begin a row of its own.
      this.row = own === 0 ? 0 : 1;
      return;
    }
    this.#lists &= own;
    this.#from[this.#count] = from;
    this.#to[this.#count++] = to;
  }

  /** Looks the words of the row up from this one, its last, to the first. */
  #look(from: number, to: number): void {
    let lists = -1;
    let count = 0;
    for (let word: Word | undefined = { from, to }; word !== undefined; word = wordOfRowBefore(this.#bytes, word.from)) {
      lists &= listsWith(textOf(this.#bytes, word.from, word.to));
      if (lists === 0) break;
      count++;
      this.#from[SHORTEST_PHRASE - count] = word.from;
      this.#to[SHORTEST_PHRASE - count] = word.to;
      if (count < SHORTEST_PHRASE) continue;
      this.#count = count;
      this.#lists = lists;
      break;
    }
    this.row = count;
  }

  #draft(): void {
    const words = Array.from({ length: this.#count }, (_, index) =>
      textOf(this.#bytes, this.#from[index] as number, this.#to[index] as number),
    );
    this.#drafts.push({
      secret: 'seed-phrase',
      checked: hasPhraseChecksum(words) ? 'checksum' : 'none',
      from: this.#from[0] as number,
      to: this.#to[this.#count - 1] as number,
    });
  }
}

interface Word {
  readonly from: number;
  readonly to: number;
}

/** What a word of so many bytes is of a row: a word that may be of a phrase, a number that counts them ("1. abandon"), or what ends it. */
function partOf(length: number, kinds: number): 'word' | 'counts' | 'none' {
  if (kinds & DIGIT) return length > 2 ? 'none' : 'counts';
  const [shortest, longest] = kinds & HIGH ? [2, LONGEST_WORD_BYTES] : [3, 8];
  return length < shortest || length > longest ? 'none' : 'word';
}

function wordOfRowBefore(bytes: Uint8Array, before: number): Word | undefined {
  for (let at = before; ; ) {
    const to = gapBefore(bytes, at);
    const from = wordBefore(bytes, to);
    if (from === to) return undefined;
    const part = partOf(to - from, kindsIn(bytes, from, to));
    if (part !== 'counts') return part === 'word' ? { from, to } : undefined;
    at = from;
  }
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  const ascii = asciiOf(bytes, from, to);
  return /[\u0080-\u00ff]/.test(ascii) ? utf8.decode(bytes.subarray(from, to)) : ascii;
}
