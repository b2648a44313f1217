// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { type NativeReading, readNative } from '../../core/currency/tokens/read-native.ts';
import { readTransfers, type TransferReading, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { CliError } from '../../core/errors/cli.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';

/** `rogatory trace transfers LOGS.ndjson [--contract ADDRESS] [--json]` */
export async function traceTransfers(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { contract: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', { message: 'rogatory trace transfers: expected one file of logs or transactions. Name it.' });
  const { transfers, otherTransfers, otherLogs, repeated, takenBack, native } = readValueFile(path);
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
      `Of the chain's own coin: ${failed} transactions failed (only their fee counts), ${unclear} without a receipt that says whether they did and ${otherKinds} of kinds that are not followed were passed over.\n`,
    );
  return 0;
}

export interface ValueReading extends TransferReading {
  readonly native: Omit<NativeReading, 'transfers' | 'takenBack'>;
}

/** Every transfer in a file of what nodes say: tokens by their logs, the chain's own coin by its transactions. @throws CURRENCY_UNREADABLE_LOG */
export function readValueFile(path: string): ValueReading {
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
  if (depth > DEEPEST_ANSWER) throw new UnreadableLog('lists within lists, which no node answers');
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
