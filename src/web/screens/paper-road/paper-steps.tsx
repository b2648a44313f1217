// SPDX-License-Identifier: Apache-2.0
/** What happened to the papers outside the desk, and the days a court has set. */
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PaperRoad } from '../../../core/api/paper-road.ts';
import { type PaperStepKind, paperStepKinds, underWay } from '../../../core/requests/paper-road.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { deskToday } from '../../desk/clock.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, DayOf, Identifier, Name } from '../../parts/words.tsx';

export function PaperSteps({ requestId, road }: { requestId: string; road: PaperRoad }): ReactNode {
  const say = useSay();
  const [writing, setWriting] = useState(false);
  const waiting = underWay(road.steps);
  return (
    <Section
      title={say('paper.steps')}
      count={road.steps.length}
      flush
      acts={
        road.mayRecord ? (
          <Button size="xs" variant="default" onClick={() => setWriting(!writing)} aria-expanded={writing}>
            {say('paper.step.add')}
          </Button>
        ) : undefined
      }
    >
      {writing && <StepForm requestId={requestId} done={() => setWriting(false)} />}
      {road.steps.length === 0 && <p className="faint padded">{say('paper.steps.none')}</p>}
      <ol className="rows">
        {road.steps.map((step) => (
          <li key={step.id} className="stacked">
            <span className="row tight">
              <strong>{say(`paper.step.${step.kind}`)}</strong>
              {step.number !== null && <Identifier>{step.number}</Identifier>}
              {step.copies !== null && <span>{say('paper.copies', { count: step.copies })}</span>}
              {waiting.includes(step) && <Badge tone="warn">{say('paper.under-way')}</Badge>}
            </span>
            {step.office !== null && <Name>{step.office}</Name>}
            {step.note !== null && (
              <span dir="auto" translate="no" className="pack-text small">
                {step.note}
              </span>
            )}
            <span className="dots small faint">
              <DayOf at={step.on} />
              <Name>{step.by.name}</Name>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StepForm({ requestId, done }: { requestId: string; done: () => void }): ReactNode {
  const say = useSay();
  const [kind, setKind] = useState<PaperStepKind>('registry-out');
  const [given, setGiven] = useState({ on: deskToday(), number: '', office: '', note: '' });
  const [copies, setCopies] = useState<number | string>('');
  const record = useAct(
    () =>
      call('recordPaperStep', {
        params: { requestId },
        body: {
          kind,
          on: given.on,
          ...(given.number.trim() !== '' && { number: given.number.trim() }),
          ...(given.office.trim() !== '' && { office: given.office.trim() }),
          ...(given.note.trim() !== '' && { note: given.note.trim() }),
          ...(typeof copies === 'number' && { copies }),
        },
      }),
    { quiet: true, done: say('incoming.done'), after: done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate(undefined);
  };
  const put = (field: 'on' | 'number' | 'office' | 'note') => ({
    value: given[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <form onSubmit={submit} className="stack padded">
      <div className="pair">
        <NativeSelect
          label={say('paper.step')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PaperStepKind)}
          data={paperStepKinds.map((one) => ({ value: one, label: say(`paper.step.${one}`) }))}
        />
        <DayInput label={say('incoming.on')} {...put('on')} required />
      </div>
      <div className="pair">
        <TextInput label={say('paper.number')} {...put('number')} maxLength={200} dir="ltr" />
        <TextInput label={say('paper.office')} {...put('office')} maxLength={300} />
      </div>
      {kind === 'originals-made' && (
        <NumberInput
          label={say('paper.originals.count')}
          value={copies}
          onChange={setCopies}
          min={1}
          max={99}
          allowDecimal={false}
          hideControls
          required
        />
      )}
      <TextInput label={say('incoming.comment')} {...put('note')} maxLength={5_000} />
      {record.error !== null && <Trouble error={record.error} />}
      <div className="row end">
        <Button type="submit" loading={record.isPending}>
          {say('paper.step.add')}
        </Button>
      </div>
    </form>
  );
}
