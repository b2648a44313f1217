// SPDX-License-Identifier: Apache-2.0
/** A register that was kept before the desk: which column is what, what is doubtful, what a person says of that; then it is history. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { OldRegisterPreview, OldRowShown, RegisterImportShown } from '../../../core/api/old-register.ts';
import { type DateOrder, type OldColumns, type OldField, oldFields } from '../../../core/old-register/columns.ts';
import { isOtherYear } from '../../../core/old-register/read-cell.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Moment, Name } from '../../parts/words.tsx';
import { DoubtfulCells } from './doubtful-cells.tsx';

export function OldRegister(): ReactNode {
  const say = useSay();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/old-register' });
  const evidence = useQuery(asked.evidenceOfCase(caseId));
  const imports = useQuery(asked.oldRegisters(caseId));
  return (
    <Page
      title={say('old.title')}
      lead={say('old.lead')}
      crumbs={[
        { text: say('shell.cases'), link: { to: '/' } },
        { text: say('evidence.title'), link: { to: '/cases/$caseId/evidence', params: { caseId } } },
      ]}
    >
      <div className="stack wide-gap">
        <Asked of={evidence}>
          {({ items }) => (
            <TakeOver caseId={caseId} items={items.filter(({ requestId, erasedAt }) => requestId === null && erasedAt === null)} />
          )}
        </Asked>
        <Asked of={imports}>{(found) => (found.imports.length === 0 ? null : <Imports imports={found.imports} />)}</Asked>
      </div>
    </Page>
  );
}

interface TakeOverProps {
  readonly caseId: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

function TakeOver({ caseId, items }: TakeOverProps): ReactNode {
  const say = useSay();
  const [evidenceId, setEvidenceId] = useState('');
  const look = useAct(
    (mapping: { columns?: OldColumns; dateOrder?: DateOrder }) =>
      call('previewOldRegister', {
        params: { caseId },
        body: { evidenceId, ...mapping, ...(mapping.columns && { columns: { ...mapping.columns } }) },
      }),
    { quiet: true },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate({});
  };
  return (
    <>
      <Section title={say('old.item')}>
        <form onSubmit={submit} className="row">
          <NativeSelect
            aria-label={say('old.item')}
            value={evidenceId}
            onChange={(event) => {
              setEvidenceId(event.currentTarget.value);
              look.reset();
            }}
            data={[{ value: '', label: say('incoming.item.none') }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Button type="submit" loading={look.isPending} disabled={evidenceId === ''}>
            {say('old.look')}
          </Button>
        </form>
        {look.error !== null && <Trouble error={look.error} />}
      </Section>
      {look.data !== undefined && (
        <Seen
          key={`${evidenceId} ${JSON.stringify([look.data.columns, look.data.dateOrder])}`}
          caseId={caseId}
          evidenceId={evidenceId}
          seen={look.data}
          again={(mapping) => look.mutate(mapping)}
          done={() => {
            look.reset();
            setEvidenceId('');
          }}
        />
      )}
    </>
  );
}

interface SeenProps {
  readonly caseId: string;
  readonly evidenceId: string;
  readonly seen: OldRegisterPreview;
  readonly again: (mapping: { columns: OldColumns; dateOrder?: DateOrder }) => void;
  readonly done: () => void;
}

function Seen({ caseId, evidenceId, seen, again, done }: SeenProps): ReactNode {
  const say = useSay();
  const [columns, setColumns] = useState<OldColumns>(seen.columns);
  const [dateOrder, setDateOrder] = useState<DateOrder | ''>(seen.dateOrder ?? '');
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const mapping = { columns: { ...columns }, ...(dateOrder !== '' && { dateOrder }) };
  const bring = useAct(
    () => {
      const decisions = Object.entries(said).flatMap(([cell, value]) => {
        const [row, field] = cell.split(' ') as [string, OldField];
        return value.trim() === '' ? [] : [{ row: Number(row), field, value: value.trim() }];
      });
      return call('importOldRegister', { params: { caseId }, body: { evidenceId, ...mapping, decisions } });
    },
    { quiet: true, done: ({ rows }) => say('old.imported', { rows }), after: done },
  );
  const choose = (column: number, field: OldField | '') => {
    const others = Object.entries(columns).filter(([name, at]) => at !== column && name !== field);
    setColumns({ ...Object.fromEntries(others), ...(field !== '' && { [field]: column }) });
  };
  const isChanged = JSON.stringify([columns, dateOrder || null]) !== JSON.stringify([seen.columns, seen.dateOrder]);
  return (
    <>
      <Section title={say('old.columns')}>
        <div className="stack">
          <p className="small faint">{say(seen.kept ? 'old.kept' : 'old.columns.why')}</p>
          <div className="pair">
            {seen.header.map((head, column) => (
              <NativeSelect
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; heads may repeat
                key={column}
                label={<bdi>{head === '' ? `${column + 1}` : head}</bdi>}
                value={oldFields.find((field) => columns[field] === column) ?? ''}
                onChange={(event) => choose(column, event.currentTarget.value as OldField | '')}
                data={[
                  { value: '', label: say('old.skip') },
                  ...oldFields.map((field) => ({ value: field, label: say(`old.field.${field}`) })),
                ]}
              />
            ))}
            <NativeSelect
              label={say('old.order')}
              value={dateOrder}
              onChange={(event) => setDateOrder(event.currentTarget.value as DateOrder | '')}
              data={[
                { value: '', label: say('old.order.none') },
                ...(['day-first', 'month-first'] as const).map((order) => ({ value: order, label: say(`old.order.${order}`) })),
              ]}
            />
          </div>
          <div className="split">
            <span className="small" role="status">
              {say('old.counts', { rows: seen.counts.rows, doubtful: seen.counts.doubtful, passed: seen.counts.passedOver })}
              {seen.encoding !== null && ` ${say('old.encoding', { encoding: seen.encoding, count: seen.undecodable })}`}
              {seen.cut && ` ${say('old.cut')}`}
            </span>
            <Button variant="default" onClick={() => again(mapping)} disabled={!isChanged}>
              {say('old.again')}
            </Button>
          </div>
        </div>
      </Section>
      <DoubtfulCells rows={seen.doubtful} said={said} say={setSaid} />
      <FirstRows rows={seen.rows} />
      {bring.error !== null && <Trouble error={bring.error} />}
      <div className="row end">
        <Button onClick={() => bring.mutate(undefined)} loading={bring.isPending} disabled={isChanged || seen.counts.rows === 0}>
          {say('old.import')}
        </Button>
      </div>
    </>
  );
}

function FirstRows({ rows }: { rows: readonly OldRowShown[] }): ReactNode {
  const say = useSay();
  const fields = rows[0]?.cells.map(({ field }) => field) ?? [];
  if (fields.length === 0) return null;
  return (
    <Section title={say('old.first')} flush>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('old.row')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {say(`old.field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 20).map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {cells.map((cell) => (
                <td key={cell.field}>
                  <Understood cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

/** What a cell was read as; a day of another calendar with what stands in the register beside it. */
function Understood({ cell: { field, written, value, doubt } }: { cell: OldRowShown['cells'][number] }): ReactNode {
  const isDate = field === 'sentOn' || field === 'answeredOn';
  return (
    <span className="stacked">
      <bdi>{doubt === null ? (value ?? '') : written}</bdi>
      {isDate && doubt === null && value !== null && isOtherYear(written, value) && <bdi className="small faint">{written}</bdi>}
    </span>
  );
}

function Imports({ imports }: { imports: readonly RegisterImportShown[] }): ReactNode {
  const { say } = useLanguage();
  return (
    <Section title={say('old.imports')} count={imports.length} flush>
      <ul className="rows">
        {imports.map((one) => (
          <li key={one.id} className="stacked">
            <strong>
              <bdi>{one.name}</bdi>
            </strong>
            <span className="dots small faint">
              <span>{say('old.counts', { rows: one.rows, doubtful: one.doubtful, passed: 0 })}</span>
              <Name>{one.by.name}</Name>
              <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
