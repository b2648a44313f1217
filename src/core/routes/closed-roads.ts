// SPDX-License-Identifier: Apache-2.0
/** Roads that people ask about and that are shut only because an instrument does not join the two states: shown grey, with the reason. */
import type { Option } from './advice.ts';
import { explain } from './match.ts';
import type { Say } from './messages/index.ts';
import { type Draft, draftOption } from './option.ts';
import type { Situation } from './situation.ts';

/** Conditions about the states and not about the case. */
const LEGAL_LINK = new Set(['requester', 'holder', 'both', 'bilateral', 'not_reserved']);

export function closedRoads(about: Situation, drafts: readonly Draft[], say: Say): readonly Option[] {
  if (about.sameState) return [];
  const shown = new Set(drafts.map((draft) => draft.option.route));
  const found: Option[] = [];
  for (const rule of about.knowledge.rules) {
    const route = rule.then.route;
    if (route === undefined || rule.then.instrument === undefined || shown.has(route) || (rule.then.tier ?? 9) >= 8) continue;
    const failing = explain(rule.when, about).filter((key) => !key.matched);
    if (failing.length === 0 || failing.some((one) => !LEGAL_LINK.has(one.key))) continue;
    shown.add(route);
    const values = {
      instrument: nameOf(rule.then.instrument, about, say),
      requester: say.country(about.query.requester),
      holder: say.country(about.holder),
    };
    const { option } = draftOption(rule, about, say);
    found.push({ ...option, tier: 9, status: 'not_open', why: say('why.not-open', values), deadline: null });
  }
  return found;
}

function nameOf(instrument: string, about: Situation, say: Say): string {
  const ids = instrument.split(' or ');
  return ids.map((id) => about.knowledge.instruments.get(id)?.name[say.lang] ?? id).join(' / ');
}
