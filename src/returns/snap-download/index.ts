// SPDX-License-Identifier: Apache-2.0
import { type Relation, said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';

/**
 * Snapchat's "My Data" as JSON, which is not the legal return (snap-return). Times name their zone.
 *
 *     chat_history.json     { "lena_inv": [ { "From", "Media Type", "Created", "Content", "Conversation Title", "IsSender", "Media IDs" } ] }
 *     friends.json          { "Friends": [ { "Username", "Display Name", "Creation Timestamp" } ], "Blocked Users": [ … ], … }
 *     account.json          { "Basic Information": { "Username", "Creation Date", "Registration IP" }, "Login History": [ { "IP", "Created", … } ] }
 *     account_history.json  { "Email Change": [ { "Date", "Email Address" } ], … }
 */
export const snapDownload: ReturnParser = {
  id: 'snap-download',
  provider: 'snap',
  version: '1',
  title: 'Snapchat: My Data (own download, JSON)',
  basis: { tier: 'inferred', source: 'a public parser of the download; names of members from memory' },
  gives: ['message', 'contact', 'account', 'ip-event', 'change', 'subscriber-fact', 'device'],
  volunteered: true,
  namesAccount: true,
  readFirst: /^account\.json$/i,
  recognises: (file) => file.mime === 'application/json' && partOf(file.name)?.fits.test(file.text) === true,
  *read(file) {
    const { read, patterns } = partOf(file.name)!;
    for (const unit of jsonValues(file, patterns)) {
      if (unit.pattern === undefined || typeof unit.value !== 'object' || unit.value === null) yield factOf(unit);
      else {
        const values = NamedValues.ofObject(unit, unit.value);
        yield* read(unit, values, file);
        yield* values.faults;
      }
    }
  },
};

interface Part {
  readonly name: RegExp;
  readonly fits: RegExp;
  readonly patterns: readonly string[];
  readonly read: (unit: JsonUnit, values: NamedValues, file: SourceFile) => Iterable<Finding>;
}

const PARTS: readonly Part[] = [
  { name: /^chat_history\.json$/i, fits: /"Media Type"\s*:/, patterns: ['/*/*'], read: chatOf },
  { name: /^friends\.json$/i, fits: /"(Friends|Blocked Users|Friend Requests Sent)"\s*:\s*\[/, patterns: ['/*/*'], read: friendOf },
  {
    name: /^account\.json$/i,
    fits: /"Basic Information"\s*:/,
    patterns: ['/Basic Information', '/Login History/*', '/Device History/*'],
    read: accountOf,
  },
  { name: /^account_history\.json$/i, fits: /"[\w ]*(Change|Deletion|History)[\w ]*"\s*:\s*\[/, patterns: ['/*/*'], read: changeOf },
];

const partOf = (name: string): Part | undefined => PARTS.find((part) => part.name.test(name));

/** The list's name: RFC 6901 escapes undone. */
const listOf = (unit: JsonUnit): string => (unit.pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');

function* chatOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const thread = listOf(unit);
  const from = values.text('From');
  const media = (values.raw('Media IDs') ?? '').split(/\s*[|;]\s*/).filter((id) => id !== '');
  const data = given({
    threadId: { raw: thread },
    author: from === undefined ? undefined : { username: from },
    sent: values.time('Created'),
    body: values.text('Content', 'Text'),
    type: values.text('Media Type'),
    attachments: media.length === 0 ? undefined : media.map((raw) => ({ mediaRef: { raw } })),
  });
  yield record('message', data, unit, values.rest());
}

const RELATIONS: Readonly<Record<string, Relation>> = {
  friends: 'friend',
  'blocked users': 'blocked',
  'deleted friends': 'deleted-friend',
  'friend requests sent': 'pending',
  'pending requests': 'pending',
};

function* friendOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const list = listOf(unit);
  const who = given({ username: values.text('Username'), name: values.text('Display Name') });
  const relation = said<Relation>('', RELATIONS[list.toLowerCase()] ?? 'other');
  yield record('contact', { who, relation, ...given({ since: values.time('Creation Timestamp') }) }, unit, values.rest());
}

function* accountOf(unit: JsonUnit, values: NamedValues, file: SourceFile): Generator<Finding> {
  if (unit.pattern === '/Login History/*') yield* loginOf(unit, values);
  else if (unit.pattern === '/Device History/*') {
    const data = given({
      make: values.text('Make'),
      model: values.text('Model'),
      type: values.text('Device Type'),
      firstSeen: values.time('Start Time'),
    });
    yield record('device', data, unit, values.rest());
  } else {
    const username = values.text('Username');
    if (username !== undefined) file.isAbout({ provider: 'snap', type: 'username', value: username.raw });
    const created = values.time('Creation Date');
    const read = values.address('Registration IP');
    const account = given({ username, displayName: values.text('Name'), created });
    yield record('account', { provider: said('', 'snap'), ...account }, unit, values.rest());
    if (read !== undefined)
      yield record('ip-event', { ...read, ...given({ at: created }), action: saidAction('Registration IP', 'registration') }, unit);
  }
}

function* loginOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const read = values.address('IP');
  if (read === undefined) {
    yield gap('unreadable-value', unit, 'A sign-in without its address.');
    return;
  }
  const data = given({
    at: values.time('Created'),
    countryStated: values.text('Country'),
    deviceRef: values.text('Device'),
  });
  const status = values.raw('Status') ?? '';
  yield record('ip-event', { ...read, ...data, action: saidAction(status, 'login') }, unit, values.rest());
}

function* changeOf(unit: JsonUnit, values: NamedValues): Generator<Finding> {
  const at = values.time('Date');
  const value = values.values.find((one) => one.name !== 'Date');
  const newValue = value === undefined ? undefined : values.text(value.name);
  yield record('change', { what: said('', listOf(unit)), ...given({ at, newValue }) }, unit, values.rest());
}

function factOf(unit: JsonUnit): Finding {
  const raw = typeof unit.value === 'string' ? unit.value : (JSON.stringify(unit.value) ?? 'null');
  return record('subscriber-fact', { name: { raw: unit.pointer }, value: { raw } }, unit);
}
