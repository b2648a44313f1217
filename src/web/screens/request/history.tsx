// SPDX-License-Identifier: Apache-2.0
/** Everything that happened to a request, newest first: who, in which role, when, and what was said. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Happened, RequestDetail } from '../../../core/api/requests.ts';
import { asked } from '../../desk/queries.ts';
import { type Spoken, useLanguage, useSay } from '../../language/language.tsx';
import type { Say } from '../../language/messages.ts';
import { Section } from '../../parts/page.tsx';
import { Identifier, Moment, Name } from '../../parts/words.tsx';

export function History({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const history = useQuery(asked.requestHistory(request.id));
  if (history.data === undefined) return null;
  return (
    <Section title={say('request.history')} flush>
      <ol className="rows">
        {history.data.happened.toReversed().map((one) => (
          <OneThing key={one.entryId} one={one} request={request} />
        ))}
      </ol>
    </Section>
  );
}

function OneThing({ one, request }: { one: Happened; request: RequestDetail }): ReactNode {
  const spoken = useLanguage();
  const { say, formats } = spoken;
  const about = aboutOf(one, request, spoken);
  const { dispatch } = one;
  return (
    <li className="stacked">
      {one.request !== null && (
        <span className="small">
          <Link to="/requests/$requestId" params={{ requestId: one.request.id }}>
            {one.request.title}
          </Link>{' '}
          <Identifier>{one.request.number}</Identifier>
        </span>
      )}
      <span className="strong">{whatOf(one, say)}</span>
      {about !== null && <span className="small">{about}</span>}
      {one.text !== null && (
        <blockquote dir="auto" translate="no" className="said">
          {one.text}
        </blockquote>
      )}
      {dispatch?.mail != null && dispatch.mail.enclosures.length > 0 && <WentAlong files={dispatch.mail.enclosures} />}
      <span className="dots small faint">
        <span>{one.by === null ? say('request.history.desk') : <Name>{one.by.name}</Name>}</span>
        {one.role !== null && <span>{say.maybe('role', one.role)}</span>}
        <span>
          <Moment at={one.at} />
        </span>
        {minuteOf(one.writtenAt) !== minuteOf(one.at) && (
          <span>{say('request.history.written', { at: formats.moment(one.writtenAt) })}</span>
        )}
        {dispatch !== null && dispatch.mail !== null && (
          <>
            <Identifier>{dispatch.mail.to}</Identifier>
            <span>{say(`mail.protection.${dispatch.mail.protection}`)}</span>
          </>
        )}
        {dispatch !== null && dispatch.reference !== null && (
          <span>{say('request.reference', { reference: `\u2066${dispatch.reference}\u2069` })}</span>
        )}
      </span>
    </li>
  );
}

/** Besides the papers, as the mail carried it. */
function WentAlong({ files }: { files: NonNullable<NonNullable<Happened['dispatch']>['mail']>['enclosures'] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="stacked small">
      <span>{say('enclose.sent')}</span>
      {files.map(({ name, sha256, bytes }) => (
        <span key={sha256} className="stacked">
          <span className="dots">
            <Name>{name}</Name>
            <span className="faint">{formats.size(bytes)}</span>
          </span>
          <Identifier wrap>{sha256}</Identifier>
        </span>
      ))}
    </div>
  );
}

const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);

function whatOf({ what, version, dispatch, about }: Happened, say: Say): string {
  const channel = dispatch === null ? '' : say.maybe('send.channel', dispatch.channel);
  if (what === 'stop-sending')
    return say(about === 'track-lost' ? 'request.dispatch.perhaps-sent' : 'request.dispatch.failed', { channel });
  const isSending = what === 'dispatch' || what === 'send-first';
  if (isSending && dispatch === null) return say('state.sent');
  return say(`happened.${what}`, { channel, version: version ?? '' });
}

/** What it was about, where its code or name says more than the line above. */
function aboutOf({ what, about }: Happened, request: RequestDetail, { say, formats }: Spoken): ReactNode {
  if (about === null) return null;
  switch (what) {
    case 'raise-gate':
    case 'lift-gate':
      return request.gates.find(({ id }) => id === about)?.why ?? about;
    case 'approve-target':
      return <Identifier>{request.asked.find(({ id }) => id === about)?.written ?? about}</Identifier>;
    case 'answer-named':
      return <Identifier>{request.named.find(({ targetId }) => targetId === about)?.written ?? about}</Identifier>;
    case 'receive':
      return <Identifier>{about}</Identifier>;
    case 'confirm-fact':
      return <span dir="auto">{about}</span>;
    case 'sign':
      return say.maybe('request.language', about);
    case 'message-in':
    case 'message-out':
      return say.maybe('messages.kind', about);
    case 'paper-step':
      return say.maybe('paper.step', about);
    case 'record-refusal':
      return say.maybe('refusal', about.replaceAll('-', '_'));
    case 'prolong-secrecy':
      return formats.day(about);
    case 'remind':
      return about
        .split('+')
        .map((due) => say.maybe('due', due))
        .join(' · ');
    default:
      return null;
  }
}
