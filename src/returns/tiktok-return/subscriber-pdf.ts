// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { labelledLine } from '../fields/labelled-lines.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { pdfLines } from '../tokenisers/pdf-lines.ts';

/**
 * The subscriber in a TikTok return, PDF `<user> (Subscriber information).pdf`:
 *
 *     Username: sandglass_inv
 *     Registration Method: phone
 *     Registration Date: 2024-02-29 23:59:59
 *     Registration IP: 203.0.113.40
 *
 * The file states no zone.
 */
export const tiktokSubscriberPdf: ReturnParser = {
  id: 'tiktok-subscriber-pdf',
  provider: 'tiktok',
  version: '1',
  title: 'TikTok: subscriber information (PDF)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
  gives: ['account', 'identifier', 'ip-event'],
  namesAccount: true,
  readFirst: /\(Subscriber information\)\.pdf$/i,
  recognises: (file) => file.mime === 'application/pdf' && /^Username:/m.test(file.text) && /^Registration Method:/m.test(file.text),
  *read(file) {
    const lines = [...pdfLines(file)];
    const labelled = lines.filter((line) => labelledLine(line) !== undefined);
    for (const line of lines)
      if (!labelled.includes(line))
        yield gap('unknown-shape', line, `Line ${line.at.line} of page ${line.at.page} has no label.`, line.text);
    const values = new NamedValues(
      labelled,
      labelled.map((line) => labelledLine(line)!),
    );
    const created = values.time('Registration Date');
    const address = values.address('Registration IP');
    const username = values.take('Username');
    const contacts = (['Phone', 'Email'] as const).map((label) => ({ label, value: values.take(label) }));
    if (username !== undefined) file.isAbout({ provider: 'tiktok', type: 'username', value: username.raw });
    const account = given({
      username: username === undefined ? undefined : { raw: username.raw },
      created,
      createdVia: values.text('Registration Method'),
    });
    yield record('account', { provider: { raw: 'tiktok' }, ...account }, labelled, values.rest());
    for (const { label, value } of contacts) {
      if (value === undefined || /^(n\/a|none)$/i.test(value.raw)) continue;
      yield record('identifier', { type: label === 'Phone' ? 'phone' : 'email', value: { raw: value.raw } }, labelled, { at: value.at });
    }
    if (address !== undefined) {
      const at = values.take('Registration IP')!.at;
      const data = { ...address, ...given({ at: created }), action: saidAction('Registration IP', 'registration') };
      const timed = created === undefined ? undefined : values.take('Registration Date')?.at;
      yield record('ip-event', data, labelled, { at, ...(timed !== undefined && { also: [timed] }) });
    }
    yield* values.faults;
  },
};
