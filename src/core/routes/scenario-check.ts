// SPDX-License-Identifier: Apache-2.0
/** A worked case with the answer a lawyer expects: jurisdictions/scenarios. Compares it with what the advisor says, field by field. */
import type { Advice, Option } from './advice.ts';
import type { Knowledge, PartyRow } from './knowledge.ts';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The day of the question; absent: the day the scenarios were reviewed. */
  readonly date?: string;
  /** An instrument put in force between states, as one edit of the data would do. */
  readonly switched_on?: { readonly instrument: string; readonly states: readonly string[]; readonly since: string };
  readonly q: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly why: string;
}

type Test = (want: never, advice: Advice) => boolean;

const steps = (advice: Advice): readonly Option[] => [...advice.step0, ...advice.step1, ...advice.options];
const top = (advice: Advice): Option | undefined => advice.options[0] ?? advice.step1[0];
const routes = (options: readonly Option[]): readonly string[] => options.map((option) => option.route);
const bases = (advice: Advice): readonly string[] => steps(advice).find((option) => option.route === 'mla')?.bases ?? [];
const warned = (advice: Advice): readonly string[] => advice.warnings.map((warning) => warning.id);
const inOrder = (wanted: readonly string[], found: readonly string[]): boolean =>
  wanted.every((one, at) => found.includes(one) && (at === 0 || found.indexOf(wanted[at - 1] as string) < found.indexOf(one)));

/** Every field of `expect`. A field that is not here fails the scenario: nothing is skipped in silence. */
const TESTS: Readonly<Record<string, Test>> = {
  first: (want: readonly string[], advice) => (want.length === 0 ? advice.options.length === 0 : want.includes(top(advice)?.route ?? '')),
  plan: (want: readonly string[], advice) => want.every((route) => routes(steps(advice)).includes(route)),
  never: (want: readonly string[], advice) => want.every((route) => !neverHolds(route, advice)),
  bases: (want: readonly string[], advice) => inOrder(want, bases(advice)),
  bases_first: (want: string, advice) => bases(advice)[0] === want,
  bases_any: (want: readonly string[], advice) => want.some((one) => bases(advice).includes(one)),
  bases_not: (want: readonly string[], advice) => !want.some((one) => bases(advice).includes(one)),
  gates: (want: readonly string[], advice) => want.every((id) => advice.gates.some((gate) => gate.id === id)),
  blocked_by: (want: readonly string[], advice) =>
    want.every((id) => advice.gates.some((gate) => gate.id === id && gate.effect === 'block')),
  second_approval: (want: readonly string[], advice) =>
    want.every((id) => advice.gates.some((gate) => gate.id === id && gate.effect === 'second-approval')),
  gates_not: (want: readonly string[], advice) => !advice.gates.some((gate) => want.includes(gate.id)),
  warns: (want: readonly string[], advice) => want.every((id) => warned(advice).includes(id)),
  warns_not: (want: readonly string[], advice) => !want.some((id) => warned(advice).includes(id)),
  advice: (want: readonly string[], advice) => want.every((id) => warned(advice).includes(id)),
  sections: (want: readonly string[], advice) => want.every((one) => top(advice)?.sections.includes(one) === true),
  impossible: (want: readonly string[], advice) =>
    want.every((route) => advice.greyed.some((one) => one.route === route && one.tier === 9)),
  not_in_force: (want: readonly string[], advice) =>
    want.every((route) => advice.greyed.some((one) => one.route === route && one.status === 'not_in_force')),
  shown_greyed: (want: readonly string[], advice) => want.every((route) => routes(advice.greyed).includes(route)),
  step0_first: (want: string, advice) => advice.step0[0]?.route === want,
  step0_any: (want: readonly string[], advice) => want.some((route) => routes(advice.step0).includes(route)),
  step1_first: (want: string, advice) => advice.step1[0]?.route === want,
  first_tier: (want: number, advice) => top(advice)?.tier === want,
  deadline_days_left: (want: number, advice) => advice.deadlines.some((one) => one.daysLeft === want),
  language: (want: string, advice) => steps(advice).some((option) => option.language.includes(want)),
  issued_by: (want: readonly string[], advice) => want.join() === top(advice)?.issuedBy.join(),
  days: (want: number, advice) =>
    [top(advice)?.deadline, top(advice)?.expect].some((time) => time != null && 'days' in time && time.days === want),
  hours: (want: number, advice) =>
    [advice.step1[0]?.deadline, advice.step1[0]?.expect].some((time) => time != null && 'hours' in time && time.hours === want),
  hold_days: (want: number, advice) => advice.step0[0]?.holdDays === want,
  notify_enforcing: (want: boolean, advice) => top(advice)?.notifyEnforcing === want,
  to_contains: (want: string, advice) => JSON.stringify(top(advice)?.to ?? '').includes(want),
  alternatives: (want: readonly string[], advice) =>
    want.every((one) => advice.greyed.some((option) => option.alternatives.some((text) => text.includes(one)))),
  after: (want: readonly string[], advice) => want.every((one) => advice.step1[0]?.after.includes(one) === true),
  holder_must_be: (want: string, advice) => advice.holder.country === want && top(advice)?.to.country === want,
  field: (want: string, advice) => advice.gates.some((gate) => gate.field === want) && top(advice)?.fields.includes(want) === true,
  document: (want: string, advice) => top(advice)?.document === want,
  cites: (want: readonly string[], advice) =>
    want.every((id) => steps(advice).some((option) => option.facts.includes(id)) || advice.warnings.some((one) => one.facts.includes(id))),
  safeguards: (want: readonly string[], advice) => want.every((id) => advice.safeguards.includes(id)),
  safeguards_not: (want: readonly string[], advice) => !want.some((id) => advice.safeguards.includes(id)),
  cites_not: (want: readonly string[], advice) => !want.some((id) => steps(advice).some((option) => option.facts.includes(id))),
  channel: (want: string, advice) => steps(advice).some((option) => option.to.channel?.id === want),
  company: (want: string, advice) => (advice.holder.entity ?? '').includes(want),
  papers: (want: readonly string[], advice) => want.every((one) => steps(advice).some((option) => option.papers.includes(one))),
  papers_not: (want: readonly string[], advice) => !want.some((one) => steps(advice).some((option) => option.papers.includes(one))),
  also: (want: readonly string[], advice) => want.every((one) => steps(advice).some((option) => option.also.includes(one))),
  tells: (want: readonly string[], advice) =>
    want.every(
      (text) =>
        steps(advice).some((option) => option.risks.some((risk) => risk.includes(text))) ||
        advice.warnings.some((one) => one.text.includes(text)),
    ),
  extend_days: (want: number, advice) => advice.step0[0]?.extendDays === want,
};

/** `mla_first`: it may follow, but not lead. `X_usable`: it may be shown grey. */
function neverHolds(route: string, advice: Advice): boolean {
  if (route.endsWith('_first')) return top(advice)?.route === route.slice(0, -'_first'.length);
  return routes(steps(advice)).includes(route.replace(/_usable$/, ''));
}

/** The fields of `expect` that the advice does not meet. */
export function unmet(scenario: Scenario, advice: Advice): readonly string[] {
  return Object.entries(scenario.expect).flatMap(([field, want]) => {
    const test = TESTS[field];
    if (test === undefined) return [`${field}: nobody checks this field`];
    return test(want as never, advice) ? [] : [`${field}: expected ${JSON.stringify(want)}`];
  });
}

/** The facts of a scenario: those given, with its instrument in force and its states bound. */
export function factsOf(scenario: Scenario, knowledge: Knowledge): Knowledge {
  const { switched_on: on } = scenario;
  const instrument = on === undefined ? undefined : knowledge.instruments.get(on.instrument);
  if (on === undefined || instrument === undefined) return knowledge;
  const parties = new Map(knowledge.parties);
  for (const iso2 of on.states) {
    const row: PartyRow = { instrument: on.instrument, iso2, status: 'party', in_force_on: on.since, conf: 'high', src: ['mem'] };
    parties.set(`${on.instrument}/${iso2}`, row);
  }
  const instruments = new Map(knowledge.instruments).set(on.instrument, { ...instrument, in_force_now: true, in_force: on.since });
  return { ...knowledge, parties, instruments };
}
