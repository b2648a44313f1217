// SPDX-License-Identifier: Apache-2.0
/**
 * Which records of a reading stand under a professional privilege that somebody has marked: by a name of the lawyer (a number, an address, an
 * account), or one by one. What is between a person and a lawyer is more than the rows that name the lawyer: the rest of that conversation, what
 * another reader made of the same bytes, and the files that were sent along stand under it too. In doubt more is sealed than less; two people
 * can lift a seal, and nobody can make unread what was read.
 */
import { BytesLeftOut } from '../evidence/redaction.ts';
import { filesNamed } from '../records/files-named.ts';
import { bytesOf, type Place, pathEntries } from '../records/place.ts';
import type { AnyRecord } from '../records/record.ts';
import { threadNamedBy } from './message-threads.ts';

/** The callings whose secrecy the advice warns of (routes/messages, gate of privileged persons). */
export const protections = ['lawyer', 'doctor', 'journalist', 'cleric', 'parliament', 'diplomat'] as const;
export type Protection = (typeof protections)[number];

/** A record that was marked alone. Its place is without the names of files: they may tell what it is about. */
export interface MarkedRecord {
  readonly id: string;
  readonly place: Place;
}

export interface Seal {
  readonly id: string;
  readonly names: readonly string[];
  readonly records: readonly MarkedRecord[];
}

/** Feed it every record of a reading twice, first `learn`, then `mark`; then it says which are sealed, and by which seal. */
export interface Sealing {
  readonly learn: (record: AnyRecord) => void;
  readonly mark: (record: AnyRecord) => void;
  readonly sealOf: (record: AnyRecord) => string | undefined;
}

/** @param seals those that stand, oldest first: of several that take a record the first counts */
export function startSealing(seals: readonly Seal[]): Sealing {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const threads = new Map<string, string>();
  const bytes = new BytesLeftOut<string>();
  for (const seal of seals) {
    for (const name of seal.names) for (const form of formsOfName(name)) if (!names.has(form)) names.set(form, seal.id);
    for (const { id, place } of seal.records) {
      if (!ids.has(id)) ids.set(id, seal.id);
      bytes.add({ place }, seal.id);
    }
  }
  const namedIn = (record: AnyRecord): string | undefined => (names.size === 0 ? undefined : sealNamed(record, names));
  const known = (record: AnyRecord): string | undefined => {
    const thread = threads.size === 0 ? undefined : conversationOf(record);
    return ids.get(record.id) ?? (thread === undefined ? undefined : threads.get(thread)) ?? namedIn(record);
  };
  return {
    learn(record) {
      const thread = conversationOf(record);
      if (thread === undefined || threads.has(thread)) return;
      const seal = namedIn(record);
      if (seal !== undefined) threads.set(thread, seal);
    },
    mark(record) {
      const seal = known(record);
      if (seal !== undefined) for (const place of [record.place, ...filesOf(record)]) bytes.add({ place }, seal);
    },
    sealOf: (record) => known(record) ?? bytes.touchedBy(record) ?? first(filesOf(record), (place) => bytes.touchedBy({ place })),
  };
}

/** A message that names neither its conversation nor whom it went to is one of its file: an exported chat says only who wrote. */
function conversationOf(record: AnyRecord): string | undefined {
  const named = threadNamedBy(record);
  if (named !== undefined || record.kind !== 'message' || (record.data.recipients ?? []).length > 0) return named;
  return ['file', record.parser.id, record.place.item, pathEntries(record.place.path)].join('|');
}

/** The files that a record sends along. */
function filesOf(record: AnyRecord): readonly Place[] {
  return filesNamed(record as unknown as { readonly data: Readonly<Record<string, unknown>> }).map(({ place }) => place);
}

function first<T, R>(of: Iterable<T>, say: (one: T) => R | undefined): R | undefined {
  for (const one of of) {
    const said = say(one);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A place as a seal keeps it: which bytes of which entry, and no name. */
export function placeWithoutNames({ item, path, at }: Place): Place {
  const bytes = bytesOf(at);
  return {
    item,
    path: path.map(({ entryIndex }) => ({ name: '', entryIndex })),
    at: bytes === undefined ? at : { kind: 'bytes', from: bytes.from, to: bytes.to },
  };
}

/** What people write to each other: a message that is nothing but a name is no message with whoever bears it. */
const WRITTEN: ReadonlySet<string> = new Set(['body', 'text', 'systemText', 'description', 'bio', 'about', 'subject', 'edits', 'shares']);

/** The first seal one of whose names a record states whole, as sender, recipient, party, contact, owner, or title of a conversation. */
function sealNamed(record: AnyRecord, names: ReadonlyMap<string, string>): string | undefined {
  const of = record.of === undefined ? undefined : sealOfValue(record.of.value, names);
  return of ?? first(record.extra ?? [], ({ raw }) => sealOfValue(raw, names)) ?? sealWithin(record.data, names);
}

function sealWithin(value: unknown, names: ReadonlyMap<string, string>): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { raw, norm } = value as { readonly raw?: unknown; readonly norm?: unknown };
  if (typeof raw === 'string') return sealOfValue(raw, names) ?? (typeof norm === 'string' ? sealOfValue(norm, names) : undefined);
  return first(Object.entries(value), ([member, one]) => (WRITTEN.has(member) ? undefined : sealWithin(one, names)));
}

const NAMES: ReadonlySet<string> = new Set(['id', 'username', 'name', 'email', 'phone']);

/** Names of people that a record states, as they stand in it, each once: what a person chooses from who seals with it all that is theirs. */
export function namesStated(data: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [member, one] of Object.entries(value)) {
      const raw = (one as { readonly raw?: unknown } | null)?.raw;
      if (typeof raw !== 'string') look(one);
      else if (NAMES.has(member) && raw.trim() !== '') found.add(raw.trim());
    }
  };
  look(data);
  return [...found].slice(0, 20);
}

/** A value longer than this is no name. */
const LONGEST_NAME = 400;

function sealOfValue(value: string, names: ReadonlyMap<string, string>): string | undefined {
  if (value.length > LONGEST_NAME) return undefined;
  return first(formsOf(value), (form) => names.get(form));
}

/** Digits of a subscriber's number that its national and its international form share. */
const SHARED_DIGITS = 9;
const LONGEST_NUMBER = 15;

/** The forms under which a value is compared: `Farida Nour <farida@law.example>` is also the name, and also the address. */
function formsOf(value: string): readonly string[] {
  const plain = plainOf(value);
  if (plain === '') return [];
  const [, before = '', inside = ''] = /^(.*?)\s*<([^<>]+)>$/u.exec(plain) ?? [];
  const account = /^(\d+)@(?:s\.whatsapp\.net|c\.us)$/u.exec(plain)?.[1];
  const forms = [plain, before.replace(/^"(.*)"$/u, '$1'), inside, account ?? ''].filter((one) => one !== '');
  return forms.flatMap((form) => [form, ...numberForms(form, true)]);
}

/** Of a name that a person typed: digits alone may be an account's id, and are then compared whole. */
function formsOfName(name: string): readonly string[] {
  const plain = plainOf(name);
  return plain === '' ? [] : [plain, ...numberForms(plain, /^[+0(]/u.test(plain))];
}

function numberForms(plain: string, isNumber: boolean): readonly string[] {
  if (!/^[+\d(][\d\s().+-]*$/u.test(plain)) return [];
  const digits = plain.replace(/\D/gu, '').replace(/^0+/u, '');
  if (digits === '') return [];
  return isNumber && digits.length >= SHARED_DIGITS && digits.length <= LONGEST_NUMBER
    ? [digits, `number ${digits.slice(-SHARED_DIGITS)}`]
    : [digits];
}

function plainOf(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .replace(/^@/u, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}
