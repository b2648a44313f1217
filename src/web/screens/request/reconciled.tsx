// SPDX-License-Identifier: Apache-2.0
/** What was asked against what came: one row a category, with the next step that the desk proposes. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge } from '../../parts/words.tsx';

const TONES = { given: 'good', 'stated-as-none': 'plain', withheld: 'warn', missing: 'bad' } as const;

export function Reconciled({ requestId }: { requestId: string }): ReactNode {
  const { say, formats } = useLanguage();
  const reconciled = useQuery(asked.reconciled(requestId));
  return (
    <Section title={say('reconcile.title')} flush>
      <Asked of={reconciled}>
        {({ rows, setApart }) => (
          <>
            <Table>
              <thead>
                <tr>
                  <th scope="col">{say('reconcile.category')}</th>
                  <th scope="col">{say('reconcile.outcome')}</th>
                  <th scope="col" className="number">
                    {say('reconcile.records')}
                  </th>
                  <th scope="col">{say('reconcile.next')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.category}>
                    <td>{say.maybe('data', row.category)}</td>
                    <td>
                      <Badge tone={TONES[row.outcome]}>{say(`reconcile.is.${row.outcome}`)}</Badge>
                    </td>
                    <td className="number">{formats.count(row.records)}</td>
                    <td>{say(`reconcile.step.${row.next}`)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
            {setApart > 0 && <p className="small padded">{say('reading.outside', { count: setApart })}</p>}
          </>
        )}
      </Asked>
    </Section>
  );
}
