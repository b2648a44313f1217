// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeTokenCertificate, type TokenTraceCertificate } from '../certificate/token-certificate.ts';
import { followTransfers } from '../tokens/follow-transfers.ts';
import type { TokenTransfer } from '../tokens/read-transfers.ts';
import { NATIVE } from '../unit.ts';
import { flowGraph } from './flow-graph.ts';

const account = (number: number) => `0x${number.toString(16).padStart(40, '0')}`;
const PAYEES = 2500;
/** One account is paid, and pays two thousand others with a fee each time, over some days. */
const transfers: readonly TokenTransfer[] = [
  { txHash: '0x1', logIndex: 1, contract: NATIVE, from: account(9), to: account(1), amount: '10000000', blockNumber: 1, place: 0 },
  ...Array.from({ length: PAYEES }, (_, at): TokenTransfer[] => {
    const one = { txHash: `0xa${at}`, contract: NATIVE, from: account(1), blockNumber: 2 + at, place: 0 };
    const time = new Date(Date.UTC(2026, 2, 1 + Math.floor(at / 1000), 10)).toISOString().replace('.000Z', 'Z');
    return [
      { ...one, logIndex: 0, to: '', amount: '7', fee: true, time },
      { ...one, logIndex: 1, to: account(100 + at), amount: String(100 + at), time },
    ];
  }).flat(),
];
const flow = followTransfers({ transfers, seeds: ['0x1:1'], method: 'fifo' });
const certificate = JSON.parse(
  new TextDecoder().decode(makeTokenCertificate({ transfers, flow, method: 'fifo', parameters: {}, sources: [], tagOf: () => undefined })),
) as TokenTraceCertificate;

describe('a flow through thousands of addresses', () => {
  test('shows as many as were asked for, and the rest as one with all its value', () => {
    const { nodes, steps, addresses } = flowGraph(certificate, 300);
    assert.deepEqual([addresses, nodes.length], [PAYEES + 1, 300]);
    const others = nodes.find(({ kind }) => kind === 'others');
    assert.equal(others?.addresses, PAYEES + 1 - 299);
    const paid = Array.from({ length: PAYEES }, (_, at) => BigInt(100 + at)).reduce((sum, one) => sum + one, 0n);
    assert.equal(
      steps.reduce((sum, { amount }) => sum + amount, 0n),
      paid,
    );
    assert.equal(flowGraph(certificate, 5000).nodes.length, PAYEES + 1);
  });
  test('has no address for fees, which nobody receives', () => {
    const { nodes } = flowGraph(certificate, 5000);
    assert.ok(nodes.every(({ address }) => address !== ''));
    assert.ok(flow.fees > 0n);
  });
  test('says what moved on each day, fees left out', () => {
    const { days } = flowGraph(certificate, 300);
    assert.deepEqual(
      days.map(({ day, movements }) => [day, movements]),
      [
        ['2026-03-01', 1000],
        ['2026-03-02', 1000],
        ['2026-03-03', 500],
      ],
    );
  });
});
