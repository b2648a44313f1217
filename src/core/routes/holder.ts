// SPDX-License-Identifier: Apache-2.0
/** Who holds the data: the legal entity by the user's region, and its state. */
import type { Entity, IsoCountry, Knowledge, Provider } from './knowledge.ts';
import { UNKNOWN_STATE } from './messages/index.ts';
import { entitiesFor } from './provider-for.ts';
import { matchingProviderRules, type ProviderQuestion } from './provider-rules.ts';
import type { AdviceQuery } from './query.ts';
import type { DerivationNote } from './situation.ts';

/** Which company is asked, in which state it sits, and what had to be assumed. */
export interface Held {
  readonly holder: IsoCountry;
  readonly entity: Entity | undefined;
  readonly userCountry: IsoCountry | undefined;
  readonly notes: readonly DerivationNote[];
}

/**
 * The holder the asker names stands, with one exception: when another company of the same provider certainly answers for a user
 * there. A paper to the wrong company is refused, so the right one is taken and said.
 */
export function holderOf(knowledge: Knowledge, query: AdviceQuery, provider: Provider | undefined): Held {
  const userCountry =
    query.user_country ?? (query.user_in === 'requester' ? query.requester : query.user_in === 'holder' ? query.holder : undefined);
  const serving = provider === undefined || userCountry === undefined ? [] : entitiesFor(knowledge, provider, userCountry);
  const addressed = provider === undefined ? undefined : addressedBy(knowledge, query, provider, userCountry);
  const best = serving.find((one) => one.id === addressed?.id) ?? addressed ?? serving.find((one) => one.country !== null);
  if (query.holder === undefined) {
    const entity =
      best ?? provider?.entities.find((one) => one.country === provider.home) ?? provider?.entities.find((one) => one.country !== null);
    const holder = entity?.country ?? provider?.home ?? null;
    const found = {
      userCountry,
      entity,
      notes: best === undefined && entity !== undefined ? [note('w-holder-guessed', provider, entity)] : [],
    };
    return holder === null ? { ...found, holder: UNKNOWN_STATE } : { ...found, holder };
  }
  const own = serving.find((one) => one.country === query.holder);
  if (own !== undefined || serving.length === 0 || provider === undefined)
    return { holder: query.holder, userCountry, entity: own ?? provider?.entities.find((one) => one.country === query.holder), notes: [] };
  const stranger = provider.entities.find((one) => one.country === query.holder);
  if (best?.country == null) return { holder: query.holder, userCountry, entity: stranger, notes: [] };
  if (stranger === undefined || doubtful(knowledge, best, userCountry) || servedThere(knowledge, query, provider, userCountry))
    return { holder: query.holder, userCountry, entity: stranger, notes: [note('w-holder-other', provider, best)] };
  return { holder: best.country, userCountry, entity: best, notes: [note('w-holder-corrected', provider, best)] };
}

function note(id: string, provider: Provider | undefined, entity: Entity | undefined): DerivationNote {
  const values = { provider: provider?.name ?? '', entity: entity?.name ?? '', country: entity?.country ?? '' };
  return { id, values, facts: provider === undefined || entity === undefined ? [] : [`entity/${provider.id}/${entity.id}`] };
}

/** The provider itself sends this question to the central authority of the state that the asker names. */
function servedThere(knowledge: Knowledge, query: AdviceQuery, provider: Provider, userCountry: IsoCountry | undefined): boolean {
  const rules = matchingProviderRules(
    knowledge,
    provider,
    providerQuestion(query, 'disclose', query.data, userCountry, undefined, provider),
  );
  return rules.some((rule) => rule.then.to === `${query.holder?.toLowerCase()}-central-authority`);
}

/** The company that an address rule of the provider names for users there. */
function addressedBy(
  knowledge: Knowledge,
  query: AdviceQuery,
  provider: Provider,
  userCountry: IsoCountry | undefined,
): Entity | undefined {
  if (userCountry === undefined) return undefined;
  const rules = matchingProviderRules(
    knowledge,
    provider,
    providerQuestion(query, 'disclose', query.data, userCountry, undefined, provider),
  );
  const to = rules.find((rule) => rule.then.route === undefined && rule.then.to !== undefined)?.then.to;
  return provider.entities.find((one) => one.id === to && one.country !== null);
}

/** The user's country is in the set of the company only by a source that others contradict. */
function doubtful(knowledge: Knowledge, entity: Entity, userCountry: IsoCountry | undefined): boolean {
  return entity.users.some((item) => userCountry !== undefined && knowledge.setFacts[item]?.doubtful?.includes(userCountry) === true);
}

/** The question in the words of the provider files. */
export function providerQuestion(
  query: AdviceQuery,
  purpose: string,
  data: readonly string[],
  userCountry: IsoCountry | undefined,
  holder: IsoCountry | undefined,
  provider: Provider | undefined,
): ProviderQuestion {
  return {
    requester: query.requester,
    user_region: userCountry,
    purpose,
    data,
    danger: query.urgency === 'life' ? ['death', 'serious_injury', ...(query.flags.includes('minor') ? ['child_harm'] : [])] : [],
    operator_country: holder,
    channel_known: (provider?.channels.length ?? 0) > 0,
    ...(query.requester_role !== undefined && { requester_kind: query.requester_role }),
    ...(query.offence !== undefined && { offence: query.offence }),
    ...(query.service !== undefined && { service: query.service.trim().toLowerCase().replaceAll(/[ -]+/g, '_') }),
    ...(query.account_type !== undefined && { account_type: query.account_type }),
    ...(query.asset !== undefined && { asset: query.asset }),
    ...(query.identifier !== undefined && { identifier: query.identifier }),
    ...(query.has_port !== undefined && { has_port: query.has_port }),
    ...(query.age_days !== undefined && { age_of_event_days: query.age_days }),
    ...(query.wants_secrecy !== undefined && { wants_secrecy: query.wants_secrecy }),
    ...(query.victim_is_user !== undefined && { victim_is_user: query.victim_is_user }),
  };
}
