// SPDX-License-Identifier: Apache-2.0
/** The key for papers on a token: SoftHSM, which keeps it as a hardware module does, asked by the same program. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ACCOUNT, paperDocument } from '../../../test/invented-paper.ts';
import { renderPdf } from '../../documents/pdf/render-pdf.ts';
import { signPdf } from '../../documents/pdf/sign-pdf.ts';
import { keepSigningKey, readSigningKey, signingKeyFromText } from './signing-key.ts';
import { tokenPlaceText } from './token-key.ts';

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '4711';

describe('the key for papers on a token', {
  skip: existsSync(MODULE) ? false : 'SoftHSM (Debian: softhsm2) is not on this machine',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-token-'));
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  const place = { module: MODULE, token: 'Desk', id: '01', pinFile: join(folder, 'pin') };
  const certificate = (kind: string) => readFileSync(join(folder, `${kind}.pem`), 'utf8');

  before(() => {
    process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
    mkdirSync(join(folder, 'tokens'));
    writeFileSync(process.env.SOFTHSM2_CONF, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`);
    writeFileSync(place.pinFile, `${PIN}\n`);
    run('softhsm2-util', '--init-token', '--free', '--label', 'Desk', '--so-pin', '12345678', '--pin', PIN);
    for (const [id, kind, ...how] of [
      ['01', 'ec', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      ['02', 'rsa', '-newkey', 'rsa:2048'],
    ] as const) {
      run('openssl', 'req', '-x509', ...how, '-nodes', '-keyout', `${kind}.key`, '-out', `${kind}.pem`, '-days', '30', '-subj', '/CN=Desk');
      run('softhsm2-util', '--import', `${kind}.key`, '--token', 'Desk', '--label', kind, '--id', id, '--pin', PIN);
      rmSync(join(folder, `${kind}.key`));
    }
  });
  after(() => {
    delete process.env.SOFTHSM2_CONF;
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [id, kind] of [
    ['01', 'ec'],
    ['02', 'rsa'],
  ] as const)
    test(`signs a paper that another program finds valid (${kind})`, async () => {
      const places = { keysFolder: folder, credentialsFolder: undefined };
      await keepSigningKey(places, tokenPlaceText({ ...place, id }) + certificate(kind));
      assert.ok(!readFileSync(join(folder, 'signing.key'), 'utf8').includes(PIN));
      const key = readSigningKey(places);
      assert.ok(key);
      const pdf = await signPdf(renderPdf(paperDocument(ACCOUNT)), { sign: key.sign, certificates: [key.certificates[0].raw] }, new Date());
      writeFileSync(join(folder, 'paper.pdf'), pdf);
      assert.match(run('pdfsig', '-nocert', 'paper.pdf'), /Signature Validation: Signature is Valid/);
    });

  test('is refused where the token holds another key than the certificate’s, or gives none', async () => {
    const refusal = async (text: string) =>
      await keepSigningKey({ keysFolder: folder, credentialsFolder: undefined }, text).then(
        () => assert.fail('it was taken'),
        (error: { code: string; message: string }) => `${error.code} ${error.message}`,
      );
    const other = await refusal(tokenPlaceText({ ...place, id: '02' }) + certificate('ec'));
    assert.match(other, /^KEY_UNUSABLE/);
    assert.match(await refusal(tokenPlaceText({ ...place, id: '07' }) + certificate('ec')), /KEY_UNUSABLE.*the token did not sign/);
    assert.match(await refusal(tokenPlaceText({ ...place, token: 'Other' }) + certificate('ec')), /KEY_UNUSABLE.*the token did not sign/);
    writeFileSync(join(folder, 'wrong'), '999999');
    const wrong = await refusal(tokenPlaceText({ ...place, pinFile: join(folder, 'wrong') }) + certificate('ec'));
    assert.match(wrong, /CKR_PIN_INCORRECT/);
    assert.ok(!wrong.includes('999999'));
    assert.match(await refusal(tokenPlaceText({ ...place, pinFile: join(folder, 'none') }) + certificate('ec')), /KEY_UNUSABLE.*ENOENT/);
  });

  test('names the line that its file lacks', () => {
    const text = tokenPlaceText(place).replace(/^pkcs11-id.*\n/m, '') + certificate('ec');
    assert.throws(() => signingKeyFromText(text), { code: 'KEY_UNUSABLE', message: /"pkcs11-id: …"/ });
  });
});
