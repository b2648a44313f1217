// SPDX-License-Identifier: Apache-2.0
/** The order of options: tier, usual time, the weakest fact, how much of the data it covers, and the place of the rule in its file. */
import type { Option } from './advice.ts';

import type { Draft } from './option.ts';
import type { Situation } from './situation.ts';

const CONFIDENCE = ['none', 'low', 'medium', 'high'];

export function ranked(drafts: readonly Draft[], about: Situation): readonly Draft[] {
  return drafts.toSorted(
    (a, b) =>
      rankTier(a.option.tier, about) - rankTier(b.option.tier, about) ||
      a.days - b.days ||
      CONFIDENCE.indexOf(b.option.weakest) - CONFIDENCE.indexOf(a.option.weakest) ||
      b.option.data.length - a.option.data.length ||
      a.rule.order - b.rule.order,
  );
}

/** A voluntary answer without a certificate does not help a trial: there the treaty comes before it. */
function rankTier(tier: number, about: Situation): number {
  const swap = about.query.stage === 'trial' || about.query.purpose === 'authenticate';
  return swap && tier === 3 ? 4 : swap && tier === 4 ? 3 : tier;
}

/** All treaty bases are one request: the best first, then the requester's own preference, then the order of the rules. */
export function collapseMla(drafts: readonly Draft[], about: Situation): readonly Draft[] {
  const [first, ...rest] = drafts
    .filter((draft) => draft.option.route === 'mla')
    .toSorted((a, b) => basisOrder(a, about) - basisOrder(b, about));
  if (first === undefined) return drafts;
  return [
    ...drafts.filter((draft) => draft.option.route !== 'mla'),
    {
      ...first,
      option: merged(
        first.option,
        rest.map((one) => one.option),
      ),
    },
  ];
}

function merged(first: Option, rest: readonly Option[]): Option {
  const all = [first, ...rest];
  const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
  return {
    ...first,
    bases: unique(all.flatMap((one) => one.bases)),
    data: first.data,
    papers: unique(all.flatMap((one) => one.papers)),
    conditions: unique(all.flatMap((one) => one.conditions)),
    risks: unique(all.flatMap((one) => one.risks)),
    facts: unique(all.flatMap((one) => one.facts)),
  };
}

function basisOrder(draft: Draft, about: Situation): number {
  return draft.basisRank * 1e6 + preference(draft.basis ?? '', about) * 1e3 + draft.rule.order;
}

/** Place in the list of the requester's country pack for that state or group of states; last when it is not there. */
function preference(basis: string, about: Situation): number {
  const lists = about.knowledge.countries.get(about.query.requester)?.mla_out?.preferred_bases_by_state ?? {};
  const list = lists[about.holder] ?? Object.entries(GROUPS).flatMap(([group, set]) => (inSet(about, set) ? (lists[group] ?? []) : []));
  const at = list.findIndex((one) => one === basis || (basis === 'bilateral' && one.startsWith('mlat_')));
  return at < 0 ? 99 : at;
}

const GROUPS: Readonly<Record<string, string>> = { EU: 'EU', ARAB: 'ARAB_LEAGUE', AFRICA: 'AFRICA' };

function inSet(about: Situation, set: string): boolean {
  return about.knowledge.sets.get(set)?.has(about.holder) === true;
}
