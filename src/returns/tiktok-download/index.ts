// SPDX-License-Identifier: Apache-2.0
import { said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';

/**
 * TikTok's download of one's own data, `user_data_tiktok.json` or `user_data.json`. Names of the first levels changed over the years; lists
 * keep their inner names:
 *
 *     { "Activity" | "Your Activity": { "Login History": { "LoginHistoryList": [ { "Date", "IP", "DeviceModel", "Carrier", … } ] }, … },
 *       "Direct Messages" | "Direct Message": { "Chat History": { "ChatHistory": { "Chat History with lena:": [ { "Date", "From", "Content" } ] } } },
 *       "Profile": { "Profile Information": { "ProfileMap": { "userName", "emailAddress", "telephoneNumber", … } } } }
 *
 * Times without a zone are UTC. Lists that are not known become activities under their own name: nothing is dropped.
 */
export const tiktokDownload: ReturnParser = {
  id: 'tiktok-download',
  provider: 'tiktok',
  version: '1',
  title: 'TikTok: own download (JSON)',
  basis: { tier: 'inferred', source: 'public readers of the download; names of members from memory' },
  gives: ['ip-event', 'message', 'activity', 'account', 'identifier', 'subscriber-fact'],
  volunteered: true,
  recognises: (file) =>
    file.mime === 'application/json' &&
    /"(Login History|Direct Messages?|Profile)"\s*:\s*\{/.test(file.text) &&
    /"(LoginHistoryList|ChatHistory|ProfileMap|VideoList|SearchList)"\s*:/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, PATTERNS)) yield* oneOf(unit);
  },
};

const CHATS = ['/Direct Messages/*/*/*/*', '/Direct Message/*/*/*/*'];
const LISTS = ['/Activity/*/*/*', '/Your Activity/*/*/*', '/Likes and Favorites/*/*/*', '/Comment/*/*/*', '/Post/*/*/*'];
const PROFILES = ['/Profile/*/*', '/Profile And Settings/*/*'];
const PATTERNS = [...CHATS, ...LISTS, ...PROFILES];
const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };

function* oneOf(unit: JsonUnit): Generator<Finding> {
  const isObject = typeof unit.value === 'object' && unit.value !== null && !Array.isArray(unit.value);
  if (!isObject || unit.pattern === undefined) {
    const value = typeof unit.value === 'string' ? unit.value : JSON.stringify(unit.value);
    yield record('subscriber-fact', { name: { raw: unit.pointer }, value: { raw: value ?? 'null' } }, unit);
    return;
  }
  const values = NamedValues.ofObject(unit, unit.value);
  if (CHATS.includes(unit.pattern)) yield chatOf(unit, values);
  else if (PROFILES.includes(unit.pattern)) yield* profileOf(unit, values);
  else if (values.has('IP')) yield* loginOf(unit, values);
  else yield activityOf(unit, values);
  yield* values.faults;
}

/** `Chat History with lena:` names the other side; the members of the message name only who wrote it. */
function chatOf(unit: JsonUnit, values: NamedValues): Finding {
  const thread = nameIn(unit.pointer, 4);
  const from = values.text('From');
  const data = given({
    threadId: { raw: thread },
    author: from === undefined ? undefined : { username: from },
    sent: values.time('Date', UTC),
    body: values.text('Content'),
  });
  return record('message', data, unit, values.rest());
}

function* loginOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const read = values.address('IP');
  if (read === undefined) {
    yield gap('unreadable-value', unit, 'A sign-in without its address.');
    return;
  }
  const data = given({ at: values.time('Date', UTC), deviceRef: values.text('DeviceModel') });
  yield record('ip-event', { ...read, ...data, action: saidAction('', 'login') }, unit, values.rest());
}

function activityOf(unit: JsonUnit, values: NamedValues): Finding {
  const data = given({
    at: values.time(['Date', 'date'], UTC),
    text: values.text('SearchTerm', 'Comment', 'comment', 'Content'),
    url: values.text('Link', 'link', 'VideoLink'),
  });
  return record('activity', { what: said('', nameIn(unit.pointer, 2)), ...data }, unit, values.rest());
}

function* profileOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const [email, phone] = [values.text('emailAddress'), values.text('telephoneNumber')];
  const account = given({ username: values.text('userName'), displayName: values.text('displayName', 'nickName') });
  yield record('account', { provider: said('', 'tiktok'), ...account }, unit, values.rest());
  if (email !== undefined) yield record('identifier', { type: 'email', value: email }, unit);
  if (phone !== undefined) yield record('identifier', { type: 'phone', value: phone }, unit);
}

/** A member's name out of a JSON pointer (RFC 6901 §4). */
function nameIn(pointer: string, part: number): string {
  return (pointer.split('/')[part] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
