// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Field } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import type { MessageId } from '../../language/messages.ts';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { targetKinds } from '../target/target-words.tsx';
import { LabelOf } from './field-input.tsx';
import { categoriesOf, identifiersOf } from './values.ts';

const CATEGORIES = [
  'subscriber',
  'access_log',
  'traffic',
  'location',
  'content',
  'stored_files',
  'payment',
  'kyc',
  'transaction',
  'device',
  'trip',
  'support_record',
  'domain_registration',
] as const;

interface ListProps {
  readonly field: Field;
  readonly value: unknown;
  readonly missing: boolean;
  readonly put: (value: unknown) => void;
}

/** A code that is not offered stays choosable, so that opening a form never changes it. */
const withCurrent = (current: string, data: readonly { value: string; label: string }[], label = current) =>
  data.some((one) => one.value === current) ? [...data] : [{ value: current, label }, ...data];

export function IdentifierList({ field, value, missing, put }: ListProps): ReactNode {
  const say = useSay();
  const rows = identifiersOf(value);
  const change = (index: number, part: object) => put(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const kinds = targetKinds.map((kind) => ({ value: kind as string, label: say(`kind.${kind}`) }));
  return (
    <fieldset className="group">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      {field.prompt !== null && <p className="small faint">{field.prompt}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
        <div key={index} className="list-row">
          <NativeSelect
            aria-label={say('target.kind')}
            value={row.kind}
            onChange={(event) => change(index, { kind: event.currentTarget.value })}
            data={withCurrent(row.kind, kinds, say.maybe('kind', row.kind))}
          />
          <TextInput
            aria-label={say('edit.identifier')}
            value={row.written}
            onChange={(event) => change(index, { written: event.currentTarget.value })}
            dir="ltr"
            className="mono-field grows"
          />
          <Remove what={row.written} act={() => put(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Add text={say('edit.add-identifier')} act={() => put([...rows, { kind: 'username', written: '' }])} />
    </fieldset>
  );
}

/** Each category asks for its own reason: necessity is judged per category, not per letter. */
export function CategoryList({ field, value, missing, put }: ListProps): ReactNode {
  const say = useSay();
  const rows = categoriesOf(value);
  const change = (index: number, part: object) => put(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const all = CATEGORIES.map((one) => ({ value: one as string, label: say(`data.${one}` as MessageId) }));
  return (
    <fieldset className="group">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      {field.prompt !== null && <p className="small faint">{field.prompt}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
        <div key={index} className="list-row">
          <NativeSelect
            label={say('edit.category')}
            value={row.category}
            onChange={(event) => change(index, { category: event.currentTarget.value })}
            data={withCurrent(row.category, all, say.maybe('data', row.category))}
          />
          <Textarea
            label={say('edit.category.reason')}
            value={row.reason}
            onChange={(event) => change(index, { reason: event.currentTarget.value })}
            autosize
            minRows={1}
            className="grows"
          />
          <Remove what={say.maybe('data', row.category)} act={() => put(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Add text={say('edit.add-category')} act={() => put([...rows, { category: 'subscriber', reason: '' }])} />
    </fieldset>
  );
}

function Remove({ what, act }: { what: string; act: () => void }): ReactNode {
  const say = useSay();
  return (
    <ActionIcon variant="subtle" color="slate" onClick={act} aria-label={say('edit.remove', { what })} className="remove">
      <IconX size={16} aria-hidden="true" />
    </ActionIcon>
  );
}

function Add({ text, act }: { text: string; act: () => void }): ReactNode {
  return (
    <Button variant="subtle" size="xs" onClick={act} leftSection={<IconPlus size={14} aria-hidden="true" />} className="add">
      {text}
    </Button>
  );
}
