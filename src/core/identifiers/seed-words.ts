// SPDX-License-Identifier: Apache-2.0
import { asciiOf, DIGIT, HIGH } from './letter-classes.ts';
import type { Draft } from './read-plain-identifiers.ts';
import { hasPhraseChecksum, listsWith, SHORTEST_PHRASE } from './seed-phrase.ts';

const LONGEST_WORD_BYTES = 40;
/** Words kept of a row; a longer one is drafted in pieces, which is all the same to whoever seals it. */
const LONGEST_ROW = 96;
const utf8 = new TextDecoder();

/** One text is searched at a time, from end to end: all of them use the same room. */
const ROW_FROM = new Float64Array(LONGEST_ROW);
const ROW_TO = new Float64Array(LONGEST_ROW);

/** Follows the words of a text and drafts a sealed secret wherever twelve or more in a row stand in one word list of BIP 39. */
export class SeedWords {
  readonly #bytes: Uint8Array;
  readonly #drafts: Draft[];
  /** Places of the words of the present row. */
  readonly #from = ROW_FROM;
  readonly #to = ROW_TO;
  #count = 0;
  /** How many words of the row are known to stand in a list, counted from its beginning; the rest was not looked up yet. */
  #known = 0;
  #lists = 0;

  constructor(bytes: Uint8Array, drafts: Draft[]) {
    this.#bytes = bytes;
    this.#drafts = drafts;
  }

  /** The next word of the text. Numbers of one or two digits count the words of a list ("1. abandon") and are passed over. */
  word(from: number, to: number, kinds: number): void {
    const length = to - from;
    if (kinds & DIGIT) {
      if (length > 2) this.#reset();
    } else if (length < (kinds & HIGH ? 2 : 3) || length > (kinds & HIGH ? LONGEST_WORD_BYTES : 8)) {
      this.#reset();
    } else {
      if (this.#count === LONGEST_ROW) this.#reset();
      this.#from[this.#count] = from;
      this.#to[this.#count++] = to;
      if (this.#count >= (this.#known > 0 ? this.#known + 1 : SHORTEST_PHRASE)) this.#look();
    }
  }

  finish(): void {
    this.#reset();
  }

  /** Looks the unknown words up from the last to the first: one that stands in no list ends every row that holds it. */
  #look(): void {
    let lists = this.#known > 0 ? this.#lists : -1;
    for (let index = this.#count - 1; index >= this.#known; index--) {
      const own = listsWith(this.#text(index));
      const both = lists & own;
      if (both !== 0) {
        lists = both;
        continue;
      }
      if (this.#known > 0) this.#draft();
      // A word of another list may begin a row of its own.
      this.#dropBefore(own !== 0 && index === this.#count - 1 ? index : index + 1);
      return;
    }
    this.#known = this.#count;
    this.#lists = lists;
  }

  #dropBefore(index: number): void {
    this.#from.copyWithin(0, index, this.#count);
    this.#to.copyWithin(0, index, this.#count);
    this.#count -= index;
    this.#known = 0;
  }

  #text(index: number): string {
    const from = this.#from[index] as number;
    const to = this.#to[index] as number;
    const ascii = asciiOf(this.#bytes, from, to);
    return /[\u0080-\u00ff]/.test(ascii) ? utf8.decode(this.#bytes.subarray(from, to)) : ascii;
  }

  #reset(): void {
    if (this.#known >= SHORTEST_PHRASE) this.#draft();
    this.#count = 0;
    this.#known = 0;
  }

  #draft(): void {
    const words = Array.from({ length: this.#known }, (_, index) => this.#text(index));
    this.#drafts.push({
      secret: 'seed-phrase',
      checked: hasPhraseChecksum(words) ? 'checksum' : 'none',
      from: this.#from[0] as number,
      to: this.#to[this.#known - 1] as number,
    });
  }
}
