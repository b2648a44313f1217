// SPDX-License-Identifier: Apache-2.0
/** All that is wrong with a folder of facts: shapes by schema, slips, then what only the whole shows; notes come last. Never stops at the first. */
import { checkKnowledge } from '../../core/routes/check-knowledge.ts';
import { factIndex } from '../../core/routes/fact-index.ts';
import { assembleKnowledge } from './assemble-knowledge.ts';
import { shapeFaults } from './knowledge-schemas.ts';
import { lineOfFact } from './line-of-fact.ts';
import { readFolder } from './load-knowledge.ts';
import { misspelt, slipsOf } from './slips.ts';

export interface FolderReport {
  readonly files: number;
  readonly facts: number;
  readonly faults: readonly {
    readonly file: string;
    readonly line: number;
    readonly where: string;
    readonly expected: string;
    readonly found: string;
    readonly note?: true;
  }[];
}

export function checkFolder(folder: string, today: string): FolderReport {
  const raw = readFolder(folder);
  const shapes: FolderReport['faults'] = raw.yaml
    .flatMap(({ file, value }) => [...shapeFaults(file, value)])
    .map((fault) => ({ ...fault, where: 'shape' }));
  const slips = raw.yaml.flatMap(({ file }) => slipsOf(file));
  const twice = [...setsDefinedTwice(raw), ...misspelt(raw), ...rowsTwice(raw)];
  const knowledge = assembleKnowledge(raw);
  const whole = checkKnowledge(knowledge, today).map((fault) => ({ ...fault, line: lineOfFact(raw, fault.file, fault.where) }));
  return {
    files: raw.yaml.length + 3,
    facts: factIndex(knowledge).size,
    faults: [...shapes, ...slips, ...twice, ...whole].sort((a, b) => Number(a.note ?? false) - Number(b.note ?? false)),
  };
}

/** Of two rows for one state and instrument the second would silently be the one that counts. */
function rowsTwice(raw: ReturnType<typeof readFolder>): FolderReport['faults'] {
  const file = 'jurisdictions/parties.csv';
  const seen = new Set<string>();
  return raw.parties.flatMap(({ instrument, iso2 }) => {
    const where = `${instrument}/${iso2}`;
    const isTwice = seen.has(where);
    seen.add(where);
    return isTwice
      ? [{ file, line: lineOfFact(raw, file, where), where, expected: 'one row for a state and an instrument', found: 'two' }]
      : [];
  });
}

/** State sets come from the law files; a provider file that defines one again would sooner or later disagree. */
function setsDefinedTwice(raw: ReturnType<typeof readFolder>): FolderReport['faults'] {
  const sets = (path: string): string[] => Object.keys((raw.yaml.find((one) => one.file.path === path)?.value.sets ?? {}) as object);
  const law = new Set(sets('jurisdictions/_common.yaml'));
  const file = 'providers/_common.yaml';
  return sets(file)
    .filter((name) => law.has(name))
    .map((name) => ({
      file,
      line: lineOfFact(raw, file, name),
      where: `sets.${name}`,
      expected: 'the set to be defined once, in jurisdictions/_common.yaml',
      found: 'a second definition',
    }));
}
