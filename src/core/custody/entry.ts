// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from './canonical-json.ts';
import { type Commitment, commitTo, isCommitment } from './commitment.ts';
import { type EntryKind, isEntryKind } from './entry-kinds.ts';

export { type Commitment, opens, SALT_BYTES } from './commitment.ts';

/**
 * One entry of the custody log, a leaf of the Merkle tree (RFC 9162 §2.1.1), in the canonical form of RFC 8785. Final: see
 * docs/decisions/entry-format.md. What is confidential stands as a salted commitment, so the log can be shown without showing a case.
 *
 *     {"about":{"item":"e11b…","name":"sha256:77d0…","size-bytes":81920},"at":"2026-11-03T08:12:40.120Z","by":"sha256:51c0…",
 *      "case":"sha256:9f2c…","format":"rogatory.entry/1","id":"0d7a…","kind":"evidence-sealed","outcome":"done","role":"investigator"}
 *
 * The caller has checked that `by` may do this (core/access): the log records, it does not judge.
 */
export interface Entry {
  readonly format: typeof ENTRY_FORMAT;
  /** UUID, lower case. */
  readonly id: string;
  /** UTC with milliseconds, by the clock of the desk. */
  readonly at: string;
  /** One of entry-kinds.ts, or one that a newer program knows. */
  readonly kind: string;
  readonly outcome: 'done' | 'refused';
  /** Code of the rule that refused, such as `REQUEST_FOUR_EYES`; exactly when the outcome is `refused`. */
  readonly rule?: string;
  /** Who acted; the desk itself for its own work. */
  readonly by: Commitment;
  /** In which role: plain, so that an overseer can count. */
  readonly role: string;
  readonly case?: Commitment;
  /** A code of the desk's list, or a commitment to free text. */
  readonly purpose?: string;
  readonly about: Readonly<Record<string, PlainValue>>;
}

/** Whole numbers, yes or no, hashes of items (64 hex digits), codes, times. Never free text, and by its form never a name with a blank in it. */
export type PlainValue = string | number | boolean;

/** A value to commit to: it goes into the entry as a hash, and into the openings that the desk keeps apart. */
export interface Hidden {
  readonly hidden: Json;
}

export const hidden = (value: Json): Hidden => ({ hidden: value });

export interface EntryDraft {
  readonly kind: EntryKind;
  /** Absent: done. */
  readonly refused?: { readonly rule: string };
  /** Committed to: the account's id, or what stands for the desk itself. */
  readonly by: Json;
  readonly role: string;
  /** Committed to: the case's id. */
  readonly case?: Json | undefined;
  readonly purpose?: string | Hidden | undefined;
  readonly about?: Readonly<Record<string, PlainValue | Hidden | undefined>>;
}

/** What opens one commitment of an entry. */
export interface Opening {
  /** Member of the entry: `by`, `case`, `purpose`, or a name under `about`. */
  readonly member: string;
  readonly salt: Uint8Array;
  /** Canonical JSON of what was committed to. */
  readonly value: string;
}

export interface NewEntry {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly openings: readonly Opening[];
}

export interface EntrySource {
  /** UTC instant, ISO 8601. */
  readonly now: string;
  readonly newId: () => string;
  /** 32 random bytes, new ones at each call. */
  readonly newSalt: () => Uint8Array;
}

export const ENTRY_FORMAT = 'rogatory.entry/1';
export const MAX_ENTRY_BYTES = 65_535;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const CODE = /^[a-z][a-z0-9-]{0,63}$/;
const RULE = /^[A-Z][A-Z0-9_]{0,63}$/;
/** Whether a text may stand in an entry as it is. */
export const isPlainText = (text: string): boolean => PLAIN_TEXT.test(text);

const PLAIN_TEXT = /^(?!sha256:)[A-Za-z0-9][A-Za-z0-9._:/+-]{0,254}$/;
const MEMBERS = new Set(['about', 'at', 'by', 'case', 'format', 'id', 'kind', 'outcome', 'purpose', 'role', 'rule']);
/** Names of members that an opening could confuse with a name under `about`. */
const OPENED = new Set(['by', 'case', 'purpose']);

/** The entry's bytes and what opens its commitments. @throws RangeError for a draft that is no entry: a fault of the caller */
export function makeEntry(draft: EntryDraft, { now, newId, newSalt }: EntrySource): NewEntry {
  const openings: Opening[] = [];
  const commit = (member: string, value: Json): Commitment => {
    const salt = newSalt();
    openings.push({ member, salt, value: canonicalJson(value) });
    return commitTo(value, salt);
  };
  const said = (member: string, value: PlainValue | Hidden): PlainValue =>
    typeof value === 'object' ? commit(member, value.hidden) : value;

  const about = Object.entries(draft.about ?? {}).filter((named): named is [string, PlainValue | Hidden] => named[1] !== undefined);
  const entry: Entry = {
    format: ENTRY_FORMAT,
    id: newId(),
    at: new Date(now).toISOString(),
    kind: draft.kind,
    ...(draft.refused === undefined ? { outcome: 'done' } : { outcome: 'refused', rule: draft.refused.rule }),
    by: commit('by', draft.by),
    role: draft.role,
    ...(draft.case === undefined ? {} : { case: commit('case', draft.case) }),
    ...(draft.purpose === undefined ? {} : { purpose: said('purpose', draft.purpose) as string }),
    about: Object.fromEntries(about.map(([name, value]) => [name, said(name, value)])),
  };
  const plain = about.find(([, value]) => typeof value === 'string' && !PLAIN_TEXT.test(value));
  const fault = !isEntryKind(entry.kind)
    ? `"${entry.kind}" is not in core/custody/entry-kinds.ts`
    : plain !== undefined
      ? `about.${plain[0]} is no code, hash or number: commit to it with hidden(…)`
      : faultIn(entry as unknown as { readonly [member: string]: Json });
  if (fault !== undefined) throw new RangeError(`an entry of kind ${entry.kind} cannot be made: ${fault}`);
  const bytes = Buffer.from(canonicalJson(entry as unknown as Json), 'utf8');
  if (bytes.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry has at most ${MAX_ENTRY_BYTES} bytes, this one ${bytes.length}`);
  return { id: entry.id, bytes, openings };
}

/** What reading the bytes of an entry has come to: the entry, or why it is none. */
export type EntryReading =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly fault: 'TOO_LONG' | 'NOT_JSON' | 'NOT_CANONICAL' | 'NOT_AN_ENTRY'; readonly why: string };

/** Reads bytes of unknown origin. Only the one canonical form is an entry. A kind that is not in our list is read: a newer desk wrote it. */
export function readEntry(bytes: Uint8Array): EntryReading {
  if (bytes.length > MAX_ENTRY_BYTES) return { ok: false, fault: 'TOO_LONG', why: `${bytes.length} bytes; at most ${MAX_ENTRY_BYTES}` };
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { ok: false, fault: 'NOT_JSON', why: 'no JSON text in UTF-8' };
  }
  if (!isCanonical(value, bytes)) return { ok: false, fault: 'NOT_CANONICAL', why: 'not written in the one form of RFC 8785' };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, fault: 'NOT_AN_ENTRY', why: 'no JSON object' };
  const fault = faultIn(value as { readonly [member: string]: Json });
  if (fault !== undefined) return { ok: false, fault: 'NOT_AN_ENTRY', why: fault };
  return { ok: true, entry: value as unknown as Entry };
}

function isCanonical(value: Json, bytes: Uint8Array): boolean {
  try {
    return Buffer.from(canonicalJson(value), 'utf8').equals(bytes);
  } catch {
    return false;
  }
}

/** The first thing that keeps a JSON object from being an entry. */
function faultIn(value: { readonly [member: string]: Json }): string | undefined {
  const odd = Object.keys(value).find((member) => !MEMBERS.has(member));
  if (odd !== undefined) return `it has a member that entries do not have`;
  if (value.format !== ENTRY_FORMAT) return `format is not ${ENTRY_FORMAT}`;
  if (!matches(value.id, UUID)) return 'id is no UUID in lower case';
  if (!matches(value.at, INSTANT) || !isInstant(value.at as string)) return 'at is no UTC instant with milliseconds';
  if (!matches(value.kind, CODE)) return 'kind is no code';
  if (value.outcome !== 'done' && value.outcome !== 'refused') return 'outcome is neither done nor refused';
  if (value.outcome === 'refused' ? !matches(value.rule, RULE) : value.rule !== undefined)
    return 'rule is the code of the rule exactly when the outcome is refused';
  if (!isCommitment(value.by)) return 'by is no commitment';
  if (!matches(value.role, CODE)) return 'role is no code';
  if (value.case !== undefined && !isCommitment(value.case)) return 'case is no commitment';
  if (value.purpose !== undefined && !matches(value.purpose, CODE) && !isCommitment(value.purpose))
    return 'purpose is neither a code nor a commitment';
  return faultInAbout(value.about);
}

function faultInAbout(about: Json | undefined): string | undefined {
  if (typeof about !== 'object' || about === null || Array.isArray(about)) return 'about is no object';
  for (const [name, value] of Object.entries(about)) {
    if (!CODE.test(name) || OPENED.has(name)) return 'a name under about is no code, or one of by, case, purpose';
    const plain =
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isSafeInteger(value)) ||
      (typeof value === 'string' && PLAIN_TEXT.test(value));
    if (!plain && !isCommitment(value)) return `about.${name} is neither a plain value nor a commitment`;
  }
  return undefined;
}

function matches(value: Json | undefined, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
