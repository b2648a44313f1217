// SPDX-License-Identifier: Apache-2.0
/** Captures of a case, and the form that asks for one: it says what a visit tells before anybody is visited. */
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaptureShown } from '../../../core/api/captures.ts';
import type { CaseDetail, Target } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { RoleSelect } from '../target/target-words.tsx';
import { CaptureLists } from './lists.tsx';
import { NewList } from './new-list.tsx';
import { OfOthers } from './of-others.tsx';
import { type Grounds, PurposeAndBasis } from './purpose-and-basis.tsx';
import { Terms } from './terms.tsx';

export function Captures(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/captures' });
  return <CaseFrame caseId={caseId}>{(detail) => <OfCase detail={detail} />}</CaseFrame>;
}

function OfCase({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const captures = useQuery(asked.captures(detail.id));
  return (
    <div className="columns">
      <div className="stack">
        <p className="lead">{say('capture.lead')}</p>
        {detail.may.includes('see-records') && (
          <p className="plain">
            <Link to="/cases/$caseId/pictures" params={{ caseId: detail.id }}>
              {say('capture.pictures.link')}
            </Link>
          </p>
        )}
        <CaptureLists detail={detail} />
        <Asked of={captures}>
          {(answer) =>
            answer.captures.length === 0 ? (
              <div className="card">
                <Empty what={say('capture.none')} todo={say('capture.none.do')} />
              </div>
            ) : (
              <Section title={say('capture.title')} count={answer.captures.length} flush>
                <ul className="rows">
                  {answer.captures.map((capture) => (
                    <OneCapture key={capture.id} capture={capture} />
                  ))}
                </ul>
              </Section>
            )
          }
        </Asked>
      </div>
      {detail.may.includes('begin-capture') && <New caseId={detail.id} captures={captures.data?.captures ?? []} />}
    </div>
  );
}

/** What is asked for: one page, several, or what others have made. */
function New({ caseId, captures }: { caseId: string; captures: readonly CaptureShown[] }): ReactNode {
  const say = useSay();
  const [what, setWhat] = useState<'one' | 'list' | 'others'>('one');
  return (
    <Section title={say('capture.new')}>
      <div className="stack">
        <fieldset className="row tight choices" aria-label={say('capture.new')}>
          {(['one', 'list', 'others'] as const).map((one) => (
            <Button
              key={one}
              size="xs"
              variant={one === what ? 'filled' : 'default'}
              aria-pressed={one === what}
              onClick={() => setWhat(one)}
            >
              {say(`capture.new.${one}`)}
            </Button>
          ))}
        </fieldset>
        {what === 'one' && <NewCapture caseId={caseId} />}
        {what === 'list' && <NewList caseId={caseId} captures={captures} />}
        {what === 'others' && <OfOthers caseId={caseId} captures={captures} />}
      </div>
    </Section>
  );
}

function OneCapture({ capture }: { capture: CaptureShown }): ReactNode {
  const say = useSay();
  const job = useWork(capture.job, ['captures', capture.caseId]);
  return (
    <li className="split">
      <div className="stacked">
        {capture.record === null ? (
          <span className="strong">
            <Identifier wrap>{capture.url}</Identifier>
          </span>
        ) : (
          <Link to="/cases/$caseId/captures/$captureId" params={{ caseId: capture.caseId, captureId: capture.id }}>
            <Name>{capture.record.title || capture.url}</Name>
          </Link>
        )}
        <span className="dots small faint">
          <Moment at={capture.askedAt} />
          <span>
            <Name>{capture.askedBy.name}</Name>
          </span>
          {capture.how !== 'visit' && <span className="strong">{say(`capture.how.${capture.how}`)}</span>}
          {capture.madeBy !== null && <Name>{capture.madeBy}</Name>}
          {capture.record !== null && <Identifier wrap>{capture.url}</Identifier>}
        </span>
      </div>
      <CaptureState capture={capture} state={job?.state ?? 'waiting'} error={job?.error ?? undefined} />
    </li>
  );
}

interface CaptureStateProps {
  readonly capture: CaptureShown;
  readonly state: string;
  readonly error: NonNullable<CaptureShown['job']>['error'] | undefined;
}

function CaptureState({ capture, state, error }: CaptureStateProps): ReactNode {
  const say = useSay();
  const gaps = capture.record?.gaps.length ?? 0;
  if (capture.record === null)
    return (
      <span role="status" className="stacked small">
        <Badge tone={state === 'failed' ? 'bad' : 'warn'}>{say.maybe('job', state)}</Badge>
        {error?.title !== undefined && <span>{error.title[say.language]}</span>}
        {error?.detail !== undefined && <span dir="auto">{error.detail[say.language]}</span>}
        {error != null && <Identifier>{error.code}</Identifier>}
      </span>
    );
  return <Badge tone={gaps === 0 ? 'good' : 'warn'}>{say('capture.gaps.count', { count: gaps })}</Badge>;
}

function NewCapture({ caseId }: { caseId: string }): ReactNode {
  const say = useSay();
  const [url, setUrl] = useState('');
  const [grounds, setGrounds] = useState<Grounds>({ purpose: '', legalBasis: '', minimisation: '' });
  const [whose, setWhose] = useState<Target['role']>('unknown');
  const [publicPage, setPublicPage] = useState(false);
  const begin = useAct(() => call('beginCapture', { params: { caseId }, body: { url: url.trim(), ...grounds, whose, publicPage } }), {
    quiet: true,
    done: say('capture.begun'),
    after: () => setUrl(''),
  });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    begin.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <Terms caseId={caseId} minimisation={grounds.minimisation} />
      <TextInput
        label={say('capture.url')}
        placeholder="https://page.example/crossings"
        value={url}
        onChange={(typed) => setUrl(typed.currentTarget.value)}
        required
        dir="ltr"
        maxLength={4000}
        className="mono-field"
      />
      <PurposeAndBasis grounds={grounds} change={(some) => setGrounds((before) => ({ ...before, ...some }))} />
      <RoleSelect role={whose} change={setWhose} />
      <Checkbox
        label={say('capture.public')}
        description={say('capture.public.why')}
        checked={publicPage}
        onChange={(event) => setPublicPage(event.currentTarget.checked)}
      />
      {begin.error !== null && <Trouble error={begin.error} />}
      <Button type="submit" loading={begin.isPending} disabled={url.trim() === '' || !publicPage}>
        {say('capture.begin')}
      </Button>
    </form>
  );
}
