// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from './knowledge.ts';

const ORDER: readonly Confidence[] = ['none', 'low', 'medium', 'high'];

/** The least sure of the facts an answer stands on; what says nothing of itself does not count, and no fact at all is `none`. */
export function weakestOf(confidences: readonly (Confidence | undefined)[]): Confidence {
  const found = confidences.filter((one) => one !== undefined).map((one) => ORDER.indexOf(one));
  return found.length === 0 ? 'none' : (ORDER[Math.min(...found)] as Confidence);
}

export function isWeak(confidence: Confidence): boolean {
  return ORDER.indexOf(confidence) < ORDER.indexOf('medium');
}

/** Prose of the facts is English. A reader of another language sees it marked, never passed off as translated. */
export function prose(text: string, lang: string): string {
  return lang === 'en' ? text : `[en] ${text}`;
}
