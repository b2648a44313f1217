// SPDX-License-Identifier: Apache-2.0
/** What the desk was asked to follow, newest first: how far it is, what came of it, and why it looked no further. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { FollowingShown } from '../../../core/api/currency.ts';
import type { JobShown } from '../../../core/api/evidence.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import { useWork } from '../../desk/work.ts';
import { leftToRight } from '../../language/isolated.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { MoreButton } from '../../parts/more.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name, type Tone } from '../../parts/words.tsx';
import { tokenName } from './amount.ts';

const AT_ONCE = 10;
const TONES: Readonly<Record<JobShown['state'], Tone>> = { waiting: 'warn', running: 'warn', done: 'good', failed: 'bad' };

interface FollowingsProps {
  readonly followings: readonly FollowingShown[];
  /** Puts the same into the form; undefined where nobody may follow it now. */
  readonly againOf: (following: FollowingShown) => (() => void) | undefined;
}

export function Followings({ followings, againOf }: FollowingsProps): ReactNode {
  const say = useSay();
  const [shown, setShown] = useState(AT_ONCE);
  if (followings.length === 0) return null;
  return (
    <Section title={say('money.followings')} count={followings.length} flush>
      <ul className="rows">
        {followings.slice(0, shown).map((following) => (
          <OneFollowing key={following.id} following={following} again={againOf(following)} />
        ))}
      </ul>
      {followings.length > shown && <MoreButton act={() => setShown(shown + AT_ONCE)} />}
    </Section>
  );
}

interface OneProps {
  readonly following: FollowingShown;
  readonly again: (() => void) | undefined;
}

function OneFollowing({ following, again }: OneProps): ReactNode {
  const say = useSay();
  // Traces of the case are asked anew with it.
  const job = useWork(following.job, ['traces', following.caseId]);
  const state = job?.state ?? (following.traceId === null ? 'waiting' : 'done');
  const isOver = state === 'done' || state === 'failed';
  return (
    <li className="stack">
      <div className="split">
        <Begun following={following} />
        <span role="status">
          <Badge tone={TONES[state]}>{say.maybe('job', state)}</Badge>
        </span>
      </div>
      {!isOver && <Progress progress={job?.progress ?? null} />}
      {state === 'failed' && <Failure error={job?.error ?? null} />}
      {following.coSigners === true && <p className="small">{say('money.following.co-signers')}</p>}
      {following.receipts !== null && (
        <p className="small">{say('money.following.receipts', { proven: following.receipts.proven, of: following.receipts.of })}</p>
      )}
      {following.unspent !== null && <Unspent unspent={following.unspent} />}
      {following.stopped.map((reason) => (
        <p key={reason} className="small">
          {say(`money.stopped.${reason}`)}
        </p>
      ))}
      {isOver && <WhatNext following={following} hasFailed={state === 'failed'} again={again} />}
    </li>
  );
}

/** A contradiction of two sources stands out. */
function Unspent({ unspent: { second, of, agreed, spent } }: { unspent: NonNullable<FollowingShown['unspent']> }): ReactNode {
  const say = useSay();
  return (
    <>
      <p className="small">{say('money.following.unspent', { second: leftToRight(second), of, agreed })}</p>
      {spent.map(({ output, spender }) => (
        <p key={output} className="hint" data-tone="warn">
          {say('money.following.spent', { second: leftToRight(second), output: leftToRight(output), spender: leftToRight(spender) })}
        </p>
      ))}
    </>
  );
}

function Begun({ following }: { following: FollowingShown }): ReactNode {
  const say = useSay();
  const { seeds, method, source, contract, askedAt, askedBy, purpose } = following;
  return (
    <div className="stacked">
      <span className="strong">
        <Identifier wrap>{seeds[0] ?? ''}</Identifier> {seeds.length > 1 && say('money.following.more', { count: seeds.length - 1 })}
      </span>
      <span className="small" dir="auto">
        {purpose}
      </span>
      <span className="dots small faint">
        <span>{say(`money.method.${method}`)}</span>
        <Identifier>{source}</Identifier>
        {contract !== null && <Identifier>{nameOfFollowed(contract)}</Identifier>}
        <Moment at={askedAt} />
        <span>
          <Name>{askedBy.name}</Name>
        </span>
      </span>
    </div>
  );
}

/** Of the coins of chains whose tokens are followed, TRX is the only one. */
const nameOfFollowed = (contract: string): string => tokenName(unitOfValue({ chain: 'tron', contract })) ?? contract;

/** Nobody knows beforehand how many answers there will be. */
function Progress({ progress }: { progress: JobShown['progress'] }): ReactNode {
  const say = useSay();
  return (
    <div className="stacked small">
      <progress aria-label={say('money.followings')} {...(progress?.of !== undefined && { max: progress.of, value: progress.done })} />
      {progress?.what === 'answers' && <span>{say('money.following.answers', { count: progress.done })}</span>}
    </div>
  );
}

function Failure({ error }: { error: JobShown['error'] }): ReactNode {
  const { say, language } = useLanguage();
  return (
    <p role="status" className="stacked small">
      <span>{error?.title?.[language] ?? say('shell.error')}</span>
      {error !== null && <Identifier>{error.code}</Identifier>}
    </p>
  );
}

function WhatNext({ following, hasFailed, again }: OneProps & { hasFailed: boolean }): ReactNode {
  const say = useSay();
  const { caseId, traceId, answers, stopped, secondAnswers, second } = following;
  return (
    <div className="row">
      {traceId !== null && (
        <Link to="/cases/$caseId/money/$traceId" params={{ caseId, traceId }}>
          {say('money.following.trace')}
        </Link>
      )}
      {answers !== null && (
        <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId: answers.evidenceId }} className="small">
          {say('money.following.kept', { count: answers.count })}
        </Link>
      )}
      {secondAnswers !== null && (
        <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId: secondAnswers.evidenceId }} className="small">
          {say('money.following.kept.second', { second: leftToRight(second ?? '') })}
        </Link>
      )}
      {again !== undefined && (hasFailed || stopped.length > 0) && (
        <Button variant="default" size="compact-xs" onClick={again}>
          {say(hasFailed ? 'shell.try-again' : 'money.following.again')}
        </Button>
      )}
    </div>
  );
}
