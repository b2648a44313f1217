// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawKnowledge } from './assemble-knowledge.ts';
import { shippedFolder } from './load-knowledge.ts';

/** The line on which a named thing stands, by its last word that the file knows; 1 when nothing of it is found. */
export function lineOfFact(raw: RawKnowledge, path: string, where: string): number {
  const text = raw.yaml.find((one) => one.file.path === path)?.file.text ?? tableText(path);
  const lines = text.split('\n');
  if (path.endsWith('.csv')) return lines.findIndex((line) => line.startsWith(`${where.split('/').slice(0, 2).join(',')},`)) + 1 || 1;
  let ownName = 1;
  for (const word of where.split(/[./ ,]+/).toReversed()) {
    const at = lines.findIndex((line) => new RegExp(`(^|[{\\s-])(id: |cat: |what: |role: )?${escaped(word)}(:|,|}|$)`).test(line));
    if (word.length <= 1 || at < 0) continue;
    // `preservation/uber` is the member of the file of uber, and not its first line.
    if (!/^id: /.test(lines[at] ?? '')) return at + 1;
    ownName = at + 1;
  }
  return ownName;
}

function tableText(path: string): string {
  return path.endsWith('.csv') ? readFileSync(join(shippedFolder, path), 'utf8') : '';
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
