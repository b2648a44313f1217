// SPDX-License-Identifier: Apache-2.0
/** What TronGrid would answer of payments in TRX: the transactions of an account with the bytes their names are the hashes of, and what is told of one. */
import { decodeBase58Check } from '../../src/core/currency/addresses/base58.ts';
import { fromHex, sha256, toHex } from '../../src/core/currency/addresses/digests.ts';

/** Protocol buffers by hand: `[field, bytes or number]`. */
export function message(...fields: readonly (readonly [number, Uint8Array | bigint])[]): Uint8Array {
  const varint = (value: bigint): number[] => (value < 0x80n ? [Number(value)] : [Number(value & 0x7fn) | 0x80, ...varint(value >> 7n)]);
  return Uint8Array.from(
    fields.flatMap(([number, value]) =>
      typeof value === 'bigint'
        ? [...varint(BigInt(number << 3)), ...varint(value)]
        : [...varint(BigInt((number << 3) | 2)), ...varint(BigInt(value.length)), ...value],
    ),
  );
}

export interface CoinPayment {
  readonly from: string;
  readonly to: string;
  readonly sun: bigint;
  readonly fee: number;
  readonly blockNumber: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Paid to a contract, which passed all of it on. */
  readonly passedOnTo?: string;
}

/** An honest source. Its parts are methods, so that a test can make a liar of it. */
export class ServedCoins {
  /** TronGrid gives up to 200 transactions a page. */
  pageSize = 200;
  /** Whether the source tells what contracts passed on. */
  tellsParts = true;
  readonly names: readonly string[];
  readonly #payments = new Map<string, CoinPayment>();

  constructor(payments: readonly CoinPayment[]) {
    this.names = payments.map((payment, number) => {
      const name = toHex(sha256(rawOf(payment, number)));
      this.#payments.set(name, payment);
      return name;
    });
  }

  /** Everything the source could tell, transaction by transaction. */
  all(): object[] {
    return this.names.flatMap((name) => [this.listed(name), this.info(name)]);
  }

  answer(path: string, body: string): string | undefined {
    const [, account, query] = /^\/v1\/accounts\/(\w+)\/transactions\?(.*)$/.exec(path) ?? [];
    if (account !== undefined) return JSON.stringify(this.#page(account, new URLSearchParams(query)));
    const { value: name = '' } = body === '' ? {} : (JSON.parse(body) as { value?: string });
    if (path === '/wallet/gettransactionbyid') return JSON.stringify(this.#payments.has(name) ? this.listed(name) : {});
    if (path === '/wallet/gettransactioninfobyid') return JSON.stringify(this.#payments.has(name) ? this.info(name) : {});
    return undefined;
  }

  protected listed(name: string): object {
    const { from, to, sun, fee, blockNumber, time, passedOnTo } = this.#of(name);
    const [owner_address, other] = [hexOf(from), hexOf(to)];
    const contract =
      passedOnTo === undefined
        ? { type: 'TransferContract', parameter: { value: { owner_address, to_address: other, amount: Number(sun) } } }
        : { type: 'TriggerSmartContract', parameter: { value: { owner_address, contract_address: other, call_value: Number(sun) } } };
    return {
      ret: [{ contractRet: 'SUCCESS', fee }],
      txID: name,
      raw_data_hex: toHex(rawOf(this.#of(name), this.names.indexOf(name))),
      raw_data: { contract: [contract] },
      blockNumber,
      block_timestamp: time,
      internal_transactions: [],
    };
  }

  protected info(name: string): object {
    const { to, sun, fee, blockNumber, time, passedOnTo } = this.#of(name);
    const part = passedOnTo && {
      caller_address: hexOf(to),
      transferTo_address: hexOf(passedOnTo),
      callValueInfo: [{ callValue: Number(sun) }],
    };
    const parts = part !== undefined && this.tellsParts ? { internal_transactions: [part] } : {};
    return { id: name, blockNumber, blockTimeStamp: time, fee, ...parts };
  }

  #of(name: string): CoinPayment {
    return this.#payments.get(name) as CoinPayment;
  }

  #page(account: string, query: URLSearchParams): object {
    const items = this.names.flatMap((name) => {
      const { from, to, time, passedOnTo } = this.#of(name);
      if (from === account || to === account) return [this.listed(name)];
      if (passedOnTo !== account || !this.tellsParts) return [];
      const part = { internal_tx_id: '7'.repeat(64), tx_id: name, block_timestamp: time };
      return [{ ...part, from_address: hexOf(to), to_address: hexOf(account), data: { rejected: false, call_value: {} } }];
    });
    const from = Number(query.get('fingerprint') ?? 0);
    const next = from + this.pageSize;
    const data = items.slice(from, next);
    return { data, success: true, meta: { page_size: data.length, ...(next < items.length ? { fingerprint: String(next) } : {}) } };
  }
}

const hexOf = (account: string): string => toHex(decodeBase58Check(account) as Uint8Array);

/** Of a call of a contract the signed bytes say more; here they only name it. */
function rawOf({ from, to, sun, passedOnTo }: CoinPayment, number: number): Uint8Array {
  const bytes = (account: string) => fromHex(hexOf(account)) as Uint8Array;
  const value = message([1, bytes(from)], [2, bytes(to)], [3, sun]);
  const type = passedOnTo === undefined ? 1n : 31n;
  return message([1, Uint8Array.of(0xab, 0xcd)], [8, BigInt(1_700_000_000 + number)], [11, message([1, type], [2, message([2, value])])]);
}
