// SPDX-License-Identifier: Apache-2.0
/**
 * The subject line of a mail, as the addressee's facts ask for it: a text with placeholders of a closed list, which a lawyer corrects like any fact.
 *
 *     subject: '{action} – {reference}'   → Freeze request – ALX-2026-0417/3
 */
import { shownControls } from '../documents/shown-controls.ts';
import type { Said } from '../errors/say.ts';
import { knowledgeSays } from '../errors/sentences/knowledge.ts';

/** What may stand in braces: our number, what is asked as its form calls it, who asks, from which State, and the day an answer is wanted by. */
export const subjectPlaceholders = ['reference', 'action', 'authority', 'country', 'deadline'] as const;
export type SubjectPlaceholder = (typeof subjectPlaceholders)[number];

const IN_BRACES = /\{([^{}]*)\}/g;
const LONGEST = 200;

/** What is wrong with a pattern, as what is expected of it; undefined for one that can be used. */
export function subjectFault(pattern: string): Said | undefined {
  const known = subjectPlaceholders.map((one) => `{${one}}`);
  const named = [...pattern.matchAll(IN_BRACES)].map(([, name]) => name);
  if (named.some((name) => !subjectPlaceholders.some((one) => one === name))) return knowledgeSays('subject-placeholders', { known });
  if (/[{}]/.test(pattern.replaceAll(IN_BRACES, ''))) return knowledgeSays('subject-braces');
  if (pattern.trim() === '' || pattern.length > LONGEST) return knowledgeSays('subject-length', { most: LONGEST });
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(pattern) ? knowledgeSays('subject-line') : undefined;
}

export interface SubjectFilled {
  readonly text: string;
  /** What the pattern asks for and the request does not say. */
  readonly missing: readonly SubjectPlaceholder[];
}

/** One line. A placeholder without a value leaves nothing, and is named. A pattern that is none stands as it is written. */
export function filledSubject(pattern: string, values: Readonly<Record<SubjectPlaceholder, string>>): SubjectFilled {
  const missing = new Set<SubjectPlaceholder>();
  const text = pattern.replaceAll(IN_BRACES, (whole, name: string) => {
    const placeholder = subjectPlaceholders.find((one) => one === name);
    if (placeholder === undefined) return whole;
    const value = values[placeholder].trim();
    if (value === '') missing.add(placeholder);
    return value;
  });
  return { text: shownControls(text.replaceAll(/\s+/g, ' ').trim()), missing: [...missing] };
}
