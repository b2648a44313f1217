// SPDX-License-Identifier: Apache-2.0
/**
 * Monero payments and proofs that are invented: made by the formulas of a wallet in the other direction than `monero/check-proof.ts` goes, with keys
 * that are small numbers. Nobody published such; they are for tests. Only the point H is taken as Monero writes it (ringct/rctTypes.h).
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromHex, keccak_256, toHex } from '../addresses/digests.ts';
import { readMoneroTransaction } from '../monero/read-transaction.ts';

const { Point } = ed25519;
type Point = InstanceType<typeof Point>;
const G = Point.BASE;
const H = Point.fromHex('8b655970153799af2aeadc9ff1add0ea6c7251d54154cfa92c173a0dd39c1f94');
const order = Point.Fn.ORDER;
const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const little = (bytes: Uint8Array) => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
const wide = (value: bigint, size = 32) => Uint8Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
const scalar = (...parts: readonly Uint8Array[]) => little(keccak_256(joined(...parts))) % order;
const varint = (value: bigint): Uint8Array =>
  value < 128n ? Uint8Array.of(Number(value)) : joined(Uint8Array.of(Number(value & 127n) | 128), varint(value >> 7n));

const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
function base58(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 8) {
    const block = bytes.subarray(at, at + 8);
    let value = block.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
    let letters = '';
    for (let left = [0, 2, 3, 5, 6, 7, 9, 10, 11][block.length] as number; left > 0; left--) {
      letters = `${LETTERS[Number(value % 58n)]}${letters}`;
      value /= 58n;
    }
    out += letters;
  }
  return out;
}
export function moneroAddress(network: number, spend: Point, view: Point, paymentId: Uint8Array = new Uint8Array(0)): string {
  const payload = joined(Uint8Array.of(network), spend.toBytes(), view.toBytes(), paymentId);
  return base58(joined(payload, keccak_256(payload).subarray(0, 4)));
}

const [spendSecret, viewSecret, paymentSecret, nonce] = [11n, 22n, 333_333n, 4_444n].map((one) => scalar(wide(one))) as [
  bigint,
  bigint,
  bigint,
  bigint,
];
const [spend, view] = [G.multiply(spendSecret), G.multiply(viewSecret)];
const SUB = 77n;
/** A subaddress: spend key B' and view key a·B'. */
const subSpend = G.multiply(spendSecret + SUB);
const subView = subSpend.multiply(viewSecret);
export const STANDARD = moneroAddress(18, spend, view);
export const SUBADDRESS = moneroAddress(42, subSpend, subView);
export const STRANGER = moneroAddress(18, G.multiply(5n), G.multiply(6n));
export const PAYMENT_ID = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

export interface MoneroPaymentMade {
  readonly ringType: number;
  readonly to: { readonly spend: Point; readonly view: Point; readonly base: Point };
  readonly amount: bigint;
  /** What the commitment holds, when it is not the amount. */
  readonly committed?: bigint;
  readonly pruned?: boolean;
}

interface MoneroBytes {
  readonly bytes: Uint8Array;
  readonly restHash: Uint8Array;
  /** What a pruned transaction leaves out. */
  readonly rest: Uint8Array;
}

/** A payment of one output to somebody and one to nobody, by the formulas a wallet uses. */
export function moneroPayment({ ringType, to, amount, committed = amount, pruned = false }: MoneroPaymentMade): MoneroBytes {
  const shared = to.view.multiply(paymentSecret);
  const derivation = shared.multiply(8n).toBytes();
  const secret = scalar(derivation, varint(1n));
  const keys = [G.multiply(99n), G.multiply(secret).add(to.spend)];
  const hiddenId = PAYMENT_ID.map((byte, at) => byte ^ (keccak_256(joined(derivation, Uint8Array.of(0x8d)))[at] as number));
  const extra = joined(Uint8Array.of(1), to.base.multiply(paymentSecret).toBytes(), Uint8Array.of(2, 9, 1), hiddenId);
  const outputs = keys.map((key) => joined(varint(ringType === 0 ? amount : 0n), Uint8Array.of(3), key.toBytes(), Uint8Array.of(7)));
  const input = joined(Uint8Array.of(2), varint(0n), Uint8Array.of(2, 5, 6), new Uint8Array(32).fill(9));
  const prefix = joined(Uint8Array.of(2, 0, 1), input, Uint8Array.of(2), ...outputs, varint(BigInt(extra.length)), extra);
  if (ringType === 0) return { bytes: joined(prefix, Uint8Array.of(0)), restHash: new Uint8Array(32), rest: new Uint8Array(0) };
  const [first, second] = [scalar(wide(secret)), scalar(wide(scalar(wide(secret))))];
  const shortMask = scalar(text('commitment_mask'), wide(secret));
  const mask = ringType >= 4 ? shortMask : 1234n;
  const pad = keccak_256(joined(text('amount'), wide(secret)));
  const short = wide(amount, 8).map((byte, at) => byte ^ (pad[at] as number));
  const hidden = ringType >= 4 ? short : joined(wide((mask + first) % order), wide((amount + second) % order));
  const pseudo = ringType === 2 ? new Uint8Array(32) : new Uint8Array(0);
  const commitment = G.multiply(mask).add(H.multiply(committed));
  const base = joined(
    Uint8Array.of(ringType),
    varint(30_000n),
    pseudo,
    new Uint8Array(hidden.length),
    hidden,
    G.toBytes(),
    commitment.toBytes(),
  );
  const rest = Uint8Array.of(1, 2, 3, 4);
  return { bytes: joined(prefix, base, pruned ? new Uint8Array(0) : rest), restHash: keccak_256(rest), rest };
}

export const toStandard = { spend, view, base: G };
export const toSubaddress = { spend: subSpend, view: subView, base: subSpend };

/** A proof as a wallet makes it: knows the payment's secret (`Out`) or the view key (`In`). */
export function moneroProof(kind: 'Out' | 'In', version: 1 | 2, txid: string, message: string, to: typeof toStandard): string {
  const R = to.base.multiply(paymentSecret);
  const [first, second, secret] = kind === 'Out' ? [R, to.view, paymentSecret] : [to.view, R, viewSecret];
  const shared = second.multiply(secret);
  const signed = keccak_256(joined(fromHex(txid) as Uint8Array, text(message)));
  const [x, y] = [to.base.multiply(nonce), second.multiply(nonce)];
  const sub = to.base === G ? new Uint8Array(32) : to.spend.toBytes();
  const bound = version === 2 ? [keccak_256(text('TXPROOF_V2')), first.toBytes(), second.toBytes(), sub] : [];
  const c = scalar(signed, shared.toBytes(), x.toBytes(), y.toBytes(), ...bound);
  const r = (((nonce - c * secret) % order) + order) % order;
  return `${kind}ProofV${version}${base58(shared.toBytes())}${base58(joined(wide(c), wide(r)))}`;
}

export const PAYMENT_KEY = toHex(wide(paymentSecret));
export const OTHER_KEY = toHex(wide(paymentSecret + 1n));
export const INVENTED_KEYS = { spend, view };

/** One payment with all that can be shown about it, as hex. */
export function inventedMoneroPayment({ amount, message }: { readonly amount: bigint; readonly message: string }) {
  const { bytes, restHash, rest } = moneroPayment({ ringType: 6, to: toStandard, amount });
  const { txid } = readMoneroTransaction(bytes);
  return {
    transaction: toHex(bytes),
    rest: toHex(rest),
    restHash: toHex(restHash),
    txid,
    address: STANDARD,
    outProof: moneroProof('Out', 2, txid, message, toStandard),
    transactionKey: PAYMENT_KEY,
  };
}
