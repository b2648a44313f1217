// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asked } from '../../desk/queries.ts';
import { useWaitingForMe } from '../../desk/waiting-for-me.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { RequestTable } from '../case/case-tables.tsx';

export function Approvals(): ReactNode {
  const say = useSay();
  const waiting = useWaitingForMe();
  return (
    <Page title={say('approvals.title')} lead={say('approvals.lead')}>
      <div className="stack wide-gap">
        <Asked of={waiting}>
          {({ requests, count }) =>
            requests.length === 0 ? (
              <Empty what={say('approvals.none')} todo={say('approvals.none.do')} />
            ) : (
              <RequestTable requests={requests} count={count} withCase to="decide" />
            )
          }
        </Asked>
        <LiftsToDecide />
        <LoweringsToDecide />
        <EvidenceDue />
      </div>
    </Page>
  );
}

/** Liftings of seals on privileged records that somebody else has proposed. */
function LiftsToDecide(): ReactNode {
  const say = useSay();
  const waiting = useQuery(asked.liftsToDecide());
  if (waiting.data === undefined || waiting.data.lifts.length === 0) return null;
  return (
    <Section title={say('approvals.lifts')} count={waiting.data.lifts.length} flush>
      <ul className="rows">
        {waiting.data.lifts.map(({ id, caseId, caseNumber, protection, reason, by, at }) => (
          <li key={id} className="split">
            <span className="stacked">
              <Link to="/cases/$caseId/privilege" params={{ caseId }}>
                <bdi dir="ltr">{caseNumber}</bdi>
              </Link>
              <span dir="auto" translate="no">
                {reason}
              </span>
              <span className="dots small faint">
                <Name>{by.name}</Name>
                <Moment at={at} />
              </span>
            </span>
            <Badge tone="warn">{say(`protection.${protection}`)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Roles that protect somebody and that somebody else has proposed to lower. */
function LoweringsToDecide(): ReactNode {
  const say = useSay();
  const waiting = useQuery(asked.loweringsToDecide());
  if (waiting.data === undefined || waiting.data.lowerings.length === 0) return null;
  return (
    <Section title={say('approvals.lowerings')} count={waiting.data.lowerings.length} flush>
      <ul className="rows">
        {waiting.data.lowerings.map(({ id, caseId, caseNumber, targetId, written, from, to, reason, by, at }) => (
          <li key={id} className="split">
            <span className="stacked">
              <Link to="/cases/$caseId/targets/$targetId" params={{ caseId, targetId }}>
                <Identifier>{written}</Identifier>
              </Link>
              <span dir="auto" translate="no">
                {reason}
              </span>
              <span className="dots small faint">
                <bdi dir="ltr">{caseNumber}</bdi>
                <Name>{by.name}</Name>
                <Moment at={at} />
              </span>
            </span>
            <Badge tone="warn">{say('lowering.change', { from: say(`person.${from}`), to: say(`person.${to}`) })}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Evidence whose time is over, or whose erasure somebody has proposed: the next step is in the retention of its case. */
function EvidenceDue(): ReactNode {
  const say = useSay();
  const due = useQuery(asked.retentionDue());
  if (due.data === undefined || due.data.items.length === 0) return null;
  return (
    <Section title={say('retention.due.title')} count={due.data.items.length} flush>
      <ul className="rows">
        {due.data.items.map(({ caseId, caseNumber, item }) => (
          <li key={item.evidenceId} className="split">
            <span className="stacked">
              <Link to="/cases/$caseId/retention" params={{ caseId }}>
                <Name>{item.name}</Name>
              </Link>
              <span className="small faint">
                <bdi dir="ltr">{caseNumber}</bdi>
              </span>
            </span>
            <Badge tone="warn">{say(item.erasure !== null && item.erasure.decision === null ? 'erasure.waits' : 'retention.due')}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}
