// SPDX-License-Identifier: Apache-2.0
/** A trace as wide as investigators meet: one account is paid and pays thousands of others over three years, each with a service or without. */
import { makeTokenCertificate } from '../src/core/currency/certificate/token-certificate.ts';
import { tagAddress } from '../src/core/currency/tags/read-tagpack.ts';
import { followTransfers } from '../src/core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../src/core/currency/tokens/read-transfers.ts';

const CONTRACT = `0x${'70'.repeat(20)}`;
const FIRST = Date.UTC(2023, 10, 20);
const YEARS_MS = 3 * 365 * 86_400_000;

export const accountOf = (number: number): string => `0x${number.toString(16).padStart(40, '0')}`;
export const WIDE_SERVICE = 'Wide Exchange (invented)';
/** What the payee of that number was paid, in smallest units. */
export const paidTo = (number: number): bigint => 100n + BigInt(number);

/** @returns its certificate. Payee 0 is the service. */
export function wideTrace(payees: number, maxHops: number): Uint8Array {
  const numbers = Array.from({ length: payees }, (_, at) => at);
  const all = numbers.reduce((sum, at) => sum + paidTo(at), 0n);
  const transfer = (number: number, from: string, to: string, amount: bigint): TokenTransfer => ({
    ...{ txHash: `0x${number.toString(16).padStart(64, '0')}`, logIndex: 0, contract: CONTRACT, from, to },
    ...{ amount: String(amount), blockNumber: number, time: new Date(FIRST + Math.floor((number / payees) * YEARS_MS)).toISOString() },
  });
  const transfers = [
    transfer(0, accountOf(9), accountOf(1), all),
    ...numbers.map((at) => transfer(1 + at, accountOf(1), accountOf(100 + at), paidTo(at))),
  ];
  const tag = tagAddress(accountOf(100), 'ETH', { label: WIDE_SERVICE, category: 'exchange', pack: 'wide.yaml' });
  const tagOf = (account: string) => (account === accountOf(100) ? tag : undefined);
  const parameters = { maxHops };
  const seeds = [`${transfers[0]?.txHash}:0`];
  const flow = followTransfers({ transfers, seeds, method: 'fifo', ...parameters, serviceOf: (account) => tagOf(account)?.label });
  return makeTokenCertificate({ transfers, flow, method: 'fifo', parameters, sources: [], tagOf });
}
