// SPDX-License-Identifier: Apache-2.0
/** All that is wrong with a folder of facts: shapes by schema, then what only the whole shows. Never stops at the first. */
import { checkKnowledge } from '../../core/routes/check-knowledge.ts';
import { factIndex } from '../../core/routes/fact-index.ts';
import { assembleKnowledge } from './assemble-knowledge.ts';
import { shapeFaults } from './knowledge-schemas.ts';
import { lineOfFact } from './line-of-fact.ts';
import { readFolder } from './load-knowledge.ts';

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
  const shapes = raw.yaml.flatMap(({ file, value }) => [...shapeFaults(file, value)]).map((fault) => ({ ...fault, where: 'shape' }));
  const cut = raw.yaml.flatMap(({ file, value }) =>
    cutProse(value).map((words) => ({
      file: file.path,
      line: Math.max(1, file.text.split('\n').findIndex((line) => line.includes(words)) + 1),
      where: 'text',
      expected: 'quotes around a text with a comma',
      found: `the rest of it as a member of its own: ${words}`,
    })),
  );
  const twice = setsDefinedTwice(raw);
  const knowledge = assembleKnowledge(raw);
  const whole = checkKnowledge(knowledge, today).map((fault) => ({ ...fault, line: lineOfFact(raw, fault.file, fault.where) }));
  return { files: raw.yaml.length + 3, facts: factIndex(knowledge).size, faults: [...shapes, ...cut, ...twice, ...whole] };
}

/** In `{what: one, two}` the second word is read as a member without a value. Such a fact has lost half its sentence. */
function cutProse(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(cutProse);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (inner === null && key.includes(' ') ? [key] : cutProse(inner)));
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
