// SPDX-License-Identifier: Apache-2.0
/**
 * No unverified law on paper: an article, a treaty, an address or a company whose fact is from memory, stale, changed or undated is not
 * printed as if it were known. It becomes a marked blank with the candidate beside it, until the legal reviewer of the desk has confirmed the fact.
 */

import { factOf } from '../routes/fact-index.ts';
import { type Freshness, freshnessOf, needsConfirmation } from '../routes/freshness.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { wordingsOfProvision } from '../routes/offences-of.ts';
import type { FormField } from './form.ts';
import { listOf, member, saidText } from './values.ts';

export interface Doubt {
  readonly fact: string;
  readonly state: Freshness;
}

/** The doubt about a value of a field, or undefined when nothing stands against printing it. */
export type PaperCheck = (field: FormField, value: unknown) => Doubt | undefined;

/** Types of fields that state law, bodies and where they are. */
const STATES_LAW: ReadonlySet<FormField['type']> = new Set(['statute', 'authority', 'organisation']);
/** Values that come from a fact as `{text, fact}`, and plain ones that say word for word what a fact says. */
export function paperCheck(knowledge: Knowledge, today: string): PaperCheck {
  const known = wordingsOf(knowledge);
  return (field, value) => {
    const named = listOf(value)
      .map((one) => member(one, 'fact'))
      .filter((one) => typeof one === 'string');
    const same = STATES_LAW.has(field.type) ? (known.get(plain(saidText(value))) ?? []) : [];
    const states = [...new Set([...named, ...same])].flatMap((id): Doubt[] => {
      const fact = factOf(knowledge, id);
      return [{ fact: id, state: fact === undefined ? 'unverified' : freshnessOf(knowledge, fact, today).state }];
    });
    // Two facts may say the same words; one that is verified is enough for words that nobody tied to a fact.
    const sure = states.some((one) => !needsConfirmation(one.state));
    return named.length === 0 && sure ? undefined : states.find((one) => needsConfirmation(one.state));
  };
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.,]+/g, ' ')
    .trim();

const wordings = new WeakMap<Knowledge, ReadonlyMap<string, readonly string[]>>();

/** Built once for each knowledge. */
function wordingsOf(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const known = wordings.get(knowledge) ?? collectWordings(knowledge);
  wordings.set(knowledge, known);
  return known;
}

/** What facts say of bodies and law, by its words: entities, authorities, instruments with an article, offences. */
function collectWordings(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  const add = (text: string | null | undefined, fact: string): void => {
    if (!text) return;
    const key = plain(text);
    known.set(key, [...(known.get(key) ?? []), fact]);
  };
  for (const provider of knowledge.providers.values())
    for (const entity of provider.entities) add(entity.name, `entity/${provider.id}/${entity.id}`);
  for (const country of knowledge.countries.values()) {
    for (const one of country.authorities) for (const text of [one.name, one.ar, one.fr]) add(text, `authority/${country.iso}/${one.role}`);
    for (const [id, offence] of Object.entries(country.offences ?? {}))
      for (const text of wordingsOfProvision(offence)) add(text, `offence/${country.iso}/${id}`);
  }
  for (const one of knowledge.instruments.values()) {
    for (const text of [one.id, ...Object.values(one.name)]) add(text, `instrument/${one.id}`);
    for (const measure of one.measures ?? [])
      for (const name of [one.id, ...Object.values(one.name)])
        for (const article of ['', 'art. ', 'article ']) if (measure.art) add(`${name} ${article}${measure.art}`, `instrument/${one.id}`);
  }
  return known;
}
