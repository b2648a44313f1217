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
import { ConfirmKey } from '../send/keys-of-mailbox.tsx';

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
  const { requests, facts, lifts, lowerings, erasures, visits, setApart } = all;
  if (all.count === 0) return <Empty what={say('approvals.none')} todo={say('approvals.none.do')} />;
  return (
    <>
      {requests.length > 0 && <RequestTable requests={requests} withCase to="decide" />}
      <Proposals title={say('approvals.facts')} all={facts.map(ofRequest)}>
        {({ id, title, number, why }) => ({
          link: { to: '/requests/$requestId', params: { requestId: id } },
          name: <NameOfRequest title={title} number={number} />,
          badges: why.map((one) => say(`approvals.facts.${one}`)),
        })}
      </Proposals>
      <Proposals title={say('approvals.lifts')} all={lifts}>
        {({ caseId, caseNumber, protection }) => ({
          link: { to: '/cases/$caseId/privilege', params: { caseId } },
          name: <bdi dir="ltr">{caseNumber}</bdi>,
          badges: [say(`protection.${protection}`)],
        })}
      </Proposals>
      <Proposals title={say('approvals.lowerings')} all={lowerings}>
        {({ caseId, targetId, written, from, to }) => ({
          link: { to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId } },
          name: <Identifier>{written}</Identifier>,
          badges: [say('lowering.change', { from: say(`person.${from}`), to: say(`person.${to}`) })],
        })}
      </Proposals>
      <Proposals title={say('approvals.erasures')} all={erasures}>
        {({ caseId, name, ground }) => ({
          link: { to: '/cases/$caseId/retention', params: { caseId } },
          name: <Name>{name}</Name>,
          badges: [say(`erasure.ground.${ground}`)],
        })}
      </Proposals>
      <Proposals title={say('approvals.visits')} all={visits}>
        {({ caseId, name, pages }) => ({
          link: { to: '/cases/$caseId/captures', params: { caseId } },
          name: <Name>{name}</Name>,
          badges: [say('capture.list.pages', { count: pages })],
        })}
      </Proposals>
      <Proposals title={say('set-apart.title')} all={setApart}>
        {({ caseId, evidenceId, name, records }) => ({
          link: { to: '/cases/$caseId/evidence/$evidenceId', params: { caseId, evidenceId } },
          name: <Name>{name}</Name>,
          badges: [say('reading.outside', { count: records })],
        })}
      </Proposals>
      <KeysToCompare keys={all.mailKeys} />
      <HeldToRelease accounts={all.accounts} />
    </>
  );
}

/** Whoever drafted it is who waits; its last change is since when. */
const ofRequest = ({ request, why }: ToDecide['facts'][number]) => ({
  ...request,
  ...{ why, reason: request.addressee, by: request.drafter, at: request.updatedAt },
});

function NameOfRequest({ title, number }: { title: string; number: string }): ReactNode {
  return (
    <span className="dots">
      <bdi>{title}</bdi>
      <bdi dir="ltr">{number}</bdi>
    </span>
  );
}

interface Proposal {
  readonly id: string;
  readonly caseNumber: string;
  readonly caseClosed?: boolean;
  /** Absent where the desk itself holds something back. */
  readonly reason?: string;
  readonly by?: Person;
  readonly at: string;
}

interface ProposalsProps<One extends Proposal> {
  readonly title: string;
  readonly all: readonly One[];
  readonly children: (one: One) => { readonly link: LinkProps; readonly name: ReactNode; readonly badges: readonly string[] };
}

/** What waits, with who proposed it and why: it is decided on where it belongs. */
function Proposals<One extends Proposal>({ title, all, children }: ProposalsProps<One>): ReactNode {
  const say = useSay();
  if (all.length === 0) return null;
  return (
    <Section title={title} count={all.length} flush>
      <ul className="rows">
        {all.map((one) => {
          const { link, name, badges } = children(one);
          return (
            <li key={one.id} className="split">
              <span className="stacked">
                <Link {...link}>{name}</Link>
                {one.reason !== undefined && (
                  <span dir="auto" translate="no">
                    {one.reason}
                  </span>
                )}
                <span className="dots small faint">
                  <bdi dir="ltr">{one.caseNumber}</bdi>
                  {one.caseClosed === true && <span>{say('approvals.closed')}</span>}
                  {one.by !== undefined && <Name>{one.by.name}</Name>}
                  <Moment at={one.at} />
                </span>
              </span>
              <span className="row tight">
                {badges.map((badge) => (
                  <Badge key={badge} tone="warn">
                    {badge}
                  </Badge>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Keys belong to no case and to no request, so they are compared here. */
function KeysToCompare({ keys }: { keys: ToDecide['mailKeys'] }): ReactNode {
  const say = useSay();
  if (keys.length === 0) return null;
  return (
    <Section title={say('approvals.mail-keys')} count={keys.length} flush>
      <ul className="rows">
        {keys.map(({ id, address, kind, by, at }) => (
          <li key={id} className="stack tight">
            <span className="split">
              <span className="stacked">
                <Identifier>{address}</Identifier>
                <span className="dots small faint">
                  <span>{say('mail.keys.brought', { name: by.name })}</span>
                  <Moment at={at} />
                </span>
              </span>
              <Badge tone="warn">{say(`mail.protection.${kind}`)}</Badge>
            </span>
            <details className="facts">
              <summary>{say('mail.keys.confirm')}</summary>
              <div className="below">
                <ConfirmKey keyId={id} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Released where accounts are looked after: the administrator’s list, or the log for the overseer. */
function HeldToRelease({ accounts }: { accounts: ToDecide['accounts'] }): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  if (accounts.length === 0) return null;
  const there = session?.account.roles.includes('administrator') ? '/accounts' : '/log';
  return (
    <Section title={say('accounts.held.title')} count={accounts.length} flush>
      <ul className="rows">
        {accounts.map(({ id, login, name, by }) => (
          <li key={id} className="split">
            <span className="stacked">
              <Link to={there}>
                <Name>{name}</Name>
              </Link>
              <span className="dots small faint">
                <Identifier>{login}</Identifier>
                <span>{say('approvals.reset', { name: by.name })}</span>
              </span>
            </span>
            <Badge tone="warn">{say('accounts.held')}</Badge>
          </li>
        ))}
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
