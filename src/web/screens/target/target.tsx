// SPDX-License-Identifier: Apache-2.0
/** One target: what is known of it, what is missing, and the advice on it. */
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail, Target } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { DayOf, Identifier, Name, StateBadge } from '../../parts/words.tsx';
import { AdviceOnTarget } from '../advice/advice-on-target.tsx';
import { AskedBeforeBox } from './asked-before.tsx';
import { EventFields } from './event-fields.tsx';
import { FollowFirst, isToBeFollowed } from './follow-first.tsx';
import { RoleInCase } from './role-in-case.tsx';
import { eventOf, noEvent, RoleSelect } from './target-words.tsx';

export function TargetScreen(): ReactNode {
  const say = useSay();
  const { caseId, targetId } = useParams({ from: '/inside/cases/$caseId/targets/$targetId' });
  const found = useQuery(asked.case(caseId));
  return (
    <Asked of={found} lines={8}>
      {(detail) => {
        const target = detail.targets.find((one) => one.id === targetId);
        if (target === undefined) return <Empty what={say('shell.not-found')} todo={say('shell.not-found.do')} />;
        return <OneTarget detail={detail} target={target} />;
      }}
    </Asked>
  );
}

function OneTarget({ detail, target }: { detail: CaseDetail; target: Target }): ReactNode {
  const say = useSay();
  const crumbs = [
    { text: say('shell.cases'), link: { to: '/' as const } },
    { text: detail.title, link: { to: '/cases/$caseId' as const, params: { caseId: detail.id } } },
  ];
  return (
    <Page
      title={target.written}
      ofCase={detail.id}
      heading={<Identifier>{target.written}</Identifier>}
      crumbs={crumbs}
      lead={
        <span className="dots">
          <span>{say.maybe('kind', target.kind)}</span>
          {target.service !== null && (
            <span>
              <ServiceName of={target.service} />
            </span>
          )}
          <span>{say.maybe('person', target.role)}</span>
        </span>
      }
    >
      {isToBeFollowed(target) && <FollowFirst target={target} />}
      <div className="columns">
        <AdviceOnTarget detail={detail} target={target} />
        <div className="stack wide-gap">
          <AboutTarget detail={detail} target={target} />
          <RoleInCase detail={detail} target={target} />
          <RequestsOnTarget caseId={detail.id} targetId={target.id} />
          <AskedBeforeBox caseId={detail.id} targetId={target.id} />
        </div>
      </div>
    </Page>
  );
}

function AboutTarget({ detail, target }: { detail: CaseDetail; target: Target }): ReactNode {
  const { say, formats } = useLanguage();
  const [changing, setChanging] = useState(false);
  const may = detail.may.includes('add-target');
  const missing = formats.list(target.missing.map((word) => say.maybe('missing', word)));
  return (
    <Section
      title={say('target.about')}
      acts={
        may && (
          <Button size="xs" variant="default" onClick={() => setChanging(true)}>
            {say(target.missing.length > 0 ? 'target.fill' : 'target.change')}
          </Button>
        )
      }
    >
      {target.missing.length > 0 && (
        <p className="hint" data-tone="warn">
          {say('case.targets.missing', { what: missing })}
        </p>
      )}
      {target.warnings.map((warning) => (
        <p key={warning} className="hint" data-tone="warn">
          {say.maybe('warning', warning)}
        </p>
      ))}
      <dl className="pairs">
        <Pair name={say('target.relevance')}>
          <span dir="auto" translate="no">
            {target.relevance}
          </span>
        </Pair>
        {target.normalised !== target.written && (
          <Pair name={say('target.normalised', { text: '' })}>
            <Identifier>{target.normalised}</Identifier>
          </Pair>
        )}
        {target.event !== null && (
          <Pair name={say('target.event')}>
            <Identifier>
              {[target.event.at, target.event.zone, target.event.port !== undefined ? `:${target.event.port}` : '']
                .filter(Boolean)
                .join(' ')}
            </Identifier>
          </Pair>
        )}
        {target.holder !== null && <Pair name={say('target.holder')}>{formats.country(target.holder)}</Pair>}
        <Pair name={say('target.added-by')}>
          <Name>{target.addedBy.name}</Name> · <DayOf at={target.addedAt} />
        </Pair>
        {target.from !== null && (
          <Pair name={say('target.from-record')}>
            <Link to="/readings/$readingId" params={{ readingId: target.from.readingId }} search={{ record: target.from.recordId }}>
              {say('target.see-record')}
            </Link>
          </Pair>
        )}
      </dl>
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={say('target.change')}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        {changing && <ChangeTarget target={target} done={() => setChanging(false)} />}
      </Modal>
    </Section>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ChangeTarget({ target, done }: { target: Target; done: () => void }): ReactNode {
  const say = useSay();
  const [role, setRole] = useState(target.role);
  const [relevance, setRelevance] = useState(target.relevance);
  const [event, setEvent] = useState({
    ...noEvent,
    ...(target.event !== null && { at: target.event.at, zone: target.event.zone ?? '', port: String(target.event.port ?? '') }),
  });
  const change = useAct(
    () =>
      call('changeTarget', {
        params: { caseId: target.caseId, targetId: target.id },
        body: { role, relevance: relevance.trim(), ...(eventOf(event) !== undefined && { event: eventOf(event) }) },
      }),
    { quiet: true, done: say('target.changed'), after: done },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <EventFields event={event} change={setEvent} />
      <RoleSelect role={role} change={setRole} least={target.role} />
      <Textarea
        label={say('target.relevance')}
        value={relevance}
        onChange={(typed) => setRelevance(typed.currentTarget.value)}
        required
        rows={3}
      />
      {change.error !== null && <Trouble error={change.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {say('shell.save')}
        </Button>
      </div>
    </form>
  );
}

function RequestsOnTarget({ caseId, targetId }: { caseId: string; targetId: string }): ReactNode {
  const say = useSay();
  const requests = useQuery(asked.requests({ caseId }));
  return (
    <Section title={say('case.requests')} flush>
      <Asked of={requests}>
        {(answer) => {
          const mine = answer.requests.filter((one) => one.targets.includes(targetId));
          if (mine.length === 0) return <p className="faint padded">{say('case.requests.none')}</p>;
          return (
            <ul className="rows">
              {mine.map((one) => (
                <li key={one.id} className="split">
                  <Link to="/requests/$requestId" params={{ requestId: one.id }} className="stacked">
                    <bdi>{one.title}</bdi>
                    <bdi dir="ltr" className="small">
                      {one.number}
                    </bdi>
                  </Link>
                  <StateBadge state={one.state} />
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
    </Section>
  );
}
