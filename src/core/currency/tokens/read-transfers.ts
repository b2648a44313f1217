// SPDX-License-Identifier: Apache-2.0
/**
 * Token transfers from event logs of Ethereum and TRON: ERC-20 and TRC-20 `Transfer(address,address,uint256)`.
 *
 *     topics  0 keccak("Transfer(address,address,uint256)")   1 from   2 to        data  amount, 32 bytes
 *
 * ERC-721 has the same first topic and a fourth one with the token's number: those are things, not amounts, and are passed over. A log that a
 * reorganisation took back (`removed: true`) takes its transfer back; the same log on two pages counts once.
 */

import { SaidError } from '../../errors/said-error.ts';
import { answerSays } from '../../errors/sentences/answer-of-source.ts';
import { encodeBase58Check } from '../addresses/base58.ts';
import { fromHex, toHex } from '../addresses/digests.ts';

export const TRANSFER_TOPIC = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

export interface TokenTransfer {
  readonly txHash: string;
  readonly logIndex: number;
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  /** Smallest unit of the token; up to 2^256 - 1. */
  readonly amount: string;
  readonly blockNumber?: number;
  readonly blockHash?: string;
  /** UTC, where the log says when its block was made. */
  readonly time?: string;
  /** Of a chain's own coin: number of the transaction within its block, where the source says it. */
  readonly place?: number;
  /** Of a chain's own coin: what the sender paid for the transaction. Nobody receives it. */
  readonly fee?: true;
}

export interface TransferReading {
  readonly transfers: readonly TokenTransfer[];
  /** Logs with the topic of a transfer that are none of these tokens: ERC-721, or shaped otherwise. */
  readonly otherTransfers: number;
  readonly otherLogs: number;
  readonly repeated: number;
  readonly takenBack: number;
}

type Fields = Readonly<Record<string, unknown>>;
export class UnreadableLog extends SaidError {}

/** Reads logs as nodes and indexers write them (`eth_getLogs`, TronGrid's `getTransactionInfo`, GraphSense), in any mixture. */
export function readTransfers(logs: Iterable<unknown>): TransferReading {
  const kept = new Map<string, TokenTransfer>();
  const counts = { otherTransfers: 0, otherLogs: 0, repeated: 0, takenBack: 0 };
  for (const log of logs) {
    const reading = readLog(log);
    if (reading === 'other') counts.otherLogs++;
    else if (reading === 'other-transfer') counts.otherTransfers++;
    else if (reading.removed) {
      if (kept.delete(reading.key)) counts.takenBack++;
    } else {
      const before = kept.get(reading.key);
      if (before !== undefined) counts.repeated++;
      kept.delete(reading.key); // so that a repeated log stands where it came last
      kept.set(reading.key, reading.transfer);
    }
  }
  const transfers = withoutLostBlocks([...kept.values()]);
  return { transfers, ...counts, takenBack: counts.takenBack + kept.size - transfers.length };
}

/**
 * Pages fetched before and after a reorganisation hold two blocks of one number, or one transaction in two blocks, without saying so. What came
 * last counts: the source had the longer chain by then.
 */
export function withoutLostBlocks(transfers: readonly TokenTransfer[]): TokenTransfer[] {
  const blockAt = new Map<number, string>();
  const blockOf = new Map<string, string>();
  for (const { blockNumber, blockHash, txHash } of transfers) {
    if (blockHash === undefined) continue;
    if (blockNumber !== undefined) blockAt.set(blockNumber, blockHash);
    blockOf.set(txHash, blockHash);
  }
  return transfers.filter(({ blockNumber, blockHash, txHash }) => {
    if (blockHash === undefined) return true;
    return blockOf.get(txHash) === blockHash && (blockNumber === undefined || blockAt.get(blockNumber) === blockHash);
  });
}

interface ReadLog {
  /** A log is one by its transaction and its number there; a reorganisation may move both to another block. */
  readonly key: string;
  readonly transfer: TokenTransfer;
  readonly removed: boolean;
}

function readLog(log: unknown): ReadLog | 'other' | 'other-transfer' {
  if (typeof log !== 'object' || log === null || Array.isArray(log)) throw new UnreadableLog(answerSays('no-object'));
  const fields = log as Fields;
  const topics = topicsOf(fields);
  if (topics[0] !== TRANSFER_TOPIC) return 'other';
  const data = hex(fields.data) ?? '';
  const [, from, to] = topics;
  if (topics.length !== 3 || data.length !== 64 || from === undefined || to === undefined) return 'other-transfer';
  if (!isAddressWord(from) || !isAddressWord(to)) return 'other-transfer';
  const txHash = text(fields, 'transactionHash', 'txHash', 'transaction_hash', 'tx_hash', 'transaction_id', 'transactionId');
  const contract = text(fields, 'address', 'contract', 'contract_address', 'contractAddress');
  const logIndex = wholeNumber(first(fields, 'logIndex', 'log_index', 'event_index', 'eventIndex'));
  if (txHash === undefined || contract === undefined || logIndex === undefined) throw new UnreadableLog(answerSays('log-not-whole'));
  const tron = isTron(contract, txHash);
  const blockNumber = wholeNumber(first(fields, 'blockNumber', 'blockId', 'block_number', 'block_id', 'block'));
  const blockHash = text(fields, 'blockHash', 'block_hash');
  const name = (word: string) => (tron ? tronAddress(word.slice(24)) : `0x${word.slice(24)}`);
  const transfer: TokenTransfer = {
    txHash: txHash.toLowerCase(),
    logIndex,
    contract: tron
      ? /^T/.test(contract)
        ? contract
        : tronAddress(
            contract
              .toLowerCase()
              .replace(/^0x/, '')
              .replace(/^41(?=.{40}$)/, ''),
          )
      : contract.toLowerCase(),
    from: name(from),
    to: name(to),
    amount: BigInt(`0x${data}`).toString(),
    ...(blockNumber === undefined ? {} : { blockNumber }),
    ...(blockHash === undefined ? {} : { blockHash: blockHash.toLowerCase() }),
    ...timeOf(fields),
  };
  return { key: `${transfer.txHash}:${logIndex}`, transfer, removed: fields.removed === true };
}

function topicsOf(fields: Fields): string[] {
  const list = Array.isArray(fields.topics)
    ? fields.topics
    : [fields.topic0, fields.topic1, fields.topic2, fields.topic3].filter((topic) => topic != null && topic !== '');
  return list.map((topic) => hex(topic) ?? '');
}

/** Lower-case hex digits without 0x; base64 of 20 or 32 bytes is read too, as some exports write it. */
function hex(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const bare = value.replace(/^0x/i, '').toLowerCase();
  return /^(?:[0-9a-f]{2})*$/.test(bare) ? bare : undefined;
}

/** An address stands in a word of 32 bytes behind twelve zeros. */
const isAddressWord = (word: string): boolean => /^0{24}[0-9a-f]{40}$/.test(word);

/** TRON writes contracts as T…, as 41 + 20 bytes, or (in transaction infos) bare; its transaction hashes have no 0x. */
function isTron(contract: string, txHash: string): boolean {
  return (
    /^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(contract) ||
    /^(?:0x)?41[0-9a-fA-F]{40}$/.test(contract) ||
    (!contract.startsWith('0x') && !txHash.startsWith('0x'))
  );
}

export function tronAddress(hex40: string): string {
  return encodeBase58Check(Uint8Array.of(0x41, ...(fromHex(hex40) ?? [])));
}

const first = (fields: Fields, ...names: string[]): unknown =>
  names.map((name) => fields[name]).find((value) => value !== undefined && value !== null);

function text(fields: Fields, ...names: string[]): string | undefined {
  const value = first(fields, ...names);
  if (typeof value !== 'string' || value === '') return undefined;
  if (/^(?:0x)?[0-9a-fA-F]+$/.test(value) || /^T/.test(value)) return value;
  const bytes = Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
  return `0x${toHex(bytes)}`;
}

/** Nodes of Ethereum write seconds (`blockTimestamp`, hex), TRON writes milliseconds (`blockTimeStamp`, `block_timestamp`). */
function timeOf(fields: Fields): { readonly time?: string } {
  const value = wholeNumber(first(fields, 'blockTimestamp', 'blockTimeStamp', 'block_timestamp'));
  if (value === undefined || value === 0) return {};
  const ms = value > 100_000_000_000 ? value : value * 1000;
  return { time: new Date(ms).toISOString().replace('.000Z', 'Z') };
}

/** Counts come as numbers, decimal texts or hex texts with 0x. */
function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string' || !/^(?:0x[0-9a-fA-F]{1,13}|\d{1,15})$/.test(value)) return undefined;
  return Number(value);
}
