// SPDX-License-Identifier: Apache-2.0
import type { WithheldPart } from '../../core/evidence/bundle-index.ts';

/** Stands in the place of a text that is not in the bundle. */
export const NOT_SAID = '(left out)';

/** The report has it in three languages. */
export const NAMES_LEFT_OUT = 'names an identifier that is left out';

/** What people wrote beside the papers, as it goes into a bundle. */
export interface Notes {
  /** The text, or what stands in its place where it names an identifier that is left out. */
  readonly said: <Text extends string | null>(text: Text) => Text | string;
  /** One gap for each text that was left out so far. */
  readonly gaps: () => readonly Omit<WithheldPart, 'decidedBy'>[];
}

/** @param words that would tell a target that is left out */
export function notesOf(words: readonly string[]): Notes {
  const shut = words.map((word) => word.toLowerCase());
  let count = 0;
  return {
    said(text) {
      const folded = text?.toLowerCase();
      if (folded === undefined || !shut.some((word) => folded.includes(word))) return text;
      count += 1;
      return NOT_SAID;
    },
    gaps: () => [{ kind: 'note', count, reason: NAMES_LEFT_OUT }],
  };
}
