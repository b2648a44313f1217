// SPDX-License-Identifier: Apache-2.0
/**
 * The signed bytes of a TRON transaction (`raw_data_hex`), which its name is the SHA-256 of: who sends how much to whom cannot be told otherwise
 * than they say. Protocol buffers, fields as in tronprotocol/protocol (core/Tron.proto, core/contract/balance_contract.proto and
 * smart_contract.proto):
 *
 *     raw                  11 contract
 *     contract              1 type   2 parameter (Any: 2 value)   5 Permission_id
 *     TransferContract      1 owner_address   2 to_address        3 amount in sun     (type 1)
 *     TriggerSmartContract  1 owner_address   2 contract_address  4 data              (type 31)
 *
 * `data` of a payment in a token: the first four bytes of keccak("transfer(address,uint256)"), then the payee and the amount in 32 bytes each
 * (TRC-20). Wallets write the payee with or without TRON's 0x41 before its twenty bytes; the contract looks at the twenty alone.
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { fromHex, keccak_256, sha256, toHex } from '../addresses/digests.ts';
import { NATIVE } from '../unit.ts';
import { tronAddress } from './read-transfers.ts';

/** A payment as its payer ordered it. Whether the chain carried it out is not in these bytes. */
export interface TronOrder {
  /** `native` for TRX. */
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  /** Smallest units. */
  readonly amount: bigint;
}

const TRANSFER = 1n;
const TRIGGER = 31n;
const TOKEN_TRANSFER = 'a9059cbb';

export const hasName = (raw: Uint8Array, txid: string): boolean => toHex(sha256(raw)) === txid.toLowerCase();

/** Undefined for transactions that order something else and for bytes that cannot be read. */
export function orderOf(raw: Uint8Array): TronOrder | undefined {
  const contract = messageAt(fieldsOf(raw), 11);
  const value = messageAt(messageAt(contract, 2), 2);
  const from = accountAt(value, 1);
  const other = accountAt(value, 2);
  if (from === undefined || other === undefined) return undefined;
  if (contract?.get(1) === TRIGGER) return tokenOrder(from, other, bytesAt(value, 4));
  const amount = value?.get(3) ?? 0n;
  return contract?.get(1) === TRANSFER && typeof amount === 'bigint' ? { contract: NATIVE, from, to: other, amount } : undefined;
}

function tokenOrder(from: string, contract: string, data: Uint8Array | undefined): TronOrder | undefined {
  if (data?.length !== 4 + 64 || toHex(data.subarray(0, 4)) !== TOKEN_TRANSFER) return undefined;
  const to = tronAddress(toHex(data.subarray(4 + 12, 4 + 32)));
  return { contract, from, to, amount: BigInt(`0x${toHex(data.subarray(4 + 32))}`) };
}

/**
 * The account whose own key made a signature over the bytes: 32 bytes r, 32 bytes s, one that tells which of two keys fits. Undefined for what is no
 * signature. An account may let other keys sign for it, so another key than the payer's is no proof of a lie.
 */
export function signerOf(raw: Uint8Array, signature: string): string | undefined {
  const bytes = fromHex(signature);
  if (bytes?.length !== 65) return undefined;
  const parity = (bytes[64] as number) % 27;
  if (parity > 1) return undefined;
  try {
    const recovered = secp256k1.Signature.fromBytes(bytes.subarray(0, 64)).addRecoveryBit(parity).recoverPublicKey(sha256(raw));
    return tronAddress(toHex(keccak_256(recovered.toBytes(false).subarray(1)).subarray(12)));
  } catch {
    return undefined;
  }
}

type ProtoFields = ReadonlyMap<number, bigint | Uint8Array>;

function bytesAt(fields: ProtoFields | undefined, number: number): Uint8Array | undefined {
  const value = fields?.get(number);
  return value instanceof Uint8Array ? value : undefined;
}

function messageAt(fields: ProtoFields | undefined, number: number): ProtoFields | undefined {
  const bytes = bytesAt(fields, number);
  return bytes && fieldsOf(bytes);
}

function accountAt(fields: ProtoFields | undefined, number: number): string | undefined {
  const bytes = bytesAt(fields, number);
  return bytes?.length === 21 ? tronAddress(toHex(bytes.subarray(1))) : undefined;
}
/** Fields by number, of repeated ones the last; undefined for bytes that are no message. */
function fieldsOf(bytes: Uint8Array): ProtoFields | undefined {
  const fields = new Map<number, bigint | Uint8Array>();
  let at = 0;
  const varint = (): bigint | undefined => {
    let value = 0n;
    for (let shift = 0n; shift < 70n && at < bytes.length; shift += 7n) {
      const byte = bytes[at++] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < bytes.length) {
    const key = varint();
    if (key === undefined) return undefined;
    const number = Number(key >> 3n);
    const wire = Number(key & 7n);
    const size = wire === 0 ? undefined : wire === 2 ? varint() : wire === 1 ? 8n : wire === 5 ? 4n : undefined;
    if (wire === 0) {
      const value = varint();
      if (value === undefined) return undefined;
      fields.set(number, value);
    } else if (size === undefined || size > BigInt(bytes.length - at)) return undefined;
    else {
      fields.set(number, bytes.subarray(at, at + Number(size)));
      at += Number(size);
    }
  }
  return fields;
}
