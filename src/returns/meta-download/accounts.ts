// SPDX-License-Identifier: Apache-2.0
import { type Contact, classOfAction, type Relation, readAddress, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, rawOf, saidAction, saidText } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';

/**
 * Log-ins in the download of one's own data from Facebook, `security_and_login_information/account_activity.json`:
 *
 *     { "account_activity_v2": [{ "action": "Login", "timestamp": 1772402000, "ip_address": "203.0.113.9", "user_agent": "…", "city": "Cairo" }] }
 *
 * Times are UTC seconds. Ports are not stated.
 */
export const facebookDownloadActivity: ReturnParser = {
  id: 'facebook-download-activity',
  provider: 'facebook',
  version: '1',
  title: 'Facebook: account activity (own download, JSON)',
  basis: { tier: 'inferred', source: 'public readers of the download' },
  gives: ['ip-event', 'activity'],
  volunteered: true,
  recognises: (file) => file.mime === 'application/json' && /^\s*\{\s*"account_activity(_v2)?"\s*:/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, ['/account_activity_v2/*', '/account_activity/*'])) {
      if (unit.pattern === undefined) yield gap('unknown-shape', unit, `A member that is not known: ${unit.pointer}.`);
      else yield* activityOf(unit);
    }
  },
};

function* activityOf(unit: JsonUnit): Generator<Finding> {
  const values = NamedValues.ofObject(unit, unit.value);
  const action = values.text('action')?.raw ?? '';
  const at = values.epoch('timestamp', 'seconds');
  const address = values.address('ip_address');
  if (address === undefined) yield record('activity', { what: { raw: action }, ...given({ at }) }, unit, values.rest());
  else {
    const data = given({
      at,
      userAgent: values.text('user_agent'),
      cityStated: values.text('city'),
      regionStated: values.text('region'),
      countryStated: values.text('country'),
      product: values.text('site_name'),
    });
    yield record('ip-event', { ...address, ...data, action: saidAction(action, classOfAction(action)) }, unit, values.rest());
  }
  yield* values.faults;
}

/**
 * Log-ins in the download from Instagram, `…/login_activity.json`. Names of members are in the language of the account and have the byte fault:
 * the address is found by what it is, the time stands in the title.
 *
 *     { "account_history_login_history": [{ "title": "2026-03-01T22:10:05+00:00", "string_map_data": { "Adresse IP": { "value": "…" }, … } }] }
 */
export const instagramDownloadLogins: ReturnParser = {
  id: 'instagram-download-logins',
  provider: 'instagram',
  version: '1',
  title: 'Instagram: log-ins (own download, JSON)',
  basis: { tier: 'inferred', source: 'a public parser of the download; other languages from memory' },
  gives: ['ip-event', 'activity'],
  volunteered: true,
  recognises: (file) => file.mime === 'application/json' && /^\s*\{\s*"account_history_(login|logout)_history"\s*:/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, ['/account_history_login_history/*', '/account_history_logout_history/*'])) {
      if (unit.pattern === undefined) yield gap('unknown-shape', unit, `A member that is not known: ${unit.pointer}.`);
      else yield* loginOf(unit, unit.pattern.includes('logout') ? 'logout' : 'login');
    }
  },
};

function* loginOf(unit: JsonUnit, action: 'login' | 'logout'): Generator<Finding> {
  const { title, string_map_data: map } = (unit.value ?? {}) as { title?: unknown; string_map_data?: unknown };
  const entries = Object.entries((map ?? {}) as Record<string, { value?: unknown; timestamp?: unknown } | null>).flatMap(([name, said]) => {
    const raw = rawOf(said?.value) ?? (said?.timestamp === 0 ? undefined : rawOf(said?.timestamp));
    return raw === undefined ? [] : [{ name, raw, at: unit.at }];
  });
  const titleText = typeof title === 'string' ? [{ name: 'title', raw: title, at: unit.at }] : [];
  const addressName = entries.find(({ raw }) => readAddress(raw) !== undefined)?.name;
  const values = new NamedValues(unit, [...titleText, ...entries]);
  const address = addressName === undefined ? undefined : values.address(addressName);
  const stamp = entries.find(({ raw }) => /^\d{10}$/.test(raw))?.name;
  const titleIsTime = typeof title === 'string' && utcFromText(title)?.utc !== undefined;
  const at = titleIsTime ? values.time('title') : stamp === undefined ? undefined : values.epoch(stamp, 'seconds');
  if (titleIsTime && stamp !== undefined) values.take(stamp);
  const data = given({ at, userAgent: values.text('User Agent', 'Agent utilisateur') });
  if (address === undefined) yield record('activity', { what: { raw: action }, ...given({ at }) }, unit, values.rest());
  else yield record('ip-event', { ...address, ...data, action: saidAction(action, action) }, unit, values.rest());
  yield* values.faults;
}

const LISTS: Readonly<Record<string, Relation>> = {
  friends_v2: 'friend',
  friends: 'friend',
  received_requests_v2: 'pending',
  sent_requests_v2: 'pending',
  deleted_friends_v2: 'deleted-friend',
  followers_v3: 'follower',
  followers_v2: 'follower',
  following_v3: 'following',
  following_v2: 'following',
  blocked_users_v2: 'blocked',
  relationships_following: 'following',
  relationships_blocked_users: 'blocked',
  relationships_follow_requests_sent: 'pending',
  address_book_v2: 'address-book',
};

/**
 * People in both downloads: `connections/friends/your_friends.json` and its neighbours, `followers_and_following/*.json`.
 *
 *     { "friends_v2": [{ "name": "…", "timestamp": 1700000000 }] }
 *     { "relationships_following": [{ "string_list_data": [{ "href": "…", "value": "lena", "timestamp": 1700000000 }] }] }
 */
export const metaDownloadContacts: ReturnParser = {
  id: 'meta-download-contacts',
  provider: 'meta',
  version: '1',
  title: 'Facebook and Instagram: friends, followers, blocked (own download, JSON)',
  basis: { tier: 'inferred', source: 'public readers of the download' },
  gives: ['contact'],
  volunteered: true,
  recognises: (file) => {
    const first = /^\s*\{\s*"(\w+)"\s*:/.exec(file.text)?.[1];
    return file.mime === 'application/json' && first !== undefined && Object.hasOwn(LISTS, first);
  },
  *read(file) {
    for (const unit of jsonValues(file, ['/*/*'])) {
      const relation = LISTS[unit.pointer.split('/')[1] ?? ''];
      if (unit.pattern === undefined) yield left('a member beside the list', unit);
      else if (relation === undefined) yield gap('unknown-shape', unit, `A list that is not known: ${unit.pointer.split('/')[1]}.`);
      else yield* contactsOf(unit, relation);
    }
  },
};

function* contactsOf(unit: JsonUnit, relation: Relation): Generator<Finding> {
  const object = (unit.value ?? {}) as { string_list_data?: unknown };
  const inner = Array.isArray(object.string_list_data) ? object.string_list_data : [unit.value];
  for (const [index, one] of inner.entries()) {
    const values = NamedValues.ofObject(unit, one, inner[0] === unit.value ? '' : `/string_list_data/${index}`);
    const username = values.text('value');
    const name = values.text('name') ?? (username === undefined ? titleOf(unit.value) : undefined);
    const since = values.epoch('timestamp', 'seconds');
    const data: Contact = {
      who: given({ username, name }),
      relation: { raw: unit.pointer.split('/')[1]!, norm: relation },
      ...given({ since }),
    };
    yield record('contact', data, unit, values.rest());
    yield* values.faults;
  }
}

function titleOf(value: unknown) {
  const title = (value as { title?: unknown } | null)?.title;
  return typeof title === 'string' && title !== '' ? saidText(title) : undefined;
}
