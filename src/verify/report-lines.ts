// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../core/documents/document-text.ts';
import { shownInTerminal } from '../core/documents/shown-controls.ts';
import type { Report } from './finding.ts';
import { reportWords } from './report-words.ts';

/** A report for people who read a terminal: one line a finding, and what it comes to. */
export function* linesOf({ ok, findings }: Report, language: Language = 'en'): Generator<string> {
  const words = reportWords[language];
  for (const { good, note, code, said, place } of findings)
    yield shownInTerminal(`${note ? words.note : good ? words.good : words.bad}  ${code}  ${said[language]}  [${place[language]}]\n`);
  const bad = findings.filter(({ good }) => !good).length;
  const sure = findings.every(({ code }) => code !== 'KEY_NOT_PINNED');
  yield `${!ok ? words.faults.replace('{count}', String(bad)) : sure ? words.nothing : words.nobodyKnown}\n`;
}

/** A report as a JSON document: `what` and `where` in the language that was asked for. */
export function shownReport({ findings, ...report }: Report, language: Language = 'en') {
  const shown = findings.map(({ code, good, note, said, place }) => ({
    code,
    good,
    ...(note === undefined ? {} : { note }),
    what: said[language],
    where: place[language],
  }));
  return { schema: 'rogatory.verify/1', ...report, findings: shown };
}
