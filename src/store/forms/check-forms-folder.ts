// SPDX-License-Identifier: Apache-2.0
/** All that is wrong with a folder of forms: shapes by schema, then what only the whole shows. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkForms } from '../../core/documents/check-forms.ts';
import { type Fault, shapeFaults } from '../knowledge/knowledge-schemas.ts';
import { assembleForms, readForms } from './load-forms.ts';

export interface FormsReport {
  readonly files: number;
  readonly faults: readonly (Fault & { readonly where: string })[];
}

/** A folder without `forms/` (a desk's own facts) has nothing to check. */
export function checkFormsFolder(folder: string): FormsReport {
  if (!existsSync(join(folder, 'forms'))) return { files: 0, faults: [] };
  const raw = readForms(folder);
  const shapes = raw.files.flatMap(({ file, value }) => shapeFaults(file, value)).map((fault) => ({ ...fault, where: 'shape' }));
  const lineOf = (path: string, word: string): number => {
    const text = raw.files.find((one) => one.file.path === path)?.file.text ?? '';
    return Math.max(1, text.split('\n').findIndex((line) => new RegExp(`\\b${word}\\b`).test(line)) + 1);
  };
  const whole = shapes.length > 0 ? [] : checkForms(assembleForms(raw)).map((one) => ({ ...one, line: lineOf(one.file, one.where) }));
  return { files: raw.files.length, faults: [...shapes, ...whole] };
}
