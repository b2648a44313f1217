// SPDX-License-Identifier: Apache-2.0
import { said, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { freeName, labelledLine } from '../fields/labelled-lines.ts';
import type { NamedValue } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type PdfLineUnit, pdfLines } from '../tokenisers/pdf-lines.ts';
import { KIK } from './kik.ts';

/**
 * `package/subscriber-data-<user>_<id>.pdf`: labelled lines, then a log of events.
 *
 *     Email: samir.f@example.org (confirmed)
 *     2024/05/01 10:00:00 UTC REGISTRATION_TIMESTAMP 2024/05/01 10:00:00
 *     2025/01/01 00:00:00 UTC PROFILE_PIC_URL http://…        then the MD5 of the original and of the scaled picture
 */
export const kikSubscriberPdf: ReturnParser = {
  ...KIK,
  id: 'kik-subscriber-pdf',
  title: 'Kik: subscriber (PDF)',
  gives: ['account', 'identifier', 'subscriber-fact', 'media'],
  namesAccount: true,
  readFirst: /^subscriber-data[^/]*\.pdf$/i,
  recognises: (file) => file.mime === 'application/pdf' && /\bKik\b/.test(file.text) && /^\s*Username:/m.test(file.text),
  *read(file) {
    const lines = [...pdfLines(file)];
    const events = lines.map((line) => ({ line, event: eventOf(line.text) }));
    const first = events.findIndex(({ event }) => event !== undefined);
    const head = first === -1 ? lines : lines.slice(0, first);
    yield* accountOf(
      head,
      events.flatMap(({ line, event }) => (event?.name === 'REGISTRATION_TIMESTAMP' ? [{ line, event }] : [])),
      file,
    );
    yield* log(first === -1 ? [] : events.slice(first));
  },
};

interface LogEvent {
  readonly time: string;
  readonly name: string;
  readonly value: string;
}

function eventOf(text: string): LogEvent | undefined {
  const match = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d UTC)\s+([A-Z][A-Z_]+)\s*(.*)$/.exec(text);
  return match === null ? undefined : { time: match[1]!, name: match[2]!, value: match[3]! };
}

function* accountOf(
  lines: readonly PdfLineUnit[],
  registrations: readonly { line: PdfLineUnit; event: LogEvent }[],
  file: SourceFile,
): Generator<Finding> {
  const values = new Map<string, { value: NamedValue; line: PdfLineUnit }>();
  for (const line of lines) {
    const value = labelledLine(line);
    if (value === undefined) yield left('heading of the page', line);
    else values.set(freeName(value.name.toLowerCase(), values), { value, line });
  }
  if (values.size === 0) return;
  const username = values.get('username')?.value.raw;
  if (username !== undefined && username !== '') file.isAbout({ provider: 'kik', type: 'username', value: username });
  const registered = registrations[0];
  const created = registered === undefined ? undefined : utcFromText(registered.event.time);
  const email = values.get('email');
  const units = [...[...values.values()].filter((one) => one !== email).map((one) => one.line), ...registrations.map((one) => one.line)];
  const extra = [...values]
    .filter(([name, { value }]) => !['username', 'email'].includes(name) && value.raw !== '')
    .map(([, { value }]) => value);
  if (units.length > 0) {
    const data = { provider: said('', 'kik'), ...given({ username: username ? { raw: username } : undefined, created }) };
    yield record('account', data, units, extra.length === 0 ? {} : { extra });
  }
  if (email !== undefined) yield emailOf(email.value.raw, email.line);
}

function emailOf(raw: string, line: PdfLineUnit): Finding {
  const match = /^(\S+)\s*\((confirmed|unconfirmed)\)$/i.exec(raw);
  if (match === null) return record('identifier', { type: 'email', value: { raw } }, line);
  return record(
    'identifier',
    { type: 'email', value: said(raw, match[1]!, 'split'), confirmed: said(match[2]!, match[2]!.toLowerCase() === 'confirmed') },
    line,
  );
}

function* log(events: readonly { line: PdfLineUnit; event: LogEvent | undefined }[]): Generator<Finding> {
  let picture: { event: LogEvent; lines: PdfLineUnit[]; hashes: string[] } | undefined;
  const finish = function* (): Generator<Finding> {
    if (picture === undefined) return;
    const { event, lines, hashes } = picture;
    const at = utcFromText(event.time);
    const [original, ...others] = hashes;
    const extra = others.map((raw) => ({ name: 'MD5 of a scaled copy', raw }));
    const data = { url: { raw: event.value }, ...given({ at, hashStated: original === undefined ? undefined : { raw: original } }) };
    yield record('media', data, lines, extra.length === 0 ? {} : { extra });
    picture = undefined;
  };
  for (const { line, event } of events) {
    const hash = /MD5:\s*([0-9a-f]{32})\s*$/i.exec(line.text)?.[1];
    if (event === undefined && hash !== undefined && picture !== undefined) {
      picture.lines.push(line);
      picture.hashes.push(hash);
      continue;
    }
    yield* finish();
    if (event === undefined) yield gap('unknown-shape', line, 'A line between events that is none.', line.text);
    else if (event.name.startsWith('PROFILE_PIC')) picture = { event, lines: [line], hashes: [] };
    else if (event.name !== 'REGISTRATION_TIMESTAMP') {
      yield record(
        'subscriber-fact',
        { name: { raw: event.name }, value: { raw: event.value }, ...given({ asOf: utcFromText(event.time) }) },
        line,
      );
    }
  }
  yield* finish();
}
