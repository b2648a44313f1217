// SPDX-License-Identifier: Apache-2.0
/** Transfers from tables other tools export (CSV, JSON): columns are found by their usual names, amounts stay texts until they are exact. */
import { parse } from 'csv-parse/sync';
import { CurrencyError } from '../../core/errors/currency.ts';
import { type Said, writtenByStrangers } from '../../core/errors/say.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';

export interface TableTransfer {
  /** Row in the table, the header not counted, from 1. */
  readonly row: number;
  readonly txHash: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Smallest units, exact. */
  readonly amount: string;
  readonly asset: string | undefined;
  readonly block: number | undefined;
  /** As written: a table that names no zone does not get one here. */
  readonly time: string | undefined;
  /** UTC, where the text or its column says so, or it counts seconds or milliseconds since 1970. */
  readonly utc: string | undefined;
}

const NAMES: Readonly<Record<'txHash' | 'from' | 'to' | 'amount' | 'asset' | 'block' | 'time', readonly string[]>> = {
  txHash: ['txhash', 'txnhash', 'txnid', 'transactionhash', 'txid', 'hash', 'transactionid', 'tx'],
  from: ['from', 'fromaddress', 'sender', 'source', 'inputaddress'],
  to: ['to', 'toaddress', 'receiver', 'recipient', 'destination', 'outputaddress'],
  amount: ['amount', 'value', 'quantity', 'valuesat', 'satoshi', 'sats', 'amountsat', 'rawamount'],
  asset: ['asset', 'currency', 'token', 'symbol', 'tokensymbol', 'coin'],
  block: ['block', 'blocknumber', 'blockheight', 'height', 'blockno'],
  time: ['time', 'timestamp', 'datetime', 'date', 'blocktime', 'unixtimestamp', 'utc', 'datetimeutc'],
};

export interface TableOptions {
  /** Decimal places of the asset when the table's amounts are in whole coins; 0 when they are in smallest units. */
  readonly decimals: number;
}

export interface TableReading {
  readonly transfers: readonly TableTransfer[];
  /** Rows without a transaction or an exact amount, by number and why. */
  readonly gaps: readonly { readonly row: number; readonly why: string }[];
}

export function readTransfersTable(content: string, options: TableOptions): TableReading {
  const rows = tableRows(content);
  const columns = columnsOf(Object.keys(rows[0] ?? {}));
  if (columns.txHash === undefined || columns.amount === undefined)
    throw new CurrencyError('UNREADABLE_LOG', {
      message: currencySays('no-columns', { columns: shownColumns(rows) }),
    });
  const transfers: TableTransfer[] = [];
  const gaps: { row: number; why: string }[] = [];
  for (const [index, fields] of rows.entries()) {
    const cell = (name: keyof typeof NAMES): string | undefined => {
      const column = columns[name];
      const text = column === undefined ? undefined : String(fields[column] ?? '').trim();
      return text === '' ? undefined : text;
    };
    const amount = exactAmount(cell('amount') ?? '', options.decimals);
    const txHash = cell('txHash');
    if (txHash === undefined) gaps.push({ row: index + 1, why: 'no transaction' });
    else if (amount === undefined) gaps.push({ row: index + 1, why: 'the amount is not exact in smallest units' });
    else {
      const time = cell('time');
      const block = cell('block');
      transfers.push({
        ...{ row: index + 1, txHash, from: cell('from'), to: cell('to'), amount, asset: cell('asset'), time },
        block: block !== undefined && /^\d{1,12}$/.test(block) ? Number(block) : undefined,
        utc: utcOf(time, /utc/i.test(columns.time ?? '')),
      });
    }
  }
  return { transfers, gaps };
}

function tableRows(content: string): Record<string, unknown>[] {
  try {
    if (!/^\s*[[{]/.test(content))
      return parse(content, { columns: true, bom: true, skip_empty_lines: true, trim: true, relax_column_count: true });
    const document: unknown = JSON.parse(content);
    const list = Array.isArray(document) ? document : Object.values(document as object).find(Array.isArray);
    return (list ?? []).filter((row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null);
  } catch (cause) {
    throw new CurrencyError('UNREADABLE_LOG', {
      message: currencySays('no-table', { why: writtenByStrangers((cause as Error).message) }),
      cause,
    });
  }
}

/** Their names are the exporting tool's, and no content. */
function shownColumns(rows: readonly object[]): Said | readonly Said[] {
  const names = Object.keys(rows[0] ?? {});
  return names.length === 0 ? currencySays('none') : names.slice(0, 12).map((name) => writtenByStrangers(name.slice(0, 40)));
}

function columnsOf(names: readonly string[]): Partial<Record<keyof typeof NAMES, string>> {
  const plain = new Map(names.map((name) => [name.toLowerCase().replace(/[^a-z]/g, ''), name]));
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([field, usual]) =>
      usual.flatMap((name) => (plain.has(name) ? [[field, plain.get(name)]] : [])).slice(0, 1),
    ),
  );
}

function utcOf(text: string | undefined, saidUtc: boolean): string | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{10}(?:\d{3})?$/.test(text) ? Number(text) * (text.length === 10 ? 1000 : 1) : undefined;
  const plain = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?/.exec(text)?.[0];
  const zone = plain === undefined ? '' : text.slice(plain.length).trim();
  const zoned = /^(?:Z|UTC|[+-]\d{2}:\d{2})$/.test(zone) || (saidUtc && zone === '');
  const at =
    count ?? (plain === undefined || !zoned ? Number.NaN : Date.parse(`${plain.replace(' ', 'T')}${/^[+-]/.test(zone) ? zone : 'Z'}`));
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Decimal text to smallest units without a double in between; undefined when digits would be lost or the text is no plain number. */
export function exactAmount(text: string, decimals: number): string | undefined {
  const parts = /^(\d{1,60})(?:\.(\d{1,40}))?$/.exec(
    text.replace(/^(\d{1,3})((?:,\d{3})+)(?=\.|$)/, (_, first: string, more: string) => first + more.replaceAll(',', '')),
  );
  if (parts === null) return undefined;
  const fraction = (parts[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  return BigInt((parts[1] as string) + fraction.padEnd(decimals, '0')).toString();
}
