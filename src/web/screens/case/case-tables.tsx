// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail, Target } from '../../../core/api/cases.ts';
import type { RequestSummary } from '../../../core/api/requests.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, DueNext, Identifier, Name, StateBadge } from '../../parts/words.tsx';

interface TargetTableProps {
  readonly detail: CaseDetail;
  readonly requests: readonly RequestSummary[];
  readonly acts: ReactNode;
}

export function TargetTable({ detail, requests, acts }: TargetTableProps): ReactNode {
  const say = useSay();
  const { targets } = detail;
  const [shown, more] = useFirst(targets);
  return (
    <Section title={say('case.targets')} count={targets.length} acts={acts} flush>
      {targets.length === 0 ? (
        <Empty what={say('case.targets.none')} todo={say('case.targets.none.do')} />
      ) : (
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('case.targets.identifier')}</th>
              <th scope="col">{say('case.targets.role')}</th>
              <th scope="col">{say('case.targets.requests')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((target) => (
              <TargetRow key={target.id} target={target} requests={requests.filter((one) => one.targets.includes(target.id))} />
            ))}
          </tbody>
        </Table>
      )}
      {more}
    </Section>
  );
}

function TargetRow({ target, requests }: { target: Target; requests: readonly RequestSummary[] }): ReactNode {
  const { say, formats } = useLanguage();
  const missing = formats.list(target.missing.map((one) => say.maybe('missing', one)));
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId/targets/$targetId" params={{ caseId: target.caseId, targetId: target.id }} className="row-link stacked">
          <Identifier>{target.written}</Identifier>
          <span className="dots small faint">
            <span>{say.maybe('kind', target.kind)}</span>
            {target.service !== null && (
              <span>
                <ServiceName of={target.service} />
              </span>
            )}
            {target.from !== null && <span>{say('case.targets.from-record')}</span>}
          </span>
        </Link>
        {target.missing.length > 0 && <Badge tone="warn">{say('case.targets.missing', { what: missing })}</Badge>}
      </th>
      <td>{say.maybe('person', target.role)}</td>
      <td>
        {requests.length === 0 ? (
          <span className="faint">{say('case.targets.no-request')}</span>
        ) : (
          <span className="stacked">
            {statesOf(requests).map(([state, count]) => (
              <span key={state} className="row tight">
                <StateBadge state={state} />
                {count > 1 && <span className="count">{formats.count(count)}</span>}
              </span>
            ))}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Each state that requests about it are in, with how many are. */
function statesOf(requests: readonly RequestSummary[]): readonly (readonly [RequestSummary['state'], number])[] {
  const counts = new Map<RequestSummary['state'], number>();
  for (const { state } of requests) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts];
}

interface RequestTableProps {
  readonly requests: readonly RequestSummary[];
  readonly withCase?: boolean;
  /** Absent: requests. */
  readonly title?: string;
  /** Where a row leads: to the request, or to the decision on it. */
  readonly to?: 'decide';
  /** A filter leaves some out: an empty table is then not an empty register. */
  readonly narrowed?: boolean;
  /** Where these are the first of more: how many there are, and what stands under them. */
  readonly count?: number;
  readonly more?: ReactNode;
}

export function RequestTable({ requests, withCase, title, to, narrowed, count, more: under }: RequestTableProps): ReactNode {
  const say = useSay();
  const [first, rest] = useFirst(requests);
  // What comes page by page is shown as far as it has come.
  const [shown, more] = under === undefined ? [first, rest] : [requests, under];
  return (
    <Section title={title ?? say('case.requests')} count={count ?? requests.length} flush>
      {requests.length === 0 ? (
        <Empty
          what={say(narrowed ? 'register.none-found' : 'case.requests.none')}
          todo={say(narrowed ? 'register.none-found.do' : 'case.requests.none.do')}
        />
      ) : (
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('case.requests.number')}</th>
              <th scope="col">{say('case.requests.to')}</th>
              <th scope="col">{say('case.requests.state')}</th>
              <th scope="col">{say('case.requests.due')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link
                    to={to === 'decide' ? '/requests/$requestId/decide' : '/requests/$requestId'}
                    params={{ requestId: one.id }}
                    className="row-link stacked"
                  >
                    <bdi className="strong">{one.title}</bdi>
                    <bdi dir="ltr" className="small faint">
                      {withCase ? `${one.caseNumber} · ${one.number}` : one.number}
                    </bdi>
                  </Link>
                </th>
                <td>
                  <Name>{one.addressee}</Name>
                </td>
                <td>
                  <StateBadge state={one.state} />
                </td>
                <td>
                  <DueNext due={one.nextDue} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {more}
    </Section>
  );
}
