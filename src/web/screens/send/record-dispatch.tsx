// SPDX-License-Identifier: Apache-2.0
/** A person says that it was handed over, by which way and when: the clocks start. */
import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { handOverChannels } from '../../../core/requests/way-of-sending.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { deskNow } from '../../desk/clock.ts';
import { useLanguage } from '../../language/language.tsx';
import { MomentInput } from '../../parts/day-field.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

export function RecordDispatch({ request }: { request: RequestDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const navigate = useNavigate();
  const [channel, setChannel] = useState<string>(request.plannedChannel ?? '');
  const [sentAt, setSentAt] = useState(() => deskNow().toISOString().slice(0, 16));
  const [reference, setReference] = useState('');
  const [holdDays, setHoldDays] = useState<number | string>('');
  const holds = request.kind.startsWith('preservation') || request.kind === 'freeze_request';
  const record = useAct(
    () =>
      call('recordDispatch', {
        params: { requestId: request.id },
        body: {
          channel,
          sentAt: `${sentAt}:00.000Z`,
          ...(reference.trim() !== '' && { reference: reference.trim() }),
          ...(typeof holdDays === 'number' && { holdDays }),
        },
      }),
    { quiet: true, done: say('send.done'), after: () => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } }) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <Section title={say('send.record')}>
      <form onSubmit={submit} className="stack">
        <p className="small faint">{say('send.record.why')}</p>
        <NativeSelect
          label={say('send.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          data={[
            ...(request.plannedChannel === null ? [{ value: '', label: say('send.channel.choose') }] : []),
            ...handOverChannels.map((one) => ({ value: one, label: say(`send.channel.${one}`) })),
          ]}
          required
        />
        <MomentInput
          label={say('send.at')}
          description={
            formats.zone === 'UTC' || sentAt === ''
              ? undefined
              : say('send.at.here', { moment: formats.here(`${sentAt}Z`), zone: formats.zone })
          }
          value={sentAt}
          onChange={(event) => setSentAt(event.currentTarget.value)}
          required
        />
        <TextInput
          label={say(channel === 'portal' ? 'send.reference' : 'send.reference.other')}
          description={say(channel === 'portal' ? 'send.reference.why' : 'send.reference.other.why')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          dir="ltr"
        />
        {holds && (
          <NumberInput
            label={say('send.hold')}
            value={holdDays}
            onChange={setHoldDays}
            min={1}
            max={3650}
            allowDecimal={false}
            hideControls
          />
        )}
        {record.error !== null && <Trouble error={record.error} />}
        <Button type="submit" loading={record.isPending}>
          {say('send.record')}
        </Button>
      </form>
    </Section>
  );
}
