// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Identifier, Moment, Name } from '../../parts/words.tsx';
import { historyOf } from './history-of.ts';

export function History({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const happened = historyOf(request);
  return (
    <Section title={say('request.history')} flush>
      {happened.length === 0 ? (
        <p className="faint padded">{say('request.history.none')}</p>
      ) : (
        <ol className="rows">
          {happened.map((one) => (
            <li key={`${one.kind} ${one.at} ${one.by.id}`} className="stacked">
              <span className="strong">
                {one.kind === 'approval' && say('request.history.approved', { version: one.version })}
                {one.kind === 'comment' && say.maybe('step', one.event)}
                {one.kind === 'dispatch' && say(`request.dispatch.${one.state}`, { channel: say.maybe('send.channel', one.channel) })}
              </span>
              {one.text !== null && (
                <blockquote dir="auto" translate="no" className="said">
                  {one.text}
                </blockquote>
              )}
              <span className="dots small faint">
                <span>
                  <Name>{one.by.name}</Name>
                </span>
                <span>
                  <Moment at={one.at} />
                </span>
                {one.kind === 'dispatch' && one.mail !== null && (
                  <>
                    <Identifier>{one.mail.to}</Identifier>
                    <span>{say(`mail.protection.${one.mail.protection}`)}</span>
                  </>
                )}
                {one.kind === 'dispatch' && one.reference !== null && (
                  <span>{say('request.reference', { reference: `\u2066${one.reference}\u2069` })}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
