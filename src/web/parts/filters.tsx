// SPDX-License-Identifier: Apache-2.0
/** What narrows a list: the field that looks for words in it, and one choice of many. */
import { NativeSelect } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { TextInput } from './text-fields.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** Among other filters its label stands above it; alone above a list it stands inside it. */
  readonly alone?: boolean;
}

/** `/` puts the cursor into it (shortcuts.tsx). */
export function SearchField({ label, value, change, alone = false }: SearchFieldProps): ReactNode {
  const name = alone ? { 'aria-label': label, placeholder: label, className: 'search' } : { label, className: 'search-field' };
  return (
    <TextInput
      {...name}
      type="search"
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

interface LimitProps {
  readonly label: string;
  /** What stands there while nothing is left out: “All states”. */
  readonly all: string;
  readonly value: string | undefined;
  readonly change: (value: string) => void;
  readonly children: readonly { readonly value: string; readonly label: string }[];
}

/** One of some values, or all: '' stands for all. */
export function Limit({ label, all, value = '', change, children }: LimitProps): ReactNode {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data={[{ value: '', label: all }, ...children]}
    />
  );
}
