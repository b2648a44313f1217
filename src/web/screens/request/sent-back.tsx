// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Moment, Name } from '../../parts/words.tsx';

const MAKES_A_DRAFT = new Set(['send-back', 'amend', 'narrow']);

/** Why it came back, above what is written anew, until it is handed in again. */
export function SentBack({ request: { state, comments } }: { request: Pick<RequestDetail, 'state' | 'comments'> }): ReactNode {
  const say = useSay();
  const last = comments.findLast(({ event }) => MAKES_A_DRAFT.has(event));
  if (state !== 'draft' || last?.event !== 'send-back') return null;
  return (
    <Section title={say('request.sent-back')}>
      <div className="stack tight">
        <blockquote dir="auto" translate="no" className="said">
          {last.text}
        </blockquote>
        <span className="dots small faint">
          <span>
            <Name>{last.by.name}</Name>
          </span>
          <span>
            <Moment at={last.at} />
          </span>
        </span>
      </div>
    </Section>
  );
}
