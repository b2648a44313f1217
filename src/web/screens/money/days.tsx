// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { TraceDetail } from '../../../core/api/currency.ts';
import { useLanguage } from '../../language/language.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { type Stretch, stretchesOf, stretchFor } from './day-stretches.ts';
import { Amount } from './money.tsx';

const STRETCHES = ['day', 'month', 'year'] as const;

/** What moved, by day; what lasted for years by month or year first, and by day for whoever wants it. */
export function Days({ detail }: { detail: TraceDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const [by, setBy] = useState<Stretch>(() => stretchFor(detail.days));
  const stretches = useMemo(() => stretchesOf(detail.days, by), [detail.days, by]);
  const [first, more] = useFirst(stretches);
  const nameOf = (name: string): string => (by === 'day' ? formats.day(name) : by === 'month' ? formats.month(name) : name);
  const most = stretches.reduce((top, { movements }) => Math.max(top, movements), 0);
  return (
    <Section title={say('money.days')} count={stretches.length} flush>
      {stretchFor(detail.days) !== 'day' && (
        <div className="padded not-printed">
          <NativeSelect
            label={say('money.days.by')}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value as Stretch)}
            data={STRETCHES.map((value) => ({ value, label: say(`money.days.${value}`) }))}
            className="fixed"
          />
        </div>
      )}
      <Table>
        <thead>
          <tr>
            <th scope="col">{say(`money.days.${by}`)}</th>
            <th scope="col">{say('money.days.movements')}</th>
            <th scope="col">{say('money.days.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ day, movements, amount }) => (
            <tr key={day}>
              <th scope="row">{nameOf(day)}</th>
              <td>
                <span className="row tight">
                  <progress max={most} value={movements} aria-label={nameOf(day)} />
                  {formats.count(movements)}
                </span>
              </td>
              <td>
                <Amount amount={amount} unit={detail.unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </Section>
  );
}
