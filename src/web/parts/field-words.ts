// SPDX-License-Identifier: Apache-2.0
/** What a field says that was left empty or holds what it cannot: in the language of the page, where a browser would take its own. */
import { useEffect } from 'react';
import { useSay } from '../language/language.tsx';
import type { Say } from '../language/messages.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** Once for the whole page: the browser shows these words at the field and asks for them before it sends a form. */
export function FieldWords(): null {
  const say = useSay();
  useEffect(() => {
    const said = new Set<Field>();
    const tell = (event: Event): void => {
      const field = event.target;
      if (!isField(field)) return;
      field.setCustomValidity('');
      if (field.validity.valid) return;
      field.setCustomValidity(fieldWords(field, say));
      said.add(field);
    };
    // Words of ours make a field wrong by themselves: they go before it is looked at again.
    const forget = (): void => {
      for (const field of said) field.setCustomValidity('');
      said.clear();
    };
    const again = ['input', 'change', 'click'] as const;
    document.addEventListener('invalid', tell, true);
    for (const name of again) document.addEventListener(name, forget, true);
    return () => {
      forget();
      document.removeEventListener('invalid', tell, true);
      for (const name of again) document.removeEventListener(name, forget, true);
    };
  }, [say]);
  return null;
}

function fieldWords(field: Field, say: Say): string {
  const { validity } = field;
  if (validity.valueMissing) {
    if (field instanceof HTMLSelectElement) return say('field.choose');
    return say(field.type === 'checkbox' || field.type === 'radio' ? 'field.tick' : field.type === 'file' ? 'field.file' : 'field.fill');
  }
  if (field instanceof HTMLSelectElement) return say('field.form');
  if (validity.tooShort) return say('field.short', { least: field.minLength, found: field.value.length });
  if (validity.tooLong) return say('field.long', { most: field.maxLength, found: field.value.length });
  if (field instanceof HTMLTextAreaElement) return say('field.form');
  if (validity.rangeUnderflow) return say('field.least', { least: field.min, found: field.value });
  if (validity.rangeOverflow) return say('field.most', { most: field.max, found: field.value });
  if (validity.patternMismatch) return say(field.pattern.startsWith('[0-9]') ? 'field.digits' : 'field.letters');
  return say(field.type === 'url' ? 'field.address' : field.type === 'email' ? 'field.mail' : 'field.form');
}
