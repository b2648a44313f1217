// SPDX-License-Identifier: Apache-2.0
/** A fact as rows of name and value, for a table: the same members that the handbook prints. */
import type { Language } from '../advice.ts';
import { memberNames } from './member-names.ts';

export interface FactRow {
  readonly name: string;
  /** As the data writes it: a code, a number, a name, or a sentence in English. */
  readonly value: string;
}

const UNSAID = new Set(['src', 'conf', 'id', 'cat', 'checked', 'confirmed', 'order', 'instrument', 'iso2']);

export function factRows(value: unknown, language: Language): readonly FactRow[] {
  const rows: FactRow[] = [];
  const walk = (path: readonly string[], inner: unknown): void => {
    if (inner === null || inner === undefined || inner === '') return;
    if (Array.isArray(inner) && inner.every((one) => typeof one !== 'object')) {
      if (inner.length > 0) rows.push({ name: path.join(' · '), value: inner.join(', ') });
    } else if (Array.isArray(inner)) for (const one of inner) walk(path, one);
    else if (typeof inner === 'object') {
      for (const [key, one] of Object.entries(inner)) if (!UNSAID.has(key)) walk([...path, memberName(key, language)], one);
    } else rows.push({ name: path.join(' · '), value: String(inner) });
  };
  walk([], value);
  return rows;
}

function memberName(key: string, language: Language): string {
  const known = language === 'en' ? undefined : memberNames[language][key];
  return known ?? key.replaceAll('_', ' ');
}
