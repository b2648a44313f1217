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
            {requests.map((one) => (
              <StateBadge key={one.id} state={one.state} />
            ))}
          </span>
        )}
      </td>
    </tr>
  );
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
}

export function RequestTable({ requests, withCase, title, to, narrowed }: RequestTableProps): ReactNode {
  const say = useSay();
  const [shown, more] = useFirst(requests);
  return (
    <Section title={title ?? say('case.requests')} count={requests.length} flush>
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
