// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { type AnyRecord, meant, type Named, pathEntries, pathText, shortAt } from '../records/index.ts';

/**
 * Two readings held against each other record by record: the preserved copy against the one produced later, or one item read by an older
 * and a newer parser. Nothing is called a deletion: only that one side has it.
 */
export interface Comparison {
  readonly schema: 'rogatory.compare/1';
  readonly by: CompareBy;
  readonly equal: number;
  readonly differing: readonly Differing[];
  readonly onlyInFirst: readonly Side[];
  readonly onlyInSecond: readonly Side[];
}

export interface Side {
  readonly record: string;
  readonly kind: string;
}

export interface Differing {
  readonly kind: string;
  readonly first: string;
  readonly second: string;
  /** Names of the members of `data` that are not the same: `body`, `attachments`. No content. */
  readonly members: readonly string[];
}

/** `content`: two copies of one account, whose bytes differ. `place`: one item read twice. */
export type CompareBy = 'content' | 'place';

export function compareReadings(first: Iterable<AnyRecord>, second: Iterable<AnyRecord>, by: CompareBy): Comparison {
  const comparing = startComparing(by);
  const known = new Map<string, AnyRecord>();
  for (const record of first) comparing.first(keep(known, 'first', record));
  for (const record of second) comparing.second(keep(known, 'second', record));
  const { differing, ...rest } = comparing.done();
  const members = (one: string, other: string) => differingMembers(known.get(`first ${one}`)!, known.get(`second ${other}`)!);
  return { ...rest, differing: differing.map((pair) => ({ ...pair, members: members(pair.first, pair.second) })) };
}

function keep(known: Map<string, AnyRecord>, side: string, record: AnyRecord): AnyRecord {
  known.set(`${side} ${record.id}`, record);
  return record;
}

/** The same for records that come one by one: of each only its id, what names it and a hash are held; the members stay to be looked up. */
export function startComparing(by: CompareBy): {
  readonly first: (record: AnyRecord) => void;
  readonly second: (record: AnyRecord) => void;
  readonly done: () => Omit<Comparison, 'differing'> & { readonly differing: readonly Omit<Differing, 'members'>[] };
} {
  const left: Prepared[] = [];
  const right: Prepared[] = [];
  return {
    first: (record) => void (isCompared(record) && left.push(prepare(record, by))),
    second: (record) => void (isCompared(record) && right.push(prepare(record, by))),
    done() {
      const equal = takePairs(left, right, (one) => `${one.identity}|${one.content}`);
      const differing = takePairs(left, right, (one) => one.identity);
      return {
        schema: 'rogatory.compare/1',
        by,
        equal: equal.length,
        differing: differing.map(([one, other]) => ({ kind: one.kind, first: one.record, second: other.record })),
        onlyInFirst: left.filter((one) => !one.taken).map(sideOf),
        onlyInSecond: right.filter((one) => !one.taken).map(sideOf),
      };
    },
  };
}

interface Prepared extends Side {
  readonly identity: string;
  readonly content: string;
  taken: boolean;
}

/** What two copies always differ in: the return's own head, files and signatures. */
function isCompared(record: AnyRecord): boolean {
  return !['return-described', 'manifest-checked', 'file'].includes(record.kind);
}

function prepare(record: AnyRecord, by: CompareBy): Prepared {
  const identity = by === 'place' ? placeKey(record) : identityOf(record);
  const { id, kind } = record;
  return { record: id, kind, identity: hash('sha256', `${kind}|${identity}`), content: hash('sha256', contentText(record)), taken: false };
}

function placeKey({ place }: AnyRecord): string {
  return `${place.item}|${pathText(place.path)}|${pathEntries(place.path)}|${shortAt(place.at)}`;
}

/** Pairs off what has the same key on both sides, one to one in reading order: the same line twice is two records on both sides. */
function takePairs(left: readonly Prepared[], right: readonly Prepared[], key: (one: Prepared) => string): [Prepared, Prepared][] {
  const waiting = new Map<string, Prepared[]>();
  for (const one of right.filter((side) => !side.taken)) {
    const known = waiting.get(key(one));
    if (known === undefined) waiting.set(key(one), [one]);
    else known.push(one);
  }
  const pairs: [Prepared, Prepared][] = [];
  for (const one of left.filter((side) => !side.taken)) {
    const other = waiting.get(key(one))?.shift();
    if (other === undefined) continue;
    one.taken = true;
    other.taken = true;
    pairs.push([one, other]);
  }
  return pairs;
}

/** What names the thing that a record tells of, so that two versions of it are recognised as one. */
function identityOf(record: AnyRecord): string {
  const key = (...parts: readonly (string | undefined)[]) => parts.map((part) => part ?? '').join('|');
  switch (record.kind) {
    case 'message':
      return record.data.messageId === undefined
        ? key(meant(record.data.threadId), nameKey(record.data.author), record.data.sent?.utc ?? record.data.sent?.raw)
        : key(meant(record.data.messageId));
    case 'call':
      return key(meant(record.data.callId), meant(record.data.threadId), record.data.start?.utc ?? record.data.start?.raw);
    case 'thread':
      return key(meant(record.data.threadId));
    case 'post':
      return record.data.postId === undefined ? key(record.data.at?.utc, nameKey(record.data.author)) : key(meant(record.data.postId));
    case 'ip-event':
      return key(meant(record.data.address), String(record.data.port?.norm ?? ''), record.data.at?.utc ?? record.data.firstSeen?.utc);
    case 'contact':
      return key(nameKey(record.data.who), record.data.relation.norm ?? record.data.relation.raw);
    case 'membership':
      return key(meant(record.data.groupId), nameKey(record.data.member));
    case 'media':
      return key(meant(record.data.mediaRef) ?? meant(record.data.name) ?? record.data.file?.path.at(-1)?.name);
    case 'identifier':
      return key(record.data.type, meant(record.data.value), record.data.use);
    case 'subscriber-fact':
      return key(meant(record.data.name));
    case 'account':
      return key(meant(record.data.accountId) ?? meant(record.data.username));
    case 'payment':
      return record.data.paymentId === undefined
        ? key(record.data.at?.raw, meant(record.data.amountMinor))
        : key(meant(record.data.paymentId));
    case 'trip':
      return key(meant(record.data.tripId), record.data.requested?.raw);
    case 'location':
      return key(record.data.at?.utc ?? record.data.at?.raw, record.data.basis);
    default:
      return hash('sha256', contentText(record));
  }
}

function nameKey(who: Named | undefined): string | undefined {
  return meant(who?.id) ?? meant(who?.username) ?? meant(who?.phone) ?? meant(who?.email) ?? meant(who?.name);
}

/** The data as text without places: those differ between two copies, and a moved file is no change. Members in one order. */
function contentText(record: AnyRecord): string {
  return textOf({
    data: record.data,
    deleted: record.deleted === undefined ? undefined : [record.deleted.said, record.deleted.raw],
    extra: record.extra,
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => {
    if (name === 'place' || (name === 'file' && typeof member === 'object')) return undefined;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Names of the members that two records do not have in common, for people. No content. */
export function differingMembers(one: AnyRecord, other: AnyRecord): string[] {
  const [a, b] = [one, other].map((record) => ({
    ...(record.data as unknown as Record<string, unknown>),
    ...(record.deleted !== undefined && { deleted: [record.deleted.said, record.deleted.raw] }),
    ...(record.extra !== undefined && { extra: record.extra }),
  })) as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => textOf(a[name] ?? null) !== textOf(b[name] ?? null)).sort();
}

const sideOf = ({ record, kind }: Prepared): Side => ({ record, kind });
