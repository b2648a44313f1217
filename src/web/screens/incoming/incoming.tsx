// SPDX-License-Identifier: Apache-2.0
/** One request of another State: what it states, what is missing, what was done, what is due, and the steps from here. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import type { IncomingDetail, IncomingStepShown } from '../../../core/api/incoming.ts';
import { translationStates } from '../../../core/incoming/incoming.ts';
import type { IncomingEvent } from '../../../core/incoming/state-table.ts';
import { usualNext } from '../../../core/incoming/usual-next.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Badge, DayOf, DaysLeft, Identifier, Name } from '../../parts/words.tsx';
import { IncomingBadge, Missing } from './incoming-words.tsx';
import { StatedFields } from './stated-fields.tsx';
import { StepMenu, StepWindow } from './step-form.tsx';

export function IncomingScreen(): ReactNode {
  const { incomingId } = useParams({ from: '/inside/incoming/$incomingId' });
  const { say, formats } = useLanguage();
  const found = useQuery(asked.incoming(incomingId));
  const [taking, setTaking] = useState<IncomingEvent>();
  const title = found.data === undefined ? say('incoming.title') : `${found.data.number} · ${formats.country(found.data.requestingState)}`;
  return (
    <Page
      title={title}
      crumbs={[{ text: say('incoming.title'), link: { to: '/incoming' } }]}
      acts={found.data === undefined ? undefined : <StepMenu one={found.data} take={setTaking} />}
    >
      <Asked of={found} lines={8}>
        {(one) => (
          <>
            <NextStep one={one} take={setTaking} />
            <div className="columns">
              <div className="stack wide-gap">
                <About one={one} />
                <StatedFields key={one.id} one={one} />
              </div>
              <div className="stack wide-gap">
                <Due one={one} />
                <Papers one={one} />
                <Done steps={one.steps} />
              </div>
            </div>
            <StepWindow one={one} event={taking} close={() => setTaking(undefined)} />
          </>
        )}
      </Asked>
    </Page>
  );
}

interface NextStepProps {
  readonly one: IncomingDetail;
  readonly take: (event: IncomingEvent) => void;
}

function NextStep({ one, take }: NextStepProps): ReactNode {
  const say = useSay();
  const id = useId();
  const next = usualNext({ ...one, taken: one.steps.map(({ event }) => event) });
  if (next === undefined) return null;
  return (
    <section className="next-step" aria-labelledby={id}>
      <div>
        <h2 id={id}>{say('case.next')}</h2>
        <p>{say(`incoming.next.${next}`, { count: one.missing })}</p>
      </div>
      <Button onClick={() => take(next)}>{say(`incoming.event.${next}`)}</Button>
    </section>
  );
}

function About({ one }: { one: IncomingDetail }): ReactNode {
  const { say } = useLanguage();
  const lines: readonly (readonly [string, ReactNode])[] = [
    [say('incoming.authority'), <Name key="a">{one.requestingAuthority}</Name>],
    [say('incoming.their'), <Identifier key="t">{one.theirReference}</Identifier>],
    [say('incoming.basis'), <Name key="b">{one.treatyBasis}</Name>],
    [say('incoming.received'), <DayOf key="r" at={one.receivedOn} />],
    [say('incoming.channel'), say(`incoming.channel.${one.channel}`)],
    [say('incoming.urgency'), say(`incoming.urgency.${one.urgency}`)],
    [say('incoming.office'), one.office === null ? '' : <Name key="o">{one.office}</Name>],
    [say('incoming.secrecy-until'), one.secrecyUntil === null ? '' : <DayOf key="s" at={one.secrecyUntil} />],
  ];
  return (
    <Section
      title={say('incoming.asked')}
      acts={
        <span className="row tight">
          <IncomingBadge state={one.state} />
          <Missing count={one.missing} />
        </span>
      }
    >
      <p dir="auto" translate="no" className="pack-text lead">
        {one.asked}
      </p>
      <dl className="pairs">
        {lines
          .filter(([, said]) => said !== '')
          .map(([label, said]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        <div>
          <dt>{say('incoming.case')}</dt>
          <dd>
            <Link to="/cases/$caseId" params={{ caseId: one.caseId }}>
              <bdi dir="ltr">{one.caseNumber}</bdi>
            </Link>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Done({ steps }: { steps: readonly IncomingStepShown[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('incoming.steps')} count={steps.length} flush>
      {steps.length === 0 && <p className="faint padded">{say('incoming.steps.none')}</p>}
      <ol className="rows">
        {steps.map((step) => (
          <li key={step.id} className="stacked">
            <span className="row tight">
              <strong>{say(`incoming.event.${step.event}`)}</strong>
              {step.reason !== null && <Badge>{say.maybe('refusal', step.reason)}</Badge>}
              {step.reference !== null && <Identifier>{step.reference}</Identifier>}
            </span>
            {step.office !== null && <Name>{step.office}</Name>}
            {step.comment !== null && (
              <span dir="auto" translate="no" className="pack-text small">
                {step.comment}
              </span>
            )}
            {step.evidence.map((item) => (
              <Identifier key={item.id} wrap>
                {item.name}
              </Identifier>
            ))}
            <span className="dots small faint">
              <DayOf at={step.happenedOn} />
              <Name>{step.by.name}</Name>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Due({ one }: { one: IncomingDetail }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('case.deadlines')} flush>
      <ul className="rows">
        {one.deadlines.map((due) => (
          <li key={due.id} className="split">
            <span className="stacked">
              <span className="strong">{say.maybe('due', due.kind)}</span>
              <DayOf at={due.lastDay} />
            </span>
            {due.metAt === null ? <DaysLeft days={due.daysLeft} /> : <Badge tone="good">{say('shell.done')}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Which item is the paper, which its translation, and how far that is. */
function Papers({ one }: { one: IncomingDetail }): ReactNode {
  const say = useSay();
  const evidence = useQuery(asked.evidenceOfCase(one.caseId));
  const change = useAct((body: object) => call('changeIncoming', { params: { incomingId: one.id }, body }), {
    done: say('incoming.stated.saved'),
  });
  const items = (evidence.data?.items ?? []).filter(({ erasedAt }) => erasedAt === null);
  const choices = [{ value: '', label: say('incoming.item.none') }, ...items.map(({ id, name }) => ({ value: id, label: name }))];
  const choose = (field: 'originalId' | 'translationId') => (event: { currentTarget: { value: string } }) =>
    change.mutate({ [field]: event.currentTarget.value || null });
  const isClosed = !one.mayChange;
  return (
    <Section title={say('incoming.translation')}>
      <div className="stack">
        <NativeSelect
          label={say('incoming.translation')}
          value={one.translation}
          disabled={isClosed}
          onChange={(event) => change.mutate({ translation: event.currentTarget.value })}
          data={translationStates.map((state) => ({ value: state, label: say(`incoming.translation.${state}`) }))}
        />
        <NativeSelect
          label={say('incoming.original')}
          value={one.original?.id ?? ''}
          disabled={isClosed}
          onChange={choose('originalId')}
          data={choices}
        />
        <NativeSelect
          label={say('incoming.translated')}
          value={one.translated?.id ?? ''}
          disabled={isClosed}
          onChange={choose('translationId')}
          data={choices}
        />
        <Link to="/cases/$caseId/evidence" params={{ caseId: one.caseId }} className="small">
          {say('evidence.title')}
        </Link>
      </div>
    </Section>
  );
}
