// SPDX-License-Identifier: Apache-2.0
/** Many targets at once: paste a list or choose a file, see every line as it is read, draft all or none. */
import { Button, FileInput, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BatchRow } from '../../../core/requests/batch.ts';
import { type BatchList, batchRowsOfCsv } from '../../../core/requests/batch-csv.ts';
import { type DocumentKind, documentKinds } from '../../../core/requests/kinds.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Page } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Table } from '../../parts/table.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier } from '../../parts/words.tsx';

const EXAMPLE = 'written,service,relevance\nboats_rosetta,telegram,"Takes the orders"';

/** Kinds that ask somebody for something; what follows from a request is drafted from it. */
const KINDS = (Object.keys(documentKinds) as DocumentKind[]).filter((kind) => {
  const { type, expectsAnswer } = documentKinds[kind];
  return expectsAnswer && !(['extension', 'supplement', 'non-disclosure'] as string[]).includes(type);
});

const NOTHING: BatchList = { kind: 'rows', rows: [] };

export function NewBatch(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/batches/new' });
  const { data: detail } = useQuery(asked.case(caseId));
  const [key] = useState(() => crypto.randomUUID());
  const [document, setDocument] = useState<DocumentKind>('preservation_letter');
  const [text, setText] = useState('');
  const read = text.trim() === '' ? NOTHING : batchRowsOfCsv(text);
  const draft = useAct(
    (rows: readonly BatchRow[]) => call('draftBatch', { params: { caseId }, body: { key, document, rows: rows as never } }),
    { quiet: true, after: (made) => void navigate({ to: '/batches/$batchId', params: { batchId: made.id } }) },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (read.kind === 'rows') draft.mutate(read.rows);
  };
  const crumbs = [
    { text: say('shell.cases'), link: { to: '/' as const } },
    { text: detail?.title ?? '…', link: { to: '/cases/$caseId' as const, params: { caseId } } },
  ];
  return (
    <Page title={say('batch.new')} lead={say('batch.new.lead')} crumbs={crumbs}>
      <form onSubmit={submit} className="card form">
        <NativeSelect
          label={say('batch.document')}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value as DocumentKind)}
          data={KINDS.map((one) => ({ value: one, label: say.maybe('document', one) }))}
        />
        <FileInput
          placeholder={say('shell.choose-file')}
          label={say('batch.file')}
          accept=".csv,text/csv,text/plain"
          clearable
          onChange={async (file) => setText(file === null ? '' : await file.text())}
        />
        <Textarea
          label={say('batch.list')}
          description={say('batch.list.why')}
          placeholder={EXAMPLE}
          value={text}
          onChange={(typed) => setText(typed.currentTarget.value)}
          required
          rows={6}
          className="mono-field"
        />
        <div aria-live="polite">{text.trim() !== '' && <AsRead read={read} />}</div>
        {draft.error !== null && <Trouble error={draft.error} />}
        <div className="row">
          <Button type="submit" loading={draft.isPending} disabled={read.kind !== 'rows' || read.rows.length === 0}>
            {say('batch.draft')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function AsRead({ read }: { read: BatchList }): ReactNode {
  const say = useSay();
  if (read.kind === 'fault')
    return (
      <p className="warn-text">
        {read.line !== undefined && `${say('batch.fault.line', { line: read.line })} `}
        {say(`batch.fault.${read.code}`)}
      </p>
    );
  return (
    <Table>
      <caption>{say('batch.read', { count: read.rows.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('case.targets.identifier')}</th>
          <th scope="col">{say('target.service')}</th>
          <th scope="col">{say('target.relevance')}</th>
        </tr>
      </thead>
      <tbody>
        {read.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list of a stranger may repeat itself, and has no other name for a line
          <tr key={at}>
            <th scope="row">
              <Identifier>{row.written}</Identifier>
            </th>
            <td>{row.service !== undefined && <ServiceName of={row.service} />}</td>
            <td dir="auto" translate="no">
              {row.relevance}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
