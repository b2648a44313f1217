// SPDX-License-Identifier: Apache-2.0
/** Who stands behind the `to` of a rule. Never nobody: what the facts do not name is said as a role, to be looked up by a person. */
import type { Addressee } from './advice.ts';
import type { Authority, Channel, Confidence, Country, Provider, ProviderRule, RouteThen } from './knowledge.ts';
import type { Say } from './messages/index.ts';
import { nameIn } from './service-names.ts';
import type { Situation } from './situation.ts';

export interface Found {
  readonly to: Addressee;
  readonly facts: readonly string[];
  readonly confidence: Confidence;
}

/** The words a rule may use in `to`, and whom they mean. */
export const addresseeKinds: Readonly<Record<string, string>> = {
  holder: 'provider',
  provider: 'provider',
  registrar: 'provider',
  operator: 'provider',
  addressee: 'addressee',
  'provider through the designated authority': 'designated',
  'holder central authority': 'central_authority',
  'ministry of justice': 'central_authority',
  'authority of the other state': 'central_authority',
  'competent executing authority': 'executing_authority',
  'judicial authority directly': 'executing_authority',
  'holder 24/7 point': 'n247',
  '24/7 point': 'n247',
  '24/7 points': 'n247',
  'specialised body of the other state': 'n247',
  'INTERPOL or liaison officer of the holder state': 'police',
  'INTERPOL or liaison officer': 'police',
  'FIU of the holder state': 'fiu',
  'ministry of foreign affairs': 'diplomatic',
  'foreign authority': 'foreign_authority',
  'rescue coordination centre': 'rescue',
};

/** Authority roles of a country pack that answer for a kind, best first. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  central_authority: ['central_authority'],
  executing_authority: ['executing', 'prosecution_international', 'eev_enforcing', 'prosecution_special'],
  n247: ['n247'],
  police: ['police_international', 'police', 'police_liaison', 'cyber_police'],
  fiu: ['fiu'],
  foreign_authority: ['central_authority', 'prosecution_international'],
};

const BY_ROUTE: Readonly<Record<string, string>> = {
  n247_preserve: 'n247',
  bc2_art9: 'n247',
  mla: 'central_authority',
  bc2_art8: 'central_authority',
};

export function addresseeOf(then: RouteThen, purpose: string, about: Situation, say: Say): Found {
  const kind = addresseeKinds[then.to ?? ''] ?? BY_ROUTE[then.route ?? ''] ?? 'provider';
  if (kind === 'provider' || kind === 'addressee') return company(kind, purpose, about, say);
  if (kind === 'designated') return throughDesignated(about, say);
  if (kind === 'rescue') return rescueCentre(about, say);
  if (kind === 'diplomatic') return role('diplomatic', about, say);
  const pack = about.knowledge.countries.get(about.holder);
  const authority = pack === undefined ? undefined : authorityFor(pack, ROLES[kind] ?? []);
  return authority === undefined ? role(kind, about, say) : office(kind, authority, about, say);
}

function authorityFor(pack: Country, roles: readonly string[]): Authority | undefined {
  for (const wanted of roles) {
    const found = pack.authorities.find((one) => one.role === wanted && !one.name.startsWith('no contact point'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function office(kind: string, authority: Authority, about: Situation, say: Say): Found {
  const own = say.lang === 'en' ? undefined : authority[say.lang];
  return {
    to: { kind, country: about.holder, name: own ?? authority.name, ...(authority.email !== undefined && { email: authority.email }) },
    facts: [`authority/${about.holder}/${authority.role}`],
    confidence: authority.conf ?? 'none',
  };
}

/** The facts do not name the office: the role is said, in the reader's language. */
function role(kind: string, about: Situation, say: Say): Found {
  return {
    to: { kind, country: about.holder, name: say(`to.${kind}`, { country: say.country(about.holder) }) },
    facts: [],
    confidence: 'none',
  };
}

function company(kind: string, purpose: string, about: Situation, say: Say): Found {
  const { provider, entity } = about;
  if (provider === undefined) return role(about.holderKind === 'provider' ? 'holder' : about.holderKind, about, say);
  const channel = channelFor(provider, purpose, about.providerRules(purpose));
  return {
    to: {
      kind,
      country: about.holder,
      name: (entity === undefined ? null : nameIn(entity, say.lang)) ?? nameIn(provider, say.lang),
      service: about.query.service ?? provider.id,
      ...(entity?.address != null && { address: entity.address }),
      ...(channel !== undefined && { channel: shownChannel(provider, channel) }),
    },
    facts: [
      entity === undefined ? `provider/${provider.id}` : `entity/${provider.id}/${entity.id}`,
      ...(channel === undefined ? [] : [`channel/${provider.id}/${channel.id}`]),
    ],
    confidence: entity?.conf ?? 'none',
  };
}

/** The channel a matching rule names, else the first that serves the purpose. */
export function channelFor(provider: Provider, purpose: string, rules: readonly ProviderRule[]): Channel | undefined {
  const named = rules.find((rule) => rule.then.channel !== undefined && provider.channels.some((one) => one.id === rule.then.channel));
  const wanted = named?.then.channel;
  return (
    provider.channels.find((one) => one.id === wanted) ??
    provider.channels.find((one) => one.for?.includes(purpose) === true && one.type !== 'directory')
  );
}

function shownChannel(provider: Provider, channel: Channel): NonNullable<Addressee['channel']> {
  return {
    id: channel.id,
    type: channel.type,
    ...(channel.address != null && { address: channel.address }),
    ...(channel.name !== undefined && { name: channel.name }),
    ownDomain: isOwnDomain(provider, channel),
  };
}

/** Imitation police pages exist: an address outside the provider's own domains is said. Post, telephone and orders have no domain. */
export function isOwnDomain(provider: Provider, channel: Channel): boolean {
  const host = /^(?:https?:\/\/|[^\s@]+@)([^/\s:?#]+)/.exec(channel.address ?? '')?.[1]?.toLowerCase();
  if (host === undefined) return true;
  return (provider.domains?.value ?? []).some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function throughDesignated(about: Situation, say: Say): Found {
  const found = company('provider', 'disclose', about, say);
  const pack = about.knowledge.countries.get(about.query.requester);
  const authority = pack === undefined ? undefined : authorityFor(pack, ['cloud_act_designated']);
  const via = authority?.name ?? say('to.designated', { country: say.country(about.query.requester) });
  return {
    ...found,
    to: { ...found.to, via },
    facts: [...found.facts, ...(authority === undefined ? [] : [`authority/${about.query.requester}/${authority.role}`])],
  };
}

function rescueCentre(about: Situation, say: Say): Found {
  const centre = about.knowledge.rescueCentres.find((one) => one.country === about.query.requester);
  const country = about.query.requester;
  if (centre === undefined)
    return { to: { kind: 'rescue', country, name: say('to.rescue', { country: say.country(country) }) }, facts: [], confidence: 'none' };
  const own = say.lang === 'en' ? undefined : centre[say.lang];
  return { to: { kind: 'rescue', country, name: own ?? centre.name }, facts: [`rescue/${country}`], confidence: centre.conf ?? 'none' };
}
