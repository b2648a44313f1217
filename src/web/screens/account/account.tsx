// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Session } from '../../../core/api/session.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked, queryClient } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { type Language, languages } from '../../language/messages.ts';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';

export function OwnAccount(): ReactNode {
  const say = useSay();
  const session = useQuery(asked.session());
  return (
    <Page title={say('account.title')}>
      <Asked of={session}>
        {(found) => (
          <div className="columns">
            <div className="stack wide-gap">
              <SecondFactor session={found} />
              <Password />
            </div>
            <div className="stack wide-gap">
              <Who session={found} />
              <OwnLanguage session={found} />
              <MailTo session={found} />
            </div>
          </div>
        )}
      </Asked>
    </Page>
  );
}

const keep = (session: Session) => queryClient.setQueryData(asked.session().queryKey, session);

function Who({ session }: { session: Session }): ReactNode {
  const { say, formats } = useLanguage();
  const { account } = session;
  return (
    <Section title={account.name}>
      <dl className="pairs">
        <div>
          <dt>{say('account.login')}</dt>
          <dd>
            <Identifier>{account.login}</Identifier>
          </dd>
        </div>
        <div>
          <dt>{say('account.roles')}</dt>
          <dd>{formats.list(account.roles.map((role) => say(`role.${role}`)))}</dd>
        </div>
        <div>
          <dt>{say('account.unit')}</dt>
          <dd>
            <Name>{account.unit}</Name> · {formats.country(account.country)}
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function OwnLanguage({ session }: { session: Session }): ReactNode {
  const { say, speak } = useLanguage();
  const change = useAct((language: Language) => call('changeOwn', { body: { language } }), {
    done: say('shell.saved'),
    after: (changed, language) => {
      keep(changed);
      void speak(language);
    },
  });
  return (
    <Section title={say('shell.language')}>
      <NativeSelect
        label={say('account.language')}
        value={session.account.language}
        onChange={(event) => change.mutate(event.currentTarget.value as Language)}
        data={languages.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Section>
  );
}

/** Where reminders go besides the desk. */
function MailTo({ session }: { session: Session }): ReactNode {
  const say = useSay();
  const [email, setEmail] = useState(session.email ?? '');
  const change = useAct(() => call('changeOwn', { body: { email: email.trim() === '' ? null : email.trim() } }), {
    quiet: true,
    done: say('shell.saved'),
    after: keep,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(undefined);
  };
  return (
    <Section title={say('account.mail')}>
      <form onSubmit={submit} className="stack">
        <TextInput
          type="email"
          label={say('account.mail.address')}
          description={say('account.mail.why')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          dir="ltr"
        />
        {change.error !== null && <Trouble error={change.error} />}
        <div className="row end">
          <Button type="submit" variant="default" loading={change.isPending}>
            {say('account.mail.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Password(): ReactNode {
  const say = useSay();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const change = useAct(() => call('changeOwn', { body: { password: { old, new: next } } }), {
    quiet: true,
    done: say('account.password.done'),
    after: (session) => {
      keep(session);
      setOld('');
      setNext('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title={say('account.password')}>
      <form onSubmit={submit} className="stack">
        <PasswordInput
          label={say('account.password.old')}
          value={old}
          onChange={(event) => setOld(event.currentTarget.value)}
          required
          autoComplete="current-password"
          dir="ltr"
        />
        <PasswordInput
          label={say('account.password.new')}
          description={say('account.password.new.why')}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          required
          minLength={12}
          autoComplete="new-password"
          dir="ltr"
        />
        {change.error !== null && <Trouble error={change.error} />}
        <div className="row end">
          <Button type="submit" loading={change.isPending}>
            {say('account.password.change')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function SecondFactor({ session }: { session: Session }): ReactNode {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useAct(() => call('beginSecondFactor', { body: { password } }), { quiet: true, after: () => setPassword('') });
  const confirm = useAct(() => call('confirmSecondFactor', { body: { code: code.replaceAll(/\s/g, '') } }), {
    quiet: true,
    done: say('account.factor.done'),
    after: (changed) => {
      keep(changed);
      begin.reset();
      setCode('');
    },
  });
  const { enrolled } = session.secondFactor;
  const submit = (work: { mutate: () => void }) => (event: FormEvent) => {
    event.preventDefault();
    work.mutate();
  };
  return (
    <Section title={say('account.factor')} acts={enrolled ? <Badge tone="good">✓</Badge> : undefined}>
      <div className="stack">
        <p className={enrolled ? 'faint' : 'hint'}>{say(enrolled ? 'account.factor.on' : 'account.factor.off')}</p>
        {begin.data === undefined ? (
          <form onSubmit={submit({ mutate: () => begin.mutate() })} className="stack">
            <PasswordInput
              label={say('account.password.old')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              required
              autoComplete="current-password"
              dir="ltr"
            />
            {begin.error !== null && <Trouble error={begin.error} />}
            <div className="row end">
              <Button type="submit" variant={enrolled ? 'default' : 'filled'} loading={begin.isPending}>
                {say(enrolled ? 'account.factor.renew' : 'account.factor.begin')}
              </Button>
            </div>
          </form>
        ) : (
          <form onSubmit={submit({ mutate: () => confirm.mutate() })} className="stack">
            <p>{say('account.factor.scan')}</p>
            <img
              className="qr"
              alt={say('account.factor.qr')}
              src={`data:image/svg+xml,${encodeURIComponent(begin.data.qrSvg)}`}
              width="190"
              height="190"
            />
            <p className="small">
              {say('account.factor.secret')} <Identifier wrap>{begin.data.secret}</Identifier>
            </p>
            <TextInput
              label={say('account.factor.code')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              className="code-field"
            />
            {confirm.error !== null && <Trouble error={confirm.error} />}
            <div className="row end">
              <Button type="submit" loading={confirm.isPending}>
                {say('step-up.go')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Section>
  );
}
