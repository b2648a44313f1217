// SPDX-License-Identifier: Apache-2.0
/** Lists and series of a case: asked by one person, approved by another, stopped by either; and how far each is. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaptureListShown } from '../../../core/api/captures.ts';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { deskNow } from '../../desk/clock.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';

export function CaptureLists({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const lists = useQuery(asked.captureLists(detail.id));
  return (
    <Asked of={lists}>
      {(answer) =>
        answer.lists.length === 0 ? null : (
          <Section title={say('capture.lists')} count={answer.lists.length} flush>
            <ul className="rows">
              {answer.lists.map((list) => (
                <OneList key={list.id} list={list} detail={detail} />
              ))}
            </ul>
          </Section>
        )
      }
    </Asked>
  );
}

function OneList({ list, detail }: { list: CaptureListShown; detail: CaseDetail }): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const params = { listId: list.id };
  const approve = useAct(() => call('approveCaptureList', { params }), { done: say('capture.list.approved.done') });
  const stop = useAct(() => call('stopCaptureList', { params }), { done: say('capture.list.stopped.done') });
  const planned = list.urls.length * list.visits;
  const standing = standingOf(list);
  const mayApprove = standing === 'waits' && detail.may.includes('approve-captures') && session?.account.id !== list.askedBy.id;
  return (
    <li className="stack">
      <div className="split">
        <div className="stacked">
          <span className="strong">
            <bdi translate="no">{list.name}</bdi>
          </span>
          <span className="dots small faint">
            <span>{say('capture.list.pages', { count: list.urls.length })}</span>
            <span>
              {list.visits === 1 ? say('capture.list.once') : say('capture.list.again', { visits: list.visits, hours: list.everyHours })}
            </span>
            <span>{say('capture.list.pause', { seconds: list.delaySeconds })}</span>
            <span>
              {say('capture.list.until')} <Moment at={list.endsAt} />
            </span>
          </span>
          <span className="dots small faint">
            <Name>{list.askedBy.name}</Name>
            <span dir="auto" translate="no">
              {list.purpose}
            </span>
          </span>
          <span className="small faint">
            {say('capture.minimise')}
            {say('shell.colon')}
            <bdi>{list.minimisation ?? say('capture.minimise.none')}</bdi>
          </span>
        </div>
        <Badge tone={standing === 'runs' || standing === 'done' ? 'good' : 'warn'}>{say(`capture.list.${standing}`)}</Badge>
      </div>
      <label className="stacked small">
        <span>{say('capture.list.progress', { captured: list.captured, of: planned })}</span>
        <progress value={list.captured} max={planned} />
      </label>
      <details>
        <summary>{say('capture.list.show')}</summary>
        <ul className="page-list small">
          {list.urls.map((url) => (
            <li key={url}>
              <Identifier wrap>{url}</Identifier>
            </li>
          ))}
        </ul>
      </details>
      <div className="row">
        {mayApprove && (
          <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate()}>
            {say('capture.list.approve')}
          </Button>
        )}
        {(standing === 'waits' || standing === 'runs') && detail.may.includes('stop-captures') && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {say('capture.list.stop')}
          </Button>
        )}
      </div>
    </li>
  );
}

function standingOf(list: CaptureListShown): 'stopped' | 'done' | 'waits' | 'runs' | 'over' {
  if (list.stoppedAt !== null) return 'stopped';
  if (list.captured >= list.urls.length * list.visits) return 'done';
  if (new Date(list.endsAt) < deskNow()) return 'over';
  return list.approvedAt === null ? 'waits' : 'runs';
}
