// SPDX-License-Identifier: Apache-2.0
/** Traces of a case, newest first: what each was begun from, why and by whom it was asked for, and what it reached. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TraceKept } from '../../../core/api/currency.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { chainName } from './chain-name.ts';
import { Amount } from './money.tsx';

export function Traces({ traces }: { traces: readonly TraceKept[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.traces')} count={traces.length} flush>
      <Table className="traces">
        <thead>
          <tr>
            <th scope="col">{say('money.column.trace')}</th>
            <th scope="col">{say('money.column.begun')}</th>
            <th scope="col">{say('money.column.reached')}</th>
            <th scope="col">{say('money.column.left')}</th>
            <th scope="col">{say('money.column.who')}</th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace) => (
            <TraceRow key={trace.id} trace={trace} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function TraceRow({ trace }: { trace: TraceKept }): ReactNode {
  const { say, language } = useLanguage();
  const { summary, following } = trace;
  const unit = unitOfValue(summary);
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId/money/$traceId" params={{ caseId: trace.caseId, traceId: trace.id }} className="row-link stacked">
          <span>{say(`money.method.${summary.method}`)}</span>
          <bdi>{chainName(summary, language)}</bdi>
          <Badge tone={summary.grade === 'proven' ? 'good' : 'warn'}>{say(`money.grade.${summary.grade}`)}</Badge>
        </Link>
      </th>
      <td>
        <Begun trace={trace} />
      </td>
      <td>
        {summary.services.map((service) => (
          <span key={service.label} className="stacked">
            <Name>{service.label}</Name>
            <Amount amount={service.amount} unit={unit} />
          </span>
        ))}
      </td>
      <td>
        <span className="stacked">
          <Amount amount={summary.held} unit={unit} />
          {(following?.unspent?.spent.length ?? 0) > 0 && <Badge tone="bad">{say('money.trace.contradicted')}</Badge>}
        </span>
      </td>
      <td>
        <span className="stacked">
          <Name>{(following?.askedBy ?? trace.keptBy).name}</Name>
          <Moment at={following?.askedAt ?? trace.keptAt} />
        </span>
      </td>
    </tr>
  );
}

/** The first of what it was begun from, and why. A certificate that was brought says no purpose. */
function Begun({ trace: { begunFrom, following, summary } }: { trace: TraceKept }): ReactNode {
  const say = useSay();
  const [first] = begunFrom;
  const more = (following === null ? summary.seeds : begunFrom.length) - 1;
  return (
    <span className="stacked">
      {first !== undefined && (
        <span>
          <Identifier wrap>{first}</Identifier> {more > 0 && say('money.following.more', { count: more })}
        </span>
      )}
      {following === null ? <span className="small faint">{say('money.trace.brought')}</span> : <Name>{following.purpose}</Name>}
    </span>
  );
}
