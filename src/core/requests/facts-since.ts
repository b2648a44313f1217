// SPDX-License-Identifier: Apache-2.0
/**
 * What the facts say today of whom a request goes to, against what it was drafted from. The question of its advice is asked again, for the
 * same day: what differs in the answer has changed in the facts, by the desk's own correction or with new files.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../custody/canonical-json.ts';
import type { Addressee, Advice, Option } from '../routes/advice.ts';
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
} as const satisfies Readonly<Record<FactMatter, Matter>>;

/** One matter in which the facts say something else than the draft. */
export interface FactChange {
  readonly what: FactMatter;
  readonly was: readonly string[];
  readonly now: readonly string[];
  /** Facts that say what stands now. */
  readonly facts: readonly string[];
}

export interface FactsSince {
  readonly changes: readonly FactChange[];
  /** The option for the same paper as the facts give it now; absent: they open this road no longer. */
  readonly option?: Option;
  /** Why they do not, where they say it. */
  readonly closed?: string;
  /** Of all that is different: whoever answers names what they have read. */
  readonly digest: string;
}

/**
 * Undefined while the facts still say what the request was drafted from.
 * @param advice the same question of the same day, answered from the facts of now
 * @param named the name of an addressee in the language of the paper
 */
export function factsSince(drafted: Option, advice: Advice, named: (to: Addressee) => string): FactsSince | undefined {
  const offered = sameRoad(drafted, [...advice.step0, ...advice.step1, ...advice.options]);
  if (offered === undefined) {
    const closed = sameRoad(drafted, advice.greyed)?.why;
    return { changes: [], ...(closed !== undefined && { closed }), digest: digestOf({ closed: drafted.route }) };
  }
  const [before, after] = [drafted, forPaper(drafted, offered)].map((one) => ({ ...one, to: { ...one.to, name: named(one.to) } })) as [
    Option,
    Option,
  ];
  const changes = factMatters.flatMap((what) => changeOf(what, before, after));
  if (changes.length === 0) return undefined;
  return { changes, option: after, digest: digestOf(changes.map(({ what, was, now }) => [what, [...was], [...now]])) };
}

/** Several treaty bases are one option under the rule of the best: another may have become the best. */
function sameRoad({ rule, route }: Option, offered: readonly Option[]): Option | undefined {
  return offered.find((one) => one.rule === rule) ?? offered.find((one) => one.route === route);
}

function changeOf(what: FactMatter, before: Option, after: Option): readonly FactChange[] {
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
