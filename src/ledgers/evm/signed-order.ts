// SPDX-License-Identifier: Apache-2.0
/**
 * What the payer of an Ethereum transaction ordered and signed. The transaction's name is the Keccak hash of its signed form (Yellow Paper 4.3; EIP-2718,
 * 2930, 1559, 4844, 7702), and its signature says whose key made it, so that fields told otherwise do not lead to the name that was asked for.
 */
import { NATIVE } from '../../core/currency/unit.ts';

export interface SignedOrder {
  /** Lower case, as the signature says. */
  readonly from: string;
  /** The account or contract called; null where a contract was made. */
  readonly to: string | null;
  readonly wei: bigint;
  /** The payment in a token, where the contract called is asked for one. */
  readonly token: { readonly contract: string; readonly to: string; readonly amount: bigint } | null;
}

/** keccak("transfer(address,uint256)"), payee and amount in 32 bytes each (ERC-20). */
const TOKEN_TRANSFER = /^0xa9059cbb0{24}([0-9a-f]{40})([0-9a-f]{64})$/i;

/** Types whose signed form is the same on every chain: legacy, access lists, fees by EIP-1559, blobs, delegations. */
const COMMON_TYPES = new Set([undefined, '0x0', '0x1', '0x2', '0x3', '0x4']);

/** Some chains write transactions that nobody signed, or fields of their own that belong to the signed form. */
function isCommon({ type, r, feeCurrency, gatewayFee }: Record<string, unknown>): boolean {
  return COMMON_TYPES.has(type as string | undefined) && typeof r === 'string' && !/^0x0*$/.test(r) && !feeCurrency && !gatewayFee;
}

/** The bytes that the fields of a transaction were signed as, in hex; undefined when they are of a kind that is not known or come without a signature. */
export async function signedForm(fields: Record<string, unknown>): Promise<`0x${string}` | undefined> {
  if (!isCommon(fields)) return undefined;
  const { formatTransaction, serializeTransaction } = await import('viem');
  try {
    const { r, s, v, yParity, input, ...told } = formatTransaction(fields as Parameters<typeof formatTransaction>[0]);
    return serializeTransaction({ ...told, data: input } as never, { r, s, v, yParity } as never);
  } catch {
    return undefined;
  }
}

/** `other-name` when the fields have another name; undefined when they are of a kind that is not known or come without a signature. */
export async function signedOrder(fields: Record<string, unknown>, txHash: string): Promise<SignedOrder | 'other-name' | undefined> {
  const serialized = await signedForm(fields);
  if (serialized === undefined) return undefined;
  const { formatTransaction, keccak256, recoverTransactionAddress } = await import('viem');
  try {
    const { input, ...told } = formatTransaction(fields as Parameters<typeof formatTransaction>[0]);
    if (keccak256(serialized) !== txHash.toLowerCase()) return 'other-name';
    const from = (await recoverTransactionAddress({ serializedTransaction: serialized as never })).toLowerCase();
    const to = told.to?.toLowerCase() ?? null;
    return { from, to, wei: told.value, token: to === null ? null : tokenOrder(to, input) };
  } catch {
    return undefined;
  }
}

function tokenOrder(contract: string, input: string): SignedOrder['token'] {
  const [, to, amount] = TOKEN_TRANSFER.exec(input) ?? [];
  return to === undefined || amount === undefined ? null : { contract, to: `0x${to.toLowerCase()}`, amount: BigInt(`0x${amount}`) };
}

/** Whether the payer signed for exactly this movement of a coin (contract `native`) or a token. */
export function signedFor(
  order: SignedOrder,
  told: { readonly contract: string; readonly from: string; readonly to: string; readonly amount: string },
): boolean {
  const { contract, from, to, amount } = told;
  if (from.toLowerCase() !== order.from) return false;
  const ordered = contract === NATIVE ? { contract, to: order.to, amount: order.wei } : order.token;
  return (
    ordered !== null && ordered.contract === contract.toLowerCase() && ordered.to === to.toLowerCase() && ordered.amount === BigInt(amount)
  );
}
