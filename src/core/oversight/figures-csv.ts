// SPDX-License-Identifier: Apache-2.0
import { csvOf } from '../requests/csv.ts';
import type { Language } from '../routes/advice.ts';
import type { FacetId } from './counted.ts';
import type { PublishedFigure } from './hide-small.ts';
import { oversightWords, wordOfKey } from './words/index.ts';

/**
 * Figures as a table to publish: one line a figure and one a row of it. People of the desk are left out. Keys without a word of ours stay the
 * codes of the data, which are the same in every language.
 *
 *     Part,Figure,Counted by,Of these,Count,How it is counted,code
 *     Requests,Requests that left,,,12,…,requests-left
 *     Requests,Requests that left,What became of it,Refused,2,,requests-left/outcome/refused
 *
 * @param nameOf the name of a key, where the desk has one: of a treaty
 */
export function figuresCsv(
  figures: readonly PublishedFigure[],
  language: Language,
  least: number,
  nameOf: (by: FacetId, key: string) => string | null,
): string {
  const words = oversightWords[language];
  const { group, figure, by, row, count, how } = words.columns;
  const told = (value: number | null): number | string => value ?? words.hidden.replace('{least}', String(least));
  const lines = figures.flatMap((one) => {
    const { title, how: counted } = words.figures[one.id];
    const named = [words.groups[one.group], title];
    return [
      [...named, '', '', told(one.count), counted, one.id],
      ...(one.medianDays === null ? [] : [[...named, '', words.columns.median, one.medianDays, '', `${one.id}/median-days`]]),
      ...one.tables
        .filter(({ internal }) => !internal)
        .flatMap((table) =>
          table.rows.map(({ key, count: counts }) => [
            ...[...named, words.facets[table.by], wordOfKey(language, table.by, key) ?? nameOf(table.by, key) ?? key],
            ...[told(counts), '', `${one.id}/${table.by}/${key}`],
          ]),
        ),
    ];
  });
  return csvOf([group, figure, by, row, count, how, 'code'], lines);
}
