// SPDX-License-Identifier: Apache-2.0
/**
 * What a desk has confirmed or corrected for itself, laid over the shipped facts. The history is kept: the last entry on a fact counts.
 * An update of the shipped facts never overwrites it in silence: where the fact below has changed since, both are shown. Gates and
 * route rules cannot be overridden: no overlay switches a gate off.
 */

import { KnowledgeError } from '../errors/knowledge.ts';
import { type Said, saidAlike } from '../errors/say.ts';
import { knowledgeSays } from '../errors/sentences/knowledge.ts';
import { subjectFault } from '../requests/mail-subject.ts';
import { isDay } from './calendar-day.ts';
import { factIndex, factOf } from './fact-index.ts';
import type { Confirmation, Knowledge, PartyStatus, Sourced } from './knowledge.ts';
import { resolveSets } from './sets.ts';

/** One act of the legal reviewer of a desk. */
export interface OverlayEntry {
  readonly fact: string;
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** The document it was checked against: title, number, or its hash in the vault. */
  readonly document: string;
  /** Members that replace those of the fact; absent: confirmed as it stands. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** The fact as it stood when it was confirmed, from `snapshot`. */
  readonly was: string;
}

export interface OverlayConflict {
  readonly entry: OverlayEntry;
  readonly was: unknown;
  readonly now: unknown;
}

/** The fact as text, without its provenance: what a later comparison needs. */
export function snapshot(knowledge: Knowledge, id: string): string {
  const {
    src: _src,
    conf: _conf,
    checked: _checked,
    confirmed: _confirmed,
    ...said
  } = knownFact(knowledge, id) as Sourced & Record<string, unknown>;
  return JSON.stringify(said, (_, value) =>
    isPlain(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** Refuses what is not an act of a person on a known fact. Throws KNOWLEDGE_OVERLAY_WRONG. */
export function checkOverlay(knowledge: Knowledge, entry: OverlayEntry): OverlayEntry {
  const missing = (['by', 'document'] as const).find((field) => typeof entry[field] !== 'string' || entry[field].trim() === '');
  if (missing !== undefined)
    wrong(entry, knowledgeSays(missing === 'by' ? 'a-person' : 'a-document'), knowledgeSays('nothing-in', { member: missing }));
  if (!isDay(entry.on)) wrong(entry, knowledgeSays('a-day'), saidAlike(entry.on));
  knownFact(knowledge, entry.fact);
  if (entry.value !== undefined && /^(gate|rule|provider-rule|safeguard|certificate)\//.test(entry.fact))
    wrong(entry, knowledgeSays('no-other-value'), knowledgeSays('another-value'));
  for (const [member, said] of Object.entries(entry.value ?? {})) refuseOtherForm(knowledge, entry, member, said);
  return entry;
}

const STATUSES: readonly unknown[] = ['party', 'ratified', 'signatory', 'invited', 'none', 'unclear'] satisfies PartyStatus[];
const FORM = (value: unknown): string =>
  Array.isArray(value) ? `list of ${[...new Set(value.map((one) => typeof one))].toSorted().join(' and ')}` : typeof value;

function formSaid(form: string): Said {
  switch (form) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'object':
      return knowledgeSays(`form-${form}`);
    case 'list of ':
      return knowledgeSays('form-list');
    case 'list of string':
      return knowledgeSays('list-of-string');
    case 'list of number':
      return knowledgeSays('list-of-number');
    default:
      return knowledgeSays('list-of-mixed');
  }
}

/** A correction says another thing in the same form: the engine reads it as it reads the file. A member that was not there is a text. */
function refuseOtherForm(knowledge: Knowledge, entry: OverlayEntry, member: string, said: unknown): void {
  const { [member]: stands } = knownFact(knowledge, entry.fact) as Sourced & Record<string, unknown>;
  const expected = stands === undefined || stands === null ? 'string' : FORM(stands);
  if (FORM(said) !== expected) wrong(entry, knowledgeSays('in-member', { form: formSaid(expected), member }), formSaid(FORM(said)));
  if (typeof said === 'object' && !Array.isArray(said))
    wrong(entry, knowledgeSays('one-value', { member }), knowledgeSays('members-in-members'));
  const fault = entry.fact.startsWith('channel/') && /^(emergency_)?subject$/.test(member) ? subjectFault(String(said)) : undefined;
  if (fault !== undefined) wrong(entry, fault, saidAlike(String(said)));
  if (entry.fact.startsWith('party/') && member === 'status' && !STATUSES.includes(said))
    wrong(entry, knowledgeSays('one-of-in', { words: STATUSES.map(String), member }), saidAlike(JSON.stringify(said)));
}

/** The knowledge with the entries laid over it, and the places where the shipped fact has changed since. */
export function applyOverlay(
  knowledge: Knowledge,
  entries: readonly OverlayEntry[],
): { knowledge: Knowledge; conflicts: readonly OverlayConflict[] } {
  const last = new Map(entries.map((entry) => [entry.fact, checkOverlay(knowledge, entry)]));
  const replaced = new Map<unknown, unknown>();
  const conflicts: OverlayConflict[] = [];
  for (const [id, entry] of last) {
    const fact = knownFact(knowledge, id);
    const now = snapshot(knowledge, id);
    if (now !== entry.was) conflicts.push({ entry, was: JSON.parse(entry.was), now: JSON.parse(now) });
    const confirmed: Confirmation = { by: entry.by, on: entry.on, document: entry.document };
    replaced.set(fact, { ...fact, ...entry.value, conf: 'high', confirmed });
  }
  const own = withReplaced(knowledge, replaced) as Knowledge;
  return { knowledge: { ...own, sets: resolveSets(own.setFacts) }, conflicts };
}

/** The same structure with some objects exchanged; what does not change is shared. */
function withReplaced(value: unknown, replaced: ReadonlyMap<unknown, unknown>): unknown {
  const other = replaced.get(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((one) => withReplaced(one, replaced));
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, withReplaced(one, replaced)]));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withReplaced(one, replaced)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
}

function knownFact(knowledge: Knowledge, id: string): Sourced {
  const fact = factOf(knowledge, id);
  if (fact === undefined) {
    const near = [...factIndex(knowledge).keys()].filter((one) => one.startsWith(`${id.split('/')[0]}/`)).slice(0, 3);
    throw new KnowledgeError('OVERLAY_WRONG', {
      message: knowledgeSays('fact-unknown', { fact: id, examples: near.length > 0 ? near : ['entity/meta/us'] }),
    });
  }
  return fact.value;
}

function wrong(entry: OverlayEntry, expected: Said, found: Said): never {
  throw new KnowledgeError('OVERLAY_WRONG', { message: knowledgeSays('confirmation-wrong', { fact: entry.fact, expected, found }) });
}

export interface SharedFact {
  readonly fact: string;
  readonly file: string;
  readonly on: string;
  readonly document: string;
  readonly was: unknown;
  readonly value?: Readonly<Record<string, unknown>>;
}

/** What a desk gives back to everybody: which facts were confirmed or corrected, when, against which document; never by whom. */
export function overlayToShare(knowledge: Knowledge, entries: readonly OverlayEntry[]): readonly SharedFact[] {
  const last = new Map(entries.map((entry) => [entry.fact, checkOverlay(knowledge, entry)]));
  return [...last.values()]
    .toSorted((a, b) => (a.fact < b.fact ? -1 : 1))
    .map((entry) => ({
      fact: entry.fact,
      file: factOf(knowledge, entry.fact)?.file ?? '',
      on: entry.on,
      document: entry.document,
      was: JSON.parse(entry.was),
      ...(entry.value !== undefined && { value: entry.value }),
    }));
}
