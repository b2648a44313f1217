// SPDX-License-Identifier: Apache-2.0
/** All that waits for the decision of the signed-in person: as much as the number beside the way here says. */
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Person } from '../../../core/api/shapes.ts';
import type { ToDecide } from '../../../core/api/to-decide.ts';
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
        <Asked of={waiting}>{(all) => <Waiting all={all} />}</Asked>
        <EvidenceDue decided={waiting.data} />
      </div>
    </Page>
  );
}

function Waiting({ all }: { all: ToDecide }): ReactNode {
  const say = useSay();
  const { requests, lifts, lowerings, erasures, visits } = all;
  if (all.count === 0) return <Empty what={say('approvals.none')} todo={say('approvals.none.do')} />;
  return (
    <>
      {requests.length > 0 && <RequestTable requests={requests} withCase to="decide" />}
      <Proposals title={say('approvals.lifts')} all={lifts}>
        {({ caseId, caseNumber, protection }) => ({
          link: { to: '/cases/$caseId/privilege', params: { caseId } },
          name: <bdi dir="ltr">{caseNumber}</bdi>,
          badge: say(`protection.${protection}`),
        })}
      </Proposals>
      <Proposals title={say('approvals.lowerings')} all={lowerings}>
        {({ caseId, targetId, written, from, to }) => ({
          link: { to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId } },
          name: <Identifier>{written}</Identifier>,
          badge: say('lowering.change', { from: say(`person.${from}`), to: say(`person.${to}`) }),
        })}
      </Proposals>
      <Proposals title={say('approvals.erasures')} all={erasures}>
        {({ caseId, name, ground }) => ({
          link: { to: '/cases/$caseId/retention', params: { caseId } },
          name: <Name>{name}</Name>,
          badge: say(`erasure.ground.${ground}`),
        })}
      </Proposals>
      <Proposals title={say('approvals.visits')} all={visits}>
        {({ caseId, name, pages }) => ({
          link: { to: '/cases/$caseId/captures', params: { caseId } },
          name: <Name>{name}</Name>,
          badge: say('capture.list.pages', { count: pages }),
        })}
      </Proposals>
    </>
  );
}

interface Proposal {
  readonly id: string;
  readonly caseNumber: string;
  readonly caseClosed?: boolean;
  readonly reason: string;
  readonly by: Person;
  readonly at: string;
}

interface ProposalsProps<One extends Proposal> {
  readonly title: string;
  readonly all: readonly One[];
  readonly children: (one: One) => { readonly link: LinkProps; readonly name: ReactNode; readonly badge: string };
}

/** What somebody else has proposed, with their reason: it is decided on where it belongs. */
function Proposals<One extends Proposal>({ title, all, children }: ProposalsProps<One>): ReactNode {
  const say = useSay();
  if (all.length === 0) return null;
  return (
    <Section title={title} count={all.length} flush>
      <ul className="rows">
        {all.map((one) => {
          const { link, name, badge } = children(one);
          return (
            <li key={one.id} className="split">
              <span className="stacked">
                <Link {...link}>{name}</Link>
                <span dir="auto" translate="no">
                  {one.reason}
                </span>
                <span className="dots small faint">
                  <bdi dir="ltr">{one.caseNumber}</bdi>
                  {one.caseClosed === true && <span>{say('approvals.closed')}</span>}
                  <Name>{one.by.name}</Name>
                  <Moment at={one.at} />
                </span>
              </span>
              <Badge tone="warn">{badge}</Badge>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Evidence whose time is over, and erasures that somebody else decides on: the next step is in the retention of its case. */
function EvidenceDue({ decided }: { decided: ToDecide | undefined }): ReactNode {
  const say = useSay();
  const due = useQuery(asked.retentionDue());
  const mine = new Set(decided?.erasures.map(({ evidenceId }) => evidenceId));
  const items = due.data?.items.filter(({ item }) => !mine.has(item.evidenceId)) ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={say('retention.due.title')} count={items.length} flush>
      <ul className="rows">
        {items.map(({ caseId, caseNumber, item }) => (
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
