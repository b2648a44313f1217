// SPDX-License-Identifier: Apache-2.0
/**
 * What a block's own header proves of what a node tells of it. The name of a block is the Keccak hash of its header (Yellow Paper 4.4), which holds the
 * roots over its transactions and their receipts. That a chain holds such a header is not proven by it.
 */
import { readTransfers, type TokenTransfer, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { signedForm } from './signed-order.ts';
import { rootOfList } from './trie-root.ts';

type Fields = Readonly<Record<string, unknown>>;

/** In their order. Those after the fifteenth came with later rules (EIP-1559, 4895, 4844, 4788, 7685): a header has the first so many of them. */
const HEADER = [
  ...[
    'parentHash',
    'sha3Uncles',
    'miner',
    'stateRoot',
    'transactionsRoot',
    'receiptsRoot',
    'logsBloom',
    'difficulty',
    'number',
    'gasLimit',
  ],
  ...['gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce'],
  ...['baseFeePerGas', 'withdrawalsRoot', 'blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot', 'requestsHash'],
];
/** Written without leading zeros. */
const NUMBERS = new Set(['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas']);

/** Whether the fields of a block hash to its name. Other kinds of chains name their blocks otherwise, and later rules may add fields. */
export async function isOwnHeader(block: Fields): Promise<boolean> {
  const { keccak256, toRlp } = await import('viem');
  const fields = HEADER.flatMap((name) => (block[name] == null ? [] : [NUMBERS.has(name) ? plainNumber(block[name]) : hexOf(block[name])]));
  if (fields.includes(undefined)) return false;
  return keccak256(toRlp(fields as `0x${string}`[])) === String(block.hash).toLowerCase();
}

/** How a list that a node gives stands to the root in its header. */
export type Standing = 'proven' | 'contradicted' | 'unknown';

/** Whether these are the transactions the header commits to; unknown where one is of a kind that only some chains have. */
export async function standingOfTransactions({ transactionsRoot, transactions }: Fields): Promise<Standing> {
  if (!Array.isArray(transactions)) return 'unknown';
  const { hexToBytes, keccak256 } = await import('viem');
  const items: Uint8Array[] = [];
  for (const fields of transactions as Fields[]) {
    const signed = await signedForm(fields);
    if (signed === undefined) return 'unknown';
    if (keccak256(signed) !== String(fields.hash).toLowerCase()) return 'contradicted';
    items.push(hexToBytes(signed));
  }
  return (await rootOfList(items)) === transactionsRoot ? 'proven' : 'contradicted';
}

/** The same of the receipts, in the order of the transactions. */
export async function standingOfReceipts({ receiptsRoot }: Fields, receipts: readonly Fields[]): Promise<Standing> {
  const items: Uint8Array[] = [];
  for (const receipt of receipts) {
    const bytes = await receiptForm(receipt);
    if (bytes === undefined) return 'unknown';
    items.push(bytes);
  }
  return (await rootOfList(items)) === receiptsRoot ? 'proven' : 'contradicted';
}

const TYPES = new Map<unknown, number>([undefined, '0x0', '0x1', '0x2', '0x3', '0x4'].map((type) => [type, Number(type ?? 0)]));

/** The receipt as it is under the root (EIP-2718; Yellow Paper 4.4.1): outcome, gas so far, bloom and logs, behind its type. */
async function receiptForm({ type, status, root, cumulativeGasUsed, logsBloom, logs }: Fields): Promise<Uint8Array | undefined> {
  const { concat, hexToBytes, numberToHex, toRlp } = await import('viem');
  const number = TYPES.get(type);
  const outcome = status == null ? hexOf(root) : plainNumber(status);
  const [gas, bloom] = [plainNumber(cumulativeGasUsed), hexOf(logsBloom)];
  if (number === undefined || outcome === undefined || gas === undefined || bloom === undefined || !Array.isArray(logs)) return undefined;
  const written: [`0x${string}`, `0x${string}`[], `0x${string}`][] = [];
  for (const { address, topics, data } of logs as Fields[]) {
    const [account, words, rest] = [hexOf(address), Array.isArray(topics) ? topics.map(hexOf) : [undefined], hexOf(data)];
    if (account === undefined || rest === undefined || words.includes(undefined)) return undefined;
    written.push([account, words as `0x${string}`[], rest]);
  }
  const body = toRlp([outcome, gas, bloom, written]);
  return hexToBytes(number === 0 ? body : concat([numberToHex(number, { size: 1 }), body]));
}

/** Token transfers of a block by its receipts alone: a log's number is its place among all of the block, and its transaction the one at the same place. */
export function transfersOfBlock({ transactions }: Fields, receipts: readonly Fields[]): readonly TokenTransfer[] {
  const names = (transactions as readonly Fields[]).map(({ hash }) => hash);
  const logs = receipts.flatMap((receipt, place) =>
    (receipt.logs as readonly Fields[]).map(({ address, topics, data }) => ({ address, topics, data, transactionHash: names[place] })),
  );
  try {
    return readTransfers(logs.map((log, logIndex) => ({ ...log, logIndex }))).transfers;
  } catch (cause) {
    if (cause instanceof UnreadableLog) return [];
    throw cause;
  }
}

const hexOf = (value: unknown): `0x${string}` | undefined =>
  typeof value === 'string' && /^0x(?:[0-9a-f]{2})*$/i.test(value) ? (value.toLowerCase() as `0x${string}`) : undefined;

/** A number without leading zeros; 0 is no byte at all. */
function plainNumber(value: unknown): `0x${string}` | undefined {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value)) return undefined;
  const digits = value.slice(2).toLowerCase().replace(/^0+/, '');
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`;
}
