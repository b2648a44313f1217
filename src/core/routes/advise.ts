// SPDX-License-Identifier: Apache-2.0
/**
 * The route advisor: whom to ask, by which road, with what paper. Pure: the same facts, question and day give the same bytes.
 *
 *     gates → rules that match → options → one MLA option with all its bases → usable in order, the rest greyed with the reason
 */
import type { Advice, AdviceDeadline, Language, Option } from './advice.ts';
import { addDays } from './calendar-day.ts';
import { closedRoads } from './closed-roads.ts';
import { gatesFor } from './gates.ts';
import type { Knowledge, SafeguardRule } from './knowledge.ts';
import { localCompany } from './local-company.ts';
import { matches } from './match.ts';
import { type Say, sayIn } from './messages/index.ts';
import { type Draft, draftOption } from './option.ts';
import type { AdviceQuery } from './query.ts';
import { collapseMla, ranked } from './rank.ts';
import { type Situation, situationOf } from './situation.ts';
import { warningsFor } from './warnings.ts';

/** `date` is the day whose law applies, `YYYY-MM-DD`. The query has been through `readQuery`. */
export function advise(knowledge: Knowledge, query: AdviceQuery, date: string, lang: Language = 'en'): Advice {
  const about = situationOf(knowledge, query, date);
  const say = sayIn(lang, knowledge.countries);
  const gates = gatesFor(about, say);
  const drafts = completed(
    draftAll(about, say),
    about,
    gates.flatMap((gate) => gate.field ?? []),
    say,
  );
  const blocking = gates.filter((gate) => gate.effect === 'block');
  const usable = blocking.length > 0 ? [] : ranked(collapseMla(drafts.filter(isUsable), about), about);
  const greyed = [
    ...(blocking.length > 0 ? blocked(drafts.filter(isUsable), blocking[0]?.why ?? '', about) : []),
    ...ranked(
      drafts.filter((draft) => !isUsable(draft)),
      about,
    ).map((draft) => draft.option),
    ...closedRoads(about, drafts, say),
  ];
  const step = (wanted: number): readonly Option[] => usable.filter((draft) => draft.step === wanted).map((draft) => draft.option);
  return {
    schema: 'rogatory.advice/1',
    date,
    lang,
    holder: {
      country: about.holder,
      kind: about.holderKind,
      ...(about.provider && { provider: about.provider.id }),
      ...(about.entity?.name != null && { entity: about.entity.name }),
    },
    gates,
    step0: step(0),
    step1: step(1),
    options: step(2),
    greyed,
    warnings: warningsFor(
      about,
      usable.map((draft) => draft.option),
      say,
    ),
    deadlines: deadlinesOf(about),
    safeguards: knowledge.safeguards.filter((one) => safeguardApplies(one, about)).map((one) => one.id),
  };
}

const isUsable = (draft: Draft): boolean => draft.option.tier < 8;

/** Every rule that matches and opens a route; a bar on mutual assistance takes the place of all its bases. */
function draftAll(about: Situation, say: Say): readonly Draft[] {
  const fired = about.knowledge.rules.filter((rule) => rule.then.route !== undefined && matches(rule.when, about));
  const drafts = [...fired.map((rule) => draftOption(rule, about, say)), ...localCompany(about, say)];
  const bar = drafts.find((draft) => draft.rule.then.replaces_mla === true && !isUsable(draft));
  return bar === undefined ? drafts : drafts.filter((draft) => draft === bar || draft.option.route !== 'mla');
}

/** Sections that side rules add to every request for assistance, fields that gates add to every paper. */
function completed(drafts: readonly Draft[], about: Situation, fields: readonly string[], say: Say): readonly Draft[] {
  const sections = about.knowledge.rules.flatMap((rule) =>
    rule.then.adds_section !== undefined && matches(rule.when, about) ? [{ section: rule.then.adds_section, fact: `rule/${rule.id}` }] : [],
  );
  const privileged = about.flags.has('privileged') ? [say('risk.privileged')] : [];
  return drafts.map((draft) => {
    const own = draft.option.document === 'mla_request' ? sections : [];
    const option = {
      ...draft.option,
      sections: own.map((one) => one.section),
      fields,
      also: [...draft.option.also, ...fields],
      risks: [...draft.option.risks, ...privileged],
      facts: [...draft.option.facts, ...own.map((one) => one.fact)],
    };
    return { ...draft, option };
  });
}

/** A gate that blocks leaves nothing usable; what would have been there is shown, so that the reviewer sees what is at stake. */
function blocked(drafts: readonly Draft[], why: string, about: Situation): readonly Option[] {
  return ranked(collapseMla(drafts, about), about).map((draft) => ({ ...draft.option, status: 'blocked', why }));
}

function deadlinesOf(about: Situation): readonly AdviceDeadline[] {
  const { age_days: age } = about.query;
  if (age === undefined || about.retention === undefined) return [];
  const daysLeft = about.retention.days - age;
  return [{ what: 'retention-end', daysLeft, on: addDays(about.date, daysLeft), facts: about.retention.facts }];
}

function safeguardApplies(one: SafeguardRule, about: Situation): boolean {
  return one.when === undefined || matches(one.when, about);
}
