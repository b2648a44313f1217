// SPDX-License-Identifier: Apache-2.0
import { fieldWords } from '../../../core/records/field-words.ts';
import type { Language, Say } from '../../language/messages.ts';

/** `caller.phone` as people say it. */
export function fieldLabel(field: string, say: Say, language: Language): string {
  const parts = field.split('.').map((part) => say.known('tables.field', part) ?? fieldWords(part, language));
  return parts.join(' · ');
}
