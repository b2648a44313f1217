// SPDX-License-Identifier: Apache-2.0
/** One member of a fact as it is corrected: a text, a number, yes or no, or a list; a member that holds codes offers them in words. */
import { MultiSelect, NativeSelect, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DirectoryFact } from '../../../core/api/directory.ts';
import { useSay } from '../../language/language.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { TextInput } from '../../parts/text-fields.tsx';

/** The forms in which the overlay takes a correction (core/routes/overlay). */
export type Correctable = string | number | boolean | readonly string[];

export function isCorrectable(value: unknown): value is Correctable {
  return ['string', 'number', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
}

const isText = (one: unknown): boolean => typeof one === 'string';

/** What was emptied is not sent: a correction says what is right, and nothing is no answer. */
export const isEmpty = (value: Correctable): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) ? value.length === 0 : false;

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

interface CorrectionProps {
  readonly member: DirectoryFact['correcting'][string];
  readonly value: Correctable;
  readonly change: (value: Correctable) => void;
}

export function Correction({ member: { name, choices }, value, change }: CorrectionProps): ReactNode {
  const say = useSay();
  if (typeof value === 'boolean')
    return (
      <NativeSelect
        label={name}
        value={String(value)}
        onChange={(event) => change(event.currentTarget.value === 'true')}
        data={[
          { value: 'true', label: say('directory.correct.yes') },
          { value: 'false', label: say('directory.correct.no') },
        ]}
      />
    );
  if (typeof value === 'number')
    return (
      <NumberInput label={name} value={value} onChange={(said) => typeof said === 'number' && change(said)} min={0} allowNegative={false} />
    );
  if (typeof value === 'string') return <TextCorrection name={name} choices={choices} value={value} change={change} />;
  const list = [...value];
  if (list.every((one) => choices.some((choice) => choice.value === one)))
    return (
      <MultiSelect
        label={name}
        data={[...choices]}
        value={list}
        onChange={change}
        searchable
        nothingFoundMessage={say('directory.none')}
        comboboxProps={{ withinPortal: true }}
      />
    );
  return <TagsInput label={name} value={list} onChange={change} attributes={{ pill: { dir: 'auto' }, inputField: { dir: 'auto' } }} />;
}

interface TextProps {
  readonly name: string;
  readonly choices: CorrectionProps['member']['choices'];
  readonly value: string;
  readonly change: (value: Correctable) => void;
}

/** A code is chosen by its word; a text or a name is typed. */
function TextCorrection({ name, choices, value, change }: TextProps): ReactNode {
  if (choices.some((one) => one.value === value))
    return <NativeSelect label={name} value={value} onChange={(event) => change(event.currentTarget.value)} data={[...choices]} />;
  return <TextInput label={name} value={value} onChange={(event) => change(event.currentTarget.value)} />;
}
