// SPDX-License-Identifier: Apache-2.0
import {
  type Account,
  type Device,
  type IpEvent,
  type Said,
  said,
  saidAddress,
  saidNumber,
  utcFromText,
} from '../../core/records/index.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import { type JsonUnit, within } from '../tokenisers/json.ts';
import { extraOf } from './other-objects.ts';
import { type Loose, textOf } from './read-part.ts';

/** `{ email, createdVia, username, accountId, createdAt, accountDisplayName }` */
export function* readAccount(object: Loose, unit: JsonUnit): Generator<Finding> {
  const at = (member: string) => within(unit, `/account/${member}`);
  const created = textOf(object.createdAt);
  const when = created === undefined ? undefined : utcFromText(created);
  const data: Account = {
    provider: { raw: 'x' },
    ...text('accountId', object.accountId),
    ...text('username', object.username),
    ...text('displayName', object.accountDisplayName),
    ...text('createdVia', object.createdVia),
    ...(when && { created: when }),
  };
  yield record(
    'account',
    data,
    unit,
    extraOf(object, ['email', 'phoneNumber', 'createdVia', 'username', 'accountId', 'createdAt', 'accountDisplayName'], unit),
  );
  if (created !== undefined && when === undefined)
    yield gap('unreadable-time', unit, 'Under createdAt stands no time that can be read.', created, at('createdAt'));
  const email = textOf(object.email);
  if (email !== undefined && email !== '')
    yield record('identifier', { type: 'email', value: { raw: email }, use: 'primary' }, unit, { at: at('email') });
  const phone = textOf(object.phoneNumber);
  if (phone !== undefined && phone !== '')
    yield record('identifier', { type: 'phone', value: { raw: phone } }, unit, { at: at('phoneNumber') });
}

/** `{ accountId, userCreationIp }`: no time in it. */
export function* readCreationIp(object: Loose, unit: JsonUnit): Generator<Finding> {
  yield* ipEvent(object, textOf(object.userCreationIp), 'registration', ['accountId', 'userCreationIp'], unit);
}

/** `{ accountId, createdAt, loginIp, loginPortNumber }` */
export function* readIpAudit(object: Loose, unit: JsonUnit): Generator<Finding> {
  yield* ipEvent(object, textOf(object.loginIp), 'login', ['accountId', 'createdAt', 'loginIp', 'loginPortNumber'], unit);
}

function* ipEvent(
  object: Loose,
  raw: string | undefined,
  action: 'login' | 'registration',
  known: readonly string[],
  unit: JsonUnit,
): Generator<Finding> {
  if (raw === undefined) {
    yield gap('unknown-shape', unit, 'An entry of an address log without its address.');
    return;
  }
  const { address, port } = saidAddress(raw);
  const portText = textOf(object.loginPortNumber);
  const time = textOf(object.createdAt);
  const at = time === undefined ? undefined : utcFromText(time);
  const data: IpEvent = {
    address,
    ...(port && { port }),
    // Port 0 is how the log writes that none was recorded.
    ...(portText !== undefined && portText !== '0' && { port: saidNumber(portText) }),
    ...(at && { at }),
    action: said('', action),
  };
  yield record('ip-event', data, unit, extraOf(object, known, unit));
  if (address.norm === undefined) yield gap('unreadable-value', unit, 'In an address log stands no IP address.', raw);
  if (time !== undefined && at === undefined) yield gap('unreadable-time', unit, 'Under createdAt stands no time that can be read.', time);
}

/** Devices with push tokens. Member names differ between years: what is not known stands beside. */
export function* readDevice(object: Loose, unit: JsonUnit): Generator<Finding> {
  const inner = (typeof object.pushDevice === 'object' && object.pushDevice !== null ? object.pushDevice : object) as Loose;
  const token = textOf(inner.token) ?? textOf(inner.deviceToken);
  const seen = textOf(inner.updatedDate) ?? textOf(inner.lastSeenAt);
  const made = textOf(inner.createdDate) ?? textOf(inner.createdAt);
  const firstSeen = made === undefined ? undefined : utcFromText(made);
  const lastSeen = seen === undefined ? undefined : utcFromText(seen);
  const id = textOf(inner.udid);
  const data: Device = {
    ...text('type', inner.deviceType ?? inner.clientApplicationName),
    ...text('appVersion', inner.deviceVersion),
    identifiers: [
      ...(token === undefined ? [] : [{ type: 'push-token' as const, value: { raw: token } }]),
      ...(id === undefined ? [] : [{ type: 'other' as const, value: { raw: id } }]),
    ],
    ...(firstSeen && { firstSeen }),
    ...(lastSeen && { lastSeen }),
  };
  yield record(
    'device',
    data,
    unit,
    extraOf(inner, ['token', 'deviceToken', 'udid', 'deviceType', 'deviceVersion', 'clientApplicationName'], unit),
  );
}

export function text<K extends string>(name: K, value: unknown): { [P in K]?: Said } {
  const raw = textOf(value);
  return raw === undefined || raw === '' ? {} : ({ [name]: { raw } } as { [P in K]: Said });
}
