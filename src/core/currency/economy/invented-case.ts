// SPDX-License-Identifier: Apache-2.0
/**
 * The chain of the invented case: passage fees go to one Bitcoin address, are gathered, peeled, and paid in at an invented exchange; the rest of the
 * price is paid in USDT on TRON. Everything here is invented; the addresses are of the regression-test network, the TRON ones hash to nothing.
 */
import { toHex } from '../addresses/digests.ts';
import { networkById } from '../bitcoin/networks.ts';
import { addressOfScript } from '../bitcoin/script.ts';
import { TRANSFER_TOPIC, tronAddress } from '../tokens/read-transfers.ts';
import { Ledger } from './ledger.ts';
import { Random } from './random.ts';
import { type Coin, Wallet } from './wallet.ts';
import { frameBlocks } from './write-block.ts';

export interface InventedChain {
  /** One blk*.dat of the regression-test network. */
  readonly blockFile: Uint8Array;
  readonly feeAddress: string;
  /** Outputs in which passage fees arrived. */
  readonly seeds: readonly string[];
  /** TagPack of the exchange's known address. */
  readonly tags: Readonly<Record<string, unknown>>;
  readonly deposits: readonly { readonly outpoint: string; readonly address: string; readonly value: number }[];
  readonly tron: {
    readonly feeAddress: string;
    readonly exchangeAddress: string;
    /** Logs as a node answers them, one JSON object a line. */
    readonly logs: string;
  };
}

export const INVENTED_EXCHANGE = 'Lighthouse Exchange (invented)';
/** The morning before the first departure. */
const FIRST_TIME = Date.UTC(2026, 9, 8, 8) / 1000;
const USDT = 'a614f803b6fd780986a42c78ec9c7f77e6ded13c';
const FEES = [4_200_000, 4_150_000, 4_300_000, 4_180_000, 4_220_000];

export function inventedChain(): InventedChain {
  const random = new Random(20_261_124);
  const wallet = (id: number, role: string, reuse = 0) => new Wallet(id, role, random, new Map(), reuse);
  const [miner, organiser, cashier, exchange] = [wallet(0, 'miner'), wallet(1, 'organiser'), wallet(2, 'cashier'), wallet(3, 'exchange')];
  const ledger = new Ledger(random, miner, FIRST_TIME);
  const passengers = FEES.map((_, index) => wallet(10 + index, 'passenger'));
  for (let block = 0; block < 3; block++) ledger.closeBlock();
  for (const passenger of passengers) spend(ledger, miner, [{ to: passenger, value: 20_000_000 }]);
  ledger.closeBlock();

  const feeScript = organiser.address();
  const paid = passengers.map((passenger, index) =>
    spend(ledger, passenger, [{ to: organiser, value: FEES[index] as number, script: feeScript }]),
  );
  ledger.closeBlock();
  spend(ledger, organiser, [{ to: cashier, value: FEES.reduce((sum, fee) => sum + fee, 0) - 3000 }], FEES.length);
  ledger.closeBlock();

  const depositScript = exchange.address();
  const deposits = [6_000_000, 7_000_000].map((value) => {
    const made = spend(ledger, cashier, [{ to: exchange, value, script: depositScript }]);
    ledger.closeBlock();
    return made;
  });
  const hot = exchange.address();
  spend(ledger, exchange, [{ to: exchange, value: 12_999_500, script: hot }], 2);
  ledger.closeBlock();
  spend(ledger, exchange, [{ to: exchange, value: 12_999_000, script: hot }]);
  ledger.closeBlock();

  const network = networkById('bitcoin-regtest');
  const at = ({ txid, coin }: { txid: string; coin: Coin }) => `${txid}:${coin.output}`;
  return {
    blockFile: frameBlocks(ledger.blocks),
    feeAddress: addressOfScript(feeScript, network) as string,
    seeds: paid.map(at),
    tags: {
      title: 'Known addresses of an invented exchange',
      creator: 'invented case',
      label: INVENTED_EXCHANGE,
      category: 'exchange',
      confidence: 'service_data',
      source: 'https://exchange.example/addresses',
      tags: [{ address: addressOfScript(hot, network), currency: 'BTC' }],
    },
    deposits: deposits.map((made) => ({
      outpoint: at(made),
      address: addressOfScript(made.coin.script, network) as string,
      value: made.coin.value,
    })),
    tron: tronPart(),
  };
}

/** Sends the first payment from a wallet, change back, 900 satoshis as the fee. */
function spend(
  ledger: Ledger,
  from: Wallet,
  payments: readonly { to: Wallet; value: number; script?: Uint8Array }[],
  coinCount = 1,
): { txid: string; coin: Coin } {
  const coins = [...from.coins].slice(0, coinCount);
  const left = coins.reduce((sum, { value }) => sum + value, 0) - payments.reduce((sum, { value }) => sum + value, 0) - 900;
  const { txid, coins: made } = ledger.send(coins, left > 1000 ? [...payments, { to: from, value: left, change: true }] : payments);
  return { txid, coin: made[0] as Coin };
}

function tronPart(): InventedChain['tron'] {
  const fee = 'fee'.padStart(40, '1');
  const exchange = 'e5c4a96e'.padStart(40, '2');
  const word = (hex: string) => hex.padStart(64, '0');
  const transfers = [
    ...[900, 850, 925].map((usdt, index) => ({ from: String(index + 3).repeat(40), to: fee, usdt })),
    { from: fee, to: exchange, usdt: 2600 },
  ];
  const logs = transfers.map(({ from, to, usdt }, index) =>
    JSON.stringify({
      address: `41${USDT}`,
      topics: [TRANSFER_TOPIC, word(from), word(to)],
      data: word((usdt * 1_000_000).toString(16)),
      transactionHash: toHex(new Uint8Array(32).fill(0xa0 + index)),
      logIndex: 0,
      blockNumber: 60_000_000 + 40 * index,
    }),
  );
  return { feeAddress: tronAddress(fee), exchangeAddress: tronAddress(exchange), logs: `${logs.join('\n')}\n` };
}
