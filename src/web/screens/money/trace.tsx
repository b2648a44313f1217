// SPDX-License-Identifier: Apache-2.0
/** One trace: what was done in plain words, a drawing of the flow, and the same as a table of steps. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { TraceDetail } from '../../../core/api/currency.ts';
import { qualityRows } from '../../../core/currency/report/quality-words.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Identifier, Moment, Name } from '../../parts/words.tsx';
import { chainName } from './chain-name.ts';
import { Days } from './days.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { Notes } from './notes.tsx';
import { Reached } from './reached.tsx';
import { Steps } from './steps.tsx';

export function TraceScreen(): ReactNode {
  const say = useSay();
  const { caseId, traceId } = useParams({ from: '/inside/cases/$caseId/money/$traceId' });
  const [most, setMost] = useState(100);
  const trace = useQuery(asked.trace(traceId, most));
  return (
    <Page
      title={say('money.trace.title')}
      ofCase={caseId}
      {...(trace.data !== undefined && { lead: <TraceTold detail={trace.data} /> })}
      crumbs={[
        { text: say('shell.cases'), link: { to: '/' } },
        { text: say('case.tab.money'), link: { to: '/cases/$caseId/money', params: { caseId } } },
      ]}
    >
      <Asked of={trace} lines={8}>
        {(detail) => <Shown detail={detail} most={most} setMost={setMost} />}
      </Asked>
    </Page>
  );
}

function TraceTold({ detail: { summary, following, keptAt, keptBy } }: { detail: TraceDetail }): ReactNode {
  const { say, language } = useLanguage();
  return (
    <p className="dots">
      <span>{say(`money.method.${summary.method}`)}</span>
      <bdi>{chainName(summary, language)}</bdi>
      <Name>{(following?.askedBy ?? keptBy).name}</Name>
      <Moment at={following?.askedAt ?? keptAt} />
    </p>
  );
}

function Shown({ detail, most, setMost }: { detail: TraceDetail; most: number; setMost: (most: number) => void }): ReactNode {
  const { say, language } = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className="stack wide-gap">
      <Reached detail={detail} />
      <Section title={say('money.flow')}>
        <HowMany detail={detail} most={most} setMost={setMost} />
        <FlowCanvas detail={detail} chosen={chosen} choose={choose} />
      </Section>
      <Notes detail={detail} chosen={chosen} choose={choose} />
      {detail.days.length > 0 && <Days detail={detail} />}
      <Steps detail={detail} chosen={chosen} choose={choose} />
      <Section title={say('money.explained')}>
        {detail.explained.map((sentence) => (
          <p key={sentence} dir="auto">
            {sentence}
          </p>
        ))}
        <p>
          {say('money.certificate')}
          {say('shell.colon')}
          <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId: detail.caseId, evidenceId: detail.evidenceId }}>
            <Identifier wrap>{detail.sha256}</Identifier>
          </Link>
        </p>
      </Section>
      <Section title={say('money.quality')}>
        <dl className="pairs">
          {qualityRows(detail.quality, language).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

const CHOICES = [30, 100, 300, 1000, 2000];

/** Few addresses are read at a glance; of thousands those with little value stand as one. */
function HowMany({ detail, most, setMost }: { detail: TraceDetail; most: number; setMost: (most: number) => void }): ReactNode {
  const say = useSay();
  if (detail.addresses <= (CHOICES[0] as number)) return null;
  return (
    <NativeSelect
      label={say('money.flow.most', { count: detail.addresses })}
      data={CHOICES.map((count) => ({ value: String(count), label: String(count) }))}
      value={String(most)}
      onChange={(event) => setMost(Number(event.currentTarget.value))}
      className="fixed not-printed"
    />
  );
}
