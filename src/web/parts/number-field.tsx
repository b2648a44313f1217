// SPDX-License-Identifier: Apache-2.0
/**
 * The fields that people write numbers into. Mantine's takes the digits 0 to 9 and drops all others in silence; Arabic and Persian keyboards
 * write their own, which stand here for the same numbers.
 */
import { NumberInput as MantineNumberInput, type NumberInputProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { latinDigits } from './latin-digits.ts';

export function NumberInput(props: NumberInputProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    input?.addEventListener('beforeinput', writeLatin);
    return () => input?.removeEventListener('beforeinput', writeLatin);
  }, []);
  return <MantineNumberInput {...props} ref={field} />;
}

/** Before Mantine sees what is typed or pasted. The command, and no new value: it keeps the cursor, the longest length and what can be undone. */
function writeLatin(event: InputEvent): void {
  const written = event.data ?? '';
  const latin = latinDigits(written);
  if (latin === written || event.isComposing) return;
  event.preventDefault();
  document.execCommand('insertText', false, latin);
}
