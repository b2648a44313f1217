// SPDX-License-Identifier: Apache-2.0
/**
 * The signed bytes of a TRON transaction (`raw_data_hex`), which its name is the SHA-256 of: who sends how much to whom cannot be told otherwise
 * than they say. Protocol buffers, fields as in tronprotocol/protocol (core/Tron.proto, contract/balance_contract.proto):
 *
 *     raw            11 contract
 *     contract        1 type (1 = TransferContract)   2 parameter (Any: 2 value)
 *     TransferContract 1 owner_address   2 to_address   3 amount in sun
 */
import { sha256, toHex } from '../addresses/digests.ts';
import { tronAddress } from './read-transfers.ts';

export interface TronTransferBytes {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

const TRANSFER = 1n;

/** Undefined for transactions of other kinds and for bytes that cannot be read; `other-name` when they do not hash to the name. */
export function tronRawSays(raw: Uint8Array, txid: string): TronTransferBytes | 'other-name' | undefined {
  if (toHex(sha256(raw)) !== txid.toLowerCase()) return 'other-name';
  const contract = bytesAt(fieldsOf(raw), 11);
  const outer = contract === undefined ? undefined : fieldsOf(contract);
  if (outer?.get(1) !== TRANSFER) return undefined;
  const any = bytesAt(outer, 2);
  const value = any === undefined ? undefined : bytesAt(fieldsOf(any), 2);
  const transfer = value === undefined ? undefined : fieldsOf(value);
  const [from, to] = [bytesAt(transfer, 1), bytesAt(transfer, 2)];
  const amount = transfer?.get(3) ?? 0n;
  if (from?.length !== 21 || to?.length !== 21 || typeof amount !== 'bigint') return undefined;
  return { from: tronAddress(toHex(from.subarray(1))), to: tronAddress(toHex(to.subarray(1))), amount };
}

type ProtoFields = ReadonlyMap<number, bigint | Uint8Array>;

function bytesAt(fields: ProtoFields | undefined, number: number): Uint8Array | undefined {
  const value = fields?.get(number);
  return value instanceof Uint8Array ? value : undefined;
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
