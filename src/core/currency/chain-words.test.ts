// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { languages } from '../documents/document-text.ts';
import { BASE58_VERSIONS } from './addresses/base58-versions.ts';
import { EVM_CHAINS, evmChainName } from './addresses/evm-chains.ts';
import { NETWORKS } from './bitcoin/networks.ts';
import { chainWords } from './chain-words.ts';

/** The codes that stand in the source of the readers of addresses, as `chain: 'xrp'` and beside a prefix: `['bcrt', 'bitcoin-regtest']`. */
function codesInSource(): string[] {
  const folder = join(import.meta.dirname, 'addresses');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const pack = readFileSync(join(import.meta.dirname, 'tags/read-tagpack.ts'), 'utf8');
  return [
    ...sources.flatMap((text) => [
      ...text.matchAll(/chain(?: =|:) (?:[^;\n]*\? )?'([a-z-]+)'/g),
      ...text.matchAll(/^ {2}\['[a-z]+', '([a-z-]+)'\],/gm),
    ]),
    ...pack.matchAll(/^ {2}[A-Z]{3,4}: '([a-z-]+)',/gm),
  ].map(([, code]) => code as string);
}

describe('what a chain is called', () => {
  test('every chain of which addresses are read, or on which value is followed, has its words in three languages', () => {
    const fromCode = codesInSource();
    assert.ok(fromCode.includes('xrp') && fromCode.includes('bitcoin-regtest') && fromCode.includes('bsc'));
    const codes = new Set([
      ...fromCode,
      ...NETWORKS.map(({ id }) => id),
      ...EVM_CHAINS,
      ...BASE58_VERSIONS.flatMap(({ chains }) => chains),
      ...['polkadot', 'kusama', 'ton-testnet', 'bitcoincash-testnet', 'monero-stagenet', 'unknown', evmChainName(31_337)],
    ]);
    const bare = [...codes].flatMap((code) => languages.flatMap((one) => (chainWords(code, one) === code ? [`${code} ${one}`] : [])));
    assert.deepEqual(bare, []);
  });
  test('a network for trials says so in the language of its reader', () => {
    assert.deepEqual(
      languages.map((one) => chainWords('bitcoin-regtest', one)),
      ['Bitcoin (private test network)', 'شبكة Bitcoin التجريبية الخاصة', 'Bitcoin (réseau de test privé)'],
    );
    assert.equal(chainWords('ethereum-classic', 'ar'), 'Ethereum Classic');
  });
  test('what others wrote stands as it is', () => {
    assert.equal(chainWords('Somecoin', 'fr'), 'Somecoin');
    assert.equal(chainWords('toString', 'en'), 'toString');
    assert.equal(chainWords('x-toString', 'en'), 'x-toString');
  });
});
