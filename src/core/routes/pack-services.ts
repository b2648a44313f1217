// SPDX-License-Identifier: Apache-2.0
/**
 * Services of virtual assets from a pack that somebody else curates, laid beside the shipped providers: candidates, never verified. Of each the
 * directory says name, countries and site, with the pack as the only source and no confidence; how to ask them is not stated. A service that the
 * shipped facts know already is left to them.
 */
import { isoCountries } from './iso-countries.ts';
import type { Entity, Knowledge, Provider, Source } from './knowledge.ts';

export interface PackService {
  readonly id: string;
  readonly label: string;
  readonly legalName?: string;
  readonly countries: readonly string[];
  /** Host of its site; empty when the pack names none. */
  readonly domain: string;
}

export interface ServicePack {
  readonly title: string;
  readonly sha256: string;
  /** Day the pack says of itself; null when it says none. */
  readonly published: string | null;
  readonly services: readonly PackService[];
}

export function withPackServices(knowledge: Knowledge, pack: ServicePack): Knowledge {
  const known = namesKnown(knowledge);
  const labels = countOf(pack.services.map(({ label }) => label.toLowerCase()));
  const providers = new Map(knowledge.providers);
  for (const service of pack.services) {
    const slug = slugOf(service.id);
    const taken = [slug, service.label.toLowerCase(), service.domain].some((name) => name !== '' && known.has(name));
    const countries = service.countries.filter((iso) => isoCountries.has(iso));
    const id = `vasp-${slug.replaceAll('_', '-')}`;
    if (slug === '' || taken || countries.length === 0 || providers.has(id)) continue;
    const shared = (labels.get(service.label.toLowerCase()) ?? 0) > 1;
    providers.set(
      id,
      providerOf(id, slug, shared ? `${service.label} (${service.domain || slug})` : service.label, service, countries, pack),
    );
  }
  return { ...knowledge, providers, version: `${knowledge.version}+${pack.sha256.slice(0, 16)}` };
}

function providerOf(
  id: string,
  slug: string,
  name: string,
  service: PackService,
  countries: readonly string[],
  pack: ServicePack,
): Provider {
  const source: Source = {
    url: null,
    kind: 'secondary',
    published: pack.published,
    seen: null,
    note: `${pack.title}, SHA-256 ${pack.sha256}, entry ${service.id}`,
  };
  const cited = { src: ['pack'], conf: 'none' } as const;
  const entities = countries.map(
    (country): Entity => ({
      id: country.toLowerCase(),
      name: service.legalName ?? service.label,
      country,
      // With several countries the pack does not say who serves whom: then the holder is a guess, and the advice says so.
      users: countries.length === 1 ? ['*'] : [],
      ...cited,
    }),
  );
  return {
    id,
    name,
    services: [slug],
    kind: ['virtual_asset_exchange'],
    home: countries.length === 1 ? (countries[0] as string) : null,
    sources: { pack: source },
    entities,
    ...(service.domain === '' ? {} : { domains: { value: [service.domain], ...cited } }),
    channels: [],
    data: [],
    use: [],
    rules: [],
    open: ['channels', 'data held', 'preservation', 'emergency'],
  };
}

/** Ids, services, names and domains of the shipped providers. */
function namesKnown({ providers }: Knowledge): ReadonlySet<string> {
  return new Set(
    [...providers.values()].flatMap(({ id, name, services, domains }) => [
      id.replaceAll('-', '_'),
      name.toLowerCase(),
      ...services,
      ...(domains?.value ?? []),
    ]),
  );
}

const slugOf = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, 60);

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
