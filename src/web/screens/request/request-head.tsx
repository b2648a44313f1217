// SPDX-License-Identifier: Apache-2.0
/** The frame of everything about one request: number, state, way, case. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page } from '../../parts/page.tsx';
import { Name, StateBadge } from '../../parts/words.tsx';

/** Who wrote a reason why it departs from a rule: none of them approves it. */
export function departedBy({ factsSince, gates }: RequestDetail): ReadonlySet<string> {
  const kept = factsSince?.kept ?? null;
  return new Set([...gates.flatMap(({ lifted }) => lifted?.by.id ?? []), ...(kept === null ? [] : [kept.by.id])]);
}

interface FrameProps {
  readonly requestId: string;
  readonly title: (request: RequestDetail) => string;
  readonly lead?: ReactNode | ((request: RequestDetail) => ReactNode);
  readonly acts?: (request: RequestDetail) => ReactNode;
  readonly children: (request: RequestDetail) => ReactNode;
  /** The request itself stands in the way back, on screens below it. */
  readonly below?: boolean;
}

export function RequestFrame(props: FrameProps): ReactNode {
  const say = useSay();
  const found = useQuery(asked.request(props.requestId));
  return (
    <Asked of={found} lines={8}>
      {(request) => (
        <Page
          title={props.title(request)}
          ofCase={request.caseId}
          heading={<bdi>{props.title(request)}</bdi>}
          crumbs={[
            { text: say('shell.cases'), link: { to: '/' } },
            { text: request.caseNumber, link: { to: '/cases/$caseId', params: { caseId: request.caseId } } },
            ...(props.below
              ? [{ text: request.number, link: { to: '/requests/$requestId' as const, params: { requestId: request.id } } }]
              : []),
          ]}
          acts={props.acts?.(request)}
          lead={
            <>
              <span className="dots">
                <StateBadge state={request.state} />
                <span className="strong">
                  <bdi dir="ltr">{request.number}</bdi>
                </span>
                <span>{say('request.version', { version: request.version })}</span>
                <span>
                  {say('request.to')} <Name>{request.addressee}</Name>
                </span>
              </span>
              {typeof props.lead === 'function' ? props.lead(request) : props.lead}
            </>
          }
        >
          {props.children(request)}
        </Page>
      )}
    </Asked>
  );
}
