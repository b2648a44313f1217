// SPDX-License-Identifier: Apache-2.0
/** Virtual currency in a case: traces that were kept, what the case allows, names of addresses. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/page.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { amountText } from './amount.ts';
import { AskAndFollow } from './ask-and-follow.tsx';
import { mayFollow } from './follow-form.ts';
import { Limits } from './limits.tsx';
import { Tags } from './tags.tsx';
import { Traces } from './traces.tsx';

export function Money(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/money' });
  return <CaseFrame caseId={caseId}>{(detail) => <OfCase detail={detail} />}</CaseFrame>;
}

function OfCase({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const { address } = useSearch({ from: '/inside/cases/$caseId/money' });
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
              <Traces traces={answer.traces} />
            )
          }
        </Asked>
        <Asked of={tracing}>{(answer) => <AskAndFollow detail={detail} tracing={answer} address={address} />}</Asked>
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
