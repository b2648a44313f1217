// SPDX-License-Identifier: Apache-2.0
/** What the asker has to know beside the options: from rules that warn or advise, from the provider, and from what the facts do not say. */
import { withFrench } from '../documents/french-spaces.ts';
import type { Language, Option, Warning } from './advice.ts';
import { isWeak, prose } from './fact.ts';
import { factText } from './fact-words/index.ts';
import type { Knowledge, PositionSource, RouteRule } from './knowledge.ts';
import { elementsOf, matches } from './match.ts';
import { type Say, sayIn } from './messages/index.ts';
import { nameIn } from './service-names.ts';
import type { Situation } from './situation.ts';

const SEMICOLON: Readonly<Record<Language, string>> = withFrench({ en: '; ', ar: '؛ ', fr: ' ; ' });

export function warningsFor(about: Situation, usable: readonly Option[], say: Say): readonly Warning[] {
  const found = [
    ...about.knowledge.rules.filter((rule) => speaks(rule) && matches(rule.when, about)).map((rule) => fromRule(rule, about, say)),
    ...about.notes.map((note) => fromNote(note, say)),
    ...fromProvider(about, say),
    ...positions(about, say),
    ...notAsked(about, say),
    ...notInTheData(about, say),
    ...channels(usable, say),
    ...weakFacts(usable, say),
  ];
  return found.filter((one, at) => found.findIndex((other) => other.id === one.id) === at);
}

/** A note of the derivation; `what` is a code of its own. */
function fromNote(note: Situation['notes'][number], say: Say): Warning {
  const what = note.values?.what;
  const values = { ...note.values, ...(what !== undefined && { what: say(`answer.${what}`) }) };
  return { id: note.id, text: say(note.id, values), facts: note.facts };
}

/** What a rule says whatever the question is, without the states that it names. */
export function warningOfRule(id: string, knowledge: Knowledge, language: Language): string {
  const rule = knowledge.rules.find((one) => one.id === id);
  if (rule === undefined) return id;
  const text = rule.then.warn ?? rule.then.advise ?? rule.then.adds ?? id;
  return sayIn(language, knowledge.countries).first([`warn.${id}`], { holder: '', requester: '' }) ?? prose(text, language);
}

const speaks = (rule: RouteRule): boolean => rule.then.warn !== undefined || rule.then.advise !== undefined || rule.then.adds !== undefined;

function fromRule(rule: RouteRule, about: Situation, say: Say): Warning {
  const text = rule.then.warn ?? rule.then.advise ?? rule.then.adds ?? '';
  const values = { holder: say.country(about.holder), requester: say.country(about.query.requester) };
  return { id: rule.id, text: say.first([`warn.${rule.id}`], values) ?? prose(text, say.lang), facts: [`rule/${rule.id}`] };
}

/** Notes of the provider's rules, and data that it says it cannot have. */
function fromProvider(about: Situation, say: Say): readonly Warning[] {
  const { provider } = about;
  const found: Warning[] = about.holderKind === 'isp' ? portWarning(about, say) : [];
  if (provider === undefined) return found;
  const never = about.query.data.filter((category) => about.stances.get(category)?.impossible === true);
  if (never.length > 0) {
    const rule = about.stances.get(never[0] as string)?.rule;
    const advice = (rule?.then.advice ?? []).map((text) => factText(text, say.lang)).join(SEMICOLON[say.lang]);
    const fact = rule === undefined ? `held/${provider.id}/${never[0]}` : `provider-rule/${provider.id}/${rule.id}`;
    const values = { provider: nameIn(provider, say.lang), data: say.inRow(never.map((one) => say(`data.${one}`))), advice };
    found.push({ id: 'w-impossible-data', text: say('w-impossible-data', values), facts: [fact] });
  }
  return found;
}

/** Behind carrier-grade address sharing an address without port and second names hundreds of people. */
function portWarning(about: Situation, say: Say): Warning[] {
  const { identifier, has_port: port } = about.query;
  const known = about.knowledge.providers.get('generic-isp')?.rules.some((rule) => rule.id === 'isp-port') === true;
  if (!known || identifier !== 'ip' || port !== false) return [];
  return [{ id: 'isp-port', text: say('warn.isp-port'), facts: ['provider-rule/generic-isp/isp-port'] }];
}

/** Life at sea: who can know a position, and that the platform asked cannot, where that is so. */
function positions(about: Situation, say: Say): readonly Warning[] {
  if (!about.flags.has('distress_at_sea')) return [];
  const { positionSources } = about.knowledge;
  const can = positionSources.filter((one) => one.can && (one.provider === undefined || one.provider === about.provider?.id));
  const cannot = positionSources.find((one) => !one.can && one.provider === about.provider?.id);
  const own = (one: PositionSource): string => (say.lang === 'en' ? undefined : one[say.lang]) ?? one.name;
  const names = say.inRow(can.map(own));
  return [
    ...(can.length === 0
      ? []
      : [{ id: 'w-position-can', text: say('w-position-can', { names }), facts: can.map((one) => `position/${one.id}`) }]),
    ...(cannot === undefined
      ? []
      : [{ id: 'w-position-cannot', text: say('w-position-cannot', { provider: own(cannot) }), facts: [`position/${cannot.id}`] }]),
  ];
}

/** A question that was not put opens no gate, but it is said. */
function notAsked(about: Situation, say: Say): readonly Warning[] {
  const { query } = about;
  const missing = [
    ...(query.elements === undefined && elementsOf[query.offence ?? ''] !== undefined ? ['elements'] : []),
    ...(query.statute === undefined ? ['statute'] : []),
    ...(query.target_role === undefined ? ['target_role'] : []),
  ];
  if (missing.length === 0) return [];
  return [{ id: 's-elements', text: say('s-elements', { missing: say.inRow(missing.map((one) => say(`asked.${one}`))) }), facts: [] }];
}

function notInTheData(about: Situation, say: Say): readonly Warning[] {
  const { query, knowledge, holder, provider } = about;
  const found: Warning[] = [];
  const add = (id: string, values: Readonly<Record<string, string>>): void => void found.push({ id, text: say(id, values), facts: [] });
  for (const [id, state] of [
    ['w-no-requester', query.requester],
    ['w-no-holder', holder],
  ] as const)
    if (!knowledge.countries.has(state)) add(id, { country: say.country(state) });
  if (query.service !== undefined && provider === undefined) add('w-no-provider', { service: query.service });
  const unsaid = provider === undefined ? [] : query.data.filter((category) => silent(category, about));
  if (unsaid.length > 0) add('w-no-category', { provider: provider?.name ?? '', data: say.inRow(unsaid.map((one) => say(`data.${one}`))) });
  if (query.statute?.includes(':') && about.offence === undefined) add('w-no-statute', { statute: query.statute });
  if (about.offence !== undefined && query.statute?.startsWith(`${query.requester}:`) === false)
    add('w-foreign-statute', { statute: query.statute, requester: say.country(query.requester) });
  return found;
}

function silent(category: string, about: Situation): boolean {
  const stance = about.stances.get(category);
  return stance?.held === undefined && stance?.rule === undefined;
}

function channels(usable: readonly Option[], say: Say): readonly Warning[] {
  const odd = usable.find((option) => option.to.channel?.ownDomain === false);
  if (odd?.to.channel === undefined) return [];
  const values = { address: odd.to.channel.address ?? odd.to.channel.id, name: odd.to.name };
  return [
    { id: 'w-channel-domain', text: say('w-channel-domain', values), facts: odd.facts.filter((fact) => fact.startsWith('channel/')) },
  ];
}

/** Facts of low confidence, or from memory, open a road only with a word of warning. */
function weakFacts(usable: readonly Option[], say: Say): readonly Warning[] {
  const weak = usable.filter((option) => isWeak(option.weakest));
  if (weak.length === 0) return [];
  const routes = say.inRow([...new Set(weak.map((option) => say(`route.${option.route}`)))]);
  return [{ id: 'w-weak-facts', text: say('w-weak-facts', { routes }), facts: [...new Set(weak.flatMap((option) => option.facts))] }];
}
