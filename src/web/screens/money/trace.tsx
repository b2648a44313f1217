// SPDX-License-Identifier: Apache-2.0
/** One trace: what was done in plain words, a drawing of the flow, and the same as a table of steps. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { FlowNode, FlowStep, TraceDetail } from '../../../core/api/currency.ts';
import { qualityRows } from '../../../core/currency/report/quality-words.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, DayOf, Identifier, Moment, Name } from '../../parts/words.tsx';
import { chainName } from './chain-name.ts';
import { FlowCanvas } from './flow-canvas.tsx';
import { Amount } from './money.tsx';
import { Notes } from './notes.tsx';
import { Reached } from './reached.tsx';
import { stepId } from './step-id.ts';

export function TraceScreen(): ReactNode {
  const say = useSay();
  const { caseId, traceId } = useParams({ from: '/inside/cases/$caseId/money/$traceId' });
  const [most, setMost] = useState(100);
  const trace = useQuery(asked.trace(traceId, most));
  return (
    <Page
      title={say('money.trace.title')}
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
  const say = useSay();
  return (
    <p className="dots">
      <span>{say(`money.method.${summary.method}`)}</span>
      <bdi dir="ltr">{chainName(summary)}</bdi>
      <Name>{(following?.askedBy ?? keptBy).name}</Name>
      <Moment at={following?.askedAt ?? keptAt} />
    </p>
  );
}

function Shown({ detail, most, setMost }: { detail: TraceDetail; most: number; setMost: (most: number) => void }): ReactNode {
  const { say, language } = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  const nodes = new Map(detail.nodes.map((node) => [node.id, node]));
  return (
    <div className="stack wide-gap">
      <Reached detail={detail} />
      <Section title={say('money.flow')}>
        <HowMany detail={detail} most={most} setMost={setMost} />
        <FlowCanvas detail={detail} shown={most} chosen={chosen} choose={choose} />
      </Section>
      <Notes detail={detail} chosen={chosen} choose={choose} />
      {detail.days.length > 0 && <Days detail={detail} />}
      <Section title={say('money.steps')} count={detail.steps.length} flush>
        <StepTable detail={detail} nodes={nodes} chosen={chosen} choose={choose} />
      </Section>
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
      className="fixed"
    />
  );
}

function Days({ detail }: { detail: TraceDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const most = Math.max(...detail.days.map(({ movements }) => movements));
  return (
    <Section title={say('money.days')} count={detail.days.length} flush>
      <div className="scrolled">
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('money.days.day')}</th>
              <th scope="col">{say('money.days.movements')}</th>
              <th scope="col">{say('money.days.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.days.map(({ day, movements, amount }) => (
              <tr key={day}>
                <th scope="row">
                  <DayOf at={day} />
                </th>
                <td>
                  <span className="row tight">
                    <progress max={most} value={movements} aria-label={formats.day(day)} />
                    {movements}
                  </span>
                </td>
                <td>
                  <Amount amount={amount} unit={detail.unit} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

interface StepsShown {
  readonly detail: TraceDetail;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
}

function StepTable({ detail, nodes, chosen, choose }: StepsShown): ReactNode {
  const say = useSay();
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">{say('money.steps.from')}</th>
          <th scope="col">{say('money.steps.to')}</th>
          <th scope="col">{say('money.steps.amount')}</th>
          <th scope="col">{say('money.steps.when')}</th>
        </tr>
      </thead>
      <tbody>
        {detail.steps.map((step) => (
          <tr
            key={`${step.from} ${step.to}`}
            aria-current={chosen !== null && [step.from, step.to, stepId(step)].includes(chosen) ? true : undefined}
          >
            <td>
              <NodeName node={nodes.get(step.from)} choose={choose} />
            </td>
            <td>
              <NodeName node={nodes.get(step.to)} choose={choose} />
            </td>
            <td>
              <span className="stacked">
                <button type="button" className="word-button" onClick={() => choose(stepId(step))}>
                  <Amount amount={step.amount} unit={detail.unit} />
                </button>
                {step.movements > 1 && <span className="small faint">{say('money.steps.many', { count: step.movements })}</span>}
              </span>
            </td>
            <td>
              <When step={step} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NodeName({ node, choose }: { node: FlowNode | undefined; choose: (id: string) => void }): ReactNode {
  const say = useSay();
  if (node === undefined) return null;
  return (
    <span className="stacked">
      <button type="button" className="word-button" onClick={() => choose(node.id)}>
        {node.kind === 'others' ? say('money.others', { count: node.addresses }) : <Identifier wrap>{node.address}</Identifier>}
      </button>
      {node.label !== null && <Name>{node.label}</Name>}
      {node.names.map((name) => (
        <Name key={name}>{name}</Name>
      ))}
      {node.kind !== 'through' && node.kind !== 'others' && (
        <Badge tone={node.kind === 'service' ? 'sea' : 'plain'}>{say(`money.kind.${node.kind}`)}</Badge>
      )}
    </span>
  );
}

function When({ step }: { step: FlowStep }): ReactNode {
  const { say } = useLanguage();
  return (
    <span className="stacked">
      {step.at !== null ? <Moment at={step.at} precise /> : step.block !== null && say('money.steps.block', { block: step.block })}
      <span className="small faint">
        <Identifier>{`${step.transaction.slice(0, 16)}…`}</Identifier>
      </span>
    </span>
  );
}
