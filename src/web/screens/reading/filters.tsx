// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ReadingShown } from '../../../core/api/evidence.ts';
import { useLanguage } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import type { ReadingSearch } from './reading-search.ts';

/** Filters are asked for together with one press, because each search is an entry of the log. */
export function Filters({ reading, search }: { reading: ReadingShown; search: ReadingSearch }): ReactNode {
  const { say, formats } = useLanguage();
  const navigate = useNavigate({ from: '/readings/$readingId' });
  const [asks, setAsks] = useState<ReadingSearch>(search);
  const kinds = Object.entries(reading.coverage?.records ?? {});
  const put = (field: keyof ReadingSearch, value: string) =>
    setAsks((before) => ({ ...before, [field]: value === '' ? undefined : value }));
  const typed = (field: keyof ReadingSearch) => (event: { currentTarget: { value: string } }) => put(field, event.currentTarget.value);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: asks });
  };
  const day = (text: string, end: boolean) => (text === '' ? '' : `${text}T${end ? '23:59:59.999' : '00:00:00.000'}Z`);
  return (
    <form onSubmit={apply} className="card filters record-filters" aria-label={say('records.filters')}>
      <NativeSelect
        label={say('records.kind')}
        value={asks.kind ?? ''}
        onChange={typed('kind')}
        data={[
          { value: '', label: say('log.kind.all') },
          ...kinds.map(([kind, count]) => ({ value: kind, label: `${say.maybe('record-kind', kind)} (${formats.count(count)})` })),
        ]}
      />
      <TextInput label={say('records.identifier')} value={asks.identifier ?? ''} onChange={typed('identifier')} dir="ltr" />
      <TextInput label={say('records.text')} type="search" value={asks.text ?? ''} onChange={typed('text')} />
      <DayInput
        label={say('records.from')}
        value={asks.from?.slice(0, 10) ?? ''}
        onChange={(event) => put('from', day(event.currentTarget.value, false))}
      />
      <DayInput
        label={say('records.to')}
        value={asks.to?.slice(0, 10) ?? ''}
        onChange={(event) => put('to', day(event.currentTarget.value, true))}
      />
      <NativeSelect
        label={say('records.order')}
        value={asks.order ?? ''}
        onChange={typed('order')}
        data={[
          { value: '', label: say('records.order.reading') },
          { value: 'time', label: say('records.order.time') },
        ]}
      />
      <div className="row">
        <Button type="submit">{say('records.search')}</Button>
        <Button variant="subtle" onClick={() => void navigate({ search: {} })}>
          {say('records.clear')}
        </Button>
      </div>
    </form>
  );
}
