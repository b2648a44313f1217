// SPDX-License-Identifier: Apache-2.0
/**
 * The fields that people write text into. What they write has its own direction, whatever the page's: an Arabic sentence stands
 * from right to left in an English page. Mantine gives `dir` to the frame around a field, where `auto` finds no text and says
 * "left to right"; here the field itself gets it.
 */
import { Textarea as MantineTextarea, TextInput as MantineTextInput, type TextareaProps, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';

type Direction = TextInputProps['dir'];

/** An empty field begins where the page does: `auto` would begin it on the left, in an Arabic page too. */
function ownDirection(dir: Direction, value: unknown): { input: { dir: Direction } } {
  return { input: { dir: dir === 'auto' && (value ?? '') === '' ? undefined : dir } };
}

/** Dates, numbers and colours are the browser's to lay out. */
const isText = (type: string | undefined): boolean => type === undefined || type === 'text' || type === 'search';

export function TextInput({ dir, ...props }: TextInputProps): ReactNode {
  return <MantineTextInput {...props} attributes={ownDirection(dir ?? (isText(props.type) ? 'auto' : undefined), props.value)} />;
}

export function Textarea({ dir = 'auto', ...props }: TextareaProps): ReactNode {
  return <MantineTextarea {...props} attributes={ownDirection(dir, props.value)} />;
}
