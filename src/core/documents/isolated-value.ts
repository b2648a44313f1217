// SPDX-License-Identifier: Apache-2.0
import type { Language } from './document-text.ts';

/** Letters and digits that run otherwise than the sentence, and so do the points and brackets at their ends. */
const RUNS_OTHERWISE: Readonly<Record<Language, RegExp>> = {
  en: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
  ar: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u,
  fr: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
};
const ALREADY = /^[\u2066-\u2068].*\u2069$/s;

/**
 * A name or identifier that is put into a sentence: in its own direction, and without turning what stands beside it (UAX #9, first strong
 * isolate). `Meta Platforms, Inc.` before an Arabic semicolon keeps its last point.
 */
export const isolatedValue = (text: string, language: Language): string =>
  RUNS_OTHERWISE[language].test(text) && !ALREADY.test(text) ? `\u2068${text}\u2069` : text;
