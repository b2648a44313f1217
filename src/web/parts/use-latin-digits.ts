// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useRef } from 'react';
import { latinDigits } from './latin-digits.ts';

/** For a field of digits: what an Arabic or Persian keyboard writes into it becomes 0 to 9. */
export function useLatinDigits(isOfDigits: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = isOfDigits ? field.current : null;
    input?.addEventListener('beforeinput', writeLatin);
    return () => input?.removeEventListener('beforeinput', writeLatin);
  }, [isOfDigits]);
  return field;
}

/** Before the field sees what is typed or pasted. The command, and no new value: it keeps the cursor, the longest length and what can be undone. */
function writeLatin(event: InputEvent): void {
  const written = event.data ?? '';
  const latin = latinDigits(written);
  if (latin === written || event.isComposing) return;
  event.preventDefault();
  document.execCommand('insertText', false, latin);
}
