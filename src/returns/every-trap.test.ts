// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** Where each trap of returns.md §13 is tried: a test by a part of its title, or an expected value of a sample that its reader's test holds it to. */
const TRAPS: Readonly<Record<number, readonly [file: string, holds: string]>> = {
  1: ['meta-records-html/index.test.ts', 'an address split from its label by a page bar is joined'],
  2: ['meta-records-html/index.test.ts', 'labels and page bars that somebody typed into a message stay in its body'],
  3: ['traps.test.ts', 'a field that was added to a group stands beside it'],
  4: ['traps.test.ts', 'the time before its address in one return, behind it in another'],
  5: ['traps.test.ts', 'an IPv6 address without brackets that ends in digits'],
  6: ['traps.test.ts', 'HTML that somebody typed into a message is text of the message'],
  7: ['traps.test.ts', 'a display name with a colon and a blank stays whole'],
  8: ['../cli/commands/read.test.ts', 'a signature that fits is exit 0, one byte changed is exit 1 and named'],
  9: ['traps.test.ts', 'lines that begin with a dash are escaped by the signature'],
  10: ['snap-return/samples/expected.json', '"category": "memories.csv"'],
  11: ['snap-return/index.test.ts', 'last_active is Pacific time by its legend'],
  12: ['snap-return/samples/expected.json', '"b~AAAA1",\n    "b~AAAA2"'],
  13: ['containers/containers.test.ts', 'two entries of one name are two files'],
  14: ['containers/twins.test.ts', 'ZIP in ZIP in ZIP with the preserved twin of one account'],
  15: ['google-return/samples/expected.json', '"kind": "no-records-stated"'],
  16: ['google-return/samples/expected.json', '"kind": "location"'],
  17: ['google-return/index.test.ts', 'a coordinate that lost 2^32 is brought back'],
  18: ['meta-download/index.test.ts', 'are repaired once'],
  19: ['traps.test.ts', 'emoji and combining characters survive the borders of chunks'],
  20: ['../core/records/read-time.test.ts', 'Arabic-Indic digits, marks and comma'],
  21: ['../core/records/read-time.test.ts', 'stay undecided when nothing decides'],
  22: ['../core/records/read-time.test.ts', 'the clock is put back and forward'],
  23: ['../core/records/read-time.test.ts', "describe('precision'"],
  24: ['meta-records-html/index.test.ts', 'a message without a body has none, which is not an empty one'],
  25: ['traps.long-test.ts', '200,000 messages in one HTML file are streamed'],
  26: ['traps.test.ts', 'a cell with a line break and doubled quotes is one cell'],
  27: ['traps.test.ts', 'a formula is text'],
  28: ['traps.test.ts', 'Windows-1256 and UTF-16 are read as what they are'],
  29: ['traps.test.ts', 'a byte order mark in the middle'],
  30: ['tokenisers/documents.test.ts', 'serials count from 1900 with its missing leap day, or from 1904'],
  31: ['telecom-csv/index.test.ts', 'digits that a spreadsheet has destroyed are a gap'],
  32: ['containers/twins.test.ts', 'two accounts in one return'],
  33: ['traps.test.ts', 'rows outside the period, and of another account'],
  34: ['containers/containers.test.ts', 'a ZIP cut off anywhere ends as a gap'],
  35: ['etsi-ts-102657/index.test.ts', 'a record of a shape that nobody knows is a gap'],
  36: ['telecom-csv/index.test.ts', 'questions are answered by the operator'],
  37: ['traps.test.ts', 'media belong to the exact id'],
  38: ['meta-records-html/index.test.ts', 'a section that nobody knows is a gap that names it and shows nothing of its content'],
};

test('each of the thirty-eight traps is tried somewhere', () => {
  assert.deepEqual(
    Object.keys(TRAPS).map(Number),
    Array.from({ length: 38 }, (_, n) => n + 1),
  );
  const untried = Object.entries(TRAPS).filter(
    ([, [file, holds]]) => !readFileSync(join(import.meta.dirname, file), 'utf8').includes(holds),
  );
  assert.deepEqual(untried, []);
});
