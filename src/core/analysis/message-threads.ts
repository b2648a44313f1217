// SPDX-License-Identifier: Apache-2.0
import { type AnyRecord, meant, type Named, type RecordOf } from '../records/index.ts';
import { momentsOf } from './times-of.ts';
import { windowOf } from './utc-window.ts';

/** A conversation: its messages and calls in the order of their times, and what the return says of it. */
export interface MessageThread {
  /** The provider's id; for messages that name no thread, the people between whom they went. */
  readonly threadId: string;
  /** No thread was named: it was put together from authors and recipients. */
  readonly derived: boolean;
  readonly title?: string;
  readonly participants: readonly { readonly name: string; readonly standing?: 'current' | 'past'; readonly messages: number }[];
  readonly entries: readonly ThreadEntry[];
  readonly from?: string;
  readonly until?: string;
}

export interface ThreadEntry {
  readonly record: string;
  readonly kind: 'message' | 'call';
  readonly author?: string;
  /** UTC second; an entry without stands where the file has it. */
  readonly at?: string;
}

/**
 * Conversations, the longest first. Within one second the file's own order decides, turned round when the file runs from the newest to
 * the oldest: many providers write it so.
 */
export function messageThreads(records: Iterable<AnyRecord>): MessageThread[] {
  const threads = new Map<string, Draft>();
  for (const record of records) {
    if (record.kind === 'thread') addThread(threads, record);
    else if (record.kind === 'message' || record.kind === 'call') addEntry(threads, record);
  }
  return [...threads.values()].map(finish).sort((a, b) => b.entries.length - a.entries.length || (a.threadId < b.threadId ? -1 : 1));
}

interface Draft {
  readonly threadId: string;
  readonly derived: boolean;
  title?: string;
  readonly standing: Map<string, 'current' | 'past'>;
  readonly entries: ThreadEntry[];
}

function draftOf(threads: Map<string, Draft>, record: AnyRecord, threadId: string, derived: boolean): Draft {
  const key = threadKeyOf(record, threadId);
  const known = threads.get(key);
  if (known !== undefined) return known;
  const made: Draft = { threadId, derived, standing: new Map(), entries: [] };
  threads.set(key, made);
  return made;
}

/** One id of two providers, or of two copies of one account, is two threads. */
function threadKeyOf(record: AnyRecord, threadId: string): string {
  return [record.of?.provider ?? record.parser.id, fileOf(record), threadId].join('|');
}

/** The thread that a record says it is of; undefined where it names none. */
export function threadNamedBy(record: AnyRecord): string | undefined {
  if (record.kind !== 'thread' && record.kind !== 'message' && record.kind !== 'call') return undefined;
  const id = meant(record.data.threadId) ?? (record.kind === 'message' ? meant(record.data.groupId) : undefined);
  return id === undefined ? undefined : threadKeyOf(record, id);
}

/** A thread may be split over the files of one folder; a preserved copy beside it stays its own. */
function fileOf({ place }: AnyRecord): string {
  const steps = place.path.map((step) => step.name);
  const last = steps.at(-1) ?? '';
  return [...steps.slice(0, -1), last.replace(/(?<=message_)\d+(?=\.json$)/, '')].join('!/');
}

function addThread(threads: Map<string, Draft>, record: RecordOf<'thread'>): void {
  const draft = draftOf(threads, record, meant(record.data.threadId)!, false);
  const title = meant(record.data.title);
  if (title !== undefined) draft.title ??= title;
  for (const person of record.data.participants ?? []) {
    const name = nameOf(person);
    if (name !== undefined) draft.standing.set(name, person.standing);
  }
}

function addEntry(threads: Map<string, Draft>, record: RecordOf<'message'> | RecordOf<'call'>): void {
  const author = record.kind === 'message' ? nameOf(record.data.author) : nameOf(record.data.parties?.find((one) => one.role === 'caller'));
  const others = record.kind === 'message' ? (record.data.recipients ?? []) : (record.data.parties ?? []);
  const stated = meant(record.data.threadId) ?? (record.kind === 'message' ? meant(record.data.groupId) : undefined);
  const between = [...new Set([author, ...others.map(nameOf)])].filter((name) => name !== undefined).sort();
  const draft = draftOf(threads, record, stated ?? between.join(' · '), stated === undefined);
  const moment = momentsOf(record)[0];
  const at = moment === undefined ? undefined : windowOf(moment.when)?.from;
  draft.entries.push({ record: record.id, kind: record.kind, ...(author !== undefined && { author }), ...(at !== undefined && { at }) });
  for (const name of between) if (!draft.standing.has(name) && stated === undefined) draft.standing.set(name, 'current');
}

function finish(draft: Draft): MessageThread {
  const entries = inTime(draft.entries);
  const counts = new Map<string, number>();
  for (const { author } of entries) if (author !== undefined) counts.set(author, (counts.get(author) ?? 0) + 1);
  const names = new Set([...draft.standing.keys(), ...counts.keys()]);
  const times = entries.flatMap((entry) => entry.at ?? []);
  return {
    threadId: draft.threadId,
    derived: draft.derived,
    ...(draft.title !== undefined && { title: draft.title }),
    participants: [...names].map((name) => {
      const standing = draft.standing.get(name);
      return { name, ...(standing !== undefined && { standing }), messages: counts.get(name) ?? 0 };
    }),
    entries,
    ...(times.length > 0 && { from: times[0]!, until: times.at(-1)! }),
  };
}

function inTime(entries: readonly ThreadEntry[]): ThreadEntry[] {
  const times = entries.flatMap((entry) => entry.at ?? []);
  const newestFirst = times.length > 1 && times[0]! > times.at(-1)!;
  const inOrder = newestFirst ? entries.toReversed() : [...entries];
  // An entry without a time goes with the one before it in the file.
  let last = '';
  const placed = inOrder.map((entry) => {
    last = entry.at ?? last;
    return { entry, at: last };
  });
  return placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ entry }) => entry);
}

function nameOf(who: Named | undefined): string | undefined {
  return meant(who?.id) ?? meant(who?.username) ?? meant(who?.phone) ?? meant(who?.email) ?? meant(who?.name);
}
