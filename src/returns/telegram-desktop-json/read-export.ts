// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { NamedValues, rawOf, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';
import { readMessage } from './read-message.ts';

const CHATS = ['', '/chats/list/*', '/left_chats/list/*'];
const PATTERNS = [
  ...CHATS.map((chat) => `${chat}/messages/*`),
  ...CHATS.slice(1).flatMap((chat) => ['name', 'type', 'id'].map((member) => `${chat}/${member}`)),
  '/contacts/list/*',
  '/sessions/list/*',
];

/** One chat while it is read: its name, type and id stand before its messages. */
interface Chat {
  readonly key: string;
  readonly units: JsonUnit[];
  id: string | undefined;
  told: boolean;
  last: number | undefined;
}

export function* readExport(file: SourceFile): Generator<Finding> {
  let chat: Chat = { key: '', units: [], id: undefined, told: false, last: undefined };
  for (const unit of jsonValues(file, PATTERNS)) {
    const key = chatKey(unit);
    if (key === undefined) {
      yield* besideChats(unit);
      continue;
    }
    if (key !== chat.key) {
      yield* tellThread(chat);
      chat = { key, units: [], id: undefined, told: false, last: undefined };
    }
    if (!unit.pointer.includes('/messages/')) {
      chat.units.push(unit);
      if (unit.pointer.endsWith('/id')) chat.id = rawOf(unit.value);
      continue;
    }
    yield* tellThread(chat);
    yield* holeBefore(unit, chat);
    yield* readMessage(unit, chat.id, file);
  }
  yield* tellThread(chat);
}

/** Which chat a unit belongs to: '' is the only one of the file. */
function chatKey(unit: JsonUnit): string | undefined {
  const inner = /^(\/(?:left_)?chats\/list\/\d+)\//.exec(unit.pointer)?.[1];
  if (inner !== undefined) return inner;
  return /^\/(messages\/\d+|name|type|id)$/.test(unit.pointer) ? '' : undefined;
}

function* tellThread(chat: Chat): Generator<Finding> {
  if (chat.told || chat.units.length === 0) return;
  chat.told = true;
  const value = (name: string) => rawOf(chat.units.find((unit) => unit.pointer.endsWith(`/${name}`))?.value);
  const [title, type] = [value('name'), value('type')];
  const data = given({ title: title === undefined ? undefined : { raw: title }, type: type === undefined ? undefined : { raw: type } });
  yield record('thread', { threadId: { raw: chat.id ?? chat.key }, ...data }, chat.units);
}

/** Numbers rise by one in a group; what lies between two messages of the file is not in it, for whatever reason. */
function* holeBefore(unit: JsonUnit, chat: Chat): Generator<Finding> {
  const id = (unit.value as { id?: unknown } | null)?.id;
  if (typeof id !== 'number') return;
  if (chat.last !== undefined && id > chat.last + 1) {
    const gone = id === chat.last + 2 ? `number ${chat.last + 1} is` : `numbers ${chat.last + 1} to ${id - 1} are`;
    yield left(`${gone} not in the file before this message: noted, not taken for a deletion`, unit);
  }
  chat.last = id;
}

/** The account's own members: contacts, sessions with their addresses, who the exporter is. */
function* besideChats(unit: JsonUnit): Generator<Finding> {
  if (unit.pattern === '/contacts/list/*') yield* contactOf(unit);
  else if (unit.pattern === '/sessions/list/*') yield* sessionOf(unit);
  else if (unit.pointer === '/personal_information') yield* accountOf(unit);
  else if (/^\/(about|contacts\/about|sessions\/about|chats\/about|left_chats\/about)$/.test(unit.pointer))
    yield left('an explanation by Telegram', unit);
  else yield gap('unknown-shape', unit, `A member that is not known: ${unit.pointer}.`);
}

function* contactOf(unit: JsonUnit): Generator<Finding> {
  const values = NamedValues.ofObject(unit, unit.value);
  const name = [values.raw('first_name'), values.raw('last_name')].filter((part) => part !== undefined).join(' ');
  const id = values.text('user_id');
  const who = given({ id, name: name === '' ? undefined : { raw: name }, phone: values.text('phone_number') });
  const since = values.epoch('date_unixtime', 'seconds');
  yield record('contact', { who, relation: { raw: 'contacts', norm: 'address-book' }, ...given({ since }) }, unit, values.rest());
  yield* values.faults;
}

function* sessionOf(unit: JsonUnit): Generator<Finding> {
  const values = NamedValues.ofObject(unit, unit.value);
  const address = values.address('last_ip');
  const seen = given({ firstSeen: values.epoch('created_unixtime', 'seconds'), lastSeen: values.epoch('last_active_unixtime', 'seconds') });
  const device = given({
    model: values.text('device_model'),
    os: values.text('platform'),
    osVersion: values.text('system_version'),
    appVersion: values.text('application_version'),
  });
  yield record('device', { ...device, ...seen }, unit, values.rest());
  if (address !== undefined) yield record('ip-event', { ...address, ...seen, action: saidAction('session', 'session') }, unit);
  yield* values.faults;
}

function* accountOf(unit: JsonUnit): Generator<Finding> {
  const values = NamedValues.ofObject(unit, unit.value);
  const name = [values.raw('first_name'), values.raw('last_name')].filter((part) => part !== undefined).join(' ');
  const phone = values.take('phone_number');
  const data = given({
    accountId: values.text('user_id'),
    username: values.text('username'),
    displayName: name === '' ? undefined : { raw: name },
  });
  yield record('account', { provider: { raw: 'telegram' }, ...data }, unit, values.rest());
  if (phone !== undefined) yield record('identifier', { type: 'phone', value: { raw: phone.raw }, use: 'primary' }, unit, { at: phone.at });
}
