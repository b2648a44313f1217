// SPDX-License-Identifier: Apache-2.0
/** Until when the evidence of a case is kept: what waits for a second person stands first, then what is due, then the rest. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { type HowItCame, howItCame } from '../../../core/api/evidence.ts';
import type { RetainedItem, RetentionOfCase } from '../../../core/api/retention.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { CloseCase } from '../case/close-case.tsx';
import { DecideOn, Propose, Proposed } from './erasure.tsx';

export function Retention(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/retention' });
  const retention = useQuery(asked.retention(caseId));
  return (
    <CaseFrame caseId={caseId}>
      {(detail) => <Asked of={retention}>{(found) => <OfCase detail={detail} retention={found} />}</Asked>}
    </CaseFrame>
  );
}

interface Dialogue {
  readonly what: 'propose' | 'decide';
  readonly item: RetainedItem;
}

const waits = ({ erasure }: RetainedItem): boolean => erasure !== null && erasure.decision === null;
const urgency = (item: RetainedItem): number => (item.erasedAt !== null ? 3 : waits(item) ? 0 : item.due ? 1 : 2);

function OfCase({ detail, retention }: { detail: CaseDetail; retention: RetentionOfCase }): ReactNode {
  const say = useSay();
  const caseId = detail.id;
  const [open, setOpen] = useState<Dialogue>();
  const items = [...retention.items].sort((a, b) => urgency(a) - urgency(b));
  const done = () => setOpen(undefined);
  return (
    <div className="columns">
      <div className="stack">
        <p className="lead">{say('retention.lead')}</p>
        {items.length === 0 ? (
          <div className="card">
            <Empty what={say('evidence.none')} todo={say('evidence.none.do')} />
          </div>
        ) : (
          <Section title={say('retention.items')} count={items.length} flush>
            <ul className="rows">
              {items.map((item) => (
                <OneItem key={item.evidenceId} caseId={caseId} item={item} may={retention.may} open={setOpen} />
              ))}
            </ul>
          </Section>
        )}
      </div>
      <div className="stack">
        {retention.may.includes('set') && <SetRetention caseId={caseId} />}
        {retention.settings.length > 0 && <Settings settings={retention.settings} />}
        {detail.may.includes('close-case') && <CloseCase detail={detail} />}
      </div>
      <Modal
        opened={open !== undefined}
        onClose={done}
        title={say(open?.what === 'decide' ? 'erasure.decide' : 'erasure.propose')}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        {open?.what === 'propose' && <Propose item={open.item} done={done} />}
        {open?.what === 'decide' && open.item.erasure !== null && (
          <DecideOn erasure={open.item.erasure} mayConfirm={retention.may.includes('confirm')} done={done} />
        )}
      </Modal>
    </div>
  );
}

interface OneItemProps {
  readonly caseId: string;
  readonly item: RetainedItem;
  readonly may: RetentionOfCase['may'];
  readonly open: (dialogue: Dialogue) => void;
}

function OneItem({ caseId, item, may, open }: OneItemProps): ReactNode {
  const { say, formats } = useLanguage();
  const { erasure } = item;
  return (
    <li className="split">
      <div className="stacked">
        <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId: item.evidenceId }}>
          <Name>{item.name}</Name>
        </Link>
        <span className="dots small faint">
          <span>{say.maybe('how', item.how)}</span>
          {item.erasedAt === null && (
            <span>{item.keptUntil === null ? say('retention.no-rule') : say('retention.until', { day: formats.day(item.keptUntil) })}</span>
          )}
          {item.erasedAt === null && item.by !== null && <span>{say(`retention.by.${item.by}`)}</span>}
        </span>
        {erasure !== null && waits(item) && <Proposed erasure={erasure} />}
        {erasure?.decision === 'declined' && item.erasedAt === null && (
          <span className="small faint">
            {say('erasure.declined')} <bdi>{erasure.declinedReason}</bdi>
          </span>
        )}
      </div>
      <span className="row tight">
        <Standing item={item} />
        {item.erasedAt === null && may.includes('propose') && (
          <Button size="xs" variant="default" onClick={() => open({ what: waits(item) ? 'decide' : 'propose', item })}>
            {say(waits(item) ? 'erasure.decide' : 'erasure.propose')}
            <span className="hidden-text"> {item.name}</span>
          </Button>
        )}
      </span>
    </li>
  );
}

function Standing({ item }: { item: RetainedItem }): ReactNode {
  const say = useSay();
  if (item.erasedAt !== null) {
    const running = item.erasure?.decision === 'confirmed' && item.erasure.doneAt === null;
    return <Badge tone={running ? 'warn' : 'good'}>{say(running ? 'erasure.running' : 'erasure.done')}</Badge>;
  }
  return item.due && !waits(item) ? <Badge tone="warn">{say('retention.due')}</Badge> : null;
}

const NOTHING = { how: '', untilDay: '', reason: '' };

function SetRetention({ caseId }: { caseId: string }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState(NOTHING);
  const set = useAct(
    () => {
      const how = given.how === '' ? {} : { how: given.how as HowItCame };
      return call('setRetention', { params: { caseId }, body: { untilDay: given.untilDay, reason: given.reason.trim(), ...how } });
    },
    { quiet: true, done: say('shell.saved'), after: () => setGiven(NOTHING) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <Section title={say('retention.set')}>
      <form onSubmit={submit} className="stack">
        <NativeSelect
          label={say('retention.what')}
          value={given.how}
          onChange={(event) => setGiven({ ...given, how: event.currentTarget.value })}
          data={[{ value: '', label: say('retention.everything') }, ...howItCame.map((how) => ({ value: how, label: say(`how.${how}`) }))]}
        />
        <DayInput
          label={say('retention.until.day')}
          value={given.untilDay}
          onChange={(event) => setGiven({ ...given, untilDay: event.currentTarget.value })}
          required
        />
        <Textarea
          label={say('erasure.reason')}
          value={given.reason}
          onChange={(event) => setGiven({ ...given, reason: event.currentTarget.value })}
          required
          rows={2}
          maxLength={2000}
        />
        {set.error !== null && !(set.error instanceof StepUpClosed) && <Trouble error={set.error} />}
        <Button type="submit" loading={set.isPending} disabled={given.untilDay === '' || given.reason.trim() === ''}>
          {say('retention.set')}
        </Button>
      </form>
    </Section>
  );
}

function Settings({ settings }: { settings: RetentionOfCase['settings'] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('retention.settings')} count={settings.length}>
      <ul className="stack tight">
        {settings.map((one) => (
          <li key={`${one.setAt} ${one.how}`} className="stacked small">
            <strong>{one.how === null ? say('retention.everything') : say(`how.${one.how}`)}</strong>
            <span>{say('retention.until', { day: formats.day(one.untilDay) })}</span>
            <bdi>{one.reason}</bdi>
            <span className="dots faint">
              <Name>{one.setBy.name}</Name>
              <Moment at={one.setAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
