// SPDX-License-Identifier: Apache-2.0
/** Which provider a service belongs to, and which of its companies answers for a user. */
import type { Entity, IsoCountry, Knowledge, Provider } from './knowledge.ts';
import { covers } from './sets.ts';

/**
 * The provider of a service name as people write it: the provider's id, one of its services, or its name. Several may share a word
 * such as `registrar`; then the id decides, and else nobody: a guess would send a request to a stranger.
 */
export function providerFor(knowledge: Knowledge, service: string | undefined): Provider | undefined {
  if (service === undefined) return undefined;
  const wanted = service.trim().toLowerCase().replaceAll(/[ -]+/g, '_');
  const all = [...knowledge.providers.values()];
  const byId = all.find((one) => one.id.replaceAll('-', '_') === wanted);
  if (byId !== undefined) return byId;
  const offering = all.filter((one) => one.services.includes(wanted));
  if (offering.length > 0) return offering.length === 1 ? offering[0] : offering.find((one) => wanted.startsWith(one.id));
  return all.find((one) => one.name.toLowerCase() === service.trim().toLowerCase());
}

/** The companies of a provider that answer for users there, the most particular first, then the better known. */
export function entitiesFor(knowledge: Knowledge, provider: Provider, userIn: IsoCountry | undefined): readonly Entity[] {
  const named = provider.entities.filter((entity) => entity.users.length > 0);
  const serving = named.filter((entity) => covers(entity.users, userIn, knowledge.sets) || isRest(entity, named, userIn, knowledge));
  return serving.toSorted(
    (a, b) => generality(a) - generality(b) || CONFIDENCE.indexOf(b.conf ?? 'none') - CONFIDENCE.indexOf(a.conf ?? 'none'),
  );
}

const CONFIDENCE = ['none', 'low', 'medium', 'high'];

/** 0 names its users, 1 says whom it does not serve, 2 is for everybody or for the rest. */
function generality(entity: Entity): number {
  if (entity.users.includes('*') || entity.users.includes('ROW')) return 2;
  return entity.users.every((item) => item.startsWith('!')) ? 1 : 0;
}

/** `ROW`: everyone whom no other company of the same file names. */
function isRest(entity: Entity, all: readonly Entity[], userIn: IsoCountry | undefined, knowledge: Knowledge): boolean {
  if (!entity.users.includes('ROW')) return false;
  return !all.some((other) => other !== entity && covers(other.users, userIn, knowledge.sets));
}
