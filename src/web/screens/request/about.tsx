// SPDX-License-Identifier: Apache-2.0
/** Whom a request goes to, by which way, what about, and who drafted it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { handOverChannelOf } from '../../../core/requests/way-of-sending.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Identifier, Name } from '../../parts/words.tsx';

export function About({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const detail = useQuery(asked.case(request.caseId));
  const targets = detail.data?.targets.filter((one) => request.targets.includes(one.id)) ?? [];
  const to = request.addresseeDetail;
  return (
    <Section title={say('block.addressee')}>
      <dl className="pairs">
        <div>
          <dt>{say('request.to')}</dt>
          <dd className="stacked">
            <Name>{to.name}</Name>
            {to.address !== null && (
              <span className="small faint">
                <bdi>{to.address}</bdi>
              </span>
            )}
          </dd>
        </div>
        <Way request={request} />
        <div>
          <dt>{say('request.targets')}</dt>
          <dd className="stacked">
            {targets.map((target) => (
              <Link key={target.id} to="/cases/$caseId/targets/$targetId" params={{ caseId: request.caseId, targetId: target.id }}>
                <Identifier>{target.written}</Identifier>
              </Link>
            ))}
          </dd>
        </div>
        <div>
          <dt>{say('request.drafter')}</dt>
          <dd>
            <Name>{request.drafter.name}</Name>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** By which way it went; until it has gone, by which it is meant to go. */
function Way({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const { channel } = request.addresseeDetail;
  const gone = request.dispatches.findLast(({ state }) => state === 'sent');
  const way = gone?.channel ?? request.plannedChannel;
  if (way === null) return null;
  const address = gone?.mail?.to ?? (channel !== null && handOverChannelOf(channel.type) === way ? channel.address : null);
  return (
    <div>
      <dt>{say(gone === undefined ? 'request.way.planned' : 'request.way.gone')}</dt>
      <dd className="stacked">
        <span>{say.maybe('send.channel', way)}</span>
        {address !== null && <Identifier>{address}</Identifier>}
      </dd>
    </div>
  );
}
