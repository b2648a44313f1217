// SPDX-License-Identifier: Apache-2.0
/** Words of BIP 39 in a row, in any of its ten languages: twelve or more, whatever stands between them. */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as czech } from '@scure/bip39/wordlists/czech.js';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js';
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js';
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as simplifiedChinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import { wordlist as traditionalChinese } from '@scure/bip39/wordlists/traditional-chinese.js';

const LISTS = [english, french, spanish, italian, portuguese, czech, japanese, korean, simplifiedChinese, traditionalChinese];
export const SHORTEST_PHRASE = 12;
const LENGTHS = [24, 21, 18, 15, 12];

/** For each word the lists it belongs to, as bits. */
const listsOfWord = new Map<string, number>();
for (const [index, list] of LISTS.entries()) {
  for (const word of list) {
    const key = word.normalize('NFKD');
    listsOfWord.set(key, (listsOfWord.get(key) ?? 0) | (1 << index));
    const bare = key.replace(/[\u0300-\u036f]/g, '');
    if (bare !== key && !/[\u3040-\u30ff]/.test(key)) listsOfWord.set(bare, (listsOfWord.get(bare) ?? 0) | (1 << index));
  }
}

/** The lists a word stands in, as bits; 0 for none. People drop accents and capitals, so both are ignored. */
export function listsWith(word: string): number {
  return listsOfWord.get(word.toLowerCase().normalize('NFKD')) ?? 0;
}

/** Whether a stretch of these words is a phrase with a right checksum; Electrum's own seeds and mistyped phrases are not, and are sealed all the same. */
export function hasPhraseChecksum(words: readonly string[]): boolean {
  const clean = words.map((word) => word.toLowerCase().normalize('NFKD'));
  for (const length of LENGTHS)
    for (let from = 0; from + length <= clean.length; from++) {
      const phrase = clean.slice(from, from + length).join(' ');
      if (LISTS.some((list) => isPhrase(phrase, list))) return true;
    }
  return false;
}

function isPhrase(phrase: string, list: string[]): boolean {
  if (phrase.split(' ').some((word) => !list.includes(word))) return false;
  try {
    return entropyToMnemonic(mnemonicToEntropy(phrase, list), list).length > 0;
  } catch {
    return false; // the library says "wrong checksum" by throwing
  }
}
