// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type NativeReading, readNative } from '../../core/currency/tokens/read-native.ts';
import { readTransfers, type TokenTransfer, type TransferReading, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { CliError } from '../../core/errors/cli.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { readTransfersTable } from '../../ledgers/tables/read-transfers-table.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';

/** `rogatory trace transfers LOGS.ndjson [--contract ADDRESS] [--json]` */
export async function traceTransfers(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { contract: { type: 'string' }, decimals: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', { message: 'rogatory trace transfers: expected one file of logs or transactions. Name it.' });
  const { transfers, otherTransfers, otherLogs, repeated, takenBack, native } = readValueFile(path, values.decimals);
  const contract = values.contract?.toLowerCase();
  const chosen = contract === undefined ? transfers : transfers.filter((transfer) => transfer.contract.toLowerCase() === contract);
  if (values.json) printJson(terminal, chosen);
  else
    for (const { amount, from, to, fee, txHash, logIndex } of chosen)
      terminal.out(`${amount.padStart(30)}  ${from} -> ${fee ? 'fee' : to}  ${txHash}:${logIndex}\n`);
  terminal.err(
    `${chosen.length} transfers; ${otherTransfers} transfers of other kinds (such as ERC-721) and ${otherLogs} other logs passed over; ${repeated} repeated, ${takenBack} taken back.\n`,
  );
  const { failed, unclear, otherKinds } = native;
  if (failed + unclear + otherKinds > 0)
    terminal.err(
      `${failed} transactions failed (only their fee counts); ${unclear} that do not say enough (whether they failed, an exact amount, both parties) and ${otherKinds} of kinds that are not followed were passed over.\n`,
    );
  return 0;
}

export interface ValueReading extends TransferReading {
  readonly native: Omit<NativeReading, 'transfers' | 'takenBack'>;
}

/** Every transfer in a file of what nodes say: tokens by their logs, the chain's own coin by its transactions. @throws CURRENCY_UNREADABLE_LOG */
export function readValueFile(path: string, decimals?: string): ValueReading {
  if (decimals !== undefined || extname(path).toLowerCase() === '.csv') return readTable(path, decimals ?? '0');
  try {
    const items = [...itemsOf(path)];
    const tokens = readTransfers(items.filter(maybeLog));
    const { transfers, takenBack, ...native } = readNative(items);
    return { ...tokens, transfers: [...tokens.transfers, ...transfers], takenBack: tokens.takenBack + takenBack, native };
  } catch (cause) {
    if (!(cause instanceof UnreadableLog)) throw cause;
    throw new CurrencyError('UNREADABLE_LOG', {
      message: `${path}: ${cause.message}. Expected the answers of a node, one JSON object a line or one array.`,
      cause,
    });
  }
}

/** A table of another tool (CSV or JSON): what it says, row by row, is one source. Rows that are not whole are told. */
function readTable(path: string, decimals: string): ValueReading {
  if (!/^\d{1,2}$/.test(decimals))
    throw new CliError('WRONG_USE', {
      message: `rogatory trace: expected a whole number of places after --decimals, found "${decimals}".`,
    });
  const { transfers, gaps } = readTransfersTable(readText(path), { decimals: Number(decimals) });
  const native = { failed: 0, unclear: gaps.length, otherKinds: 0 };
  const whole = transfers.flatMap(({ row, txHash, from, to, amount, asset, block, utc }): TokenTransfer[] => {
    if (from === undefined || to === undefined) {
      native.unclear++;
      return [];
    }
    const at = block === undefined ? {} : { blockNumber: block };
    const names = { txHash: plain(txHash), from: plain(from), to: plain(to) };
    return [{ ...names, logIndex: row, contract: asset ?? 'as stated', amount, ...at, ...(utc === undefined ? {} : { time: utc }) }];
  });
  return { transfers: whole, otherTransfers: 0, otherLogs: 0, repeated: 0, takenBack: 0, native };
}

/** Hex is one name in both cases; what is written in base58 is exact. */
const plain = (name: string): string => (/^(?:0x)?[0-9a-f]+$/i.test(name) ? name.toLowerCase() : name);

/** Whatever is no object is left to the reader of logs, which refuses it. */
function maybeLog(item: unknown): boolean {
  return typeof item !== 'object' || item === null || Array.isArray(item) || 'topics' in item || 'topic0' in item;
}

/** One object a line, or one JSON text; answers of nodes and indexers are opened (`result`, `data`, a transaction's `log`). */
function* itemsOf(path: string): Generator<unknown> {
  const content = readText(path);
  const whole = parse(path, content, undefined);
  if (whole !== undefined) {
    yield* opened(whole);
    return;
  }
  let line = 0;
  for (const row of content.split('\n')) {
    line++;
    if (row.trim() !== '') yield* opened(parse(path, row, line));
  }
}

/** Envelopes and lists of an answer, one in another. */
const DEEPEST_ANSWER = 6;

/** TRON answers a transaction with its logs inside, numbered by their order and without the hash. */
function* opened(item: unknown, depth = 0): Generator<unknown> {
  if (depth > DEEPEST_ANSWER) throw new UnreadableLog(answerSays('lists-in-lists'));
  if (Array.isArray(item)) {
    for (const one of item) yield* opened(one, depth + 1);
    return;
  }
  const { log, logs, id, blockNumber, jsonrpc, result, data, meta, success } = (item ?? {}) as Readonly<Record<string, unknown>>;
  if (result !== undefined && jsonrpc !== undefined) yield* opened(result, depth + 1);
  else if (Array.isArray(data) && (meta !== undefined || success !== undefined)) yield* opened(data, depth + 1);
  else {
    yield item;
    if (Array.isArray(logs)) yield* logs;
    if (Array.isArray(log)) for (const [logIndex, entry] of log.entries()) yield { transactionHash: id, blockNumber, logIndex, ...entry };
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', { message: `${path}: expected a file of logs, it could not be read. Check the path.`, cause });
  }
}

function parse(path: string, content: string, line: number | undefined): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    if (line === undefined) return undefined;
    throw new CurrencyError('UNREADABLE_LOG', {
      message: `${path}, line ${line}: expected one JSON object, found something else. Export the logs again.`,
      cause,
    });
  }
}
