// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
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
    throw new CliError('WRONG_USE', { message: 'rogatory trace transfers: expected one file of logs. Name it.' });
  const { transfers, otherTransfers, otherLogs, repeated, takenBack } = readTransferFile(path);
  const contract = values.contract?.toLowerCase();
  const chosen = contract === undefined ? transfers : transfers.filter((transfer) => transfer.contract.toLowerCase() === contract);
  if (values.json) printJson(terminal, chosen);
  else
    for (const { amount, from, to, txHash, logIndex } of chosen)
      terminal.out(`${amount.padStart(30)}  ${from} -> ${to}  ${txHash}:${logIndex}\n`);
  terminal.err(
    `${chosen.length} token transfers; ${otherTransfers} transfers of other kinds (such as ERC-721) and ${otherLogs} other logs passed over; ${repeated} repeated, ${takenBack} taken back.\n`,
  );
  return 0;
}

/** Every transfer in a file of logs. @throws CURRENCY_UNREADABLE_LOG */
export function readTransferFile(path: string): TransferReading {
  try {
    return readTransfers(logsOf(path));
  } catch (cause) {
    if (!(cause instanceof UnreadableLog)) throw cause;
    throw new CurrencyError('UNREADABLE_LOG', {
      message: `${path}: ${cause.message}. Expected the logs of a node, one JSON object a line or one array.`,
      cause,
    });
  }
}

/** One object a line, one array, or a node's answer with `result` or `log`. */
function* logsOf(path: string): Generator<unknown> {
  const content = readText(path);
  const whole = /^\s*(?:\[|\{\s*"(?:jsonrpc|result|id|log)")/.test(content) ? parse(path, content, undefined) : undefined;
  if (whole !== undefined) {
    const inner = Array.isArray(whole) ? whole : ((whole as { result?: unknown }).result ?? whole);
    for (const item of Array.isArray(inner) ? inner : [inner]) yield* withinTransaction(item);
    return;
  }
  let line = 0;
  for (const row of content.split('\n')) {
    line++;
    if (row.trim() !== '') yield* withinTransaction(parse(path, row, line));
  }
}

/** TRON answers a transaction with its logs inside, numbered by their order and without the hash. */
function* withinTransaction(item: unknown): Generator<unknown> {
  const { log, id, blockNumber } = (item ?? {}) as { log?: unknown; id?: unknown; blockNumber?: unknown };
  if (!Array.isArray(log)) yield item;
  else for (const [logIndex, entry] of log.entries()) yield { transactionHash: id, blockNumber, logIndex, ...entry };
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
