// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { footerLines, labelledLine } from '../fields/labelled-lines.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import { type PdfLineUnit, pdfLines } from '../tokenisers/pdf-lines.ts';

/**
 * Addresses by event in a TikTok return, a PDF headed `Events IP Data`:
 *
 *     Date: 27/07/2026 03:04:43PM (UTC +00)
 *     IP: 203.0.113.45
 *     Event: video_play
 *     Country: Brazil
 *
 * The day stands first. The foot of a page (company, address, number) may fall inside a record; lines of it come again on every page.
 */
export const tiktokEventsPdf: ReturnParser = {
  id: 'tiktok-events-pdf',
  provider: 'tiktok',
  version: '1',
  title: 'TikTok: events with addresses (PDF)',
  basis: { tier: 'inferred', source: 'a public tool written against real returns' },
  gives: ['ip-event'],
  recognises: (file) =>
    file.mime === 'application/pdf' && /^Date: .*\(UTC/m.test(file.text) && /^IP: /m.test(file.text) && /^Event: /m.test(file.text),
  *read(file) {
    const lines = [...pdfLines(file)];
    const footers = footerLines(lines);
    let block: PdfLineUnit[] = [];
    for (const line of lines) {
      const label = labelledLine(line);
      if (footers.has(line)) yield left('the foot of a page', line);
      else if (label?.name === 'Date') {
        yield* eventOf(block);
        block = [line];
      } else if (label !== undefined && block.length > 0) block.push(line);
      else if (block.length === 0) yield left('a title', line);
      else yield gap('unknown-shape', line, `Line ${line.at.line} of page ${line.at.page} has no label that is known.`, line.text);
    }
    yield* eventOf(block);
  },
};

function* eventOf(block: readonly PdfLineUnit[]): Generator<Finding> {
  if (block.length === 0) return;
  const values = new NamedValues(
    block,
    block.flatMap((line) => labelledLine(line) ?? []),
  );
  const address = values.address('IP');
  if (address === undefined) {
    yield gap('unreadable-value', block, 'An event without an address.');
    return;
  }
  const event = values.raw('Event') ?? '';
  const data = given({ at: values.time('Date', { order: 'day-first' }), countryStated: values.text('Country') });
  // An event may run over to the next page: the other lines are places it stands on as well.
  const also = block.slice(1).map((line) => line.at);
  const action = saidAction(event, /log_?in/i.test(event) ? 'login' : 'activity');
  yield record('ip-event', { ...address, ...data, action }, block, { also, ...values.rest() });
  yield* values.faults;
}
