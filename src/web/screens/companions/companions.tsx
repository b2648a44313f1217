// SPDX-License-Identifier: Apache-2.0
/** Papers that go with a case and are signed by hand: chosen, filled in, printed. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { CompanionForm, CompanionShown } from '../../../core/api/companions.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { type CompanionKind, companionKinds } from '../../../core/documents/form.ts';
import { useAct } from '../../desk/act.ts';
import { fileFrom } from '../../desk/call.ts';
import { asked, type CompanionAbout } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { type Language, languages } from '../../language/messages.ts';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { FieldInput } from '../request-editor/field-input.tsx';
import { isFilled } from '../request-editor/values.ts';
import { KeptPapers } from './kept-papers.tsx';

export function Companions(): ReactNode {
  const { say } = useLanguage();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/papers' });
  const [kind, setKind] = useState<CompanionKind>('receipt');
  const { request: ofRequest = '' } = useSearch({ from: '/inside/cases/$caseId/papers' });
  const [requestId, setRequestId] = useState(ofRequest);
  const [evidenceId, setEvidenceId] = useState('');
  const [replaces, setReplaces] = useState<CompanionShown>();
  const evidence = useQuery(asked.evidenceOfCase(caseId));
  const requests = useQuery(asked.requests({ caseId }));
  const about: CompanionAbout = {
    ...(requestId !== '' && { requestId }),
    ...(evidenceId !== '' && { evidenceId }),
    ...(replaces !== undefined && { replaces: replaces.id }),
  };
  const form = useQuery(asked.companionForm(caseId, kind, about));
  const top = useRef<HTMLDivElement>(null);
  const again = (paper: CompanionShown) => {
    setKind(paper.kind);
    setRequestId(paper.request?.id ?? '');
    setEvidenceId(paper.evidence?.id ?? '');
    setReplaces(paper);
    top.current?.scrollIntoView();
    top.current?.querySelector('select')?.focus();
  };
  return (
    <CaseFrame caseId={caseId}>
      {() => (
        <div className="stack wide-gap" ref={top}>
          <Section title={say('companions.title')}>
            <div className="stack">
              <p className="small faint">
                {say('companions.why')}{' '}
                <Link to="/cases/$caseId/evidence" params={{ caseId }}>
                  {say('evidence.title')}
                </Link>
              </p>
              <div className="pair">
                <NativeSelect
                  label={say('companions.kind')}
                  value={kind}
                  onChange={(event) => {
                    setKind(event.currentTarget.value as CompanionKind);
                    setReplaces(undefined);
                  }}
                  data={companionKinds.map((one) => ({ value: one, label: say(`companions.${one}`) }))}
                />
                <NativeSelect
                  label={say('companions.request')}
                  value={requestId}
                  onChange={(event) => setRequestId(event.currentTarget.value)}
                  data={[
                    { value: '', label: say('incoming.item.none') },
                    ...(requests.data?.requests ?? []).map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` })),
                  ]}
                />
                <NativeSelect
                  label={say('companions.item')}
                  value={evidenceId}
                  onChange={(event) => setEvidenceId(event.currentTarget.value)}
                  data={[
                    { value: '', label: say('incoming.item.none') },
                    ...(evidence.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </div>
              {replaces !== undefined && (
                <div className="split" role="status">
                  <span className="small">{say('companions.replacing', { version: replaces.version })}</span>
                  <button type="button" className="plain-button" onClick={() => setReplaces(undefined)}>
                    {say('companions.afresh')}
                  </button>
                </div>
              )}
            </div>
          </Section>
          <Asked of={form} lines={6}>
            {(found) => (
              <Filling
                key={`${kind} ${requestId} ${evidenceId} ${replaces?.id}`}
                caseId={caseId}
                form={found}
                about={about}
                made={() => setReplaces(undefined)}
              />
            )}
          </Asked>
          <KeptPapers caseId={caseId} again={again} />
        </div>
      )}
    </CaseFrame>
  );
}

interface FillingProps {
  readonly caseId: string;
  readonly form: CompanionForm;
  readonly about: CompanionAbout;
  readonly made: () => void;
}

function Filling({ caseId, form, about, made }: FillingProps): ReactNode {
  const { say, language } = useLanguage();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(form.values);
  const [paper, setPaper] = useState<Language>(language);
  const [format, setFormat] = useState<'pdf' | 'docx'>('pdf');
  const missing = form.fields.filter(({ id, level, when }) => level === 'must' && when === null && !isFilled(values[id]));
  const make = useAct(
    async () => {
      const body = { values, language: paper, format, incomplete: missing.length > 0, ...about };
      saveAs(await fileFrom(pathOf(apiRoutes.companionPaper, { caseId, kind: form.kind }), body), `${form.kind}-${paper}.${format}`);
    },
    { quiet: true, done: say('companions.made'), after: made },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <Section title={form.title}>
      <form onSubmit={submit} className="stack" noValidate>
        {form.fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={values[field.id]}
            missing={missing.includes(field)}
            put={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
          />
        ))}
        <div className="pair">
          <NativeSelect
            label={say('companions.language')}
            value={paper}
            onChange={(event) => setPaper(event.currentTarget.value as Language)}
            data={languages.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NativeSelect
            label={say('companions.format')}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value as 'pdf' | 'docx')}
            data={[
              { value: 'pdf', label: 'PDF' },
              { value: 'docx', label: 'DOCX' },
            ]}
          />
        </div>
        {make.error !== null && <Trouble error={make.error} />}
        <div className="split">
          <span className="small faint" role="status">
            {missing.length === 0 ? '' : say('companions.missing', { count: missing.length })}
          </span>
          <Button type="submit" loading={make.isPending}>
            {say('companions.make')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function saveAs(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
