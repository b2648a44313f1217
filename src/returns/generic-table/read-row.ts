// SPDX-License-Identifier: Apache-2.0
import {
  type ColumnsNamed,
  columnsOf,
  type FieldType,
  MAPPING_TARGETS,
  type MappingRule,
  type TableMapping,
} from '../../core/mappings/table-mapping.ts';
import { classOfAction, type Kind, meant, type Said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { moneyText } from '../fields/money.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { minorUnits } from '../minor-units.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';

/** One row by the first rule that fits it. A row that none fits, or that lacks what its record needs, is a gap. */
export function* readMappedRow(row: TableRow, mapping: TableMapping): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const rule = mapping.rules.find(({ when }) => when === undefined || when.is.some((text) => same(text, row.cell(when.column))));
  if (rule === undefined) {
    yield gap('unknown-shape', row, `No rule of the mapping "${mapping.name}" fits this row.`);
    return;
  }
  const target = MAPPING_TARGETS[rule.kind];
  const read: Record<string, unknown> = { ...constantsOf(rule) };
  for (const [field, columns] of Object.entries(rule.fields)) {
    const type = (target.fields as Readonly<Record<string, FieldType>>)[field]!;
    const value = fieldOf(values, type, columns, mapping);
    if (value !== undefined) read[field] = value;
  }
  const missing = target.required.filter((field) => read[field] === undefined);
  if (missing.length > 0) yield gap('unreadable-value', row, `A row without ${missing.join(', ')}, which the mapping needs.`);
  else yield record(rule.kind as Kind, assemble(rule.kind, read, mapping) as never, row, beside(values, mapping));
  yield* values.faults;
}

const same = (one: string, other: string | undefined) => one.trim().toLowerCase() === other?.trim().toLowerCase();

/** What the person added stands as said, without a word of the table behind it. */
function constantsOf(rule: MappingRule): Record<string, Said> {
  return Object.fromEntries(Object.entries(rule.constants ?? {}).map(([name, text]) => [name, { raw: '', norm: text }]));
}

function fieldOf(
  values: NamedValues,
  type: FieldType,
  columns: ColumnsNamed | Readonly<Record<string, string>>,
  mapping: TableMapping,
): unknown {
  if (type === 'person') {
    const named = Object.entries(columns as Readonly<Record<string, string>>).flatMap(([member, column]) => {
      const said = values.text(column);
      return said === undefined ? [] : [[member, said] as const];
    });
    return named.length === 0 ? undefined : Object.fromEntries(named);
  }
  const names = columnsOf(columns);
  switch (type) {
    case 'time':
      return timeOf(values, names, mapping);
    case 'number':
      return values.number(...names);
    case 'address':
      return values.address(names);
    default:
      return names.length === 1 ? values.text(names[0]!) : joined(values, names);
  }
}

function joined(values: NamedValues, names: readonly string[]): Said | undefined {
  const texts = names.flatMap((name) => values.raw(name) ?? []);
  return texts.length === 0 ? undefined : { raw: texts.join(' ') };
}

/** A column whose name says UTC is UTC; otherwise the zone that the person stated, as an assumption. */
function timeOf(values: NamedValues, names: readonly string[], mapping: TableMapping) {
  const order = mapping.dateOrder === undefined ? {} : { order: mapping.dateOrder };
  const zone: TimeKnown = names.some((name) => /\b(utc|gmt)\b|_utc$/i.test(name))
    ? { zone: 'UTC', zoneFrom: 'column' }
    : mapping.zone === undefined
      ? {}
      : { zone: mapping.zone, zoneFrom: 'assumed' };
  if (names.length === 1) return values.time(names[0]!, { ...zone, ...order });
  const text = joined(values, names);
  const first = values.take(...names);
  if (text === undefined || first === undefined) return undefined;
  const both = new NamedValues(values.from, [{ name: first.name, raw: text.raw, at: first.at }]);
  const when = both.time(first.name, { ...zone, ...order });
  if (when === undefined) values.fault('unreadable-time', `Under "${names.join('" and "')}" stands no time that can be read.`, first);
  return when;
}

/** Fields of a row in the shape of the record model. */
function assemble(kind: MappingRule['kind'], read: Record<string, unknown>, mapping: TableMapping): object {
  const { address, ip, caller, callee, recipient, fare, amount, ...rest } = read;
  const plainIp = ip === undefined ? {} : { ip: (ip as { address: Said }).address };
  switch (kind) {
    case 'ip-event': {
      const action = rest.action as Said | undefined;
      const word = meant(action) ?? '';
      return { ...rest, ...(address as object), action: saidAction(action?.raw ?? '', word === '' ? 'activity' : classOfAction(word)) };
    }
    case 'call': {
      const parties = [caller && { role: 'caller', ...(caller as object) }, callee && { role: 'callee', ...(callee as object) }].filter(
        Boolean,
      );
      return { ...rest, ...(parties.length > 0 && { parties }) };
    }
    case 'message':
      return { ...rest, ...plainIp, ...(recipient !== undefined && { recipients: [recipient] }) };
    case 'account':
      return { provider: { raw: '', norm: mapping.provider }, ...rest };
    case 'identifier':
      return { ...rest, type: meant(rest.type as Said | undefined) ?? 'other' };
    case 'contact':
      return { ...rest, relation: { raw: '', norm: meant(rest.relation as Said | undefined) ?? 'other' } };
    case 'location':
      return { ...rest, basis: meant(rest.basis as Said | undefined) ?? 'device-report' };
    case 'cell-session':
      return { bearer: { raw: '', norm: 'data' }, ...rest, ...addressesOnly(rest) };
    case 'address-lease':
      return { ...rest, address: (address as { address: Said }).address, ...addressesOnly(rest) };
    case 'payment':
      return { ...rest, ...plainIp, ...moneyOf(amount as Said | undefined, rest.currency as Said | undefined, 'amountMinor') };
    case 'trip':
      return tripOf(rest, fare as Said | undefined);
    default:
      return { ...rest, ...plainIp };
  }
}

/** The port behind an address has a field of its own here. */
function addressesOnly(rest: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    ['publicAddress', 'privateAddress'].flatMap((name) => {
      const read = rest[name] as { address: Said } | undefined;
      return read === undefined ? [] : [[name, read.address]];
    }),
  );
}

function moneyOf(amount: Said | undefined, currency: Said | undefined, name: 'amountMinor' | 'fareMinor'): object {
  if (amount === undefined) return given({ currency });
  if (currency !== undefined) return { [name]: minorUnits(amount.raw, meant(currency)), currency };
  const read = moneyText(amount.raw);
  return { [name]: read.amountMinor, ...given({ currency: read.currency }) };
}

function tripOf(rest: Readonly<Record<string, unknown>>, fare: Said | undefined): object {
  const { pickupLat, pickupLon, pickupAddress, dropoffLat, dropoffLon, dropoffAddress, plate, make, model, ...own } = rest;
  const spot = (members: object) => (Object.keys(given(members)).length === 0 ? undefined : given(members));
  return {
    ...own,
    ...given({
      pickup: spot({ lat: pickupLat, lon: pickupLon, address: pickupAddress }),
      dropoff: spot({ lat: dropoffLat, lon: dropoffLon, address: dropoffAddress }),
      vehicle: spot({ plate, make, model }),
    }),
    ...moneyOf(fare, own.currency as Said | undefined, 'fareMinor'),
  };
}

/** Every record says by whose mapping it was read. */
function beside(values: NamedValues, mapping: TableMapping): RecordBeside {
  const by = {
    name: 'mapping',
    raw: `${mapping.name}, version ${mapping.version}, confirmed by ${mapping.confirmedBy} on ${mapping.confirmedOn}`,
  };
  return { extra: [...(values.rest().extra ?? []), by] };
}
