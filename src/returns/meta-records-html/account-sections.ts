// SPDX-License-Identifier: Apache-2.0
import {
  type ActionClass,
  classOfAction,
  type IdentifierType,
  type Named,
  type Relation,
  type Said,
  said,
  saidAddress,
  saidYesNo,
  utcFromText,
} from '../../core/records/index.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { Faults } from '../tokenisers/field-faults.ts';
import type { Field } from '../tokenisers/labelled-fields.ts';
import { type Group, labelOf, saidOf } from '../tokenisers/labelled-groups.ts';
import { namedAccount } from '../tokenisers/named-account.ts';
import type { SectionReader } from '../tokenisers/read-sections.ts';

/** Sections on the account itself: who, since when, from which addresses, with which devices, whom it follows. */
export const ACCOUNT_SECTIONS: Readonly<Record<string, SectionReader>> = {
  request_parameters: { group: requestParameters },
  home: { group: requestParameters },
  name: { group: person },
  gender: { group: facts },
  date_of_birth: { group: facts },
  website: { group: facts },
  about_me: { group: facts },
  bio: { group: facts },
  privacy_settings: { group: facts },
  popular_block: { group: facts },
  emails: { group: (group) => identifiers(group, 'email') },
  vanity: { group: (group) => identifiers(group, 'username') },
  phone_numbers: { group: phones },
  registration_date: { group: registrationDate },
  threads_registration_date: { group: registrationDate },
  registration_ip: { group: (group) => ipEvent(group, 'registration') },
  account_end_date: { group: accountEnd },
  ip_addresses: { group: (group) => ipEvent(group) },
  logins: { group: (group) => ipEvent(group, 'login') },
  prospective_login_ips: { group: (group) => ipEvent(group, 'login') },
  devices: { group: device },
  followers: { group: (group) => contacts(group, 'follower') },
  following: { group: (group) => contacts(group, 'following') },
  incoming_follow_requests: { group: (group) => contacts(group, 'pending') },
  threads_followers: { group: (group) => contacts(group, 'follower') },
  threads_following: { group: (group) => contacts(group, 'following') },
};

/** What the return says of itself comes first, and names the account for the records behind it. */
export function* requestParameters(group: Group, _wrapper: Field | undefined, file: SourceFile): Generator<Finding> {
  const faults = new Faults();
  const service = group.text('service');
  const target = group.text('target');
  const account = group.text('account identifier');
  const range = group.get('date range');
  const [from, to] = range?.text.split(/\s+to\s+/) ?? [];
  const rangeFrom = from === undefined ? undefined : utcFromText(from);
  const rangeTo = to === undefined ? undefined : utcFromText(to);
  if (range !== undefined && range.text !== '' && (rangeFrom === undefined || rangeTo === undefined)) faults.time(range);
  const provider = providerOf(service?.raw);
  file.service = provider;
  const named = target?.raw ?? account?.raw;
  if (named !== undefined) {
    file.isAbout({ provider, type: target === undefined ? 'account-identifier' : 'provider-user-id', value: named });
  }
  const described = {
    provider: said('Meta', 'meta'),
    ...(service && { service }),
    ...optional('ticket', group.text('internal ticket number')),
    ...(target && { target }),
    ...(account && { accountIdentifier: account }),
    ...optional('accountType', group.text('account type')),
    ...optional('generated', group.when(faults.time, 'generated')),
    ...(rangeFrom && { rangeFrom }),
    ...(rangeTo && { rangeTo }),
  };
  yield record('return-described', described, group.units, group.beside());
  yield* faults.gaps;
}

function providerOf(service: string | undefined): string {
  const word = service?.toLowerCase() ?? 'meta';
  return word === 'messenger' ? 'facebook' : word;
}

export function optional<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]: T });
}

function* person(group: Group): Generator<Finding> {
  const first = group.text('first', 'first name');
  const middle = group.text('middle', 'middle name');
  const last = group.text('last', 'last name');
  const full = [first, middle, last].filter((part) => part !== undefined).map((part) => part.raw);
  const name: Said | undefined = full.length === 1 ? (first ?? last) : full.length === 0 ? undefined : said('', full.join(' '));
  if (name === undefined) {
    yield* facts(group);
    return;
  }
  const parts = { ...(first && { firstName: first }), ...(last && { lastName: last }) };
  yield record('person', { name, ...(full.length > 1 && parts), role: 'subscriber' }, group.units, group.beside());
}

/** Labelled facts without a kind of their own: one record each. */
export function* facts(group: Group): Generator<Finding> {
  const at = group.has('time') ? group.get('time') : undefined;
  const asOf = at === undefined ? undefined : utcFromText(at.text);
  for (const field of group.units) {
    if (field === at || !field.isUnit) continue;
    const from = at === undefined ? field : [field, at];
    yield record('subscriber-fact', { name: { raw: field.label }, value: saidOf(field), ...(asOf && { asOf }) }, from, also(field));
  }
}

function also(field: Field): { also?: Field['also'] & object } {
  return field.also === undefined ? {} : { also: field.also };
}

export function* identifiers(group: Group, type: IdentifierType): Generator<Finding> {
  for (const field of group.units) {
    if (!field.isUnit) continue;
    if (field.lines.length === 0) yield record('subscriber-fact', { name: { raw: field.label }, value: saidOf(field) }, field);
    for (const line of field.lines) yield record('identifier', { type, value: { raw: line } }, field, also(field));
  }
}

/** `+447700900123 Cell Verified on 2024-11-05 17:10:02 UTC` */
function* phones(group: Group): Generator<Finding> {
  for (const field of group.units) {
    if (!field.isUnit) continue;
    for (const line of field.lines) yield phone(line, field);
    if (field.lines.length === 0) yield record('subscriber-fact', { name: { raw: field.label }, value: saidOf(field) }, field);
  }
}

function phone(line: string, field: Field): Finding {
  const match = /^(\+?[\d ()-]{5,}\d)\s*(.*)$/.exec(line);
  if (match === null) return gap('unreadable-value', field, 'A line under phone numbers begins with no number.', line);
  const [, number, words] = match;
  const verified = /verified on (.+)$/i.exec(words!);
  const validFrom = verified === null ? undefined : utcFromText(verified[1]!);
  const confirmed = /\bunverified\b/i.test(words!) ? false : /\bverified\b/i.test(words!) ? true : undefined;
  const data = {
    type: 'phone' as const,
    value: words === '' ? { raw: line } : said(line, number!.trim(), 'split'),
    ...(confirmed !== undefined && { confirmed: said(words!, confirmed) }),
    ...(validFrom && { validFrom }),
  };
  return record('identifier', data, field, also(field));
}

function* registrationDate(group: Group, _wrapper: Field | undefined, file: SourceFile): Generator<Finding> {
  const faults = new Faults();
  const created = group.when(faults.time, 'registration date', 'time', 'date');
  const provider = file.service ?? file.account?.provider ?? 'meta';
  if (created !== undefined) {
    const id = file.account;
    const named = id === undefined ? {} : { accountId: said('', id.value) };
    yield record('account', { provider: said('', provider), ...named, created }, group.units, group.beside());
  }
  yield* faults.gaps;
}

function* accountEnd(group: Group): Generator<Finding> {
  const faults = new Faults();
  const asOf = group.when(faults.time, 'time');
  for (const field of group.fields) {
    if (labelOf(field) === 'time') continue;
    const at = group.get('time');
    yield record(
      'subscriber-fact',
      { name: { raw: field.label }, value: saidOf(field), ...(asOf && { asOf }) },
      at === undefined ? field : [field, at],
    );
  }
  yield* faults.gaps;
}

/** An address with its time and action, in whatever order; the class of the event comes from the section only where no action is said. */
export function* ipEvent(group: Group, classed?: 'login' | 'registration'): Generator<Finding> {
  const faults = new Faults();
  const address = group.get('ip address', 'registration ip', 'ip', 'address');
  if (address === undefined || address.text === '') {
    yield gap('unknown-shape', group.units, 'A group of addresses and times has no address.');
    return;
  }
  const read = saidAddress(address.text);
  if (read.address.norm === undefined) faults.address(address);
  const port = group.text('port', 'source port');
  const word = group.text('action', 'type');
  const at = group.when(faults.time, 'time', 'timestamp', 'date');
  const joined = address.joined ? { how: [...(read.address.how ?? []), 'page-break-joined' as const] } : {};
  const data = {
    address: { ...read.address, ...joined },
    ...(read.port && { port: read.port }),
    ...(port && { port: said(port.raw, Number(port.raw)) }),
    ...(at && { at }),
    action: said<ActionClass>(word?.raw ?? '', word === undefined ? (classed ?? 'activity') : classOfAction(word.raw)),
    ...optional('userAgent', group.text('user agent')),
  };
  yield record('ip-event', data, group.units, group.beside());
  yield* faults.gaps;
}

function* device(group: Group): Generator<Finding> {
  const type = group.text('type', 'device type');
  const id = group.text('id', 'device id');
  const active = group.text('active');
  const data = {
    ...(type && { type }),
    ...(id && { identifiers: [{ type: id.raw.startsWith('android-') ? ('android-id' as const) : ('other' as const), value: id }] }),
    ...(active && { active: saidYesNo(active.raw) }),
  };
  yield record('device', data, group.units, group.beside());
}

export function* contacts(group: Group, relation: Relation): Generator<Finding> {
  for (const field of group.units) {
    if (!field.isUnit) continue;
    for (const line of field.lines) {
      const who: Named = namedAccount(line);
      yield record('contact', { who, relation: said(field.label, relation) }, field, also(field));
    }
    if (field.lines.length === 0) yield record('subscriber-fact', { name: { raw: field.label }, value: saidOf(field) }, field);
  }
}
