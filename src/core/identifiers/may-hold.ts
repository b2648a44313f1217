// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a text is worth the whole scan: most messages hold nothing that an identifier is made of. Both say yes too often and never no where
 * the scan would find something; a property test holds them to it.
 */

/** Digits of every script that the scan folds, and what stands inside addresses of mail, accounts and networks. */
const SIGNS = /[0-9@/:\u0660-\u0669\u06f0-\u06f9\uff01-\uff5e]/;
/** Letters in a row as long as the shortest address without a digit. */
const LONG_RUN = /[^ \t]{14}/;
/** Twelve words in a row that may stand in a list of words for seeds. */
const ASCII_WORDS = /(?:(?<![A-Za-z])[A-Za-z]{3,8}(?![A-Za-z])[^A-Za-z]*){12}/;
const BEYOND_ASCII = /[^\x00-\x7f]/;
const WORDS = /(?:\p{L}[\p{L}\p{M}]*[^\p{L}\p{M}]+){11}\p{L}/u;
const LONGER_RUN = /[^ \t]{22}/;
const LINES = /[\r\n\u0085\u2028\u2029]/;
/** Twelve words of one letter beyond ASCII and what parts them. */
const SHORTEST_PHRASE = 23;
const SHORTEST_ASCII_PHRASE = 47;
const SHORTEST_KEY = 22;

export function mayHoldIdentifier(text: string): boolean {
  return SIGNS.test(text) || LONG_RUN.test(text) || mayHoldSecret(text);
}

export function mayHoldSecret(text: string): boolean {
  return mayHoldKey(text) || PASSWORD.test(text);
}

/** A key to money or a seed phrase. Most values of a record are shorter than any. */
export function mayHoldKey(text: string): boolean {
  if (text.length < SHORTEST_KEY) return false;
  if (LONGER_RUN.test(text) || LINES.test(text)) return true;
  if (BEYOND_ASCII.test(text)) return text.length >= SHORTEST_PHRASE && WORDS.test(text);
  return text.length >= SHORTEST_ASCII_PHRASE && ASCII_WORDS.test(text);
}

/** A word for a password with what may follow it; secrets-in-text.ts looks closer. */
export const PASSWORD = /passw|passcode|pwd|mot de passe|باسورد|كلمة ال?(?:سر|مرور)|الرقم السري/i;
