// SPDX-License-Identifier: Apache-2.0
import { type ActionClass, classOfAction, readAddress, said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { findDelimiter } from '../source/columns.ts';
import { csvTable } from '../tokenisers/csv-table.ts';

/**
 * A log of addresses whose format nobody has described, but whose header names one time and one IP address:
 *
 *     Time (UTC),IP address,Action
 *     2026-03-01 22:10:05,203.0.113.7,LOGIN
 *
 * Asked only when no other reader recognises the file. The zone is that of the value, or of the column's name, or none.
 */
export const addressLogCsv: ReturnParser = {
  id: 'address-log-csv',
  provider: 'any',
  version: '2',
  title: 'Any provider: log of addresses with times (CSV)',
  basis: { tier: 'inferred', source: 'the names of the columns' },
  gives: ['ip-event'],
  lastResort: true,
  recognises: (file) => file.mime === 'text/plain' && columnsOf(file.firstLine, file.text) !== undefined,
  *read(file) {
    const columns = columnsOf(file.firstLine, file.text)!;
    const known: TimeKnown = /\b(utc|gmt)\b/i.test(columns.time) ? { zone: 'UTC', zoneFrom: 'column' } : {};
    for (const row of csvTable(file)) {
      const values = NamedValues.ofRow(row);
      const read = values.address(columns.address, columns.port === undefined ? [] : [columns.port]);
      const word = columns.action === undefined ? undefined : values.raw(columns.action);
      const data = {
        ...(read ?? { address: { raw: '' } }),
        ...given({ at: values.time(columns.time, known), userAgent: columns.agent === undefined ? undefined : values.text(columns.agent) }),
        action: said<ActionClass>(word ?? '', word === undefined ? 'unknown' : classOfAction(word)),
      };
      yield record('ip-event', data, row, values.rest());
      yield* values.faults;
      if (read === undefined) yield gap('unreadable-value', row, `Column "${columns.address}" is empty.`);
    }
  },
};

interface LogColumns {
  readonly time: string;
  readonly address: string;
  readonly port: string | undefined;
  readonly action: string | undefined;
  readonly agent: string | undefined;
}

/** The columns by their names, if exactly one names a time and exactly one an address, and an address stands in one of the first rows. */
function columnsOf(header: string, text: string): LogColumns | undefined {
  if (header.length > 2000) return undefined;
  const delimiter = findDelimiter(text);
  const names = header.split(delimiter).map((name) => name.replace(/^"|"$/g, '').trim());
  const like = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name));
  const times = like(/^(date ?(and )?time|time ?stamp|time|datetime|zeit|zeitpunkt|heure|horodatage|login time|الوقت)\b/i);
  const addresses = like(/^(ip|ip[ _-]?addr(ess)?|ip[ _-]?adresse|adresse ip|client ip|source ip|login ip)\b/i);
  const [time, address] = [times[0], addresses[0]];
  if (time === undefined || address === undefined || times.length > 1 || addresses.length > 1) return undefined;
  const column = names.indexOf(address);
  const rows = text.split(/\r?\n/).slice(1, 20);
  if (!rows.some((row) => readAddress((row.split(delimiter)[column] ?? '').replace(/^"|"$/g, '')) !== undefined)) return undefined;
  return {
    time,
    address,
    port: like(/^((source|src|client|login|remote)[ _-]?)?port\b/i)[0],
    action: like(/^(action|event|activity|aktion|type|ereignis)\b/i)[0],
    agent: like(/^user.?agent/i)[0],
  };
}
