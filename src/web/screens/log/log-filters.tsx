// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { LogEntryShown } from '../../../core/api/proof.ts';
import { entryKinds } from '../../../core/custody/entry-kinds.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';

/** What the log is narrowed to; days are of the reader's zone and both included. */
export interface LogFilter {
  readonly kind?: string;
  readonly outcome?: string;
  readonly by?: string;
  readonly fromDay?: string;
  readonly toDay?: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** The filter as the API asks for it: instants, the last day to its end. */
export function asksOf({ kind, outcome, by, fromDay, toDay }: LogFilter) {
  return {
    ...(kind !== undefined && { kind }),
    ...(outcome !== undefined && { outcome: outcome as 'done' }),
    ...(by !== undefined && { by }),
    ...(fromDay !== undefined && { from: startOf(fromDay, 0) }),
    ...(toDay !== undefined && { to: startOf(toDay, 1) }),
  };
}

function startOf(day: string, daysLater: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}

/** Whoever stands in these entries, by name. */
export function peopleIn(entries: readonly LogEntryShown[]): Person[] {
  const found = new Map(entries.flatMap(({ by }) => (by === null ? [] : [[by.id, by] as const])));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

interface Props {
  readonly applied: LogFilter;
  readonly apply: (filter: LogFilter) => void;
  readonly people: readonly Person[];
}

/** Applied together with one press, because each reading of the log is an entry of it. */
export function LogFilters({ applied, apply, people }: Props): ReactNode {
  const say = useSay();
  const [asks, setAsks] = useState(applied);
  const met = useRef(new Map<string, Person>());
  for (const one of people) met.current.set(one.id, one);
  const put = (field: keyof LogFilter) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setAsks(({ [field]: _, ...others }) => (value === '' ? others : { ...others, [field]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(asks);
  };
  const clear = () => {
    setAsks({});
    apply({});
  };
  const all = (label: string) => ({ value: '', label });
  return (
    <form onSubmit={submit} className="card filters record-filters" aria-label={say('log.filters')}>
      <NativeSelect
        label={say('log.kind')}
        value={asks.kind ?? ''}
        onChange={put('kind')}
        data={[all(say('log.kind.all')), ...Object.keys(entryKinds).map((one) => ({ value: one, label: say.maybe('entry', one) }))]}
      />
      <NativeSelect
        label={say('log.outcome')}
        value={asks.outcome ?? ''}
        onChange={put('outcome')}
        data={[all(say('log.outcome.all')), { value: 'done', label: say('log.done') }, { value: 'refused', label: say('log.refused') }]}
      />
      <NativeSelect
        label={say('log.who')}
        value={asks.by ?? ''}
        onChange={put('by')}
        data={[all(say('log.who.all')), ...[...met.current.values()].map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <DayInput label={say('log.from-day')} value={asks.fromDay ?? ''} onChange={put('fromDay')} />
      <DayInput label={say('log.to-day')} value={asks.toDay ?? ''} onChange={put('toDay')} />
      <div className="row">
        <Button type="submit">{say('log.narrow')}</Button>
        <Button variant="subtle" onClick={clear}>
          {say('records.clear')}
        </Button>
      </div>
    </form>
  );
}
