// SPDX-License-Identifier: Apache-2.0
/** Virtual currency in a case: traces that were kept, what the case allows, names of addresses. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AddressTagShown, CaseTracing, TraceKept } from '../../../core/api/currency.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Badge, DayOf, Identifier, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { amountText } from './amount.ts';

export function Money(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/money' });
  return <CaseFrame caseId={caseId}>{() => <OfCase caseId={caseId} />}</CaseFrame>;
}

function OfCase({ caseId }: { caseId: string }): ReactNode {
  const say = useSay();
  const traces = useQuery(asked.traces(caseId));
  const tracing = useQuery(asked.tracing(caseId));
  const tags = useQuery(asked.addressTags(caseId));
  return (
    <div className="columns">
      <div className="stack wide-gap">
        <p className="lead">{say('money.lead')}</p>
        <Asked of={traces}>
          {(answer) =>
            answer.traces.length === 0 ? (
              <div className="card">
                <Empty what={say('money.none')} todo={say('money.none.do')} />
              </div>
            ) : (
              <TraceTable traces={answer.traces} />
            )
          }
        </Asked>
        <Asked of={tags}>{(answer) => <Tags tags={answer.tags} />}</Asked>
      </div>
      <Asked of={tracing}>{(answer) => <Limits tracing={answer} />}</Asked>
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

function Tags({ tags }: { tags: readonly AddressTagShown[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('money.tags')} count={tags.length} flush>
      {tags.length === 0 ? (
        <p className="faint padded">{say('money.tags.none')}</p>
      ) : (
        <ul className="rows">
          {tags.map((tag) => (
            <li key={tag.id} className="stacked">
              <span className="strong">
                <Name>{tag.label}</Name>
              </span>
              <Identifier wrap>{tag.address}</Identifier>
              <span className="small faint">
                <Name>{tag.source}</Name>
              </span>
              {tag.otherNames.length > 0 && <Badge tone="warn">{say('money.tags.others', { names: formats.list(tag.otherNames) })}</Badge>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Limits({ tracing }: { tracing: CaseTracing }): ReactNode {
  const say = useSay();
  const allowed = tracing.sources.filter((source) => source.allowed);
  if (tracing.setBy === null)
    return (
      <Section title={say('money.limits')}>
        <p className="faint">{say('money.limits.none')}</p>
      </Section>
    );
  const rows = [
    ['money.limits.hops', tracing.maxHops],
    ['money.limits.value', tracing.minAmount],
    ['money.limits.day', tracing.untilDay],
  ] as const;
  return (
    <Section title={say('money.limits')}>
      <dl className="pairs">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value === null ? say('money.limits.any') : <bdi dir="ltr">{String(value)}</bdi>}</dd>
          </div>
        ))}
        <div>
          <dt>{say('money.limits.sources')}</dt>
          <dd>
            {allowed.length === 0
              ? say('money.limits.no-source')
              : allowed.map(({ id, host }) => <Identifier key={id}>{`${id} (${host})`}</Identifier>)}
          </dd>
        </div>
        <div>
          <dt>{say('money.limits.reason')}</dt>
          <dd dir="auto">{tracing.reason}</dd>
        </div>
      </dl>
      <p className="small faint">
        <Name>{tracing.setBy.name}</Name> · {tracing.setAt !== null && <DayOf at={tracing.setAt} />}
      </p>
    </Section>
  );
}
