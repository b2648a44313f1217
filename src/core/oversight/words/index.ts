// SPDX-License-Identifier: Apache-2.0
/** What each figure is and how it is counted, in three languages: for the screen, the files and the command line alike. */
import { withFrench } from '../../documents/french-spaces.ts';
import type { Language } from '../../routes/advice.ts';
import { type FacetId, NO_TREATY, NOT_KNOWN } from '../counted.ts';
import type { FigureGroup, FigureId } from '../figures.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export interface OversightWords {
  readonly figures: Readonly<Record<FigureId, { readonly title: string; readonly how: string }>>;
  readonly groups: Readonly<Record<FigureGroup, string>>;
  readonly facets: Readonly<Record<FacetId, string>>;
  /** Of keys that no other part of the desk has a word for: `outcome.open`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<'group' | 'figure' | 'by' | 'row' | 'count' | 'how' | 'all' | 'median', string>>;
  /** For a number that is too small to be published; `{least}` is the smallest that is. */
  readonly hidden: string;
}

export const oversightWords: Readonly<Record<Language, OversightWords>> = withFrench({ en, ar, fr });

/** The word for a key, where it is one of ours. */
export function wordOfKey(language: Language, by: FacetId, key: string): string | undefined {
  const { keys } = oversightWords[language];
  return key === NOT_KNOWN || key === NO_TREATY ? keys[key] : keys[`${by}.${key}`];
}
