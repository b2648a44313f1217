// SPDX-License-Identifier: Apache-2.0
import type { Report } from './finding.ts';

/** A report for people who read a terminal: one line a finding, and what it comes to. */
export function* linesOf({ ok, findings }: Report): Generator<string> {
  for (const { good, note, code, what, where } of findings)
    yield `${note ? 'note' : good ? 'good' : 'BAD '}  ${code}  ${what}  [${where}]\n`;
  const bad = findings.filter(({ good }) => !good).length;
  yield ok
    ? 'Nothing bad was found. This says that nothing was changed; whether it was lawful, and what it proves, is for a court to say.\n'
    : `${bad} ${bad === 1 ? 'fault' : 'faults'} found. Keep the file as it is and ask whoever gave it to you.\n`;
}
