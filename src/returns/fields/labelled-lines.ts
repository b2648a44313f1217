// SPDX-License-Identifier: Apache-2.0
import type { PdfLineUnit } from '../tokenisers/pdf-lines.ts';
import type { NamedValue } from './named-values.ts';

/** `Label: value` on one line of a PDF, the colon being the first one. Undefined: no label stands there. */
export function labelledLine(line: PdfLineUnit): NamedValue | undefined {
  const match = /^([\p{L}][^:]{0,60}?)\s*:(?:\s+(.*)|)$/u.exec(line.text);
  return match === null ? undefined : { name: match[1]!, raw: (match[2] ?? '').trim(), at: line.at };
}

/** A name that nothing in the map has yet: a label that comes twice keeps both its values. */
export function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  return free;
}

/**
 * Lines that stand on the pages themselves and not in what is printed on them: the number of the page alone, and the lines just above it or at
 * the foot that come again word for word on every page. They may fall into the middle of a record.
 */
export function footerLines(lines: readonly PdfLineUnit[]): ReadonlySet<PdfLineUnit> {
  const pages = new Map<number, PdfLineUnit[]>();
  for (const line of lines) pages.set(line.at.page, [...(pages.get(line.at.page) ?? []), line]);
  const footers = new Set<PdfLineUnit>();
  if (pages.size < 2) return footers;
  const all = [...pages.values()];
  for (const own of all) {
    for (const line of own.toReversed()) {
      const isNumber = line.text === String(line.at.page);
      const isEverywhere = all.every((other) => other.slice(-6).some((one) => one.text === line.text));
      if (!isNumber && !isEverywhere) break;
      footers.add(line);
    }
  }
  return footers;
}
