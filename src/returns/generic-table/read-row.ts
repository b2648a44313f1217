// SPDX-License-Identifier: Apache-2.0
import { inOrder, statedText, statedValues } from '../../core/mappings/stated-values.ts';
import {
  type ColumnsNamed,
  columnsOf,
  type FieldType,
  MAPPING_TARGETS,
  type MappingRule,
  type TableMapping,
} from '../../core/mappings/table-mapping.ts';
import { classOfAction, type Kind, meant, type Said, type TimeKnown } from '../../core/records/index.ts';
import { zoneStated } from '../../core/records/zone.ts';
import { given } from '../fields/given.ts';
import { moneyText } from '../fields/money.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { minorUnits } from '../minor-units.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';

/**
 * One row by the first rule that fits it, and by every other that gives its record besides. A row that none fits, or that lacks what its record
 * needs, is a gap; what it lacks for a record besides is an empty cell, and no record. What no rule takes stands beside the first.
 */
export function* readMappedRow(row: TableRow, mapping: TableMapping): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const fitting = mapping.rules.filter(({ when }) => when === undefined || when.is.some((text) => same(text, row.cell(when.column))));
  const first = fitting.find(({ also }) => also !== true);
  if (first === undefined) {
    yield gap('unknown-shape', row, `No rule of the mapping "${mapping.name}" fits this row.`);
    return;
  }
  const made = [first, ...fitting.filter(({ also }) => also === true)].map((rule) => ({ rule, ...readBy(rule, values, mapping) }));
  for (const { rule, read, missing } of made)
    if (missing.length === 0)
      yield record(
        rule.kind as Kind,
        assemble(rule.kind, read, mapping) as never,
        row,
        beside(rule === first ? values : undefined, rule, mapping),
      );
    else if (rule === first) yield gap('unreadable-value', row, `A row without ${missing.join(', ')}, which the mapping needs.`);
  yield* values.faults;
}

const same = (one: string, other: string | undefined) => one.trim().toLowerCase() === other?.trim().toLowerCase();

interface ReadByRule {
  readonly read: Readonly<Record<string, unknown>>;
  /** What the record needs and the row does not hold. */
  readonly missing: readonly string[];
}

function readBy(rule: MappingRule, values: NamedValues, mapping: TableMapping): ReadByRule {
  const target = MAPPING_TARGETS[rule.kind];
  const read: Record<string, unknown> = { ...statedValues(rule) };
  for (const [field, columns] of Object.entries(rule.fields)) {
    const type = (target.fields as Readonly<Record<string, FieldType>>)[field]!;
    const value = fieldOf(values, type, columns, mapping);
    if (value === undefined) continue;
    // Of a person one name may stand in the table and another be stated.
    read[field] = type === 'person' ? { ...(read[field] as object | undefined), ...(value as object) } : value;
  }
  return { read, missing: target.required.filter((field) => read[field] === undefined) };
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
      : { zone: zoneStated(mapping.zone) ?? mapping.zone, zoneFrom: 'assumed' };
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
    case 'ip-event':
      return { ...rest, ...(address as object), action: actionOf(rest.action as Said | undefined) };
    case 'call': {
      const parties = [caller && { role: 'caller', ...(caller as object) }, callee && { role: 'callee', ...(callee as object) }].filter(
        Boolean,
      );
      return { ...rest, ...(parties.length > 0 && { parties }) };
    }
    case 'message':
      return { ...rest, ...plainIp, ...(recipient !== undefined && { recipients: [recipient] }) };
    case 'account':
      return { provider: statedText(mapping.provider), ...rest };
    case 'identifier':
      return { ...rest, type: meant(rest.type as Said | undefined) ?? 'other' };
    case 'contact':
      return { ...rest, relation: rest.relation ?? { raw: '', norm: 'other' } };
    case 'location':
      return { ...rest, basis: meant(rest.basis as Said | undefined) ?? 'device-report' };
    case 'cell-session':
      return { bearer: { raw: '', norm: 'data' }, ...rest, ...addressesOnly(rest) };
    case 'address-lease':
      return { ...rest, address: (address as { address: Said }).address, ...addressesOnly(rest) };
    case 'payment':
      return { ...paymentOf(rest), ...plainIp, ...moneyOf(amount as Said | undefined, rest.currency as Said | undefined, 'amountMinor') };
    case 'trip':
      return tripOf(rest, fare as Said | undefined);
    default:
      return { ...rest, ...plainIp };
  }
}

/** Our class of what the table, or the person, calls it. */
function actionOf(action: Said | undefined): Said {
  const word = meant(action) ?? '';
  const read = saidAction(action?.raw ?? '', word === '' ? 'activity' : classOfAction(word));
  return action?.how === undefined ? read : { ...read, how: action.how };
}

/** What a chain says of a payment stands together. */
function paymentOf({ network, txHash, chainAddress, ...own }: Readonly<Record<string, unknown>>): object {
  const chain = given({ network, txHash, address: chainAddress });
  return { ...own, ...(Object.keys(chain).length > 0 && { chain }) };
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

/** Every record says by whose mapping it was read, and whose it is where the person said so. @param values absent: they stand beside another */
function beside(values: NamedValues | undefined, rule: MappingRule, mapping: TableMapping): RecordBeside {
  const by = {
    name: 'mapping',
    raw: `${mapping.name}, version ${mapping.version}, confirmed by ${mapping.confirmedBy} on ${mapping.confirmedOn}${statedIn(rule, mapping)}`,
  };
  const { provider, account } = mapping;
  const of = account === undefined ? undefined : { provider, ...account, how: ['stated-by-person'] as const };
  return { extra: [...(values?.rest().extra ?? []), by], ...given({ of }) };
}

/** What is true of all rows because the person said so, in the words of the mapping. */
function statedIn({ constants = {} }: MappingRule, { account }: TableMapping): string {
  const stated = [
    ...(account === undefined ? [] : [`account = ${account.value}`]),
    ...inOrder(constants).map(([field, text]) => `${field} = ${text}`),
  ];
  return stated.length === 0 ? '' : `; stated by that person for all rows: ${stated.join('; ')}`;
}
