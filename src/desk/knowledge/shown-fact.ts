// SPDX-License-Identifier: Apache-2.0
import type { DirectoryFact } from '../../core/api/directory.ts';
import { languages } from '../../core/documents/document-text.ts';
import type { Language } from '../../core/routes/advice.ts';
import { type Fact, factIndex, factOf } from '../../core/routes/fact-index.ts';
import { freshnessOf } from '../../core/routes/freshness.ts';
import { type FactRow, factRows } from '../../core/routes/handbook/fact-rows.ts';
import { factTitle } from '../../core/routes/handbook/fact-title.ts';
import { memberNames } from '../../core/routes/handbook/member-names.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { OverlayConflict } from '../../core/routes/overlay.ts';

/** The facts of this desk on a day, as somebody of a state reads them. */
export interface Reader {
  readonly knowledge: Knowledge;
  readonly conflicts: ReadonlyMap<string, OverlayConflict>;
  readonly names: ReadonlyMap<string, string>;
  readonly corrected: ReadonlySet<string>;
  readonly language: Language;
  readonly today: string;
}

/** Rules, gates and letters of forms are confirmed as they stand and never overridden (core/routes/overlay). */
const NEVER_CORRECTED = /^(gate|rule|provider-rule|safeguard|certificate)\//;
const NOT_CORRECTED = new Set(['src', 'conf', 'checked', 'confirmed', 'id', 'instrument', 'iso2', 'a', 'b', 'kind']);

export function shownFact(reader: Reader, fact: Fact, forAsker = false): DirectoryFact {
  const { knowledge, language, today } = reader;
  const { state, checked } = freshnessOf(knowledge, fact, today);
  const { confirmed } = fact.value;
  const conflict = reader.conflicts.get(fact.id);
  const correctable = correctableOf(fact);
  const title = factTitle(fact, knowledge, language);
  return {
    id: fact.id,
    title,
    file: fact.file,
    rows: rowsOf(reader, fact.id, fact.value).filter(({ value }) => value !== title),
    confidence: fact.conf,
    state,
    checked: checked === undefined ? null : String(checked),
    sources: fact.sources.map((source) => ({
      title: source.note ?? source.of ?? source.id,
      url: source.url ?? null,
      seen: source.seen === undefined || source.seen === null ? null : String(source.seen),
    })),
    forAsker,
    confirmed:
      confirmed === undefined
        ? null
        : {
            by: reader.names.get(confirmed.by) ?? confirmed.by,
            on: String(confirmed.on),
            document: confirmed.document,
            corrected: reader.corrected.has(fact.id),
          },
    conflict: conflict === undefined ? null : { was: rowsOf(reader, fact.id, conflict.was), now: rowsOf(reader, fact.id, conflict.now) },
    correctable,
    correcting: Object.fromEntries(Object.keys(correctable).map((name) => [name, correctionOf(reader, fact, name)])),
  };
}

function correctableOf(fact: Fact): Readonly<Record<string, unknown>> {
  if (NEVER_CORRECTED.test(fact.id)) return {};
  const said = Object.entries(fact.value).filter(([name]) => !NOT_CORRECTED.has(name));
  return { ...(isMailbox(fact) && { subject: '' }), ...Object.fromEntries(said) };
}

/** What its owner wants in the subject can be said also where nothing says it yet. */
const isMailbox = ({ id, value }: Fact): boolean => id.startsWith('channel/') && (value as { readonly type?: unknown }).type === 'email';

/** The codes that facts of the same kind have in this member; a member of free text or names offers none. */
function correctionOf({ knowledge, language }: Reader, fact: Fact, name: string) {
  return {
    name: memberNames[language][name] ?? name.replaceAll('_', ' '),
    choices: choicesFor(knowledge, fact.id.split('/')[0] ?? '', name, language),
  };
}

const offered = new WeakMap<Knowledge, Map<string, { value: string; label: string }[]>>();

function choicesFor(knowledge: Knowledge, kind: string, name: string, language: Language) {
  const known = offered.get(knowledge) ?? new Map<string, { value: string; label: string }[]>();
  offered.set(knowledge, known);
  const key = `${language} ${kind} ${name}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const alike = [...factIndex(knowledge).values()].filter(({ id }) => id.startsWith(`${kind}/`));
  const values = alike.flatMap(({ value }) => [(value as Readonly<Record<string, unknown>>)[name] ?? []].flat());
  const codes = [...new Set(values.filter((one): one is string => typeof one === 'string'))];
  const wordFor = (value: string, tongue: Language) =>
    [...factRows({ [name]: value }, { language: tongue, knowledge })].find(({ prose }) => !prose)?.value;
  const choices = codes.flatMap((value) => {
    const label = wordFor(value, language);
    // A code whose word happens to be the code itself ("portal", "emergency") is another word in some language; a name is the same in all.
    const isCode = languages.some((tongue) => ![undefined, value].includes(wordFor(value, tongue)));
    return label === undefined || !isCode ? [] : [{ value, label }];
  });
  choices.sort((a, b) => a.label.localeCompare(b.label, language));
  known.set(key, choices);
  return choices;
}

/** A fact, or what it once was, as rows for this reader. */
export function rowsOf({ knowledge, language }: Reader, id: string, value: unknown): FactRow[] {
  return [...factRows(value, { language, knowledge, provider: knowledge.providers.get(id.split('/')[1] ?? '') })];
}

export function shownFacts(reader: Reader, ids: readonly string[]): DirectoryFact[] {
  return ids.flatMap((id) => {
    const fact = factOf(reader.knowledge, id);
    return fact === undefined ? [] : [shownFact(reader, fact)];
  });
}
