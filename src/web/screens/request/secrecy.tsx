// SPDX-License-Identifier: Apache-2.0
/** The end of secrecy towards the person concerned: what was decided on it, and what whoever may decide does beside telling them. */
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DeadlineShown, RequestDetail, SecrecyDecision } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { DayOf, Name } from '../../parts/words.tsx';
import { WrittenAct } from './gates.tsx';

export function Secrecy({ request }: { request: RequestDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const clocks = request.deadlines.filter(({ kind }) => kind === 'secrecy-end');
  const open = clocks.find(({ metAt }) => metAt === null);
  const decided = clocks.flatMap(({ secrecy }) => (secrecy === null ? [] : [secrecy]));
  if (open === undefined && decided.length === 0) return null;
  return (
    <Section title={say('secrecy.title')}>
      <div className="stack">
        {decided.map((one) => (
          <Decided key={one.at} decision={one} />
        ))}
        {open !== undefined && <p>{say(open.daysLeft < 0 ? 'secrecy.passed' : 'secrecy.runs', { day: formats.day(open.lastDay) })}</p>}
        {open !== undefined && request.may.includes('decide-secrecy') && <Decide requestId={request.id} clock={open} />}
      </div>
    </Section>
  );
}

function Decided({ decision: { decision, until, basis, reason, by, at } }: { decision: SecrecyDecision }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="stacked">
      <span className="strong">
        {decision === 'prolonged' ? say('secrecy.prolonged.to', { day: formats.day(until ?? '') }) : say('secrecy.not-told.long')}
      </span>
      {basis !== null && (
        <span className="small">
          {say('secrecy.basis')}
          {say('shell.colon')}
          <bdi translate="no">{basis}</bdi>
        </span>
      )}
      <blockquote dir="auto" translate="no" className="said">
        {reason}
      </blockquote>
      <span className="dots small faint">
        <Name>{by.name}</Name>
        <DayOf at={at} />
      </span>
    </div>
  );
}

function Decide({ requestId, clock }: { requestId: string; clock: DeadlineShown }): ReactNode {
  const say = useSay();
  const [what, setWhat] = useState<'prolong' | 'not-told'>();
  const leave = (reason: string) => call('leaveUntold', { params: { requestId }, body: { reason } });
  return (
    <>
      <div className="row">
        {(['prolong', 'not-told'] as const).map((one) => (
          <Button
            key={one}
            size="xs"
            variant="default"
            aria-expanded={what === one}
            onClick={() => setWhat(what === one ? undefined : one)}
          >
            {say(`secrecy.${one}.open`)}
          </Button>
        ))}
      </div>
      {what === 'prolong' && <Prolong requestId={requestId} clock={clock} />}
      {what === 'not-told' && (
        <WrittenAct
          label={say('secrecy.reason')}
          why={say('secrecy.reason.why')}
          go={say('secrecy.not-told.go')}
          least={10}
          most={5000}
          work={leave}
        />
      )}
    </>
  );
}

function Prolong({ requestId, clock }: { requestId: string; clock: DeadlineShown }): ReactNode {
  const say = useSay();
  const [asked, setAsked] = useState({ until: '', basis: '', reason: '' });
  const prolong = useAct(
    () => {
      const body = { until: asked.until, basis: asked.basis.trim(), reason: asked.reason.trim() };
      return call('prolongSecrecy', { params: { requestId }, body });
    },
    { quiet: true, done: say('shell.done') },
  );
  const write = (name: keyof typeof asked) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setAsked({ ...asked, [name]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prolong.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack tight">
      <DayInput label={say('secrecy.until')} value={asked.until} onChange={write('until')} min={clock.lastDay} required />
      <TextInput
        label={say('secrecy.basis')}
        description={say('secrecy.basis.why')}
        value={asked.basis}
        onChange={write('basis')}
        maxLength={500}
        required
      />
      <Textarea
        label={say('secrecy.reason')}
        description={say('secrecy.reason.why')}
        value={asked.reason}
        onChange={write('reason')}
        minLength={10}
        maxLength={5000}
        rows={2}
        required
      />
      {prolong.error !== null && <Trouble error={prolong.error} />}
      <div className="row end">
        <Button type="submit" size="xs" loading={prolong.isPending}>
          {say('secrecy.prolong.go')}
        </Button>
      </div>
    </form>
  );
}
