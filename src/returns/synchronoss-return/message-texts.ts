// SPDX-License-Identifier: Apache-2.0
import { utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { left, type ReturnParser, record } from '../return-parser.ts';
import { type LineUnit, textLines } from '../tokenisers/lines.ts';
import { aboutByFolder, SYNCHRONOSS } from './synchronoss.ts';

/** `sms/in/2026-03-01/0001.txt`: the folders are all that says more than the text. */
const PATH = /(?:^|\/)(sms|mms|rcs)\/(in|out)\/(\d{4}-\d\d-\d\d)\/[^/]+\.txt$/i;

const MOST_LETTERS = 1_000_000;

/**
 * Messages of an older return, one text file each and nothing in it but what was written:
 *
 *     5550100999/sms/in/2026-03-01/0001.txt        see you at the dock
 *
 * Who wrote it to whom is not stated, and of the time only the day, without a zone.
 */
export const synchronossMessageTexts: ReturnParser = {
  ...SYNCHRONOSS,
  id: 'synchronoss-message-texts',
  title: 'Synchronoss (Verizon cloud): messages of older returns (text, one file each)',
  gives: ['message'],
  namesAccount: true,
  recognises: (file) => file.mime === 'text/plain' && PATH.test(file.fullName),
  *read(file) {
    aboutByFolder(file);
    const [, type, direction, day] = PATH.exec(file.fullName) as unknown as readonly [string, string, string, string];
    const lines: LineUnit[] = [];
    let body = '';
    for (const line of textLines(file)) {
      if (body.length > MOST_LETTERS) {
        yield left('beyond a million letters of one message', line);
        continue;
      }
      // A line without any letter is no unit, and was written all the same.
      body += '\n'.repeat(line.at.line - (lines.at(-1)?.at.line ?? line.at.line)) + line.text;
      lines.push(line);
    }
    if (lines.length === 0) return;
    const data = given({ sent: utcFromText(day), type: { raw: type } });
    yield record('message', { ...data, body: { raw: body } }, lines, { extra: [{ name: 'Direction', raw: direction }] });
  },
};
