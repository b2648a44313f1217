// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { FiguresShown } from '../../../core/api/oversight.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import type { FiguresSearch } from './figures-search.ts';

interface Props {
  readonly shown: FiguresShown;
  readonly choose: (search: FiguresSearch) => void;
}

/** Applied together with one press: each counting is an entry of the log. */
export function PeriodForm({ shown, choose }: Props): ReactNode {
  const say = useSay();
  const { period, hideBelow: hidden } = shown;
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const [zone, setZone] = useState(period.zone);
  const [hideBelow, setHideBelow] = useState<number | string>(hidden > 1 ? hidden : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose({ from, to, zone, ...(Number(hideBelow) > 1 && { hideBelow: Number(hideBelow) }) });
  };
  const zones = [...new Set([period.zone, Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC'])];
  return (
    <form className="filters" onSubmit={submit}>
      <DayInput label={say('figures.from')} value={from} required onChange={(event) => setFrom(event.currentTarget.value)} />
      <DayInput label={say('figures.to')} value={to} min={from} required onChange={(event) => setTo(event.currentTarget.value)} />
      <NativeSelect label={say('figures.zone')} value={zone} data={zones} onChange={(event) => setZone(event.currentTarget.value)} />
      <NumberInput
        label={say('figures.hide-below')}
        placeholder={say('figures.hide-below.none')}
        value={hideBelow}
        min={0}
        max={1000}
        allowDecimal={false}
        onChange={setHideBelow}
      />
      <div className="row">
        <Button type="submit">{say('figures.recount')}</Button>
      </div>
    </form>
  );
}
