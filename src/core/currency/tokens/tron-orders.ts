// SPDX-License-Identifier: Apache-2.0
/** What the payers of TRON transactions ordered by their own bytes, beside what a source tells of them. */
import { fromHex } from '../addresses/digests.ts';
import type { TokenTransfer } from './read-transfers.ts';
import { hasName, orderOf, signerOf, type TronOrder } from './tron-raw.ts';

export interface GivenOrder extends TronOrder {
  /** Whether the payer's own key signed it. Where an account lets other keys sign, it did not, and that is no lie. */
  readonly signed: boolean;
}

/** Orders by the name of their transaction, of those that come with bytes which have that name. What is no transaction of TRON is passed over. */
export function tronOrders(items: Iterable<unknown>): ReadonlyMap<string, GivenOrder> {
  const orders = new Map<string, GivenOrder>();
  for (const item of items) {
    const { txID, raw_data_hex: hex, signature } = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
    const raw = typeof hex === 'string' ? fromHex(hex) : undefined;
    if (raw === undefined || typeof txID !== 'string' || !hasName(raw, txID)) continue;
    const order = orderOf(raw);
    if (order === undefined) continue;
    const signatures = Array.isArray(signature) ? signature.slice(0, MOST_SIGNATURES) : [];
    const signed = signatures.some((one) => typeof one === 'string' && signerOf(raw, one) === order.from);
    orders.set(txID.toLowerCase(), { ...order, signed });
  }
  return orders;
}

/** An account of TRON has at most five keys for one permission. */
const MOST_SIGNATURES = 5;

/**
 * Contracts known to do exactly what is ordered: what leaves the payer is the amount of the order, a fee of the contract among it. Other contracts may
 * burn, add or pass on as they like, so that another amount is no lie there.
 */
const EXACT = new Set([
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', // USDT
  'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8', // USDC
]);

type Told = Pick<TokenTransfer, 'txHash' | 'contract' | 'from' | 'to' | 'amount'>;

const sameOrder = (told: Told, order: TronOrder): boolean =>
  told.contract === order.contract && told.from === order.from && told.to === order.to && BigInt(told.amount) === order.amount;

/** Whether the payer's own key signed for exactly this movement. */
export function isSigned(told: Told, orders: ReadonlyMap<string, GivenOrder>): boolean {
  const order = orders.get(told.txHash);
  return order?.signed === true && sameOrder(told, order);
}

/** The first transaction of which the source tells another payment in a token than its payer ordered. */
export function toldOtherwise(told: readonly Told[], orders: ReadonlyMap<string, GivenOrder>): string | undefined {
  const parts = Map.groupBy(told, ({ txHash }) => txHash);
  for (const [txHash, all] of parts) {
    const order = orders.get(txHash);
    if (order === undefined || !EXACT.has(order.contract)) continue;
    const left = all.filter(({ contract, from }) => contract === order.contract && from === order.from);
    if (left.length === 0) continue;
    const sum = left.reduce((total, { amount }) => total + BigInt(amount), 0n);
    if (sum !== order.amount || !left.some(({ to }) => to === order.to)) return txHash;
  }
  return undefined;
}
