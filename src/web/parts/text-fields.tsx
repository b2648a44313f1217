// SPDX-License-Identifier: Apache-2.0
/**
 * The fields that people write text into. What they write has its own direction, whatever the page's: an Arabic sentence stands
 * from right to left in an English page. Mantine gives `dir` to the frame around a field, where `auto` finds no text and says
 * "left to right"; here the field itself gets it.
 */
import { Textarea as MantineTextarea, TextInput as MantineTextInput, type TextareaProps, type TextInputProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { hasLongRun } from '../../core/documents/unbroken-text.ts';
import { useLatinDigits } from './use-latin-digits.ts';

type Direction = TextInputProps['dir'];

/** An empty field begins where the page does: `auto` would begin it on the left, in an Arabic page too. */
function ownDirection(dir: Direction, value: unknown): { input: { dir: Direction } } {
  return { input: { dir: dir === 'auto' && (value ?? '') === '' ? undefined : dir } };
}

/** Dates, numbers and colours are the browser's to lay out. */
const isText = (type: string | undefined): boolean => type === undefined || type === 'text' || type === 'search';

export function TextInput({ dir, ref, ...props }: TextInputProps): ReactNode {
  const field = useMergedRef(ref, useLatinDigits(props.inputMode === 'numeric'));
  const direction = ownDirection(dir ?? (isText(props.type) ? 'auto' : undefined), props.value);
  return <MantineTextInput {...props} ref={field} attributes={direction} />;
}

/** A run without a blank that is too long for a paper stands in one line: to wrap it would stop the page. What it is saved to refuses it. */
export function Textarea({ dir = 'auto', autosize, rows, onChange, ref, ...props }: TextareaProps): ReactNode {
  const isLong = hasLongRun(String(props.value ?? ''));
  const field = useRef<HTMLTextAreaElement>(null);
  const both = useMergedRef(ref, field);
  const isWritten = useRef(false);
  // A field that no longer grows with its text is another one to Mantine: whoever writes goes on in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the field becomes another one
  useLayoutEffect(() => {
    if (!isWritten.current || document.activeElement !== document.body) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [isLong]);
  return (
    <MantineTextarea
      {...props}
      {...(isLong ? { wrap: 'off', rows: props.minRows ?? rows } : { autosize, rows })}
      ref={both}
      onChange={(event) => {
        isWritten.current = true;
        onChange?.(event);
      }}
      attributes={ownDirection(dir, props.value)}
    />
  );
}
