// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { resultOf, type TraceCertificate } from '../certificate/trace-certificate.ts';
import { ChainBuilder } from '../chain/build-chain.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../economy/invented-case.ts';
import { inventedBitcoinTrace, inventedTronTrace } from '../economy/invented-traces.ts';
import { simulateEconomy } from '../economy/simulate-economy.ts';
import { follow } from '../follow/follow.ts';
import { methodText } from './method-text.ts';
import { type AnyTraceCertificate, factsOfTrace, traceReport } from './trace-report.ts';

test('a label from a file of tags that is markup or writes backwards is shown as what it is, in every language', () => {
  const label = '\u202eegnahcxE\u2069<script>';
  const bytes = Buffer.from(inventedBitcoinTrace(inventedChain())).toString('utf8');
  const certificate = JSON.parse(bytes.replaceAll(JSON.stringify(INVENTED_EXCHANGE), JSON.stringify(label))) as AnyTraceCertificate;
  for (const language of ['en', 'ar', 'fr'] as const) {
    const html = traceReport(certificate, language, '0'.repeat(64));
    assert.ok(html.includes('⟨U+202E⟩egnahcxE⟨U+2069⟩&lt;script&gt;'), language);
    assert.doesNotMatch(html, /\u202e|<script/, language);
  }
});

describe('what a report says is left', () => {
  const chain = inventedChain();
  const traces = { bitcoin: inventedBitcoinTrace, tron: inventedTronTrace };
  for (const [name, make] of Object.entries(traces))
    for (const method of ['fifo', 'haircut', 'poison'] as const)
      test(`${name}, ${method}: adds up to what was followed, and where it is more the report says by how much`, () => {
        const facts = factsOfTrace(JSON.parse(Buffer.from(make(chain, method)).toString('utf8')) as AnyTraceCertificate);
        const reached = facts.services.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
        const [unspent, fees, absorbed, drawnIn] = [facts.unspent, facts.fees, facts.absorbed, facts.drawnIn].map(BigInt) as [
          ...[bigint, bigint, bigint, bigint],
        ];
        assert.equal(unspent + fees + absorbed + reached, BigInt(facts.seedsTotal) + drawnIn);
        assert.ok([unspent, fees, absorbed, drawnIn].every((amount) => amount >= 0n));
        const text = methodText(facts, 'en').join(' ');
        assert.equal(/exactly what was followed/.test(text), drawnIn === 0n);
        assert.equal(/more than was followed/.test(text), drawnIn > 0n);
      });
  test('bitcoin, poison where much is mixed: what was drawn in is no negative amount', () => {
    const economy = simulateEconomy({ seed: 3, users: 60, blocks: 60, transactionsPerBlock: 20 });
    const builder = new ChainBuilder();
    for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
    const ofMany = builder.done('bitcoin-regtest');
    const result = resultOf(ofMany, follow(ofMany, { seeds: [ofMany.firstOutput[1] as number], method: 'poison' }));
    assert.ok(BigInt(result.absorbed) < 0n, 'clean value is drawn in');
    const certificate = {
      ...(JSON.parse(Buffer.from(inventedBitcoinTrace(chain, 'poison')).toString('utf8')) as TraceCertificate),
      result,
    };
    const { absorbed, drawnIn } = factsOfTrace(certificate);
    assert.deepEqual([absorbed, drawnIn], ['0', result.absorbed.slice(1)]);
    assert.match(methodText(factsOfTrace(certificate), 'en').join(' '), /more than was followed/);
  });
});
