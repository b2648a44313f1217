// SPDX-License-Identifier: Apache-2.0
import type { CaseSummary } from '../../../core/api/cases.ts';
import { holdsWords } from '../../../core/cases/holds-words.ts';

/** Cases whose number or title holds every word of the text, whatever its case or accents. */
export function casesMatching(cases: readonly CaseSummary[], text: string): readonly CaseSummary[] {
  return cases.filter((one) => holdsWords(`${one.number} ${one.title}`, text));
}
