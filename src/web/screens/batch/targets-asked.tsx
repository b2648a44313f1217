// SPDX-License-Identifier: Apache-2.0
/** Whom a request is about: each target with its own link to the offence, approved by itself where there are many. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ShortRequest } from '../../../core/api/batches.ts';
import type { AskedTarget, RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';

type Asking = Pick<ShortRequest, 'id' | 'asked' | 'each' | 'state'> & {
  /** Of this person, as far as the rules go; whoever may send it back decides on it. */
  readonly can: readonly string[];
};

/** On the screen of a decision. */
export function TargetsOfRequest({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  if (request.asked.length === 0) return null;
  return (
    <Section
      title={say('batch.targets')}
      count={request.asked.length}
      flush
      acts={
        request.batch === null ? undefined : (
          <Link to="/batches/$batchId" params={{ batchId: request.batch }}>
            {say('batch.together')}
          </Link>
        )
      }
    >
      {request.each && <p className="small padded">{say('batch.each')}</p>}
      {request.loose.length > 0 && (
        <div className="stack tight padded">
          <p className="warn-text">{say('batch.loose', { count: request.loose.length })}</p>
          {request.loose.map((written) => (
            <Identifier key={written}>{written}</Identifier>
          ))}
        </div>
      )}
      <TargetRows request={request} />
    </Section>
  );
}

export function TargetRows({ request }: { request: Asking }): ReactNode {
  const { data: session } = useQuery(asked.session());
  const me = session?.account.id;
  return (
    <ul className="rows">
      {request.asked.map((target) => (
        <TargetRow key={target.id} request={request} target={target} mine={target.approvedBy.some(({ id }) => id === me)} />
      ))}
    </ul>
  );
}

function TargetRow({ request, target, mine }: { request: Asking; target: AskedTarget; mine: boolean }): ReactNode {
  const say = useSay();
  const approve = useAct(
    () => call('approveTarget', { params: { requestId: request.id, targetId: target.id }, body: { digest: target.digest } }),
    { quiet: true, done: say('batch.target.approved') },
  );
  const decides = request.each && request.state === 'submitted' && request.can.includes('send-back');
  return (
    <li className="split">
      <span className="stacked">
        <Identifier>{target.written}</Identifier>
        <span className="small faint dots">
          <span>{say.maybe('kind', target.kind)}</span>
          {target.service !== null && (
            <span>
              <ServiceName of={target.service} />
            </span>
          )}
          <span>{say.maybe('person', target.role)}</span>
        </span>
        <span dir="auto" translate="no">
          {target.link}
        </span>
        {approve.error !== null && <Trouble error={approve.error} />}
      </span>
      {mine ? (
        <Badge tone="good">{say('batch.target.mine')}</Badge>
      ) : (
        decides && (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconCheck size={14} aria-hidden="true" />}
            loading={approve.isPending}
            onClick={() => approve.mutate()}
            aria-label={say('batch.target.approve-one', { target: target.written })}
          >
            {say('batch.target.approve')}
          </Button>
        )
      )}
    </li>
  );
}
