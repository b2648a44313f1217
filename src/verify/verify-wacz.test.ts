// SPDX-License-Identifier: Apache-2.0
/** Against files of webrecorder/py-wacz (MIT), one of them signed with a domain's certificate and stamped by FreeTSA in 2022. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { missing, sharedFolder } from '../../test/shared.ts';
import { NO_TRUST } from './trust.ts';
import { verifyFile } from './verify-file.ts';

describe('a captured page made by another program', { skip: missing('standards/wacz') }, () => {
  const fixture = (name: string) => join(sharedFolder('standards/wacz') as string, 'fixtures', `${name}.wacz`);
  const trust = () => ({
    ...NO_TRUST,
    certificates: [readFileSync(join(sharedFolder('standards/rfc3161') as string, 'freetsa-2022-chain.pem'), 'utf8')],
  });

  test('that is whole is accepted', async () => {
    for (const name of ['valid_example_1', 'valid_example_2']) {
      const report = await verifyFile(fixture(name), NO_TRUST);
      assert.deepEqual(
        report?.findings.filter(({ good }) => !good),
        [],
        name,
      );
      assert.equal(report?.kind, 'wacz');
      assert.ok(report.findings.some(({ code }) => code === 'WACZ_UNSIGNED'));
    }
  });
  test('that is signed and stamped is accepted, and the time is that of the authority', async () => {
    const report = await verifyFile(fixture('valid_signed_example_1'), trust());
    assert.deepEqual(
      report?.findings.filter(({ good }) => !good),
      [],
    );
    assert.ok(report?.findings.some(({ code, what }) => code === 'WACZ_STAMP' && what.includes('2022-01-18T19:00:12')));
    assert.ok(report?.findings.some(({ code, good }) => code === 'WACZ_SIGNATURE' && good));
  });
  test('that is broken, or carries the signature of another, is refused', async () => {
    for (const name of ['invalid_example_1', 'invalid_signed_example_1'])
      assert.equal((await verifyFile(fixture(name), NO_TRUST))?.ok, false, name);
  });
});
