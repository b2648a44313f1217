// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';
import { meant } from '../../core/records/index.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Synchronoss: messages, calls, contacts, access log', () => {
  test('a message keeps its text, its numbers and the attachment that lies in the folder of its day; another is said to be missing', async () => {
    const { records, gaps } = await readSample(join(samples, 'return'));
    const messages = records.filter((one) => one.kind === 'message').filter(({ parser }) => parser.id === 'synchronoss-messages-csv');
    assert.deepEqual(
      messages.map(({ data, of }) => [data.body?.raw, data.author?.phone?.raw, data.recipients?.map(({ phone }) => phone?.raw), of?.value]),
      [
        ['seats for 4, "tonight"', '2025550123', undefined, '2025550199'],
        ['see this', '2025550123', undefined, '2025550199'],
        ['الساعة ٩', undefined, ['2025550123', '2025550124'], '2025550199'],
        ['no time', undefined, ['2025550124'], '2025550199'],
      ],
    );
    assert.deepEqual(
      messages
        .find((one) => one.data.attachments !== undefined)
        ?.data.attachments?.map(({ name, file }) => [name?.raw, file?.path.at(-1)?.name]),
      [
        ['boat.jpg', '2025550199/messages/attachments/mms/in/2026-03-01/boat.jpg'],
        ['gone.jpg', undefined],
      ],
    );
    assert.deepEqual(gaps.map(({ why }) => why).sort(), ['missing-file', 'unreadable-time', 'unreadable-value']);
  });
  test('a message of an older return has its text with the empty line in it, its day and its direction, and nobody’s number', async () => {
    const { records } = await readSample(join(samples, 'return'));
    const [message] = records.filter((one) => one.parser.id === 'synchronoss-message-texts');
    assert.deepEqual(
      message?.kind === 'message' && [
        message.data.body?.raw,
        message.data.sent?.local,
        message.data.type?.raw,
        message.extra?.[0]?.raw,
        message.data.author,
      ],
      ['see you at the dock\n\nbring the papers, 2025550124', '2024-04-04', 'sms', 'out', undefined],
    );
  });
  test('a call has who called or who was called, as far as the source says it', async () => {
    const { records } = await readSample(join(samples, 'return'));
    assert.deepEqual(
      records.flatMap((one) =>
        one.kind === 'call' ? [[one.data.direction?.raw, one.data.parties?.map(({ role, phone }) => [role, phone?.raw])]] : [],
      ),
      [
        ['in', [['caller', '2025550123']]],
        ['out', [['callee', '2025550124']]],
      ],
    );
  });
  test('a contact with two numbers is two records, one without is one', async () => {
    const { records } = await readSample(join(samples, 'return', '2025550199', 'contacts.txt'));
    assert.deepEqual(
      records.map((one) => one.kind === 'contact' && [meant(one.data.who.name), one.data.who.phone?.raw]),
      [
        ['Omar Said', '2025550123'],
        ['Omar Said', '2025550124'],
        ['dock@example.org', undefined],
      ],
    );
  });
  test('of two addresses in the access log the first is the device’s and the second stands beside; a dash is none', async () => {
    const { records, gaps } = await readSample(join(samples, 'return', 'Dv Access logs mdn 2025550199 March 2026.csv'));
    assert.deepEqual(
      records.map((one) =>
        one.kind === 'ip-event' ? [one.data.address.norm, one.data.proxiedFor?.raw, one.data.action.norm, one.data.at?.utc] : one.kind,
      ),
      [
        ['203.0.113.7', '198.51.100.20', 'upload', '2026-03-01T22:10:05Z'],
        ['2001:db8::7', undefined, 'activity', '2026-03-01T23:00:00Z'],
        'activity',
        [undefined, undefined, 'activity', '2026-03-02T01:00:00Z'],
      ],
    );
    assert.deepEqual(
      gaps.map(({ why }) => why),
      ['unreadable-value'],
    );
  });
  test('the access log as a workbook, with a line above its header and the time in brackets, is the same log', async () => {
    const { records, gaps } = await readSample(join(samples, 'return', 'Dv Access logs mdn 2025550199 April 2026.xlsx'));
    const [visit] = records;
    assert.deepEqual(
      visit?.kind === 'ip-event' && [visit.data.address.raw, visit.data.at?.utc, visit.data.at?.raw, visit.data.deviceRef?.raw],
      ['203.0.113.7', '2026-03-01T22:10:05Z', '[01/Mar/2026:22:10:05 +0000]', 'Phone/9.1'],
    );
    assert.deepEqual([records.length, gaps], [1, []]);
  });
});
