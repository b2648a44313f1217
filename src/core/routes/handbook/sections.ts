// SPDX-License-Identifier: Apache-2.0
/** What belongs under which heading of the directory, for the printed handbook and for the screens alike. */
import { type Fact, factIndex } from '../fact-index.ts';
import type { Country, Knowledge, Provider } from '../knowledge.ts';
import type { Labels } from './labels.ts';

export interface DirectorySection {
  readonly heading: keyof Labels;
  readonly facts: readonly Fact[];
}

/** Members of a provider file under their heading; whatever is not here stands under further facts. */
const OF_A_PROVIDER: readonly (readonly [keyof Labels, string])[] = [
  ['entities', 'entity'],
  ['channels', 'channel'],
  ['identifiers', 'identifier'],
  ['data', 'held'],
  ['rules', 'provider-rule'],
  ['preservation', 'preservation'],
  ['emergency', 'emergency'],
  ['notice', 'notice'],
  ['retention', 'retention'],
  ['rejects', 'rejects'],
  ['cost', 'cost'],
  ['languages', 'languages'],
  ['stats', 'stats'],
];

export function providerSections(knowledge: Knowledge, provider: Provider): readonly DirectorySection[] {
  const facts = [...factIndex(knowledge).values()].filter(
    (fact) => fact.id.split('/')[1] === provider.id && !fact.id.startsWith('provider/') && !fact.id.startsWith('party/'),
  );
  const named = new Set(OF_A_PROVIDER.map(([, kind]) => kind));
  return filled([
    ...OF_A_PROVIDER.map(([heading, kind]) => ({ heading, facts: facts.filter((fact) => fact.id.startsWith(`${kind}/`)) })),
    { heading: 'other', facts: facts.filter((fact) => !named.has(fact.id.split('/')[0] ?? '')) },
  ]);
}

export function countrySections(knowledge: Knowledge, country: Country): readonly DirectorySection[] {
  const facts = [...factIndex(knowledge).values()];
  const of = (kind: string): Fact[] => facts.filter((fact) => fact.id.startsWith(`${kind}/${country.iso}`));
  const bilateral = facts.filter((fact) => fact.id.startsWith('bilateral/') && fact.id.split('/').slice(1, 3).includes(country.iso));
  return filled([
    { heading: 'authorities', facts: of('authority') },
    { heading: 'languages', facts: of('languages') },
    { heading: 'bilateral', facts: bilateral },
    { heading: 'offences', facts: of('offence') },
    { heading: 'retention', facts: of('retention') },
    { heading: 'deadlines', facts: of('calendar') },
  ]);
}

const filled = (sections: readonly DirectorySection[]): readonly DirectorySection[] => sections.filter(({ facts }) => facts.length > 0);
