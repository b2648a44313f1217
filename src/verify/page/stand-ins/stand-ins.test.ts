// SPDX-License-Identifier: Apache-2.0
/** What stands in for Node in the check page says what Node says, of whatever bytes, also of those that somebody has changed. */
import assert from 'node:assert/strict';
import * as node from 'node:crypto';
import { describe, test } from 'node:test';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import * as page from './crypto.ts';
import * as pageZlib from './zlib.ts';

const DIGESTS = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
/** Order of the group of Ed25519 (RFC 8032 §5.1). */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

describe('what stands in for Node in the check page', () => {
  test('hashes as Node does, in one piece and in many', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIGESTS), fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (name, parts) => {
        const [ours, theirs] = [page.createHash(name), node.createHash(name)];
        for (const part of parts) {
          ours.update(part);
          theirs.update(part);
        }
        assert.equal(ours.digest('hex'), theirs.digest('hex'));
        const whole = Buffer.concat(parts);
        assert.equal(page.hash(name, whole, 'buffer').toString('hex'), node.hash(name, whole, 'hex'));
        assert.equal(page.hash(name, whole, 'binary'), node.hash(name, whole, 'binary'));
      }),
      { numRuns: 60 },
    );
    assert.throws(() => page.createHash('md5'), TypeError);
  });

  const pss = node.constants.RSA_PKCS1_PSS_PADDING;
  const keys = [
    ['Ed25519', node.generateKeyPairSync('ed25519'), null, 0],
    ['ECDSA on P-256', node.generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'sha256', 0],
    ['ECDSA on P-384', node.generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'sha384', 0],
    ['RSA, PKCS #1', node.generateKeyPairSync('rsa', { modulusLength: 2048 }), 'sha512', 0],
    ['RSA-PSS', node.generateKeyPairSync('rsa', { modulusLength: 2048 }), 'sha256', pss],
  ] as const;
  for (const [name, { privateKey, publicKey }, digest, padding] of keys)
    test(`takes what a key signed, and nothing that was changed by one bit (${name})`, () => {
      const theirs = padding === 0 ? publicKey : { key: publicKey, padding };
      const spki = page.createPublicKey({ key: publicKey.export({ format: 'der', type: 'spki' }), format: 'der', type: 'spki' });
      const ours = padding === 0 ? spki : { key: spki, padding };
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.boolean(), fc.nat(), (data, ofSignature, at) => {
          const signature = node.sign(digest, data, padding === 0 ? privateKey : { key: privateKey, padding });
          assert.equal(page.verify(digest, data, ours, signature), true);
          const changed = Uint8Array.from(ofSignature ? signature : data);
          const bit = at % (changed.length * 8);
          changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
          const given = ofSignature ? ([data, changed] as const) : ([changed, signature] as const);
          let verdict = false;
          try {
            verdict = page.verify(digest, given[0], ours, given[1]);
          } catch (error) {
            // A signature that cannot be read is none; the verifier says which file it is of.
            assert.ok(error instanceof Error);
          }
          assert.equal(verdict, node.verify(digest, given[0], theirs, given[1]));
          assert.equal(verdict, false);
        }),
        { numRuns: 25 },
      );
    });

  test('takes one form of an Ed25519 signature and not its twin', () => {
    const { privateKey, publicKey } = node.generateKeyPairSync('ed25519');
    const signature = node.sign(null, Buffer.from('a checkpoint'), privateKey);
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + L;
    const twin = Buffer.concat([signature.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()]);
    const key = page.createPublicKey({ key: publicKey.export({ format: 'der', type: 'spki' }), format: 'der', type: 'spki' });
    let verdict = false;
    try {
      verdict = page.verify(null, Buffer.from('a checkpoint'), key, twin);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
    assert.deepEqual([verdict, node.verify(null, Buffer.from('a checkpoint'), publicKey, twin)], [false, false]);
  });

  test('unpacks and sums as Node does, and stops at the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        assert.deepEqual(Buffer.from(pageZlib.inflateSync(zlib.deflateSync(bytes))), Buffer.from(bytes));
        assert.equal(pageZlib.crc32(bytes), zlib.crc32(bytes));
      }),
      { numRuns: 40 },
    );
    assert.throws(() => pageZlib.inflateSync(zlib.deflateSync(Buffer.alloc(10_000)), { maxOutputLength: 9_999 }), RangeError);
  });

  test('holds no secret and signs nothing', () => {
    assert.throws(() => page.createPrivateKey(), TypeError);
    assert.throws(() => page.sign(), TypeError);
  });
});
