// SPDX-License-Identifier: Apache-2.0
/** What came into a case, what is coming in now, and the place to receive a file. */

import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { EvidenceItem, HowSent } from '../../../core/api/evidence.ts';
import { useAct } from '../../desk/act.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { ReadingShort } from '../case/case-side.tsx';
import { SecretsFound } from '../mentions/secrets-found.tsx';
import { givenOf, isZoneOrNone, NOTHING_GIVEN } from './given.ts';
import { GivenFields } from './given-fields.tsx';
import { UploadLine } from './upload-line.tsx';
import { beginUpload, useUploads } from './uploads.ts';

export function EvidenceOfCase(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/evidence' });
  return <CaseFrame caseId={caseId}>{(detail) => <Items detail={detail} />}</CaseFrame>;
}

function Items({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const evidence = useQuery(asked.evidenceOfCase(detail.id));
  const uploads = useUploads(detail.id);
  return (
    <div className="columns">
      <div className="stack wide-gap">
        <p className="lead">{say('evidence.lead')}</p>
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
        {evidence.data !== undefined && <SecretsFound readings={evidence.data.items.flatMap(({ readings }) => readings.slice(0, 1))} />}
        <Asked of={evidence}>
          {({ items }) =>
            items.length === 0 ? (
              <div className="card">
                <Empty what={say('evidence.none')} todo={say('evidence.none.do')} />
              </div>
            ) : (
              <ItemTable items={items} />
            )
          }
        </Asked>
      </div>
      {detail.may.includes('receive-evidence') && <Receive detail={detail} />}
    </div>
  );
}

function ItemTable({ items }: { items: readonly EvidenceItem[] }): ReactNode {
  const { say, formats } = useLanguage();
  const [shown, more] = useFirst(items);
  return (
    <Section title={say('evidence.title')} count={items.length} flush>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('evidence.column.item')}</th>
            <th scope="col">{say('evidence.column.received')}</th>
            <th scope="col">{say('evidence.column.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link
                  to="/cases/$caseId/evidence/$evidenceId"
                  params={{ caseId: item.caseId, evidenceId: item.id }}
                  className="row-link stacked"
                >
                  <Identifier>{item.name}</Identifier>
                  <span className="dots small faint">
                    <span>{formats.size(item.bytes)}</span>
                    <span>{say.maybe('how', item.how)}</span>
                  </span>
                </Link>
              </th>
              <td>
                <span className="stacked">
                  <Name>{item.receivedFrom}</Name>
                  <span className="small faint">
                    <Moment at={item.receivedAt} />
                  </span>
                </span>
              </td>
              <td>
                {item.handling === 'restricted' && (
                  <p>
                    <Badge tone="warn">{say('handling.restricted')}</Badge>
                  </p>
                )}
                <ReadingShort item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </Section>
  );
}

type Answers = 'wholly' | 'partly' | 'no';

function Receive({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const { request: asksFor } = useSearch({ from: '/inside/cases/$caseId/evidence' });
  const requests = useQuery(asked.requests({ caseId: detail.id }));
  const open = (requests.data?.requests ?? []).filter((one) => one.sentAt !== null);
  const [file, setFile] = useState<File>();
  const [requestId, setRequestId] = useState(asksFor ?? '');
  const [answers, setAnswers] = useState<Answers>('wholly');
  const [how, setHow] = useState<HowSent>('return');
  const [typedFrom, setFrom] = useState<string>();
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const request = open.find((one) => one.id === requestId);
  const from = typedFrom ?? request?.addressee ?? '';
  const begin = useAct(
    async (chosen: File) =>
      beginUpload({
        caseId: detail.id,
        file: chosen,
        how,
        receivedFrom: from.trim(),
        ...(request !== undefined && { requestId: request.id, ...(answers !== 'no' && { answers }) }),
        given: givenOf(given),
      }),
    {
      quiet: true,
      after: () => {
        setFile(undefined);
        setGiven(NOTHING_GIVEN);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== undefined) begin.mutate(file);
  };
  return (
    <Section title={say('evidence.receive')}>
      <form onSubmit={submit} className="stack">
        <FileField file={file} choose={setFile} />
        <NativeSelect
          label={say('evidence.request')}
          value={requestId}
          onChange={(event) => setRequestId(event.currentTarget.value)}
          data={[
            { value: '', label: say('evidence.request.none') },
            ...open.map((one) => ({ value: one.id, label: `${one.number} · ${one.title}` })),
          ]}
        />
        {request !== undefined && (
          <NativeSelect
            label={say('evidence.answers')}
            value={answers}
            onChange={(event) => setAnswers(event.currentTarget.value as Answers)}
            data={(['wholly', 'partly', 'no'] as const).map((one) => ({ value: one, label: say(`evidence.answers.${one}`) }))}
          />
        )}
        <NativeSelect
          label={say('evidence.how')}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value as HowSent)}
          data={(['return', 'upload', 'consent', 'capture'] as const).map((one) => ({ value: one, label: say(`how.${one}`) }))}
        />
        <TextInput label={say('evidence.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} required />
        <GivenFields given={given} put={setGiven} />
        {begin.error !== null && <Trouble error={begin.error} />}
        <Button type="submit" disabled={file === undefined || !isZoneOrNone(given.zone)} loading={begin.isPending}>
          {say('evidence.start')}
        </Button>
      </form>
    </Section>
  );
}

function FileField({ file, choose }: { file: File | undefined; choose: (file: File) => void }): ReactNode {
  const { say, formats } = useLanguage();
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div>
      <label htmlFor={id} className="field-label">
        {say('evidence.file')}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside takes keyboard and screen reader */}
      <div
        className="drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer.files[0];
          if (dropped !== undefined) choose(dropped);
        }}
      >
        <span className="small faint">{say('evidence.drop')}</span>
        <ChooseFile id={id} chosen={([first]) => first !== undefined && choose(first)} />
        {file !== undefined && (
          <span>
            <Identifier>{file.name}</Identifier> <span className="small faint">{formats.size(file.size)}</span>
          </span>
        )}
      </div>
    </div>
  );
}
