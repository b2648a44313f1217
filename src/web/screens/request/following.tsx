// SPDX-License-Identifier: Apache-2.0
/** Papers that follow from a request: what there is, and what can be drafted next. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RelatedRequest, RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, StateBadge } from '../../parts/words.tsx';
import { suggestedFollowing } from './suggested-following.ts';

export function Following({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const history = useQuery(asked.requestHistory(request.id));
  if (history.data === undefined) return null;
  const { follows, followedBy } = history.data;
  const { mayFollow } = request;
  if (follows === null && followedBy.length === 0 && mayFollow.length === 0) return null;
  return (
    <Section title={say('following.title')} flush>
      {follows !== null && (
        <ul className="rows">
          <Related one={follows} before={say('following.from')} />
        </ul>
      )}
      {followedBy.length > 0 && (
        <ul className="rows">
          {followedBy.map((one) => (
            <Related key={one.id} one={one} />
          ))}
        </ul>
      )}
      {mayFollow.length > 0 && <DraftFollowing request={request} followedBy={followedBy} />}
    </Section>
  );
}

function Related({ one, before }: { one: RelatedRequest; before?: string }): ReactNode {
  return (
    <li className="split">
      <span className="stacked">
        {before !== undefined && <span className="small faint">{before}</span>}
        <Link to="/requests/$requestId" params={{ requestId: one.id }}>
          {one.title}
        </Link>
        <Identifier>{one.number}</Identifier>
      </span>
      <StateBadge state={one.state} />
    </li>
  );
}

function DraftFollowing({ request, followedBy }: { request: RequestDetail; followedBy: readonly RelatedRequest[] }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const draft = useAct(
    (kind: RequestDetail['mayFollow'][number]['kind']) => call('draftFollowing', { params: { requestId: request.id }, body: { kind } }),
    {
      quiet: true,
      after: (made) => void navigate({ to: '/requests/$requestId/edit', params: { requestId: made.id } }),
    },
  );
  const suggested = suggestedFollowing({ ...request, followedBy });
  const title = request.mayFollow.find(({ kind }) => kind === suggested)?.title;
  return (
    <div className="stack padded">
      {draft.error !== null && <Trouble error={draft.error} />}
      {suggested !== undefined && title !== undefined && (
        <>
          <p>{say.maybe('following.due', suggested)}</p>
          <Button onClick={() => draft.mutate(suggested)} loading={draft.isPending}>
            {say('following.draft-one', { title })}
          </Button>
        </>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" loading={draft.isPending} rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
            {say('following.draft')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {request.mayFollow.map(({ kind, title }) => (
            <Menu.Item key={kind} onClick={() => draft.mutate(kind)}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
