// SPDX-License-Identifier: Apache-2.0
/**
 * What a chain's own coin did between accounts (ether in wei, TRX in sun), in the shape of token transfers with the contract `native`. Of each
 * transaction, in this order: 0 the fee, which its sender pays before anything else moves (`fee: true`, to nobody), 1 the value it sent, 2 and on
 * what contracts passed on within it.
 *
 * Read are, in any mixture and from any number of answers:
 *
 *     Ethereum  blocks with whole transactions, transactions, their receipts (JSON-RPC), and `{txHash, result}` of debug_traceBlockByNumber
 *               with the callTracer
 *     TRON      transactions as TronGrid lists an account's, its internal transactions, and answers of gettransactioninfobyid
 *
 * A failed transaction moves nothing and pays its fee. Without its receipt, or with one that does not say whether it failed, a transaction is
 * counted as unclear and nothing of it is followed.
 */

import { answerSays } from '../../errors/sentences/answer-of-source.ts';
import { fromHex } from '../addresses/digests.ts';
import { NATIVE } from '../unit.ts';
import { type TokenTransfer, tronAddress, UnreadableLog, withoutLostBlocks } from './read-transfers.ts';
import { hasName, orderOf } from './tron-raw.ts';

/** What a source tells of a transaction is not what the transaction's own bytes say. */
export class ContradictedByBytes extends UnreadableLog {}

export interface NativeReading {
  readonly transfers: readonly TokenTransfer[];
  readonly failed: number;
  readonly unclear: number;
  /** Transactions of TRON that move coins in a way that is not followed (stakes, votes, TRC-10, exchanges of the chain itself). */
  readonly otherKinds: number;
  readonly takenBack: number;
}

type Fields = Readonly<Record<string, unknown>>;
interface Move {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

/** Reads what fits and passes over the rest, such as logs, which `readTransfers` reads. @throws UnreadableLog */
export function readNative(items: Iterable<unknown>): NativeReading {
  const found = new NativeItems();
  for (const item of items) found.add(item);
  const counts = { failed: 0, unclear: 0, otherKinds: 0 };
  const transfers: TokenTransfer[] = [];
  for (const reading of [...found.ethereum(), ...found.tron()])
    if (typeof reading === 'string') counts[reading]++;
    else {
      if (reading.failed) counts.failed++;
      transfers.push(...reading.transfers);
    }
  const kept = withoutLostBlocks(transfers);
  return { transfers: kept, ...counts, takenBack: transfers.length - kept.length };
}

type TransactionReading = { readonly transfers: TokenTransfer[]; readonly failed: boolean } | 'unclear' | 'otherKinds';

class NativeItems {
  readonly #transactions = new Map<string, Fields>();
  readonly #receipts = new Map<string, Fields>();
  readonly #times = new Map<string, number>();
  readonly #calls = new Map<string, Fields>();
  readonly #tron = new Map<string, Fields>();
  readonly #tronInfos = new Map<string, Fields>();
  readonly #tronInner = new Map<string, Map<string, Fields>>();

  add(item: unknown): void {
    const fields = asFields(item);
    if (fields === undefined) return;
    if (Array.isArray(fields.transactions)) {
      this.#times.set(text(fields.hash), whole(fields.timestamp) ?? 0);
      for (const one of fields.transactions) this.add(one);
    } else if (isHash0x(fields.hash) && fields.value !== undefined && fields.from !== undefined)
      latest(this.#transactions, text(fields.hash), fields);
    else if (isHash0x(fields.transactionHash) && fields.gasUsed !== undefined) latest(this.#receipts, text(fields.transactionHash), fields);
    else if (isHash0x(fields.txHash) && asFields(fields.result) !== undefined)
      this.#calls.set(text(fields.txHash), asFields(fields.result) ?? {});
    else if (isHash(fields.txID) && asFields(fields.raw_data) !== undefined) latest(this.#tron, text(fields.txID), fields);
    else if (isHash(fields.internal_tx_id) && isHash(fields.tx_id)) this.#addInner(text(fields.tx_id), text(fields.internal_tx_id), fields);
    else if (isHash(fields.id) && whole(fields.blockNumber) !== undefined) latest(this.#tronInfos, text(fields.id), fields);
  }

  #addInner(transaction: string, id: string, fields: Fields): void {
    const inner = this.#tronInner.get(transaction) ?? new Map<string, Fields>();
    inner.set(id, fields);
    this.#tronInner.set(transaction, inner);
  }

  *ethereum(): Generator<TransactionReading> {
    for (const [txHash, transaction] of this.#transactions) {
      const receipt = this.#receipts.get(txHash);
      const blockNumber = whole(transaction.blockNumber);
      const place = whole(transaction.transactionIndex);
      const status = receipt?.status;
      const agrees = receipt?.blockHash === transaction.blockHash;
      if (receipt === undefined || !agrees || blockNumber === undefined || place === undefined || (status !== '0x1' && status !== '0x0')) {
        yield 'unclear';
        continue;
      }
      const from = account(transaction.from);
      const failed = status === '0x0';
      const to = account(transaction.to ?? receipt.contractAddress);
      const sent: Move[] = failed ? [] : [{ from, to, amount: quantity(transaction.value) }, ...innerCalls(this.#calls.get(txHash))];
      const seconds = this.#times.get(text(transaction.blockHash)) ?? whole(transaction.blockTimestamp) ?? 0;
      const block = { blockNumber, blockHash: text(transaction.blockHash), place, ...timeOf(seconds * 1000) };
      yield { failed, transfers: transfersOf(txHash, block, { from, to: '', amount: feeOfReceipt(receipt) }, sent) };
    }
  }

  *tron(): Generator<TransactionReading> {
    for (const [txHash, transaction] of this.#tron) {
      const info = this.#tronInfos.get(txHash);
      const ret = asFields(Array.isArray(transaction.ret) ? transaction.ret[0] : undefined);
      const contract = asFields((asFields(transaction.raw_data)?.contract as unknown[] | undefined)?.[0]);
      const value = asFields(asFields(contract?.parameter)?.value);
      const blockNumber = whole(transaction.blockNumber) ?? whole(info?.blockNumber);
      if (value === undefined || ret?.contractRet === undefined || blockNumber === undefined) {
        yield 'unclear';
        continue;
      }
      const from = tronAccount(value.owner_address);
      const failed = ret.contractRet !== 'SUCCESS';
      const sent = sentOnTron(txHash, transaction, text(contract?.type), value, from);
      if (sent === undefined) yield 'otherKinds';
      const inner = [...innerOfInfo(info), ...(info === undefined ? innerOfList(this.#tronInner.get(txHash)) : [])];
      const block = { blockNumber, ...timeOf(whole(transaction.block_timestamp) ?? whole(info?.blockTimeStamp) ?? 0) };
      const fee = { from, to: '', amount: quantity(info?.fee ?? ret.fee ?? 0) };
      yield { failed, transfers: transfersOf(txHash, block, fee, failed ? [] : [...(sent ?? [{ from, to: from, amount: 0n }]), ...inner]) };
    }
    yield* this.#innerAlone();
  }

  /** What contracts passed on in transactions that are not themselves in the data: of whose fee nothing is known. */
  *#innerAlone(): Generator<TransactionReading> {
    for (const txHash of new Set([...this.#tronInner.keys(), ...this.#tronInfos.keys()])) {
      if (this.#tron.has(txHash)) continue;
      const info = this.#tronInfos.get(txHash);
      const blockNumber = whole(info?.blockNumber);
      const inner = info === undefined ? innerOfList(this.#tronInner.get(txHash)) : innerOfInfo(info);
      if (inner.length === 0) continue;
      if (blockNumber === undefined) {
        yield 'unclear';
        continue;
      }
      const nothing = { from: '', to: '', amount: 0n };
      yield {
        failed: false,
        transfers: transfersOf(txHash, { blockNumber, ...timeOf(whole(info?.blockTimeStamp) ?? 0) }, nothing, [nothing, ...inner]),
      };
    }
  }
}

/** What was read last counts, and stands where it came last. */
function latest(map: Map<string, Fields>, key: string, fields: Fields): void {
  map.delete(key);
  map.set(key, fields);
}

type Block = Pick<TokenTransfer, 'blockNumber' | 'blockHash' | 'place' | 'time'>;

function transfersOf(txHash: string, block: Block, fee: Move, sent: readonly Move[]): TokenTransfer[] {
  const one = ({ from, to, amount }: Move, logIndex: number): TokenTransfer => ({
    txHash,
    logIndex,
    contract: NATIVE,
    from,
    to,
    amount: String(amount),
    ...block,
  });
  return [
    ...(fee.amount === 0n ? [] : [{ ...one(fee, 0), fee: true as const }]),
    ...sent.map((move, index) => one(move, index + 1)).filter(({ amount }) => amount !== '0'),
  ];
}

/** Gas at the price paid, and blobs at theirs (EIP-1559, EIP-4844). */
function feeOfReceipt({ gasUsed, effectiveGasPrice, blobGasUsed = '0x0', blobGasPrice = '0x0' }: Fields): bigint {
  return quantity(gasUsed) * quantity(effectiveGasPrice) + quantity(blobGasUsed) * quantity(blobGasPrice);
}

/** The call stack of Ethereum (Yellow Paper, 9.1). */
const DEEPEST_CALL = 1024;

/** Calls below the outermost, which is the transaction itself. A call that failed took back all below it. */
function innerCalls(frame: Fields | undefined, depth = 0): Move[] {
  if (depth > DEEPEST_CALL) throw new UnreadableLog(answerSays('calls-too-deep'));
  const below = Array.isArray(frame?.calls) ? frame.calls : [];
  return below.flatMap((one) => {
    const call = asFields(one);
    if (call === undefined || call.error !== undefined) return [];
    const moves =
      ['CALL', 'CREATE', 'CREATE2', 'SELFDESTRUCT'].includes(text(call.type)) && call.value !== undefined && call.to !== undefined;
    const own = moves ? [{ from: account(call.from), to: account(call.to), amount: quantity(call.value) }] : [];
    return [...own, ...innerCalls(call, depth + 1)];
  });
}

/** What the transaction itself sent; undefined for kinds that are not followed. Where its bytes are given they have to say the same. */
function sentOnTron(txHash: string, transaction: Fields, type: string, value: Fields, from: string): Move[] | undefined {
  const raw = typeof transaction.raw_data_hex === 'string' ? fromHex(transaction.raw_data_hex) : undefined;
  if (raw !== undefined && !hasName(raw, txHash)) throw new ContradictedByBytes(answerSays('bytes-of-another', { txid: txHash }));
  const ordered = raw && orderOf(raw);
  switch (type) {
    case 'TransferContract': {
      const sent = { from, to: tronAccount(value.to_address), amount: quantity(value.amount) };
      const isTrx = ordered?.contract === NATIVE;
      if (isTrx && (ordered.from !== sent.from || ordered.to !== sent.to || ordered.amount !== sent.amount))
        throw new ContradictedByBytes(answerSays('told-otherwise', { txid: txHash }));
      return [sent];
    }
    case 'TriggerSmartContract':
      return [{ from, to: tronAccount(value.contract_address), amount: quantity(value.call_value ?? 0) }];
    default:
      return undefined;
  }
}

function innerOfInfo(info: Fields | undefined): Move[] {
  const list = Array.isArray(info?.internal_transactions) ? info.internal_transactions : [];
  return list.flatMap((one) => {
    const { caller_address: from, transferTo_address: to, callValueInfo, rejected } = asFields(one) ?? {};
    if (rejected === true || !Array.isArray(callValueInfo)) return [];
    // An entry with a tokenId is TRC-10, no TRX.
    return callValueInfo.flatMap((entry) => {
      const { callValue, tokenId } = asFields(entry) ?? {};
      return callValue === undefined || tokenId !== undefined
        ? []
        : [{ from: tronAccount(from), to: tronAccount(to), amount: quantity(callValue) }];
    });
  });
}

function innerOfList(entries: ReadonlyMap<string, Fields> | undefined): Move[] {
  return [...(entries?.values() ?? [])].flatMap(({ from_address: from, to_address: to, data }) => {
    const { rejected, call_value: values } = asFields(data) ?? {};
    const sun = asFields(values)?._;
    return rejected === true || sun === undefined ? [] : [{ from: tronAccount(from), to: tronAccount(to), amount: quantity(sun) }];
  });
}

const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isHash0x = (value: unknown): value is string => typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);

function account(value: unknown): string {
  if (typeof value === 'string' && /^0x[0-9a-f]{40}$/i.test(value)) return value.toLowerCase();
  throw new UnreadableLog(answerSays('no-account'));
}

function tronAccount(value: unknown): string {
  if (typeof value === 'string' && /^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(value)) return value;
  if (typeof value === 'string' && /^41[0-9a-f]{40}$/i.test(value)) return tronAddress(value.slice(2));
  throw new UnreadableLog(answerSays('no-account'));
}

/** Whole amounts come as hex with 0x, decimal texts or numbers; a number above 2^53 was rounded before it came here. */
function quantity(value: unknown): bigint {
  if (typeof value === 'string' && /^(?:0x[0-9a-f]{1,64}|\d{1,78})$/i.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  throw new UnreadableLog(answerSays('no-exact-amount'));
}

function whole(value: unknown): number | undefined {
  const readable = typeof value === 'number' || (typeof value === 'string' && /^(?:0x[0-9a-f]{1,13}|\d{1,15})$/i.test(value));
  const found = readable ? Number(value) : Number.NaN;
  return Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

const timeOf = (ms: number): { readonly time?: string } =>
  ms > 0 && ms < 8.64e15 ? { time: new Date(ms).toISOString().replace('.000Z', 'Z') } : {};
