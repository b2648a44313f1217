// SPDX-License-Identifier: Apache-2.0
/** Virtual currency in a case: traces that were kept, what the case allows, names of addresses. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { TraceKept } from '../../../core/api/currency.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Badge, DayOf, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { amountText } from './amount.ts';
import { AskAndFollow } from './ask-and-follow.tsx';
import { mayFollow } from './follow-form.ts';
import { Limits } from './limits.tsx';
import { Tags } from './tags.tsx';

export function Money(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/money' });
  return <CaseFrame caseId={caseId}>{(detail) => <OfCase detail={detail} />}</CaseFrame>;
}

function OfCase({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const caseId = detail.id;
  const traces = useQuery(asked.traces(caseId));
  const tracing = useQuery(asked.tracing(caseId));
  const tags = useQuery(asked.addressTags(caseId));
  const isFollowed = tracing.data !== undefined && mayFollow(detail, tracing.data);
  return (
    <div className="columns">
      <div className="stack wide-gap">
        <p className="lead">{say('money.lead')}</p>
        <p>
          <Link to="/cases/$caseId/money/ledger" params={{ caseId }}>
            {say('money.ledger.open')}
          </Link>
        </p>
        <Asked of={traces}>
          {(answer) =>
            answer.traces.length === 0 ? (
              <div className="card">
                <Empty what={say('money.none')} todo={say(isFollowed ? 'money.none.do' : 'money.none.allow')} />
              </div>
            ) : (
              <TraceTable traces={answer.traces} />
            )
          }
        </Asked>
        <Asked of={tracing}>{(answer) => <AskAndFollow detail={detail} tracing={answer} />}</Asked>
        <Asked of={tags}>{(answer) => <Tags detail={detail} tags={answer.tags} />}</Asked>
      </div>
      <Asked of={tracing}>{(answer) => <Limits detail={detail} tracing={answer} />}</Asked>
    </div>
  );
}

/** An amount keeps its direction and its digits in every language. */
export function Amount({ amount, unit }: { amount: string; unit: string }): ReactNode {
  const say = useSay();
  const { text, smallest } = amountText(amount, unit);
  const isolated = `\u2066${text}\u2069`;
  return <span className="nowrap">{smallest ? say('money.units', { amount: isolated }) : isolated}</span>;
}

export const unitOf = ({ summary }: TraceKept): string => unitOfValue(summary);

function TraceTable({ traces }: { traces: readonly TraceKept[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.traces')} count={traces.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('money.column.trace')}</th>
            <th scope="col">{say('money.column.reached')}</th>
            <th scope="col">{say('money.column.left')}</th>
            <th scope="col">{say('money.column.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace) => (
            <TraceRow key={trace.id} trace={trace} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function TraceRow({ trace }: { trace: TraceKept }): ReactNode {
  const say = useSay();
  const { summary } = trace;
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId/money/$traceId" params={{ caseId: trace.caseId, traceId: trace.id }} className="row-link stacked">
          <span>
            {say(`money.method.${summary.method}`)} · <bdi dir="ltr">{summary.chain}</bdi>
          </span>
          <Badge tone={summary.grade === 'proven' ? 'good' : 'warn'}>{say(`money.grade.${summary.grade}`)}</Badge>
        </Link>
      </th>
      <td>
        {summary.services.map((service) => (
          <span key={service.label} className="stacked">
            <Name>{service.label}</Name>
            <Amount amount={service.amount} unit={unitOf(trace)} />
          </span>
        ))}
      </td>
      <td>
        <Amount amount={summary.held} unit={unitOf(trace)} />
      </td>
      <td>
        <span className="stacked">
          <Name>{trace.keptBy.name}</Name>
          <DayOf at={trace.keptAt} />
        </span>
      </td>
    </tr>
  );
}
