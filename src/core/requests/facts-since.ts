// SPDX-License-Identifier: Apache-2.0
/**
 * What the facts say today of whom a request goes to, against what it was drafted from. The question of each advice it rests on is asked again:
 * what differs in the answer has changed in the facts, by the desk's own correction or with new files, or a law has begun or ended to apply.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../custody/canonical-json.ts';
import type { Addressee, Advice, Option } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { datedRules, type LawTurn, lawsBetween } from '../routes/laws-between.ts';
import { sameRequest } from './batch.ts';
import { type FactMatter, factMatters } from './fact-matters.ts';
import { followingKinds, optionFollowing } from './following.ts';

interface Matter {
  /** Undefined: the option was kept before options had it, so it says nothing of it. */
  readonly of: (option: Partial<Option> & Pick<Option, 'to'>) => readonly (string | undefined)[] | undefined;
  /** Kinds of facts, by the beginning of their ids, that say it. */
  readonly said: RegExp;
}

/** What is compared. Of a list the order does not count. */
const matters = {
  addressee: { of: ({ to }) => [to.name], said: /^(entity|provider|authority|rescue)\// },
  country: { of: ({ to }) => [to.country], said: /^(entity|provider|authority|rescue)\// },
  address: { of: ({ to }) => [to.address], said: /^(entity|provider)\// },
  email: { of: ({ to }) => [to.email], said: /^authority\// },
  channel: { of: ({ to }) => [to.channel?.type], said: /^(channel|provider-rule)\// },
  'channel-address': { of: ({ to }) => [to.channel?.address ?? to.channel?.name], said: /^(channel|provider-rule)\// },
  via: { of: ({ to }) => [to.via], said: /^authority\// },
  languages: { of: ({ language }) => language, said: /^(provider-rule|languages|provider|authority)\// },
  bases: { of: ({ bases }) => bases, said: /^(party|bilateral|instrument)\// },
  papers: { of: ({ papers }) => papers, said: /^provider-rule\// },
  fields: { of: ({ fields, sections }) => fields && sections && [...fields, ...sections], said: /^(rule|gate)\// },
  'hold-days': { of: ({ holdDays }) => [holdDays?.toString()], said: /^(preservation|provider-rule)\// },
} as const satisfies Readonly<Record<Exclude<FactMatter, 'law'>, Matter>>;

/** One matter in which the facts say something else than the draft. */
export interface FactChange {
  readonly what: FactMatter;
  readonly was: readonly string[];
  readonly now: readonly string[];
  /** Facts that say what stands now. */
  readonly facts: readonly string[];
  /** The targets it is said of; absent: all of the request. */
  readonly targets?: readonly string[];
}

export interface FactsSince {
  readonly changes: readonly FactChange[];
  /** Laws that began or ended to apply in between, among those that the road stands on and those an order of the day cites. */
  readonly laws: readonly LawTurn[];
  /** The option for the same paper as the facts give it now; absent: there is none that fits every target. */
  readonly option?: Option;
  /** The facts open this road no longer, and why, where they say it. */
  readonly closed?: { readonly why?: string; readonly targets?: readonly string[] };
  /** The targets no longer go to one addressee by one road on one law. */
  readonly parted: boolean;
  /** Of all that is different: whoever answers names what they have read. */
  readonly digest: string;
}

/** A question that targets of the request were drafted from, answered from the facts of now. */
export interface AskedAgain {
  readonly targets: readonly string[];
  /** What its advice offered then, as the draft has it. */
  readonly drafted: Option;
  /** For the day of the advice, and for today. */
  readonly onItsDay: Advice;
  readonly today: Advice;
}

type Named = (to: Addressee) => string;

/**
 * Undefined while the facts still say what the request was drafted from.
 * @param all one for each question, the first is that of the draft; @param named the name of an addressee in the language of the paper
 */
export function factsSince(all: readonly AskedAgain[], knowledge: Knowledge, named: Named): FactsSince | undefined {
  const each = all.map((asked) => ({ targets: asked.targets, ...comparedOnce(asked, knowledge, named) }));
  const different = each.filter(({ option, changes }) => option === undefined || changes.length > 0);
  if (different.length === 0) return undefined;
  const isOne = all.length === 1;
  const changes = isOne ? (each[0] as Compared).changes : merged(different, each.length);
  const gone = different.filter(({ option }) => option === undefined);
  const ways = new Set(each.map(({ option }) => (option === undefined ? '' : sameRequest(option))));
  const parted = gone.length === 0 && ways.size > 1;
  const why = gone[0]?.why;
  const targets = gone.length === each.length ? undefined : gone.flatMap((one) => one.targets);
  const option = gone.length > 0 || parted ? undefined : each[0]?.option;
  return {
    changes,
    laws: [...new Map(different.flatMap(({ laws }) => laws).map((law) => [`${law.fact} ${law.turn}`, law])).values()],
    ...(option !== undefined && { option }),
    ...(gone.length > 0 && { closed: { ...(why !== undefined && { why }), ...(targets !== undefined && { targets }) } }),
    parted,
    digest: digestOf(isOne ? saidOfOne(changes, all[0]?.drafted.route ?? '', gone.length > 0) : saidOfAll(changes, gone, parted)),
  };
}

/** An answer that was given before requests could rest on several questions still names the difference. */
function saidOfOne(changes: readonly FactChange[], route: string, isClosed: boolean): Parameters<typeof canonicalJson>[0] {
  return isClosed ? { closed: route } : changes.map(({ what, was, now }) => [what, [...was], [...now]]);
}

function saidOfAll(
  changes: readonly FactChange[],
  gone: readonly Pick<AskedAgain, 'targets'>[],
  parted: boolean,
): Parameters<typeof canonicalJson>[0] {
  const said = changes.map(({ what, was, now, targets = [] }) => [what, [...was], [...now], [...targets]]);
  return { changes: said, closed: gone.map(({ targets }) => [...targets]), parted };
}

/** What is said of every target alike is said once. */
function merged(different: readonly (Pick<AskedAgain, 'targets'> & Compared)[], questions: number): readonly FactChange[] {
  const found = new Map<string, { change: FactChange; targets: string[]; questions: number }>();
  for (const { targets, changes } of different)
    for (const change of changes) {
      const key = JSON.stringify([change.what, change.was, change.now]);
      const known = found.get(key) ?? { change, targets: [], questions: 0 };
      found.set(key, { change, targets: [...known.targets, ...targets], questions: known.questions + 1 });
    }
  return [...found.values()].map(({ change, targets, questions: of }) => (of === questions ? change : { ...change, targets }));
}

interface Compared {
  readonly changes: readonly FactChange[];
  readonly laws: readonly LawTurn[];
  readonly option?: Option;
  readonly why?: string;
}

function comparedOnce({ drafted, onItsDay, today }: AskedAgain, knowledge: Knowledge, named: Named): Compared {
  const cited = lawCited(onItsDay, today, knowledge);
  const offered = sameRoad(drafted, [...today.step0, ...today.step1, ...today.options]);
  const greyed = offered === undefined ? sameRoad(drafted, today.greyed) : undefined;
  const facts = [...drafted.facts, ...((offered ?? greyed)?.facts ?? []), ...cited.flatMap((one) => one.facts)];
  const laws = lawsBetween(knowledge, facts, onItsDay.date, today.date);
  if (offered === undefined) return { changes: cited, laws, ...(greyed !== undefined && { why: greyed.why }) };
  const [before, after] = [drafted, forPaper(drafted, offered)].map((one) => ({ ...one, to: { ...one.to, name: named(one.to) } })) as [
    Option,
    Option,
  ];
  return { changes: [...optionMatters.flatMap((what) => changeOf(what, before, after)), ...cited], laws, option: after };
}

/** The law that an order of the day cites, where it is another one today. */
function lawCited(onItsDay: Advice, today: Advice, knowledge: Knowledge): readonly FactChange[] {
  const dated = datedRules(knowledge);
  const [was, is] = [onItsDay, today].map(({ warnings }) => warnings.map(({ id }) => id).filter((id) => dated.has(id)));
  if (was === undefined || is === undefined || was.toSorted().join('\n') === is.toSorted().join('\n')) return [];
  const facts = [...new Set([...was, ...is])].map((id) => `rule/${id}`);
  return [{ what: 'law', was, now: is, facts }];
}

const optionMatters = factMatters.filter((what) => what !== 'law');

/** Several treaty bases are one option under the rule of the best: another may have become the best. */
function sameRoad({ rule, route }: Option, offered: readonly Option[]): Option | undefined {
  return offered.find((one) => one.rule === rule) ?? offered.find((one) => one.route === route);
}

/** What an advice offers for the paper of a draft by its road. */
export function optionForPaper(drafted: Option, { step0, step1, options }: Advice): Option | undefined {
  const offered = sameRoad(drafted, [...step0, ...step1, ...options]);
  return offered === undefined ? undefined : forPaper(drafted, offered);
}

function changeOf(what: (typeof optionMatters)[number], before: Option, after: Option): readonly FactChange[] {
  const { of, said }: Matter = matters[what];
  const [was, now] = [before, after].map((option) => of(option)?.filter((one) => one !== undefined));
  if (was === undefined || now === undefined || was.toSorted().join('\n') === now.toSorted().join('\n')) return [];
  return [{ what, was, now, facts: after.facts.filter((fact) => said.test(fact)) }];
}

/** A paper that follows from a request goes the way of that request, with clocks of its own. */
function forPaper({ document }: Option, now: Option): Option {
  const kind = followingKinds.find((one) => one === document);
  return kind === undefined || now.document === document ? now : optionFollowing(now, kind);
}

function digestOf(said: Parameters<typeof canonicalJson>[0]): string {
  return createHash('sha256').update(canonicalJson(said), 'utf8').digest('hex');
}
