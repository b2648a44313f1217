// SPDX-License-Identifier: Apache-2.0
import { type ReturnDescribed, said, utcFromText, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { type LineUnit, textLines } from '../tokenisers/lines.ts';
import { GOOGLE } from './google.ts';

/**
 * `<e-mail>.<account id>.<Service>.<Resource>_<seq>.ExportSummary.txt`, one in each inner ZIP:
 *
 *     Originating Identifier: samir.f@example.org [EMAIL]
 *     Resolved Identifier: 100200300400
 *     Service: GoogleChat
 *     End of date range: 2026-03-15T23:59:59Z          or "Not Specified."
 */
export const googleExportSummary: ReturnParser = {
  ...GOOGLE,
  id: 'google-export-summary',
  title: 'Google: what an inner ZIP says of itself',
  gives: ['return-described', 'subscriber-fact'],
  namesAccount: true,
  readFirst: /ExportSummary[^/]*\.txt$/i,
  recognises: (file) => /ExportSummary[^/]*\.txt$/i.test(file.name) && /^\s*(Originating|Resolved) Identifier:/m.test(file.text),
  *read(file) {
    const lines = [...textLines(file)];
    const values = new Map<string, { raw: string; line: LineUnit }>();
    const others: LineUnit[] = [];
    for (const line of lines) {
      const match = /^\s*([^:]+?)\s*:\s*(.*)$/.exec(line.text);
      if (match !== null && KNOWN.has(match[1]!.toLowerCase()) && !values.has(match[1]!.toLowerCase()))
        values.set(match[1]!.toLowerCase(), { raw: match[2]!.trim(), line });
      else others.push(line);
    }
    const value = (name: string): string | undefined => values.get(name)?.raw || undefined;
    const resolved = value('resolved identifier');
    if (resolved !== undefined) file.isAbout({ provider: 'google', type: 'provider-user-id', value: resolved });
    const gaps: ReturnType<typeof gap>[] = [];
    const range = (name: string): When | undefined => {
      const raw = value(name);
      if (raw === undefined || /^not specified/i.test(raw)) return undefined;
      const when = utcFromText(raw);
      if (when === undefined) gaps.push(gap('unreadable-time', values.get(name)!.line, 'A bound of the range cannot be read.', raw));
      return when;
    };
    const raw = (name: string) => (value(name) === undefined ? undefined : { raw: value(name)! });
    const data: ReturnDescribed = {
      provider: said('', 'google'),
      ...given({
        service: raw('service'),
        target: raw('originating identifier'),
        accountIdentifier: raw('resolved identifier'),
        accountType: raw('resource'),
        rangeFrom: range('start of date range'),
        rangeTo: range('end of date range'),
      }),
    };
    const known = [...values.values()].map((one) => one.line);
    if (known.length > 0) yield record('return-described', data, known);
    yield* gaps;
    for (const line of others) {
      const match = /^\s*([^:]+?)\s*:\s*(.*)$/.exec(line.text);
      yield record('subscriber-fact', { name: { raw: match?.[1] ?? '' }, value: { raw: match?.[2] ?? line.text } }, line);
    }
  },
};

const KNOWN = new Set(['originating identifier', 'resolved identifier', 'service', 'resource', 'start of date range', 'end of date range']);

/** `….Drive.Files_001.NoRecords.txt`: the service holds nothing, which is an answer. */
export const googleNoRecords: ReturnParser = {
  ...GOOGLE,
  id: 'google-no-records',
  title: 'Google: no records',
  gives: ['no-records-stated'],
  recognises: (file) => /NoRecords[^/]*\.(txt|html?)$/i.test(file.name) && /\.[A-Za-z]+\.[A-Za-z]+(_\d+)?\.NoRecords/i.test(file.name),
  *read(file) {
    const lines = [...textLines(file)];
    const category = /\.([A-Za-z]+\.[A-Za-z]+)(?:_\d+)?(?:\.Preserved)?\.NoRecords/i.exec(file.name)![1]!;
    if (lines.length > 0)
      yield record('no-records-stated', { category: said('', category), text: { raw: lines.map((line) => line.text).join('\n') } }, lines);
  },
};
