// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../test/returns/fuzz-samples.ts';

test('a table with the columns of two readers is read by neither, and the reading goes on', async () => {
  const header = 'Date,Type,Direction,Attachments,Body,Sender,Recipients,Message ID,ts';
  const { files } = await readBytes('20260301.csv', Buffer.from(`${header}\n2026-03-01T22:10:05Z,mms,in,,hello,5550100123,,1,2026\n`));
  assert.deepEqual(
    files.map(({ standing }) => standing),
    ['not-read'],
  );
});
