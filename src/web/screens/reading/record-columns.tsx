// SPDX-License-Identifier: Apache-2.0
/** Which columns the list of records has, and what stands in them. The choice is kept in this browser: it holds names of columns only. */
import { type ReactNode, useState } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { shownControls, shownOverrides } from '../../../core/documents/shown-controls.ts';
import { columnsOf } from '../../../core/records/columns.ts';
import type { AnyRecord } from '../../../core/records/record.ts';
import { timeOf } from '../../../core/records/record-rows.ts';
import { useSay } from '../../language/language.tsx';
import { accountOf } from './record-words.ts';

/** In the order they stand; what the record says always has the rest of the line. */
export const COLUMNS = ['time', 'precision', 'kind', 'who', 'address', 'account', 'file'] as const;
export type Column = (typeof COLUMNS)[number];

const WIDTHS: Readonly<Record<Column, string>> = {
  time: '12.5rem',
  precision: '6rem',
  kind: '8rem',
  who: '9rem',
  address: '10rem',
  account: '10rem',
  file: '11rem',
};
const FIRST: readonly Column[] = ['time', 'kind'];
const KEPT = 'rogatory.record-columns';

export function useColumns(): [readonly Column[], (column: Column) => void] {
  const [columns, setColumns] = useState<readonly Column[]>(kept);
  const turn = (column: Column) => {
    const wanted = COLUMNS.filter((one) => (one === column) !== columns.includes(one));
    localStorage.setItem(KEPT, wanted.join(' '));
    setColumns(wanted);
  };
  return [columns, turn];
}

function kept(): readonly Column[] {
  const written = localStorage.getItem(KEPT);
  return written === null ? FIRST : COLUMNS.filter((one) => written.split(' ').includes(one));
}

export const gridOf = (columns: readonly Column[]): string => [...columns.map((one) => WIDTHS[one]), 'minmax(12rem, 1fr)'].join(' ');

export function ColumnChoice({ columns, turn }: { columns: readonly Column[]; turn: (column: Column) => void }): ReactNode {
  const say = useSay();
  return (
    <details className="column-choice small">
      <summary>{say('records.columns')}</summary>
      <fieldset className="row tight" aria-label={say('records.columns')}>
        {COLUMNS.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={columns.includes(one)} onChange={() => turn(one)} /> {say(`records.column.${one}`)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** A cell that is no time and no kind: those two are drawn by the list itself. */
export function Cell({ column, record }: { column: Exclude<Column, 'time' | 'kind'>; record: RecordShown }): ReactNode {
  const say = useSay();
  if (column === 'precision') {
    const when = timeOf(record);
    return <span className="record-cell faint">{when === undefined ? '' : say.maybe('precision', when.precision)}</span>;
  }
  const text = textIn(column, record);
  return column === 'who' ? (
    <bdi className="record-cell">{shownOverrides(text)}</bdi>
  ) : (
    <bdi className="record-cell identifier" dir="ltr">
      {shownControls(text)}
    </bdi>
  );
}

function textIn(column: 'who' | 'address' | 'account' | 'file', record: RecordShown): string {
  if (column === 'file') return record.place.path.at(-1)?.name ?? '';
  if (column === 'account') return accountOf(record);
  const { actor = '', address = '', port } = columnsOf(record as unknown as AnyRecord);
  return column === 'who' ? actor : port === undefined || address === '' ? address : `${address} : ${port}`;
}
