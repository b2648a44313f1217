// SPDX-License-Identifier: Apache-2.0
/**
 * What the program promises holds in any folder of facts: its gates, the marks of its statutes that open them, and the states its gates
 * name. A folder can add to each and take nothing away (docs/decisions/gates-are-policy.md).
 */
import type { Country, GateRule, Knowledge, Offence } from '../../core/routes/knowledge.ts';

export function withPromisedGates(own: Knowledge, shipped: Knowledge): Knowledge {
  return { ...own, gates: gatesOf(own, shipped), countries: countriesOf(own, shipped), sets: setsOf(own, shipped) };
}

/** A shipped gate stays as it is whatever the folder says of the same id. */
function gatesOf(own: Knowledge, shipped: Knowledge): readonly GateRule[] {
  const kept = new Set(shipped.gates.map((gate) => gate.id));
  return [...shipped.gates, ...own.gates.filter((gate) => !kept.has(gate.id))];
}

/** Marked offences of a shipped pack keep their marks, and stay when the folder leaves them out. */
function countriesOf(own: Knowledge, shipped: Knowledge): ReadonlyMap<string, Country> {
  return new Map([...own.countries].map(([iso, country]) => [iso, { ...country, offences: marked(country, shipped.countries.get(iso)) }]));
}

function marked(country: Country, shipped: Country | undefined): Readonly<Record<string, Offence>> {
  const offences: Record<string, Offence> = { ...country.offences };
  for (const [id, offence] of Object.entries(shipped?.offences ?? {})) {
    if (offence.marks === undefined) continue;
    const own = offences[id] ?? offence;
    offences[id] = { ...own, marks: [...new Set([...(own.marks ?? []), ...offence.marks])] };
  }
  return offences;
}

function setsOf(own: Knowledge, shipped: Knowledge): Knowledge['sets'] {
  const named = new Set(
    shipped.gates.flatMap((gate) => Object.values(gate.when).flatMap((want) => (Array.isArray(want) ? want.map(String) : []))),
  );
  const sets = new Map(own.sets);
  for (const [name, members] of shipped.sets) if (named.has(name)) sets.set(name, new Set([...members, ...(own.sets.get(name) ?? [])]));
  return sets;
}
