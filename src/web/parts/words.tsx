// SPDX-License-Identifier: Apache-2.0
/** Small pieces that every screen speaks with: identifiers, times, states, days left. */
import type { ReactNode } from 'react';
import type { DeadlineShown } from '../../core/api/requests.ts';
import { shownControls, shownOverrides } from '../../core/documents/shown-controls.ts';
import { deskNow } from '../desk/clock.ts';
import { useLanguage, useSay } from '../language/language.tsx';
import { daysLeftOf } from './days-left.ts';

/** An identifier keeps its own direction wherever it stands; it may be anything a stranger wrote, and is only ever text. Marks that turn or hide are shown. */
export function Identifier({ children, wrap }: { children: string; wrap?: boolean }): ReactNode {
  return (
    <bdi dir="ltr" translate="no" className="identifier" data-wrap={wrap || undefined}>
      {shownControls(children)}
    </bdi>
  );
}

/** A name that may be in another script than the page. `translate="no"`: what was written stays so, also where a browser offers to translate. */
export const Name = ({ children }: { children: string }): ReactNode => <bdi translate="no">{shownOverrides(children)}</bdi>;

export function Moment({ at, precise }: { at: string; precise?: boolean }): ReactNode {
  const { formats } = useLanguage();
  return (
    <time dateTime={at} className="nowrap">
      <bdi>{precise ? formats.second(at) : formats.moment(at)}</bdi>
    </time>
  );
}

export function DayOf({ at }: { at: string }): ReactNode {
  const { formats } = useLanguage();
  return (
    <time dateTime={at} className="nowrap">
      <bdi>{formats.day(at)}</bdi>
    </time>
  );
}

export type Tone = 'plain' | 'sea' | 'good' | 'warn' | 'bad';

/** A state is always a word; its colour only helps. */
export function Badge({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }): ReactNode {
  return (
    <span className="badge" data-tone={tone} title={title}>
      {children}
    </span>
  );
}

const STATE_TONES: Readonly<Record<string, Tone>> = {
  draft: 'plain',
  submitted: 'warn',
  approved: 'sea',
  sent: 'sea',
  acknowledged: 'sea',
  'partly-answered': 'good',
  answered: 'good',
  refused: 'bad',
  disapproved: 'bad',
};

export function StateBadge({ state }: { state: string }): ReactNode {
  const say = useSay();
  return <Badge tone={STATE_TONES[state] ?? 'plain'}>{say.maybe('state', state)}</Badge>;
}

/** `12 days left` in the colour of its urgency. */
export function DaysLeft({ days }: { days: number }): ReactNode {
  const say = useSay();
  const tone: Tone = days < 0 ? 'bad' : days <= 7 ? 'bad' : days <= 21 ? 'warn' : 'plain';
  return <Badge tone={tone}>{days < 0 ? say('due.over', { days: -days }) : say('due.left', { days })}</Badge>;
}

export function DueNext({ due }: { due: { kind: string; at: string } | null }): ReactNode {
  const say = useSay();
  if (due === null) return <span className="faint">{say('cases.nothing-due')}</span>;
  return (
    <span className="stacked">
      <DaysLeft days={daysLeftOf(due.at, deskNow().getTime())} />
      <span className="small faint">
        {say.maybe('due', due.kind)} · <DayOf at={due.at} />
      </span>
    </span>
  );
}

/** Days left; of what is over, that it was done, or what was decided instead. */
export function Standing({ of: { metAt, daysLeft, secrecy } }: { of: Pick<DeadlineShown, 'metAt' | 'daysLeft' | 'secrecy'> }): ReactNode {
  const say = useSay();
  if (metAt === null) return <DaysLeft days={daysLeft} />;
  if (secrecy !== null) return <Badge tone="warn">{say(`secrecy.${secrecy.decision}`)}</Badge>;
  return <Badge tone="good">{say('shell.done')}</Badge>;
}
