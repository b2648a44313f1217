// SPDX-License-Identifier: Apache-2.0
/**
 * One pass over folded text. Letters and digits form *runs*; a run that could be a key, an address or a number is handed to the readers below,
 * everything else costs one table look-up a byte. Words of seed phrases are counted along the way: a twelfth word in a row that is in no list
 * clears the whole row, so prose is looked up once in twelve words.
 */

import type { FoldedText } from './fold-marks.ts';
import { ALNUM, CLASS_OF, DIGIT, HEX_LETTER, HIGH, OTHER_LETTER, UPPER } from './letter-classes.ts';
import { mayNamePlate, readPlateAfter } from './plate.ts';
import { LineWraps, readKeyRun } from './read-keys-and-addresses.ts';
import { accountUrlAt, type Draft, emailAt, ibanAt, ipv4At, ipv6At, phoneAt, readNumberRun } from './read-plain-identifiers.ts';
import { SeedWords } from './seed-words.ts';

export type { Draft } from './read-plain-identifiers.ts';

/** A run this long may be a key or an address by itself (the shortest base58 address has 25 letters). */
const SHORTEST_KEY = 22;
/** A run this long may be a short segwit address (BIP 350 has one of fourteen letters). */
const SHORTEST_SEGWIT = 14;

const [AT, COLON, DOT, SLASH, PLUS, ZERO, PAREN] = [0x40, 0x3a, 0x2e, 0x2f, 0x2b, 0x30, 0x28];

/** Every draft of the text in reading order; drafts may overlap, the caller decides between them. */
export function scan(folded: FoldedText): Draft[] {
  const { bytes } = folded;
  const drafts: Draft[] = [];
  const words = new SeedWords(bytes, drafts);
  const wraps = new LineWraps(folded, drafts);
  const end = bytes.length;
  let at = 0;
  while (at < end) {
    let kind = CLASS_OF[bytes[at] as number] as number;
    if (kind === 0) {
      at++;
      continue;
    }
    const wordFrom = at;
    let wordKinds = 0;
    // A word: runs of ASCII letters and digits, with letters of other scripts between them.
    do {
      if (kind === HIGH) {
        while (kind === HIGH) kind = CLASS_OF[bytes[++at] as number] as number;
        wordKinds |= HIGH;
        if (at >= end || kind === undefined || kind === 0) break;
      }
      const from = at;
      let kinds = 0;
      while (kind & ALNUM) {
        kinds |= kind;
        kind = CLASS_OF[bytes[++at] as number] as number;
      }
      wordKinds |= kinds;
      if (kinds & DIGIT || at - from >= SHORTEST_SEGWIT) at = readRun(folded, from, at, kinds, drafts, wraps);
      else if (wraps.mayContinue(at)) wraps.run(from, at);
      const next = bytes[at];
      if (next === AT) emailAt(folded, from, at, drafts);
      else if (next === SLASH) accountUrlAt(folded, from, at, drafts);
      else if (next === COLON && at - from <= 4 && (kinds & OTHER_LETTER) === 0) ipv6At(folded, from, drafts);
      kind = at < end ? (CLASS_OF[bytes[at] as number] as number) : 0;
    } while (kind === HIGH);
    words.word(wordFrom, at, wordKinds);
    if (mayNamePlate(bytes, wordFrom, at - wordFrom)) readPlateAfter(folded, wordFrom, at, drafts);
  }
  words.finish();
  return drafts;
}

function readRun(folded: FoldedText, from: number, to: number, kinds: number, drafts: Draft[], wraps: LineWraps): number {
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
  return to;
}
