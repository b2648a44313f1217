// SPDX-License-Identifier: Apache-2.0
/**
 * Checks what somebody hands over about a Monero transaction. Monero hides payer, payee and amount: nothing here follows value, and nothing could.
 * But who made a payment, or received it, can show one transaction to others, and that can be checked against its bytes:
 *
 *     OutProofV1, OutProofV2   who paid shows that outputs of the transaction went to an address, and how much
 *     InProofV1, InProofV2     who received shows the same
 *     transaction key          the secret key of the payment itself, 64 hex digits (with more for subaddresses)
 *
 * A proof is `D`, the shared secret, and a Schnorr signature (c, r) over a message, that one secret leads from the base to R and from the address to D
 * (monero-project/monero, crypto.cpp; wallet2.cpp for the texts). With D the outputs follow:
 *
 *     P = Hs(8D ‖ i)·G + B      output i belongs to the address with spend key B
 *     amount                    its encrypted amount, opened; its commitment C = mask·G + amount·H has to agree
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromHex, keccak_256, toHex } from '../addresses/digests.ts';
import { decodeMonero, decodeMoneroBlocks, type MoneroAddress } from '../addresses/monero.ts';
import type { MoneroTransaction } from './read-transaction.ts';

export interface MoneroClaim {
  readonly address: string;
  /** `OutProofV2…` or another proof as a wallet writes it, or the key of the transaction in hex, more of them parted by commas or nothing. */
  readonly proof: string;
  /** What was signed along, as the parties agreed; empty unless told. */
  readonly message: string;
}

export interface MoneroReceipt {
  readonly output: number;
  readonly amount: bigint;
  /** `clear`: never hidden. `commitment`: opened, and the commitment in the transaction agrees. */
  readonly amountBy: 'clear' | 'commitment';
}

export type MoneroVerdict =
  | 'shown'
  /** Nothing is wrong with the signature, but no output of the transaction goes to the address. */
  | 'nothing-for-address'
  | 'not-signed'
  /** An output goes to the address, but its amount is not the one its commitment holds. */
  | 'amount-contradicted';

export interface MoneroCheck {
  readonly kind: 'out-proof' | 'in-proof' | 'transaction-key';
  /** 1 leaves the keys out of what is signed: a weakness, told beside the verdict. */
  readonly version: 1 | 2 | undefined;
  readonly verdict: MoneroVerdict;
  readonly receipts: readonly MoneroReceipt[];
  readonly total: bigint;
  /** Of an integrated address: whether the payment names its payment id. */
  readonly paymentId: boolean | undefined;
}

/** The text is no proof of the kinds known, or the address is none. */
export class UnusableProof extends Error {}

type Point = InstanceType<typeof ed25519.Point>;
const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;
/** The second generator of commitments: 8 times the point that Keccak-256 of G writes (ringct/rctTypes.h). */
const H = pointOf(keccak_256(Point.BASE.toBytes()))?.multiply(8n) as Point;

/** @throws UnusableProof */
export function checkMoneroProof(transaction: MoneroTransaction, { address: written, proof, message }: MoneroClaim): MoneroCheck {
  const address = decodeMonero(written.trim());
  if (address === undefined) throw new UnusableProof('the address is no Monero address, or its checksum does not hold');
  const keys = keysOf(address);
  const text = proof.trim();
  const read = /^(Out|In)ProofV([12])/.exec(text);
  if (read === null) return byTransactionKey(transaction, address, keys, text);
  const version = read[2] === '1' ? 1 : 2;
  const kind = read[1] === 'Out' ? 'out-proof' : 'in-proof';
  const signed = keccak_256(Uint8Array.from([...(fromHex(transaction.txid) as Uint8Array), ...new TextEncoder().encode(message)]));
  const secrets = partsOf(text.slice(read[0].length)).flatMap((part, at) => {
    const key = transactionKeys(transaction)[at];
    const holds = key !== undefined && isSigned(kind, version, signed, key, address, keys, part);
    return holds ? [part.shared] : [];
  });
  if (secrets.length === 0) return { kind, version, verdict: 'not-signed', receipts: [], total: 0n, paymentId: undefined };
  return { kind, version, ...received(transaction, address, keys, secrets) };
}

function byTransactionKey(transaction: MoneroTransaction, address: MoneroAddress, keys: AddressKeys, text: string): MoneroCheck {
  const hex = text.replace(/[\s,]/g, '').toLowerCase();
  if (!/^(?:[0-9a-f]{64})+$/.test(hex)) throw new UnusableProof('it is neither a proof of a payment nor a transaction key');
  const scalars = (hex.match(/.{64}/g) ?? []).map((one) => littleEndian(fromHex(one) as Uint8Array));
  if (scalars.some((one) => one === 0n || one >= ORDER)) throw new UnusableProof('the transaction key is no number of the curve');
  const base = address.what === 'subaddress' ? keys.spend : Point.BASE;
  const published = new Set(transactionKeys(transaction).map(toHex));
  const fitting = scalars.filter((one) => published.has(base.multiply(one).toHex()) || published.has(Point.BASE.multiply(one).toHex()));
  const kind = 'transaction-key';
  if (fitting.length === 0) return { kind, version: undefined, verdict: 'not-signed', receipts: [], total: 0n, paymentId: undefined };
  return {
    kind,
    version: undefined,
    ...received(
      transaction,
      address,
      keys,
      fitting.map((one) => keys.view.multiply(one)),
    ),
  };
}

interface AddressKeys {
  readonly spend: Point;
  readonly view: Point;
}

function keysOf({ spendKey, viewKey }: MoneroAddress): AddressKeys {
  const [spend, view] = [pointOf(spendKey), pointOf(viewKey)];
  if (spend === undefined || view === undefined) throw new UnusableProof('the address holds keys that are no points of the curve');
  return { spend, view };
}

/** In the order in which a wallet signs: that of the transaction, then those of its outputs. */
const transactionKeys = ({ publicKeys, additionalKeys }: MoneroTransaction): readonly Uint8Array[] => [
  ...publicKeys.slice(0, 1),
  ...additionalKeys,
];

interface ProofPart {
  readonly shared: Point;
  readonly sharedBytes: Uint8Array;
  readonly c: bigint;
  readonly r: bigint;
}

const [SECRET_LETTERS, SIGNATURE_LETTERS] = [44, 88];

function partsOf(text: string): ProofPart[] {
  const length = SECRET_LETTERS + SIGNATURE_LETTERS;
  if (text.length === 0 || text.length % length !== 0 || text.length > 1000 * length)
    throw new UnusableProof('the proof is not as long as proofs are: a part of it is missing');
  return Array.from({ length: text.length / length }, (_, at) => {
    const part = text.slice(at * length, (at + 1) * length);
    const sharedBytes = decodeMoneroBlocks(part.slice(0, SECRET_LETTERS));
    const signature = decodeMoneroBlocks(part.slice(SECRET_LETTERS));
    const shared = sharedBytes === undefined ? undefined : pointOf(sharedBytes);
    if (shared === undefined || sharedBytes === undefined || signature === undefined)
      throw new UnusableProof('the proof holds letters or points that none can hold');
    return { shared, sharedBytes, c: littleEndian(signature.subarray(0, 32)), r: littleEndian(signature.subarray(32)) };
  });
}

/** Schnorr: c = Hs(message ‖ D ‖ X ‖ Y …) with X = c·R + r·base and Y = c·D + r·A; who received swaps R and A. */
function isSigned(
  kind: 'out-proof' | 'in-proof',
  version: 1 | 2,
  signed: Uint8Array,
  transactionKey: Uint8Array,
  address: MoneroAddress,
  keys: AddressKeys,
  { shared, sharedBytes, c, r }: ProofPart,
): boolean {
  const ofTransaction = pointOf(transactionKey);
  if (ofTransaction === undefined || c >= ORDER || r >= ORDER) return false;
  const base = address.what === 'subaddress' ? keys.spend : Point.BASE;
  const [first, second] = kind === 'out-proof' ? [ofTransaction, keys.view] : [keys.view, ofTransaction];
  const [x, y] = [sum(first, c, base, r), sum(shared, c, second, r)];
  const spend = address.what === 'subaddress' ? address.spendKey : new Uint8Array(32);
  const bound = [keccak_256(new TextEncoder().encode('TXPROOF_V2')), first.toBytes(), second.toBytes(), spend];
  return c === hashToScalar(signed, sharedBytes, x.toBytes(), y.toBytes(), ...(version === 2 ? bound : []));
}

const sum = (a: Point, c: bigint, b: Point, r: bigint): Point => a.multiplyUnsafe(c).add(b.multiplyUnsafe(r));

function received(
  transaction: MoneroTransaction,
  address: MoneroAddress,
  keys: AddressKeys,
  secrets: readonly Point[],
): Pick<MoneroCheck, 'verdict' | 'receipts' | 'total' | 'paymentId'> {
  const receipts: MoneroReceipt[] = [];
  let contradicted = false;
  const derivations = secrets.map((shared) => shared.multiplyUnsafe(8n).toBytes());
  for (const [output, { key }] of transaction.outputs.entries())
    for (const derivation of derivations) {
      const scalar = hashToScalar(derivation, varint(output));
      if (toHex(Point.BASE.multiplyUnsafe(scalar).add(keys.spend).toBytes()) !== toHex(key)) continue;
      const receipt = openedAmount(transaction, output, scalar);
      if (receipt === undefined) contradicted = true;
      else receipts.push(receipt);
      break;
    }
  const total = receipts.reduce((all, { amount }) => all + amount, 0n);
  const paymentId = address.paymentId && derivations.some((one) => namesPayment(transaction, address.paymentId as Uint8Array, one));
  const verdict = contradicted ? 'amount-contradicted' : receipts.length === 0 ? 'nothing-for-address' : 'shown';
  return { verdict, receipts, total, paymentId };
}

/** Undefined when the commitment holds another amount than the one that was encrypted. */
function openedAmount(
  { ringType, outputs, encryptedAmounts, commitments }: MoneroTransaction,
  output: number,
  scalar: bigint,
): MoneroReceipt | undefined {
  const { amount } = outputs[output] as { amount: bigint };
  if (ringType === 0) return { output, amount, amountBy: 'clear' };
  const encrypted = encryptedAmounts[output] as Uint8Array;
  const opened = ringType >= 4 ? openShort(encrypted, scalar) : openLong(encrypted, scalar);
  const commitment = Point.BASE.multiplyUnsafe(opened.mask).add(H.multiplyUnsafe(opened.amount));
  const agrees = opened.amount < 1n << 64n && toHex(commitment.toBytes()) === toHex(commitments[output] as Uint8Array);
  return agrees ? { output, amount: opened.amount, amountBy: 'commitment' } : undefined;
}

/** From type 4 on: eight bytes, hidden by the first of Keccak-256("amount" ‖ scalar). */
function openShort(encrypted: Uint8Array, scalar: bigint): { readonly amount: bigint; readonly mask: bigint } {
  const secret = bytesOf(scalar);
  const pad = keccak_256(Uint8Array.from([...new TextEncoder().encode('amount'), ...secret]));
  return {
    amount: littleEndian(encrypted.map((byte, at) => byte ^ (pad[at] as number))),
    mask: hashToScalar(new TextEncoder().encode('commitment_mask'), secret),
  };
}

/** Before: mask and amount of 32 bytes each, hidden by hashes of the scalar and of that hash. */
function openLong(encrypted: Uint8Array, scalar: bigint): { readonly amount: bigint; readonly mask: bigint } {
  const first = hashToScalar(bytesOf(scalar));
  const second = hashToScalar(bytesOf(first));
  const less = (bytes: Uint8Array, hidden: bigint) => Point.Fn.create(littleEndian(bytes) - hidden);
  return { mask: less(encrypted.subarray(0, 32), first), amount: less(encrypted.subarray(32), second) };
}

/** An integrated address's id stands in the transaction, hidden by the first bytes of Keccak-256(8D ‖ 0x8d). */
function namesPayment({ encryptedPaymentId }: MoneroTransaction, paymentId: Uint8Array, derivation: Uint8Array): boolean {
  if (encryptedPaymentId === undefined) return false;
  const pad = keccak_256(Uint8Array.from([...derivation, 0x8d]));
  return encryptedPaymentId.every((byte, at) => (byte ^ (pad[at] as number)) === paymentId[at]);
}

function pointOf(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

function hashToScalar(...parts: readonly Uint8Array[]): bigint {
  return Point.Fn.create(littleEndian(keccak_256(Uint8Array.from(parts.flatMap((part) => [...part])))));
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at] as number);
  return value;
}

const bytesOf = (scalar: bigint): Uint8Array => Uint8Array.from({ length: 32 }, (_, at) => Number((scalar >> BigInt(8 * at)) & 255n));

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 128)) bytes.push((left % 128) | 0x80);
  return Uint8Array.from([...bytes, left]);
}
