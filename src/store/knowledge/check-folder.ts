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
  const twice = [...setsDefinedTwice(raw), ...misspeltMembers(raw)];
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

const KNOWN_FROM = 3;

/** A provider may state anything, but a member one or two letters away from one that many providers have is a slip, and its fact is lost. */
function misspeltMembers(raw: ReturnType<typeof readFolder>): FolderReport['faults'] {
  const files = raw.yaml.filter(({ file }) => /^providers\/[^_]/.test(file.path));
  const count = new Map<string, number>();
  for (const name of files.flatMap(({ value }) => Object.keys(value))) count.set(name, (count.get(name) ?? 0) + 1);
  const known = [...count.keys()].filter((name) => name.length >= 5 && (count.get(name) ?? 0) >= KNOWN_FROM);
  return files.flatMap(({ file, value }) =>
    Object.keys(value).flatMap((found) => {
      const meant = count.get(found) === 1 ? known.find((name) => !(name in value) && lettersApart(name, found) <= 2) : undefined;
      return meant === undefined
        ? []
        : [{ file: file.path, line: lineOfFact(raw, file.path, found), where: found, expected: `the member ${meant}`, found }];
    }),
  );
}

/** Letters to change, add or leave out (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1];
    for (const [m, facing] of [...other].entries())
      next.push(Math.min((row[m + 1] ?? 0) + 1, (next[m] ?? 0) + 1, (row[m] ?? 0) + (letter === facing ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
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
