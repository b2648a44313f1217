// SPDX-License-Identifier: Apache-2.0
import type { DirectoryFact } from '../../core/api/directory.ts';
import type { Language } from '../../core/routes/advice.ts';
import { type Fact, factOf } from '../../core/routes/fact-index.ts';
import { freshnessOf } from '../../core/routes/freshness.ts';
import { factRows } from '../../core/routes/handbook/fact-rows.ts';
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

/** Rules and gates are confirmed as they stand and never overridden (core/routes/overlay). */
const NEVER_CORRECTED = /^(gate|rule|provider-rule|safeguard)\//;
const NOT_CORRECTED = new Set(['src', 'conf', 'checked', 'confirmed', 'id', 'instrument', 'iso2', 'a', 'b', 'kind']);

export function shownFact(reader: Reader, fact: Fact, forAsker = false): DirectoryFact {
  const { knowledge, language, today } = reader;
  const { state, checked } = freshnessOf(knowledge, fact, today);
  const { confirmed } = fact.value;
  const conflict = reader.conflicts.get(fact.id);
  return {
    id: fact.id,
    title: titleOf(fact, language),
    file: fact.file,
    rows: [...factRows(fact.value, language)],
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
    conflict: conflict === undefined ? null : { was: [...factRows(conflict.was, language)], now: [...factRows(conflict.now, language)] },
    correctable: NEVER_CORRECTED.test(fact.id)
      ? {}
      : Object.fromEntries(Object.entries(fact.value).filter(([name]) => !NOT_CORRECTED.has(name))),
  };
}

/** `held/meta/subscriber` → `subscriber`; `languages/EG` → `languages EG`; `party/untoc/EG` → `untoc EG` */
function titleOf(fact: Fact, language: Language): string {
  const { name, title } = fact.value as { readonly name?: unknown; readonly title?: unknown };
  const said = typeof name === 'object' && name !== null ? (name as Readonly<Record<string, unknown>>)[language] : (name ?? title);
  if (typeof said === 'string' && said !== '') return said;
  const [kind = '', about = '', ...rest] = fact.id.split('/');
  const parts = rest.length === 0 ? [kind, about] : kind === 'party' || kind === 'reservation' ? [about, ...rest] : rest;
  return parts.join(' ').replaceAll('_', ' ');
}

export function shownFacts(reader: Reader, ids: readonly string[]): DirectoryFact[] {
  return ids.flatMap((id) => {
    const fact = factOf(reader.knowledge, id);
    return fact === undefined ? [] : [shownFact(reader, fact)];
  });
}
