// SPDX-License-Identifier: Apache-2.0
/** The desk sends the papers itself, to a mailbox of the addressee's own; and what a person says of a mail that was perhaps sent. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PortalPack, RequestDetail } from '../../../core/api/requests.ts';
import { type MailProtection, mailProtections } from '../../../core/requests/mail-address.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Identifier, Moment } from '../../parts/words.tsx';
import { KeysOfMailbox } from './keys-of-mailbox.tsx';
import { SizeOfMail } from './size-of-mail.tsx';
import { SubjectOfMail } from './subject-of-mail.tsx';

/** Enough of an address to ask whether its keys are known; the desk judges it. */
const isAddress = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

interface SendByMailProps {
  readonly request: RequestDetail;
  /** Absent while it is asked for. */
  readonly pack: PortalPack | undefined;
  readonly sent: () => void;
}

export function SendByMail({ request, pack, sent }: SendByMailProps): ReactNode {
  const say = useSay();
  const keys = useQuery(asked.mailKeys());
  const [to, setTo] = useState(request.mailAddress ?? '');
  const address = to.trim().toLowerCase();
  const ofMailbox = keys.data?.keys.filter((key) => key.address === address) ?? [];
  const can = (way: MailProtection) => way === 'transport' || ofMailbox.some(({ kind, usable }) => kind === way && usable);
  const [chosen, setChosen] = useState<MailProtection>();
  const protection = chosen !== undefined && can(chosen) ? chosen : (mailProtections.find(can) ?? 'transport');
  const send = useAct(() => call('sendByMail', { params: { requestId: request.id }, body: { to: to.trim(), protection } }), {
    quiet: true,
    done: say('mail.done'),
    after: sent,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(undefined);
  };
  if (keys.data?.from === null)
    return (
      <Section title={say('mail.title')}>
        <div className="stack">
          <p className="hint">{say('mail.no-server')}</p>
          {pack?.way === 'email' && <SizeOfMail pack={pack} protection="transport" />}
        </div>
      </Section>
    );
  return (
    <>
      <Section title={say('mail.title')}>
        <form onSubmit={submit} className="stack">
          <p className="small faint">{say('mail.why')}</p>
          <TextInput
            type="email"
            label={say('mail.to')}
            description={say('mail.to.why')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            required
            dir="ltr"
          />
          <NativeSelect
            label={say('mail.protection')}
            value={protection}
            onChange={(event) => setChosen(event.currentTarget.value as MailProtection)}
            data={mailProtections.map((one) => ({
              value: one,
              label: can(one) ? say(`mail.protection.${one}`) : say('mail.protection.no-key', { way: say(`mail.protection.${one}`) }),
              disabled: !can(one),
            }))}
          />
          {keys.data !== undefined && (
            <p className="small faint">
              {say('mail.from', { address: `\u2066${keys.data.from ?? ''}\u2069` })}{' '}
              {say(keys.data.signs.includes(protection) ? 'mail.signed' : 'mail.unsigned')}
            </p>
          )}
          {protection === 'transport' && address !== '' && (
            <p className="hint" data-tone="warn">
              {say('mail.protection.none')}
            </p>
          )}
          {pack !== undefined && <SubjectOfMail pack={pack} />}
          {pack !== undefined && <SizeOfMail pack={pack} protection={protection} />}
          {send.error !== null && <Trouble error={send.error} />}
          <Button type="submit" loading={send.isPending}>
            {say('mail.send')}
          </Button>
        </form>
      </Section>
      {isAddress.test(address) && keys.data !== undefined && <KeysOfMailbox address={address} keys={ofMailbox} />}
    </>
  );
}

export function PerhapsSent({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const [how, setHow] = useState('');
  const doubtful = request.dispatches.find(({ state }) => state === 'perhaps-sent');
  const decide = useAct(
    (sent: boolean) =>
      call('decideDispatch', { params: { requestId: request.id, dispatchId: doubtful?.id ?? '' }, body: { sent, how: how.trim() } }),
    { quiet: true, done: say('shell.done') },
  );
  if (doubtful === undefined) return null;
  const ready = how.trim().length >= 5;
  return (
    <Section title={say('mail.perhaps')}>
      <div className="stack">
        <p>{say('mail.perhaps.why')}</p>
        <p className="dots small faint">
          {doubtful.mail !== null && <Identifier>{doubtful.mail.to}</Identifier>}
          {doubtful.mail !== null && <Identifier>{doubtful.mail.messageId}</Identifier>}
          <Moment at={doubtful.preparedAt} />
        </p>
        {request.may.includes('decide-dispatch') && (
          <>
            <Textarea label={say('mail.perhaps.how')} value={how} onChange={(event) => setHow(event.currentTarget.value)} rows={2} />
            {decide.error !== null && <Trouble error={decide.error} />}
            <div className="row">
              <Button disabled={!ready} onClick={() => decide.mutate(true)} loading={decide.isPending}>
                {say('mail.perhaps.yes')}
              </Button>
              <Button variant="default" disabled={!ready} onClick={() => decide.mutate(false)} loading={decide.isPending}>
                {say('mail.perhaps.no')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
