// SPDX-License-Identifier: Apache-2.0
/**
 * A Monero transaction from its bytes, as far as checking a proof needs it (monero-project/monero, cryptonote_basic.h and ringct/rctTypes.h):
 *
 *     prefix   version, unlock time, inputs (0xff generation, 0x02 key), outputs (amount, 0x02 key or 0x03 key and view tag), extra
 *     base     RingCT type, fee, for type 2 pseudo outputs, then of each output its encrypted amount and its commitment
 *     rest     range proofs and signatures, which only the name of the transaction needs
 *
 * Name: Keccak-256 of the bytes (version 1), or of the three hashes of prefix, base and rest. A pruned transaction has no rest: then the hash of the
 * rest has to be given.
 */
import { keccak_256, toHex } from '../addresses/digests.ts';

export interface MoneroOutput {
  readonly key: Uint8Array;
  /** Piconero where it is not hidden (version 1, and what miners earn). */
  readonly amount: bigint;
  readonly viewTag?: number;
}

export interface MoneroTransaction {
  readonly txid: string;
  readonly version: number;
  readonly outputs: readonly MoneroOutput[];
  /** Public key of the transaction, and one of each output where payments went to subaddresses. */
  readonly publicKeys: readonly Uint8Array[];
  readonly additionalKeys: readonly Uint8Array[];
  readonly encryptedPaymentId?: Uint8Array;
  /** 0 where nothing is hidden. */
  readonly ringType: number;
  /** Of each output: 8 bytes, or 64 in the types before 4. */
  readonly encryptedAmounts: readonly Uint8Array[];
  readonly commitments: readonly Uint8Array[];
}

export class UnreadableMonero extends Error {}

/** @throws UnreadableMonero */
export function readMoneroTransaction(bytes: Uint8Array, restHash?: Uint8Array): MoneroTransaction {
  const reader = new Reader(bytes);
  const version = reader.count('version');
  if (version !== 1 && version !== 2) throw new UnreadableMonero(`version ${version} is not known`);
  reader.varint();
  const inputs = reader.count('inputs');
  for (let input = 0; input < inputs; input++) skipInput(reader);
  const outputs = Array.from({ length: reader.count('outputs') }, () => readOutput(reader));
  const extra = readExtra(reader.take(reader.count('extra')));
  const prefix = bytes.subarray(0, reader.at);
  if (version === 1)
    return { txid: toHex(keccak_256(bytes)), version, outputs, ...extra, ringType: 0, encryptedAmounts: [], commitments: [] };
  const base = readBase(reader, inputs, outputs.length);
  const baseBytes = bytes.subarray(prefix.length, reader.at);
  const rest = bytes.subarray(reader.at);
  if (rest.length === 0 && base.ringType !== 0 && restHash === undefined)
    throw new UnreadableMonero('it is pruned, and the hash of what is missing (prunable_hash) is not given');
  const ofRest = base.ringType === 0 ? new Uint8Array(32) : rest.length === 0 ? (restHash as Uint8Array) : keccak_256(rest);
  const txid = toHex(keccak_256(Uint8Array.from([...keccak_256(prefix), ...keccak_256(baseBytes), ...ofRest])));
  return { txid, version, outputs, ...extra, ...base };
}

function skipInput(reader: Reader): void {
  const kind = reader.byte();
  if (kind === 0xff) {
    reader.varint();
    return;
  }
  if (kind !== 0x02) throw new UnreadableMonero(`an input of kind ${kind}`);
  reader.varint();
  for (let offsets = reader.count('ring'); offsets > 0; offsets--) reader.varint();
  reader.take(32);
}

function readOutput(reader: Reader): MoneroOutput {
  const amount = reader.varint();
  const kind = reader.byte();
  if (kind !== 0x02 && kind !== 0x03) throw new UnreadableMonero(`an output of kind ${kind}`);
  const key = reader.take(32);
  return kind === 0x03 ? { amount, key, viewTag: reader.byte() } : { amount, key };
}

/** Fields of `extra`: 0 padding, 1 public key, 2 nonce (1 and 8 bytes within: encrypted payment id), 4 additional keys. What follows an unknown one is left. */
function readExtra(extra: Uint8Array): Pick<MoneroTransaction, 'publicKeys' | 'additionalKeys' | 'encryptedPaymentId'> {
  const publicKeys: Uint8Array[] = [];
  let additionalKeys: Uint8Array[] = [];
  let encryptedPaymentId: Uint8Array | undefined;
  const reader = new Reader(extra);
  try {
    while (reader.at < extra.length) {
      const tag = reader.byte();
      if (tag === 1) publicKeys.push(reader.take(32));
      else if (tag === 2) {
        const nonce = reader.take(reader.count('nonce'));
        if (nonce.length === 9 && nonce[0] === 1) encryptedPaymentId = nonce.subarray(1);
      } else if (tag === 4) additionalKeys = Array.from({ length: reader.count('keys') }, () => reader.take(32));
      else if (tag !== 0) break;
    }
  } catch (cause) {
    // Anybody may write anything into it; what was read before counts, as in a wallet.
    if (!(cause instanceof UnreadableMonero)) throw cause;
  }
  return { publicKeys, additionalKeys, ...(encryptedPaymentId === undefined ? {} : { encryptedPaymentId }) };
}

function readBase(
  reader: Reader,
  inputs: number,
  outputs: number,
): Pick<MoneroTransaction, 'ringType' | 'encryptedAmounts' | 'commitments'> {
  const ringType = reader.byte();
  if (ringType === 0) return { ringType, encryptedAmounts: [], commitments: [] };
  if (ringType > 6) throw new UnreadableMonero(`RingCT type ${ringType} is not known`);
  reader.varint();
  if (ringType === 2) reader.take(32 * inputs);
  const encryptedAmounts = Array.from({ length: outputs }, () => reader.take(ringType >= 4 ? 8 : 64));
  const commitments = Array.from({ length: outputs }, () => reader.take(32));
  return { ringType, encryptedAmounts, commitments };
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.at) throw new UnreadableMonero(`it ends at byte ${this.#bytes.length}, within something`);
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 64n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new UnreadableMonero(`a number at byte ${this.at} is too long`);
  }

  /** A number of things that each take a byte at least, so that a false one is refused before room is made for it. */
  count(what: string): number {
    const value = this.varint();
    if (value > BigInt(Math.max(2, this.#bytes.length - this.at))) throw new UnreadableMonero(`more ${what} than it has bytes`);
    return Number(value);
  }
}
