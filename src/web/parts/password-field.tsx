// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { TextInput } from './text-fields.tsx';

/** For what opens a file. A text field with covered letters and not a password field: a browser offers to keep what stands in those. */
export function PasswordField(props: { label: string; value: string; put: (value: string) => void; description?: string }): ReactNode {
  return (
    <TextInput
      label={props.label}
      {...(props.description !== undefined && { description: props.description })}
      value={props.value}
      onChange={(event) => props.put(event.currentTarget.value)}
      classNames={{ input: 'covered' }}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={500}
      dir="ltr"
    />
  );
}
