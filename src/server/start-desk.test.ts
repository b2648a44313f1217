// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../../test/desk.ts';
import { startDesk } from './start-desk.ts';

test('an address the desk cannot listen at is told with what to do, and is no fault of the program', async () => {
  const it = await openTestDesk('embedded', { people: false });
  const at = (listen: string) => startDesk({ ...it.desk, configuration: { ...it.desk.configuration, listen } });
  try {
    await assert.rejects(at(new URL(it.address).host), {
      fullCode: 'STORE_BAD_CONFIGURATION',
      message: /EADDRINUSE.*Another program listens there/,
    });
    await assert.rejects(at('203.0.113.5:8415'), { fullCode: 'STORE_BAD_CONFIGURATION', message: /EADDRNOTAVAIL.*no such address/ });
    await assert.rejects(at('nowhere.invalid:8415'), {
      fullCode: 'STORE_BAD_CONFIGURATION',
      message: /nowhere\.invalid:8415 \((ENOTFOUND|EAI_AGAIN)\)/,
    });
  } finally {
    await it.close();
  }
});
