// SPDX-License-Identifier: Apache-2.0
/** One rule that matched, made into an option: addressee, paper, clocks, facts. */
import { addresseeOf, type Found } from './addressee.ts';
import type { Option } from './advice.ts';
import { articlesInWords } from './articles-in-words.ts';
import { prose, weakestOf } from './fact.ts';
import { factText } from './fact-words/index.ts';
import type { Confidence, ProviderRule, RouteRule, Sourced } from './knowledge.ts';
import type { Say } from './messages/index.ts';
import type { Situation } from './situation.ts';
import { articlesOf, bilateralRows, inForce, reservationsOf } from './treaties.ts';

/** An option with what ranking and collapsing still need of its rule. */
export interface Draft {
  readonly option: Option;
  readonly rule: RouteRule;
  readonly step: 0 | 1 | 2;
  readonly basis: string | undefined;
  readonly basisRank: number;
  readonly days: number;
}

/** Purposes in the words of the provider files, by route. */
const PURPOSES: Readonly<Record<string, string>> = {
  direct_preserve: 'preserve',
  emergency_direct: 'emergency',
  freeze_voluntary: 'freeze',
};

/** Instruments whose time limit binds the addressee. */
const BINDING = new Set(['epoc', 'epoc_pr', 'bc2_art7', 'bc2_art8', 'bc2_art9']);

/** Categories whose production is notified to the enforcing authority: Regulation (EU) 2023/1543 art. 8(1), 5(4). */
const NOTIFIED = new Set(['traffic', 'content', 'location', 'stored_files']);

export function draftOption(rule: RouteRule, about: Situation, say: Say): Draft {
  const { then } = rule;
  const route = then.route ?? '';
  const instrument = instrumentOf(rule, about);
  const found = addresseeOf(then, PURPOSES[route] ?? 'disclose', about, say);
  const law = legalFacts(rule, about);
  const state = standing(rule, instrument, about);
  const data = coveredData(rule, about);
  const holding = holdingTime(rule, about);
  const answer = providerFacts(rule, data, about, say);
  const confidences = [rule.conf, ...law.confidences, found.confidence, ...answer.confidences];
  const usual = then.hours !== undefined ? { hours: then.hours } : then.days !== undefined ? { days: then.days } : null;
  const time = answer.days === undefined ? usual : { days: answer.days };
  const option: Option = {
    route,
    tier: state.tier,
    status: state.status,
    document: then.document ?? '',
    bases: then.basis === undefined ? [] : [then.basis],
    ...(instrument !== undefined && then.instrument !== undefined && { instrument }),
    ...(then.art !== undefined && { articles: then.art }),
    data,
    to: found.to,
    issuedBy: then.issued_by ?? [],
    language: answer.languages === undefined ? languagesOf(route, found, about) : ownFirst(answer.languages, ownLanguages(about)),
    expect: time,
    deadline: BINDING.has(route) ? time : null,
    ...holding.days,
    notifyEnforcing: route === 'epoc' && data.some((one) => NOTIFIED.has(one)) && about.query.user_in !== 'requester',
    papers: answer.papers,
    sections: [],
    fields: [],
    also: then.alternatives === undefined ? answer.also : say.list(`rule.${rule.id}.alternatives`, then.alternatives),
    alternatives: then.alternatives === undefined ? [] : say.list(`rule.${rule.id}.alternatives`, then.alternatives),
    after: afterwards(rule, about, say),
    conditions: then.conditions === undefined ? [] : say.list(`rule.${rule.id}.conditions`, then.conditions),
    risks: [
      ...(then.risks === undefined ? [] : say.list(`rule.${rule.id}.risks`, then.risks)),
      ...reservationRisks(rule, instrument, about, say),
      ...answer.risks,
      ...(state.memoryOnly ? [say('risk.memory-only')] : []),
    ],
    why: whyOf(rule, instrument, state.status, about, say),
    rule: rule.id,
    facts: unique([`rule/${rule.id}`, ...law.facts, ...found.facts, ...holding.facts, ...answer.facts]),
    weakest: weakestOf(confidences),
  };
  return {
    option,
    rule,
    step: then.step ?? 2,
    basis: then.basis,
    basisRank: then.basis_rank ?? 99,
    days: then.days ?? (then.hours ?? 8760) / 24,
  };
}

/** `cloud_gb or cloud_au` is the one of the requester. */
function instrumentOf(rule: RouteRule, about: Situation): string | undefined {
  const named = rule.then.instrument ?? rule.then.basis;
  const choices = named?.split(' or ') ?? [];
  if (choices.length > 1) return choices.find((one) => one.endsWith(`_${about.query.requester.toLowerCase()}`));
  return choices[0] !== undefined && about.knowledge.instruments.has(choices[0]) ? choices[0] : undefined;
}

interface Standing {
  readonly tier: number;
  readonly status: string;
  readonly memoryOnly: boolean;
}

const STATUS_BY_TIER: Readonly<Record<number, string>> = {
  0: 'available',
  1: 'available',
  2: 'likely',
  3: 'discretionary',
  4: 'available',
  5: 'unlikely',
  6: 'discretionary',
};

/** A bar that only memory knows is not shown as a bar (design §5: such a fact alone makes nothing impossible). */
function standing(rule: RouteRule, instrument: string | undefined, about: Situation): Standing {
  const { tier = 9, status } = rule.then;
  if (status === 'impossible' && (rule.conf ?? 'none') === 'none') return { tier: 5, status: 'unlikely', memoryOnly: true };
  const sleeping = instrument !== undefined && !inForce(about.knowledge.instruments.get(instrument), about.date);
  const unknown = instrument === undefined && rule.then.instrument !== undefined;
  if (tier < 8 && (sleeping || unknown)) return { tier: 8, status: 'not_in_force', memoryOnly: false };
  return { tier, status: status ?? STATUS_BY_TIER[tier] ?? 'discretionary', memoryOnly: false };
}

/** The rows that make the legal link between the two states. */
function legalFacts(rule: RouteRule, about: Situation): { facts: readonly string[]; confidences: readonly (Confidence | undefined)[] } {
  const { knowledge, query, holder, date } = about;
  const facts: string[] = [];
  const confidences: (Confidence | undefined)[] = [];
  for (const id of [...list(rule.when.both), ...list(rule.when.both_pending)]) {
    facts.push(`instrument/${id}`);
    const instrument = knowledge.instruments.get(id);
    confidences.push((instrument as Sourced | undefined)?.confirmed === undefined ? instrument?.conf_in_force : 'high');
    for (const state of [query.requester, holder]) {
      const row = knowledge.parties.get(`${id}/${state}`);
      if (row !== undefined) facts.push(`party/${id}/${state}`);
      confidences.push(row?.conf ?? 'none');
    }
  }
  for (const kind of list(rule.when.bilateral)) {
    for (const row of bilateralRows(knowledge, kind as 'mlat', { requester: query.requester, holder, date })) {
      facts.push(`bilateral/${row.a}/${row.b}/${row.kind}`);
      confidences.push(row.conf);
    }
  }
  const instrument = instrumentOf(rule, about);
  if (instrument !== undefined && !facts.includes(`instrument/${instrument}`)) facts.push(`instrument/${instrument}`);
  for (const key of ['requester', 'holder'])
    for (const name of list(rule.when[key])) {
      const set = name.replace(/^!/, '');
      if (knowledge.setFacts[set] === undefined) continue;
      facts.push(`set/${set}`);
      confidences.push(knowledge.setFacts[set]?.conf);
    }
  return { facts, confidences };
}

/** The categories of the question that the rule speaks of; a rule that names none speaks of all. */
function coveredData(rule: RouteRule, about: Situation): readonly string[] {
  const named = list(rule.when.data).filter((item) => !item.startsWith('!'));
  return named.length === 0 ? about.query.data : about.query.data.filter((one) => named.includes(one));
}

function holdingTime(rule: RouteRule, about: Situation): { days: { holdDays?: number; extendDays?: number }; facts: readonly string[] } {
  const { hold_days: hold, extend_days: extend, route } = rule.then;
  if (hold === undefined) return { days: {}, facts: [] };
  const plain = { holdDays: hold, ...(extend !== undefined && { extendDays: extend }) };
  if (route !== 'direct_preserve' || about.provider === undefined) return { days: plain, facts: [] };
  const own = about.providerRules('preserve').find((one) => one.then.hold_days !== undefined);
  const days = own?.then.hold_days ?? about.provider.preservation?.days ?? hold;
  const fact = own === undefined ? `preservation/${about.provider.id}` : `provider-rule/${about.provider.id}/${own.id}`;
  const more = own?.then.extend_days ?? extend;
  return { days: { holdDays: days, ...(more !== undefined && { extendDays: more }) }, facts: [fact] };
}

/** What the provider's own rules and tables add to a request that goes to it, or to the road that they send the asker to. */
function providerFacts(rule: RouteRule, data: readonly string[], about: Situation, say: Say): ProviderSays {
  const { provider } = about;
  const rules = provider === undefined ? [] : rulesOn(rule, data, about);
  if (provider === undefined) return { facts: [], risks: [], also: [], papers: [], confidences: [] };
  const facts = rules.map((one) => `provider-rule/${provider.id}/${one.id}`);
  const texts = rules.flatMap(({ then }) => [
    ...(then.caveats ?? []),
    ...(then.note === undefined ? [] : [then.note]),
    ...(then.advice ?? []),
  ]);
  const also = unique(rules.flatMap((one) => (one.then.also === undefined ? [] : [one.then.also])));
  const asked = also.flatMap((one) => say.first([`also.${one}`]) ?? []);
  const risks = unique([...texts.map((text) => factText(text, say.lang)), ...asked]);
  const answering = rules.filter(
    ({ then }) => (then.route === undefined && then.also === undefined) || ANSWERS[rule.then.route ?? '']?.has(then.route ?? '') === true,
  );
  const papers = unique(answering.flatMap((one) => (one.then.document === undefined ? [] : [one.then.document])));
  const time = answering.find((one) => one.then.deadline_days !== undefined && one.then.route === 'direct_voluntary')?.then.deadline_days;
  const languages = rules.find((one) => one.then.language !== undefined)?.then.language;
  const stances = rule.then.route === 'direct_voluntary' ? data.map((one) => about.stances.get(one)) : [];
  for (const stance of stances) if (stance?.held !== undefined) facts.push(`held/${provider.id}/${stance.held.cat}`);
  const confidences = stances.map((stance) => stance?.rule?.conf ?? stance?.held?.conf).filter((one) => one !== undefined);
  return {
    facts,
    risks,
    also,
    papers,
    confidences,
    ...(time !== undefined && { days: time }),
    ...(languages !== undefined && { languages }),
  };
}

interface ProviderSays {
  readonly facts: readonly string[];
  readonly risks: readonly string[];
  readonly also: readonly string[];
  readonly papers: readonly string[];
  readonly confidences: readonly (Confidence | undefined)[];
  /** Days within which it says that it answers. */
  readonly days?: number;
  readonly languages?: readonly string[];
}

/** Its rules for a paper that goes to it; for a road through a state only those that send the asker there. */
function rulesOn(rule: RouteRule, data: readonly string[], about: Situation): readonly ProviderRule[] {
  const route = rule.then.route ?? '';
  const direct = DIRECT[route];
  if (direct !== undefined) return about.providerRules(direct, data);
  const road = SENT_TO[route];
  if (road === undefined) return [];
  const purpose = route === 'epoc_pr' ? 'preserve' : rule.then.step === 1 ? 'emergency' : 'disclose';
  return about.providerRules(purpose, data).filter((one) => one.then.route === road);
}

const DIRECT: Readonly<Record<string, string>> = {
  direct_preserve: 'preserve',
  direct_voluntary: 'disclose',
  domestic_order: 'disclose',
  emergency_direct: 'emergency',
  freeze_voluntary: 'freeze',
  registrar_request: 'disclose',
};

/** The road through a state as the provider files call it. */
const SENT_TO: Readonly<Record<string, string>> = { mla: 'mla', mla_urgent: 'mla', epoc: 'epoc', epoc_pr: 'epoc', cloud_act: 'cloud_act' };

/** Routes of provider files that answer an option; the paper they name is the one the provider takes for it. */
const ANSWERS: Readonly<Record<string, ReadonlySet<string>>> = {
  direct_preserve: new Set(['direct_voluntary']),
  direct_voluntary: new Set(['direct_voluntary', 'domestic_order']),
  domestic_order: new Set(['domestic_order']),
  emergency_direct: new Set(['emergency']),
  freeze_voluntary: new Set(['direct_voluntary']),
  registrar_request: new Set(['direct_voluntary']),
  mla: new Set(['mla']),
  mla_urgent: new Set(['mla']),
  epoc: new Set(['epoc']),
  epoc_pr: new Set(['epoc']),
  cloud_act: new Set(['cloud_act']),
};

/** A letter to a company is written in its language; one to a state in a language that it accepts, our own first where it is one. */
function languagesOf(route: string, found: Found, about: Situation): readonly string[] {
  const { knowledge, provider } = about;
  const pack = knowledge.countries.get(found.to.country);
  const own = ownLanguages(about);
  if (about.sameState || found.to.kind === 'rescue') return own;
  const accepted = pack?.languages.accepts_requests_in ?? [];
  if (DIRECT[route] === undefined)
    return ownFirst(route === 'epoc' || route === 'epoc_pr' ? (pack?.languages.official ?? []) : accepted, own);
  return ownFirst(provider?.languages?.codes ?? (accepted.length > 0 ? accepted : ['en']), own);
}

const ownLanguages = (about: Situation): readonly string[] =>
  about.knowledge.countries.get(about.query.requester)?.languages.official ?? [];

function ownFirst(languages: readonly string[], own: readonly string[]): readonly string[] {
  return languages.toSorted((a, b) => Number(own.includes(b)) - Number(own.includes(a)));
}

/** An emergency never ends with the answer: legal process follows, and a second person looks at it. */
function afterwards(rule: RouteRule, about: Situation, say: Say): readonly string[] {
  if (rule.then.step !== 1) return [];
  const follow =
    rule.then.follow_up === undefined ? [] : [say(rule.then.follow_up === 'court order' ? 'after.court-order' : 'after.legal-process')];
  return about.query.urgency === 'life' ? [...follow, say('after.second-review')] : follow;
}

function reservationRisks(rule: RouteRule, instrument: string | undefined, about: Situation, say: Say): readonly string[] {
  if (instrument === undefined || rule.then.art === undefined) return [];
  const articles = articlesOf(rule.then.art);
  return reservationsOf(about.knowledge, instrument, about.holder)
    .filter((row) => [...articlesOf(row.article)].some((one) => articles.has(one)))
    .map((row) => {
      const articles = articlesInWords(row.article, say.lang, { oblique: true });
      return say('risk.reservation', { state: say.country(row.iso2), articles, note: factText(row.note, say.lang) });
    });
}

function whyOf(rule: RouteRule, instrument: string | undefined, status: string, about: Situation, say: Say): string {
  const name = instrument === undefined ? '' : (about.knowledge.instruments.get(instrument)?.name[say.lang] ?? instrument);
  const values = {
    holder: say.country(about.holder),
    requester: say.country(about.query.requester),
    instrument: name,
    provider: about.provider?.name ?? '',
  };
  if (status === 'not_in_force') return say('why.not-in-force', values);
  return say.first([`rule.${rule.id}.why`, `route.${rule.then.route}.why`], values) ?? prose(rule.why ?? rule.id, say.lang);
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
