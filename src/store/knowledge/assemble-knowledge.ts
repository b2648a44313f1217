// SPDX-License-Identifier: Apache-2.0
/** Puts the files of the knowledge together: fills `same_as`, resolves sets, keys the tables. Pure; the order of files changes nothing. */
import { frenchMembers, frenchSpaces } from '../../core/documents/french-spaces.ts';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import type {
  BilateralRow,
  Calendar,
  Confidence,
  Country,
  GateRule,
  Instrument,
  Knowledge,
  PartyRow,
  Provider,
  ProviderRule,
  Reservation,
  RouteRule,
  SafeguardRule,
  Source,
  StateSet,
  Vocabulary,
} from '../../core/routes/knowledge.ts';
import { resolveSets } from '../../core/routes/sets.ts';
import type { KnowledgeFile } from './knowledge-file.ts';

type Mapping = Readonly<Record<string, unknown>>;

export interface RawKnowledge {
  readonly version: string;
  readonly yaml: readonly { readonly file: KnowledgeFile; readonly value: Mapping }[];
  readonly parties: readonly Mapping[];
  readonly bilateral: readonly Mapping[];
  readonly reservations: readonly Mapping[];
}

export function assembleKnowledge(written: RawKnowledge): Knowledge {
  const raw = { ...written, yaml: written.yaml.map(({ file, value }) => ({ file, value: frenchMembers(value) })) };
  const file = (path: string): Mapping => raw.yaml.find((one) => one.file.path === path)?.value ?? {};
  const below = (folder: string): Mapping[] =>
    raw.yaml
      .filter((one) => one.file.path.startsWith(folder) && !one.file.path.slice(folder.length).match(/^_|\//))
      .map((one) => one.value);
  const law = file('jurisdictions/_common.yaml');
  const common = file('providers/_common.yaml');
  const setFacts = { ...(common.sets as Record<string, StateSet>), ...(law.sets as Record<string, StateSet>) };
  const rules = file('jurisdictions/route-rules.yaml');
  const rescue = file('jurisdictions/rescue.yaml');
  return {
    version: raw.version,
    providers: providersById(below('providers/') as unknown as Provider[]),
    packs: (common.packs ?? {}) as Record<string, ProviderRule[]>,
    countries: keyed(below('jurisdictions/countries/') as unknown as Country[], (country) => country.iso, 'country'),
    instruments: keyed((file('jurisdictions/instruments.yaml').instruments ?? []) as Instrument[], (one) => one.id, 'instrument'),
    parties: keyed(raw.parties.map(sourcedRow) as unknown as PartyRow[], (row) => `${row.instrument}/${row.iso2}`, 'row of parties.csv'),
    bilateral: raw.bilateral.map(sourcedRow) as unknown as BilateralRow[],
    reservations: raw.reservations.map(sourcedRow) as unknown as Reservation[],
    gates: (rules.gates ?? []) as GateRule[],
    rules: ((rules.options ?? []) as RouteRule[]).map((rule, order) => ({ ...rule, order })),
    safeguards: (file('jurisdictions/safeguards.yaml').safeguards ?? []) as SafeguardRule[],
    calendars: keyed((file('jurisdictions/calendars.yaml').calendars ?? []) as Calendar[], (one) => one.country, 'calendar'),
    rescueCentres: (rescue.centres ?? []) as Knowledge['rescueCentres'],
    positionSources: (rescue.position ?? []) as Knowledge['positionSources'],
    sets: resolveSets(setFacts),
    setFacts,
    vocabulary: {
      dataCategories: (law.data_categories ?? []) as string[],
      purposes: Object.keys((law.purposes ?? {}) as object),
      urgency: Object.keys((law.urgency ?? {}) as object),
      offenceFamilies: (law.offence_families ?? {}) as Record<string, string[]>,
      offenceNames: (law.offence_names ?? {}) as Vocabulary['offenceNames'],
      routes: (law.routes ?? {}) as Record<string, string>,
      identifierKinds: (common.identifier_kinds ?? {}) as Record<string, string>,
    },
    sources: { providers: (common.sources ?? {}) as Record<string, Source>, jurisdictions: (law.sources ?? {}) as Record<string, Source> },
    ttlDays: (common.ttl_days ?? {}) as Record<string, number | null>,
    changedFacts: new Map(),
  };
}

/** `same_as`: facts of the other file fill every member that is missing here; lists are not merged. */
function providersById(list: readonly Provider[]): ReadonlyMap<string, Provider> {
  const byId = keyed(list, (one) => one.id, 'provider');
  return new Map(
    [...byId].map(([id, one]) => {
      const base = one.same_as === undefined ? undefined : byId.get(one.same_as);
      return [id, base === undefined ? one : { ...base, ...one, sources: { ...base.sources, ...one.sources } }];
    }),
  );
}

/** Sources in a table are separated by semicolons. */
function sourcedRow({ note_ar: ar, note_fr: fr, ...row }: Mapping): Mapping {
  // A code has its words in the program; a sentence has them beside it, and in English alone it is shown as English.
  const said = ar !== undefined && fr !== undefined && { note: { en: row.note, ar, fr: frenchSpaces(String(fr)) } };
  return { ...row, ...said, src: typeof row.src === 'string' ? row.src.split(';') : [], conf: (row.conf ?? 'none') as Confidence };
}

function keyed<T>(list: readonly T[], key: (one: T) => string, what: string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const one of list) {
    if (map.has(key(one)))
      throw new KnowledgeError('FILE_INVALID', {
        message: `The ${what} ${key(one)} stands twice; expected it once. Remove one of the two.`,
      });
    map.set(key(one), one);
  }
  return map;
}
