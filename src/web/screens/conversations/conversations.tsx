// SPDX-License-Identifier: Apache-2.0
/** Who wrote with whom, and each conversation as it ran: every line leads to its record and its bytes. */
import './conversations.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Conversation } from '../../../core/api/evidence.ts';
import { shownOverrides } from '../../../core/documents/shown-controls.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { More } from '../../parts/more.tsx';
import { Empty } from '../../parts/page.tsx';
import { Badge, DayOf, Identifier } from '../../parts/words.tsx';
import { ReadingPage } from '../reading/reading-page.tsx';
import { type Line, linesOf } from './conversation-words.ts';

export function Conversations(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { readingId } = useParams({ from: '/inside/readings/$readingId/conversations' });
  const { number } = useSearch({ from: '/inside/readings/$readingId/conversations' });
  const list = useQuery(asked.conversations(readingId));
  const open = (index: number) =>
    void navigate({ to: '/readings/$readingId/conversations', params: { readingId }, search: { number: index } });
  return (
    <ReadingPage readingId={readingId} title={say('talk.title')} lead={say('talk.lead')}>
      <Asked of={list} lines={6}>
        {({ conversations, madeFrom }) =>
          conversations.length === 0 ? (
            <div className="card">
              <Empty what={say('talk.none')} todo={say('talk.none.do')} />
            </div>
          ) : (
            <div className="talk">
              <nav className="card talk-list" aria-label={say('talk.title')}>
                {madeFrom.records < madeFrom.of && <p className="padded small warn-text">{say('talk.part', madeFrom)}</p>}
                <ul className="rows">
                  {conversations.map((one) => (
                    <li key={one.index}>
                      <button type="button" onClick={() => open(one.index)} aria-current={one.index === (number ?? 0) || undefined}>
                        <Who conversation={one} />
                      </button>
                    </li>
                  ))}
                </ul>
              </nav>
              <OneConversation key={number ?? 0} readingId={readingId} index={number ?? 0} />
            </div>
          )
        }
      </Asked>
    </ReadingPage>
  );
}

function Who({ conversation }: { conversation: Conversation }): ReactNode {
  const { say, formats } = useLanguage();
  const { title, participants, entries, from, until, threadId } = conversation;
  const names = participants.map(({ name }) => name);
  return (
    <span className="stacked">
      <bdi className="strong">{shownOverrides(title ?? (names.length === 0 ? threadId : formats.list(names)))}</bdi>
      <span className="small faint dots">
        <span>{say('talk.entries', { count: entries })}</span>
        {from !== null && (
          <span>
            <DayOf at={from} />
            {until !== null && until.slice(0, 10) !== from.slice(0, 10) && (
              <>
                {' – '}
                <DayOf at={until} />
              </>
            )}
          </span>
        )}
      </span>
    </span>
  );
}

function OneConversation({ readingId, index }: { readingId: string; index: number }): ReactNode {
  const { say, formats } = useLanguage();
  const pages = useInfiniteQuery({
    queryKey: ['conversation', readingId, index],
    queryFn: ({ pageParam }) => call('conversation', { params: { readingId, index }, query: { from: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const first = pages.data?.pages[0]?.conversation;
  const lines = linesOf(pages.data?.pages.flatMap(({ records }) => records) ?? []);
  return (
    <Asked of={pages} lines={8}>
      {() => (
        <section className="card talk-one" aria-label={first?.title ?? first?.threadId ?? ''}>
          <header className="card-head">
            <h2>
              <bdi>{shownOverrides(first?.title ?? formats.list(first?.participants.map(({ name }) => name) ?? []))}</bdi>
            </h2>
          </header>
          <div className="padded small faint">
            {first?.derived && <p>{say('talk.derived')}</p>}
            <p>
              {formats.list(
                (first?.participants ?? []).map(
                  ({ name, messages, standing }) =>
                    `\u2068${shownOverrides(name)}\u2069 (${say('talk.entries', { count: messages })}${standing === 'past' ? `; ${say('talk.left')}` : ''})`,
                ),
              )}
            </p>
          </div>
          <ol className="talk-lines">
            {lines.map((line, at) => (
              <OneLine key={line.id} line={line} readingId={readingId} day={newDay(lines[at - 1], line)} />
            ))}
          </ol>
          <More pages={pages} />
        </section>
      )}
    </Asked>
  );
}

const dayOf = (line: Line | undefined): string => (line?.when?.utc ?? line?.when?.local ?? '').slice(0, 10);
const newDay = (before: Line | undefined, line: Line): string | undefined => {
  const day = dayOf(line);
  return day === '' || day === dayOf(before) ? undefined : day;
};

function OneLine({ line, readingId, day }: { line: Line; readingId: string; day: string | undefined }): ReactNode {
  const { say } = useLanguage();
  const clock = (line.when?.utc ?? line.when?.local ?? '').slice(11, 19);
  return (
    <>
      {day !== undefined && (
        <li className="talk-day">
          <DayOf at={day} />
        </li>
      )}
      <li className="talk-line" data-own={line.own || undefined} data-kind={line.kind}>
        <p className="talk-head small">
          <bdi className="strong">{line.author ?? say('talk.author-unknown')}</bdi>
          <Link to="/readings/$readingId" params={{ readingId }} search={{ record: line.id }} className="faint">
            {clock === '' ? say('records.no-time') : <bdi dir="ltr">{line.when?.utc === undefined ? clock : `${clock} UTC`}</bdi>}
            <span className="hidden-text"> · {say('record.original')}</span>
          </Link>
          {line.when !== undefined && line.when.utc === undefined && <Badge tone="warn">{say('records.zone-none')}</Badge>}
        </p>
        <Said line={line} />
      </li>
    </>
  );
}

function Said({ line }: { line: Line }): ReactNode {
  const say = useSay();
  if (line.restricted) return <Badge tone="warn">{say('record.restricted')}</Badge>;
  return (
    <>
      {line.kind === 'call' && <p className="talk-system">{say('record-kind.call')}</p>}
      {line.system !== undefined && (
        <p className="talk-system" dir="auto" translate="no">
          {line.system}
        </p>
      )}
      {line.body !== undefined && (
        <p className="talk-body" dir="auto" translate="no">
          <LongText text={line.body} />
        </p>
      )}
      {(line.deleted !== undefined || line.edited) && (
        <p className="row tight">
          {line.deleted !== undefined && <Badge tone="warn">{say('record.deleted', { said: say.maybe('deleted', line.deleted) })}</Badge>}
          {line.edited && <Badge tone="sea">{say('talk.edited')}</Badge>}
        </p>
      )}
      {line.edits.length > 0 && (
        <details className="small">
          <summary>{say('talk.edits')}</summary>
          <ul className="bullets">
            {line.edits.map((text) => (
              <li key={text} dir="auto" translate="no">
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {line.attachments.map((name) => (
        <p key={name} className="small faint">
          {say('talk.attachment')} <Identifier>{name}</Identifier>
        </p>
      ))}
      {line.reactions.length > 0 && (
        <p className="small faint">
          <bdi>{line.reactions.join(' · ')}</bdi>
        </p>
      )}
    </>
  );
}

/** What somebody wrote to fill the screen does not push the conversation away. */
const LONGEST = 1_200;
const MOST_LINES = 20;

function LongText({ text }: { text: string }): ReactNode {
  const say = useSay();
  const [whole, setWhole] = useState(false);
  const beginning = text.split('\n', MOST_LINES).join('\n').slice(0, LONGEST);
  if (whole || beginning.length === text.length) return text;
  return (
    <>
      {beginning}…{' '}
      <button type="button" className="plain-button small" onClick={() => setWhole(true)}>
        {say('talk.whole', { count: text.length })}
      </button>
    </>
  );
}
