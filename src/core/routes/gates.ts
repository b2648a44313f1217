// SPDX-License-Identifier: Apache-2.0
/**
 * What needs a person before anything leaves. Gates are product policy (docs/decisions): derived from the statute, the elements of the
 * offence and the role of the target, never only declared; whatever the confidence of the facts, they hold.
 */
import type { Gate } from './advice.ts';
import { prose } from './fact.ts';
import type { GateEffect, GateRule } from './knowledge.ts';
import { matches, missingElements } from './match.ts';
import type { Say } from './messages/index.ts';
import type { Situation } from './situation.ts';

const EFFECTS: Readonly<Record<GateEffect, Gate['effect']>> = {
  block: 'block',
  second_approval: 'second-approval',
  warn: 'warn',
  info: 'info',
};

export function gatesFor(about: Situation, say: Say): readonly Gate[] {
  return about.knowledge.gates.filter((gate) => matches(gate.when, about)).map((gate) => gateOf(gate, about, say));
}

function gateOf(gate: GateRule, about: Situation, say: Say): Gate {
  const effect = EFFECTS[gate.effect] ?? 'block';
  const missing = gate.id === 'g-elements' ? missingElements(about) : [];
  const values = {
    role: say(`role.${about.query.target_role || 'unknown'}`),
    missing: say.inRow(missing.map((one) => say(`element.${one}`))),
  };
  return {
    id: gate.id,
    effect,
    why: say.first([`gate.${gate.id}`], values) ?? prose(gate.text ?? gate.id, say.lang),
    ...(gate.lift_by !== undefined && { liftedBy: gate.lift_by }),
    ...(gate.adds_field !== undefined && { field: gate.adds_field }),
    ...(effect === 'second-approval' && about.query.urgency === 'life' && { reviewAfterEmergency: true }),
    ...(missing.length > 0 && { missing }),
    facts: [`gate/${gate.id}`, ...statuteFact(gate, about)],
  };
}

/** A gate that the marks of the statute opened cites the statute. */
function statuteFact(gate: GateRule, about: Situation): readonly string[] {
  const flags = gate.when.flags;
  if (!Array.isArray(flags) || about.offence?.marks === undefined || about.query.statute === undefined) return [];
  return [`offence/${about.query.statute.replace(':', '/')}`];
}
