// SPDX-License-Identifier: Apache-2.0
/**
 * One pass over folded text. Letters and digits form *runs*; a run that could be a key, an address or a number is handed to the readers below,
 * everything else is passed over (skim.ts). Words of seed phrases are counted along the way: a twelfth word in a row that is in no list
 * clears the whole row, so prose is looked up once in twelve words.
 */

import type { FoldedText } from './fold-marks.ts';
import { ALNUM, CLASS_OF, DIGIT, HEX_LETTER, HIGH, OTHER_LETTER, UPPER } from './letter-classes.ts';
import { mayNamePlate, readPlateAfter } from './plate.ts';
import { LineWraps, readKeyRun } from './read-keys-and-addresses.ts';
import { accountUrlAt, type Draft, emailAt, ibanAt, ipv4At, ipv6At, phoneAt, readNumberRun } from './read-plain-identifiers.ts';
import { SeedWords } from './seed-words.ts';
import { skim } from './skim.ts';

export type { Draft } from './read-plain-identifiers.ts';

/** A run this long may be a key or an address by itself (the shortest base58 address has 25 letters). */
const SHORTEST_KEY = 22;
/** A run this long may be a short segwit address (BIP 350 has one of fourteen letters). */
const SHORTEST_SEGWIT = 14;

const [AT, COLON, DOT, SLASH, PLUS, ZERO, PAREN] = [0x40, 0x3a, 0x2e, 0x2f, 0x2b, 0x30, 0x28];

/** Every draft of the text in reading order; drafts may overlap, the caller decides between them. `skims`: whether words that hold nothing are passed over. */
export function scan(folded: FoldedText, skims = true): Draft[] {
  const scanner = new Scanner(folded);
  scanner.all(skims);
  return scanner.drafts;
}

class Scanner {
  readonly drafts: Draft[] = [];
  readonly #folded: FoldedText;
  readonly #bytes: Uint8Array;
  readonly #words: SeedWords;
  readonly #wraps: LineWraps;

  constructor(folded: FoldedText) {
    this.#folded = folded;
    this.#bytes = folded.bytes;
    this.#words = new SeedWords(folded.bytes, this.drafts);
    this.#wraps = new LineWraps(folded, this.drafts);
  }

  all(skims: boolean): void {
    const bytes = this.#bytes;
    for (let at = 0; at < bytes.length; ) {
      if (skims && !this.#words.isPhrase && !this.#wraps.isOpen) at = this.#passOver(at);
      else if (CLASS_OF[bytes[at] as number] === 0) at++;
      if (at < bytes.length && CLASS_OF[bytes[at] as number] !== 0) at = this.#word(at);
    }
    this.#words.finish();
  }

  /** To the next word that has to be looked at. */
  #passOver(from: number): number {
    const next = skim(this.#bytes, from, this.#words.row);
    if (next === undefined) return this.#bytes.length;
    this.#words.row = next.row;
    return next.wordFrom;
  }

  /** Runs of ASCII letters and digits, with letters of other scripts between them. Where they end. */
  #word(wordFrom: number): number {
    const bytes = this.#bytes;
    const classAt = (at: number): number => (at < bytes.length ? (CLASS_OF[bytes[at] as number] as number) : 0);
    let at = wordFrom;
    let kind = classAt(at);
    let wordKinds = 0;
    do {
      if (kind === HIGH) {
        while (kind === HIGH) kind = classAt(++at);
        wordKinds |= HIGH;
        if (kind === 0) break;
      }
      const from = at;
      let kinds = 0;
      while (kind & ALNUM) {
        kinds |= kind;
        kind = classAt(++at);
      }
      wordKinds |= kinds;
      this.#run(from, at, kinds);
    } while (kind === HIGH);
    this.#words.word(wordFrom, at, wordKinds);
    if (mayNamePlate(bytes, wordFrom, at - wordFrom)) readPlateAfter(this.#folded, wordFrom, at, this.drafts);
    return at;
  }

  #run(from: number, to: number, kinds: number): void {
    if (kinds & DIGIT || to - from >= SHORTEST_SEGWIT) readRun(this.#folded, from, to, kinds, this.drafts, this.#wraps);
    else if (this.#wraps.mayContinue(to)) this.#wraps.run(from, to);
    const next = this.#bytes[to];
    if (next === AT) emailAt(this.#folded, from, to, this.drafts);
    else if (next === SLASH) accountUrlAt(this.#folded, from, to, this.drafts);
    else if (next === COLON && to - from <= 4 && (kinds & OTHER_LETTER) === 0) ipv6At(this.#folded, from, this.drafts);
  }
}

function readRun(folded: FoldedText, from: number, to: number, kinds: number, drafts: Draft[], wraps: LineWraps): void {
  const { bytes } = folded;
  const length = to - from;
  const before = from > 0 ? (bytes[from - 1] as number) : 0;
  if (length >= SHORTEST_SEGWIT && !(kinds & DIGIT && (kinds & (HEX_LETTER | OTHER_LETTER)) === 0)) {
    if (length >= SHORTEST_KEY || bytes[from + 2] === 0x31 || bytes[from + 3] === 0x31 || bytes[from + 4] === 0x31)
      readKeyRun(folded, from, to, drafts);
  }
  if (wraps.mayContinue(to)) wraps.run(from, to);
  if ((kinds & (HEX_LETTER | OTHER_LETTER)) === 0) {
    if (before === PLUS || before === PAREN || bytes[from] === ZERO) phoneAt(folded, from, drafts);
    if (bytes[to] === DOT && length <= 3) ipv4At(folded, from, drafts);
    if (length >= 2) readNumberRun(folded, from, to, drafts);
  } else if (kinds & UPPER && length >= 4) {
    ibanAt(folded, from, to, drafts);
  }
}
