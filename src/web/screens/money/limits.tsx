// SPDX-License-Identifier: Apache-2.0
/** How far traces may go and which sources may be asked; the approver of the case sets it, with a reason. */
import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { CaseTracing } from '../../../core/api/currency.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { leftToRight } from '../../language/isolated.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { DayOf, Identifier, Name } from '../../parts/words.tsx';
import { sourceName } from './source-name.ts';

interface LimitsProps {
  readonly detail: CaseDetail;
  readonly tracing: CaseTracing;
}

export function Limits({ detail, tracing }: LimitsProps): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.limits')}>
      {tracing.setBy === null ? <p className="faint">{say('money.limits.none')}</p> : <LimitsSet tracing={tracing} />}
      {detail.may.includes('allow-tracing') && <SetLimits detail={detail} tracing={tracing} />}
    </Section>
  );
}

function LimitsSet({ tracing }: { tracing: CaseTracing }): ReactNode {
  const say = useSay();
  const allowed = tracing.sources.filter((source) => source.allowed);
  const rows = [
    ['money.limits.hops', tracing.maxHops],
    ['money.limits.value', tracing.minAmount],
    ['money.limits.day', tracing.untilDay],
  ] as const;
  return (
    <>
      <dl className="pairs">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value === null ? say('money.limits.any') : <bdi dir="ltr">{String(value)}</bdi>}</dd>
          </div>
        ))}
        <div>
          <dt>{say('money.limits.sources')}</dt>
          <dd>
            <span className="stacked">
              {allowed.length === 0
                ? say('money.limits.no-source')
                : allowed.map(({ id, host }) => <Identifier key={id} wrap>{`${id} (${host})`}</Identifier>)}
            </span>
          </dd>
        </div>
        <div>
          <dt>{say('money.limits.reason')}</dt>
          <dd dir="auto" translate="no">
            {tracing.reason}
          </dd>
        </div>
      </dl>
      <p className="small faint">
        {tracing.setBy !== null && <Name>{tracing.setBy.name}</Name>} · {tracing.setAt !== null && <DayOf at={tracing.setAt} />}
      </p>
    </>
  );
}

function SetLimits({ detail, tracing }: LimitsProps): ReactNode {
  const say = useSay();
  const [hops, setHops] = useState(String(tracing.maxHops ?? ''));
  const [value, setValue] = useState(tracing.minAmount ?? '');
  const [day, setDay] = useState(tracing.untilDay ?? '');
  const [sources, setSources] = useState<readonly string[]>(tracing.sources.filter(({ allowed }) => allowed).map(({ id }) => id));
  const [reason, setReason] = useState('');
  const allow = useAct(
    () =>
      call('allowTracing', {
        params: { caseId: detail.id },
        body: {
          sources: [...sources],
          maxHops: hops.trim() === '' ? null : Number(hops),
          minAmount: value.trim() === '' ? null : value.trim(),
          untilDay: day === '' ? null : day,
          reason: reason.trim(),
        },
      }),
    { quiet: true, done: say('shell.saved'), after: () => setReason('') },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    allow.mutate();
  };
  return (
    <details>
      <summary>{say('money.limits.set')}</summary>
      <form onSubmit={submit} className="stack">
        <TextInput
          label={say('money.limits.hops')}
          description={say('money.limits.empty')}
          value={hops}
          onChange={(event) => setHops(event.currentTarget.value)}
          inputMode="numeric"
          pattern="[0-9]{1,5}"
          dir="ltr"
        />
        <TextInput
          label={say('money.limits.value')}
          description={say('money.limits.units')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          inputMode="numeric"
          pattern="[0-9]{1,78}"
          dir="ltr"
        />
        <DayInput label={say('money.limits.day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <Checkbox.Group label={say('money.limits.sources')} value={[...sources]} onChange={setSources}>
          {tracing.sources.length === 0 ? (
            <p className="small faint">{say('money.limits.unknown')}</p>
          ) : (
            tracing.sources.map(({ id, host, kind }) => (
              <Checkbox key={id} value={id} label={`${sourceName({ id, kind }, say)}, ${leftToRight(host)}`} />
            ))
          )}
        </Checkbox.Group>
        <Textarea
          label={say('money.limits.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          rows={2}
          maxLength={2000}
        />
        {allow.error !== null && !(allow.error instanceof StepUpClosed) && <Trouble error={allow.error} />}
        <div className="row end">
          <Button type="submit" loading={allow.isPending} disabled={reason.trim() === ''}>
            {say('money.limits.save')}
          </Button>
        </div>
      </form>
    </details>
  );
}
