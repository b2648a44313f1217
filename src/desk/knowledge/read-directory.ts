// SPDX-License-Identifier: Apache-2.0
/** The directory as this desk holds it: the shipped facts with its own confirmations laid over them. Public knowledge, nothing of any case. */

import type { DirectoryFact } from '../../core/api/directory.ts';
import { AccessError } from '../../core/errors/access.ts';
import { knowledgeSays } from '../../core/errors/sentences/knowledge.ts';
import type { Language } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { factsToConfirm } from '../../core/routes/facts-to-confirm.ts';
import { countrySections, type DirectorySection, providerSections } from '../../core/routes/handbook/sections.ts';
import { isoCountries } from '../../core/routes/iso-countries.ts';
import type { IsoCountry } from '../../core/routes/knowledge.ts';
import { entitiesFor } from '../../core/routes/provider-for.ts';
import { nameIn } from '../../core/routes/service-names.ts';
import { bound } from '../../core/routes/treaties.ts';
import { treatyLinks } from '../../core/routes/treaty-links.ts';
import type { OpenDesk } from '../open-desk.ts';
import { ownFacts } from './own-knowledge.ts';
import { type Reader, shownFact, shownFacts } from './shown-fact.ts';

/** The facts and who reads them. */
export async function readerOf(desk: OpenDesk, language: Language): Promise<Reader> {
  const { knowledge, conflicts, entries } = await ownFacts(desk, desk.store.db);
  const people = entries.length === 0 ? [] : await desk.store.db.selectFrom('account').select(['id', 'name']).execute();
  return {
    knowledge,
    conflicts: new Map(conflicts.map((one) => [one.entry.fact, one])),
    names: new Map(people.map(({ id, name }) => [id, name])),
    corrected: new Set(entries.flatMap(({ fact, value }) => (value === undefined ? [] : fact))),
    language,
    today: desk.now().toISOString().slice(0, 10),
  };
}

export async function listDirectory(desk: OpenDesk, asker: IsoCountry, language: Language) {
  const reader = await readerOf(desk, language);
  const { knowledge, today } = reader;
  const named = new Intl.DisplayNames([language], { type: 'region' });
  const isos = new Set([...knowledge.countries.keys(), ...[...knowledge.parties.values()].map(({ iso2 }) => iso2)]);
  const states = [...isos].filter((iso) => isoCountries.has(iso));
  return {
    asOf: today,
    providers: [...knowledge.providers.values()].map((one) => ({
      id: one.id,
      name: nameIn(one, language),
      services: [...one.services],
      home: one.home,
    })),
    states: states
      .map((iso) => ({
        iso,
        name: knowledge.countries.get(iso)?.name[language] ?? named.of(iso) ?? iso,
        known: knowledge.countries.has(iso),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, language)),
    toConfirm: factsToConfirm(knowledge, asker, today).length,
  };
}

/** @throws ACCESS_NOT_FOUND */
export async function showProvider(desk: OpenDesk, id: string, asker: IsoCountry, language: Language) {
  const reader = await readerOf(desk, language);
  const provider = reader.knowledge.providers.get(id) ?? notFound('provider');
  const answering = new Set(entitiesFor(reader.knowledge, provider, asker).map((entity) => `entity/${id}/${entity.id}`));
  return {
    id,
    name: nameIn(provider, language),
    services: [...provider.services],
    asker,
    sections: shownSections(reader, providerSections(reader.knowledge, provider), answering),
    open: ((provider.open as readonly unknown[] | undefined) ?? []).map(String),
  };
}

/** @throws ACCESS_NOT_FOUND */
export async function showState(desk: OpenDesk, iso: IsoCountry, language: Language) {
  const reader = await readerOf(desk, language);
  const { knowledge, today } = reader;
  if (!isoCountries.has(iso)) notFound('state');
  const country = knowledge.countries.get(iso);
  const joined = [...knowledge.instruments.values()].filter(({ id }) => bound(knowledge, id, iso, today));
  return {
    iso,
    name: country?.name[language] ?? new Intl.DisplayNames([language], { type: 'region' }).of(iso) ?? iso,
    instruments: joined.map(({ name }) => name[language]),
    sections: country === undefined ? [] : shownSections(reader, countrySections(knowledge, country), new Set()),
  };
}

export async function showTreaties(desk: OpenDesk, one: IsoCountry, other: IsoCountry, language: Language) {
  const reader = await readerOf(desk, language);
  if (!isoCountries.has(one) || !isoCountries.has(other)) notFound('state');
  const links = treatyLinks(reader.knowledge, { requester: one, holder: other, date: reader.today });
  return {
    links: links.map(({ name, kind, standing, only, facts }) => ({
      name: name[language],
      kind,
      standing,
      only: only ?? null,
      facts: shownFacts(reader, facts),
    })),
  };
}

/** What the legal reviewer of a new desk confirms once, worth most first. */
export async function listFactsToConfirm(desk: OpenDesk, asker: IsoCountry, language: Language) {
  const reader = await readerOf(desk, language);
  const facts = factsToConfirm(reader.knowledge, asker, reader.today).flatMap(({ fact, answers }) =>
    shownFacts(reader, [fact]).map((shown) => ({ ...shown, answers })),
  );
  return { country: asker, facts };
}

/** @throws ACCESS_NOT_FOUND */
export function knownFact(reader: Reader, id: string): DirectoryFact {
  const fact = factOf(reader.knowledge, id);
  return fact === undefined ? notFound('fact') : shownFact(reader, fact);
}

function shownSections(reader: Reader, sections: readonly DirectorySection[], answering: ReadonlySet<string>) {
  return sections.map(({ heading, facts }) => {
    const shown = facts.map((fact) => shownFact(reader, fact, answering.has(fact.id)));
    return { heading, facts: shown.sort((a, b) => Number(b.forAsker) - Number(a.forAsker)) };
  });
}

function notFound(what: 'provider' | 'state' | 'fact'): never {
  throw new AccessError('NOT_FOUND', { message: knowledgeSays('no-such', { what: knowledgeSays(what) }) });
}
