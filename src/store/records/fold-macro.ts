// SPDX-License-Identifier: Apache-2.0

/** Left out when searching: Arabic vowel marks and tatweel, joiners, direction marks. */
const MARKS = '[\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]';
const FROM = 'أإآٱىیکةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const TO = 'اااايي\u0643هوي01234567890123456789';

/**
 * `fold(text)`: a text as search compares it: lower case, without accents and Arabic marks, variants of one Arabic letter made one, digits
 * as 0–9. Records are folded when they are written and what is searched for when it is asked, both by this macro; what people see never is.
 */
export const FOLD_MACRO = `
  CREATE MACRO fold(said) AS
    CASE WHEN strlen(said) = length(said) THEN lower(said)
    ELSE translate(regexp_replace(strip_accents(nfc_normalize(lower(said))), '${pattern(MARKS)}', '', 'g'), '${FROM}', '${TO}') END`;

/** RE2 writes a code point as \\x{…}. */
function pattern(marks: string): string {
  return marks.replace(/\\u([0-9A-F]{4})/g, '\\x{$1}');
}
