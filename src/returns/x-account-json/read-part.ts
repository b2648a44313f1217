// SPDX-License-Identifier: Apache-2.0
import type { Relation } from '../../core/records/index.ts';
import { type Finding, gap, left, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, jsonSequence, jsonValues } from '../tokenisers/json.ts';
import { readAccount, readCreationIp, readDevice, readIpAudit } from './account-objects.ts';
import { readDirectMessage } from './message-objects.ts';
import { contactOf, factsOf, likeOf } from './other-objects.ts';
import { readPost } from './post-objects.ts';

/** A JSON object whose members are not known to be anything. */
export type Loose = Readonly<Record<string, unknown>>;

type ReadObject = (object: Loose, unit: JsonUnit, file: SourceFile) => Iterable<Finding>;

/** What each wrapping member holds: `{ "ipAudit": {…} }`. */
const OBJECTS: Readonly<Record<string, ReadObject>> = {
  account: readAccount,
  accountCreationIp: readCreationIp,
  ipAudit: readIpAudit,
  tweet: (object, unit, file) => readPost(object, unit, file, false),
  blocking: contacts('blocked'),
  muting: contacts('muted'),
  follower: contacts('follower'),
  following: contacts('following'),
  like: likeOf,
  niDeviceResponse: readDevice,
  deviceToken: readDevice,
};

/** The parts of a return by the end of the file's name. */
export const PARTS: ReadonlySet<string> = new Set([
  'account', 'account-creation-ip', 'account-suspension', 'ageinfo', 'ip-audit', 'device-token', 'tweet', 'tweets', 'deleted-tweets',
  'direct-messages', 'deleted-direct-messages', 'direct-messages-group', 'like', 'block', 'mute', 'follower', 'following', 'profile',
  'phone-number', 'connected-application', 'ni-devices',
]); // biome-ignore format: one list

function contacts(relation: Relation): ReadObject {
  return (object, unit, file) => contactOf(object, unit, relation, file);
}

export function* readPart(file: SourceFile, part: string): Generator<Finding> {
  if (part.includes('direct-messages')) {
    yield* readConversations(file, part.startsWith('deleted'));
    return;
  }
  for (const unit of valuesOf(file, ['/*'])) {
    if (unit.pattern === undefined) yield gap('unknown-shape', unit, 'The file is no list of objects.');
    else yield* readWrapped(unit, file, part.startsWith('deleted'));
  }
}

export function* readWrapped(unit: JsonUnit, file: SourceFile, deleted: boolean): Generator<Finding> {
  const [name, inner] = Object.entries((unit.value ?? {}) as Loose)[0] ?? [];
  if (name === undefined || typeof inner !== 'object' || inner === null) {
    yield gap('unknown-shape', unit, 'An object without the member that wraps its content.');
    return;
  }
  const object = inner as Loose;
  const account = textOf(object.accountId);
  if (account !== undefined && file.account === undefined && !['blocking', 'muting', 'follower', 'following'].includes(name)) {
    file.isAbout({ provider: 'x', type: 'provider-user-id', value: account });
  }
  if (name === 'tweet' || name === 'deletedTweet') yield* readPost(object, unit, file, deleted);
  else if (OBJECTS[name] !== undefined) yield* OBJECTS[name](object, unit, file);
  else yield* factsOf(name, object, unit);
}

/** Conversations hold any number of messages: each message is a unit, and the conversation's own members are left beside them. */
function* readConversations(file: SourceFile, deleted: boolean): Generator<Finding> {
  let conversation: string | undefined;
  for (const unit of valuesOf(file, ['/*/dmConversation/messages/*', '/*/dmConversation/conversationId'])) {
    if (unit.pattern === '/*/dmConversation/conversationId') {
      conversation = textOf(unit.value);
      yield left('id of the conversation: it stands on each of its messages', unit);
    } else if (unit.pattern !== undefined) yield* readDirectMessage(unit, conversation, file, deleted);
    else if (unit.pointer.split('/').length <= 3)
      yield gap('unknown-shape', unit, 'Something else than a conversation stands in the list.');
    else
      yield record(
        'subscriber-fact',
        { name: { raw: unit.pointer }, value: { raw: textOf(unit.value) ?? JSON.stringify(unit.value) } },
        unit,
      );
  }
}

function valuesOf(file: SourceFile, patterns: readonly string[]): Generator<JsonUnit> {
  return /^\s*(-----BEGIN[\s\S]*?\r?\n\r?\n)?\s*(\*{4}|\{)/.test(file.text) ? jsonSequence(file, patterns) : jsonValues(file, patterns);
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
