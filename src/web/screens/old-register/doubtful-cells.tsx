// SPDX-License-Identifier: Apache-2.0
/** Every doubtful cell with why it is, what it may mean, and the place to say so. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OldRowShown } from '../../../core/api/old-register.ts';
import { oldOutcomes } from '../../../core/old-register/read-cell.ts';
import { documentKinds } from '../../../core/requests/kinds.ts';
import { useSay } from '../../language/language.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Identifier } from '../../parts/words.tsx';

type Cell = OldRowShown['cells'][number];

interface DoubtfulProps {
  readonly rows: readonly OldRowShown[];
  /** What was said, by row and field: `12 sentOn`. */
  readonly said: Readonly<Record<string, string>>;
  readonly say: (said: Readonly<Record<string, string>>) => void;
}

export function DoubtfulCells({ rows, said, say: put }: DoubtfulProps): ReactNode {
  const say = useSay();
  const cells = rows.flatMap(({ row, cells: all }) => all.filter(({ doubt }) => doubt !== null).map((cell) => ({ row, cell })));
  return (
    <Section title={say('old.doubtful')} count={cells.length} flush>
      {cells.length === 0 ? (
        <Empty what={say('old.doubtful.none')} />
      ) : (
        <>
          <p className="small faint padded">{say('old.doubtful.why')}</p>
          <Table>
            <thead>
              <tr>
                <th scope="col">{say('old.row')}</th>
                <th scope="col">{say('old.written')}</th>
                <th scope="col">{say('old.why')}</th>
                <th scope="col">{say('old.means')}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ row, cell }) => (
                <tr key={`${row} ${cell.field}`}>
                  <th scope="row">{row}</th>
                  <td>
                    <span className="stacked">
                      <Identifier wrap>{cell.written}</Identifier>
                      <span className="small faint">{say(`old.field.${cell.field}`)}</span>
                    </span>
                  </td>
                  <td className="small">{cell.doubt === null ? '' : say(`old.doubt.${cell.doubt}`)}</td>
                  <td>
                    <Meant
                      cell={cell}
                      label={say('old.means.of', { row, field: say(`old.field.${cell.field}`) })}
                      value={said[`${row} ${cell.field}`] ?? ''}
                      put={(value) => put({ ...said, [`${row} ${cell.field}`]: value })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Section>
  );
}

interface MeantProps {
  readonly cell: Cell;
  readonly label: string;
  readonly value: string;
  readonly put: (value: string) => void;
}

function Meant({ cell, label, value, put }: MeantProps): ReactNode {
  const say = useSay();
  const words = choicesOf(cell, say);
  if (words !== undefined)
    return (
      <NativeSelect
        aria-label={label}
        value={value}
        onChange={(event) => put(event.currentTarget.value)}
        data={[{ value: '', label: '' }, ...words]}
      />
    );
  const isDate = cell.field === 'sentOn' || cell.field === 'answeredOn';
  return (
    <TextInput
      aria-label={label}
      type={isDate ? 'date' : 'text'}
      value={value}
      onChange={(event) => put(event.currentTarget.value)}
      maxLength={2_000}
    />
  );
}

function choicesOf({ field, choices }: Cell, say: ReturnType<typeof useSay>): { value: string; label: string }[] | undefined {
  if (field === 'outcome') return oldOutcomes.map((one) => ({ value: one, label: say(`old.outcome.${one}`) }));
  if (field === 'kind') return Object.keys(documentKinds).map((one) => ({ value: one, label: say.maybe('document', one) }));
  return choices.length > 0 ? choices.map((one) => ({ value: one, label: one })) : undefined;
}
