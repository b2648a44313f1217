// SPDX-License-Identifier: Apache-2.0
/** The door. It says what the desk is and runs on before anybody has signed in. */
import { Button, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { AboutDesk } from '../../../core/api/session.ts';
import { call, keepSession } from '../../desk/call.ts';
import { useChangeOfLanguage } from '../../desk/change-language.ts';
import { asked, queryClient } from '../../desk/queries.ts';
import { useSingle } from '../../desk/single.ts';
import { loadInside, useLanguage, useSay } from '../../language/language.tsx';
import { languages } from '../../language/messages.ts';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

const EMPTY = { login: '', password: '', code: '' };

export function SignIn(): ReactNode {
  const { say, speak } = useLanguage();
  const navigate = useNavigate();
  const { next, ended } = useSearch({ from: '/sign-in' });
  const desk = useQuery(asked.desk());
  const [given, setGiven] = useState(EMPTY);
  const [error, setError] = useState<unknown>();
  const first = useRef<HTMLInputElement>(null);

  // Whoever comes by keyboard writes at once: nothing else is to be done here.
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    document.title = `${say('sign-in.title')} · Rogatory`;
  }, [say]);

  const [busy, enter] = useSingle(async () => {
    setError(undefined);
    try {
      const code = given.code.replaceAll(/\s/g, '');
      // On their way while the desk looks at the password; where the line is lost, the way in says so.
      void Promise.all([loadInside(), import('../../shell.tsx'), import('../cases/cases.tsx')]).catch(() => undefined);
      const session = await call('signIn', {
        body: { login: given.login.trim(), password: given.password, ...(code !== '' && { code }), client: 'web' },
      });
      keepSession(session);
      queryClient.clear();
      queryClient.setQueryData(asked.session().queryKey, session);
      // People of a training desk are nobody's own: whoever tries it stays in the language of the door.
      const isOwn = desk.data?.trainingLogins === undefined;
      if (isOwn && localStorage.getItem('rogatory.language') === null) await speak(session.account.language);
      await navigate({ to: next ?? '/' });
    } catch (problem) {
      setError(problem);
    }
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter();
  };
  const put = (field: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [field]: value }));
  };

  return (
    <div className="door">
      <header className="door-head">
        <span className="brand">
          <img src="/icon.svg" alt="" width="34" height="34" />
          Rogatory
        </span>
        <Languages />
      </header>
      <main className="door-body">
        <div className="door-form">
          <h1>{say('sign-in.title')}</h1>
          <p className="lead">{say('sign-in.lead')}</p>
          {ended && (
            <p className="hint" role="status">
              {say('sign-in.ended')}
            </p>
          )}
          <form onSubmit={submit} className="stack">
            <TextInput
              ref={first}
              label={say('sign-in.login')}
              value={given.login}
              onChange={put('login')}
              autoComplete="username"
              maxLength={200}
              required
              dir="ltr"
            />
            <PasswordInput
              label={say('sign-in.password')}
              value={given.password}
              onChange={put('password')}
              autoComplete="current-password"
              required
              dir="ltr"
            />
            <TextInput
              label={say('sign-in.code')}
              description={say('sign-in.code.why')}
              value={given.code}
              onChange={put('code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              className="code-field"
            />
            {error !== undefined && <Trouble error={error} />}
            <Button type="submit" size="md" loading={busy}>
              {say('sign-in.go')}
            </Button>
          </form>
        </div>
        {desk.data?.trainingLogins !== undefined && (
          <TrainingLogins
            people={desk.data.trainingLogins}
            fill={({ login, password, code }) => setGiven({ login, password, code })}
            refresh={() => void desk.refetch()}
          />
        )}
      </main>
      <footer className="door-foot">{desk.data !== undefined && <RunsOn desk={desk.data} />}</footer>
    </div>
  );
}

type Trainee = NonNullable<AboutDesk['trainingLogins']>[number];

function TrainingLogins(props: { people: readonly Trainee[]; fill: (who: Trainee) => void; refresh: () => void }): ReactNode {
  const say = useSay();
  const { refresh } = props;
  // Their codes change every half minute.
  useEffect(() => {
    const timer = setInterval(refresh, 15_000);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <section className="door-training" aria-labelledby="training">
      <h2 id="training">{say('sign-in.training')}</h2>
      <p className="small faint" id="training-why">
        {say('sign-in.training.why')}
      </p>
      <ul>
        {props.people.map((who) => (
          <li key={who.login}>
            <button type="button" onClick={() => props.fill(who)} aria-describedby="training-why">
              <strong>
                <bdi>{who.name}</bdi>
              </strong>
              <span className="small">{who.roles.map((role) => say.maybe('role', role)).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunsOn({ desk }: { desk: AboutDesk }): ReactNode {
  const say = useSay();
  return (
    <>
      <p className="dots">
        <span>
          <bdi>{desk.name}</bdi>
        </span>
        <span>{say('sign-in.store', { store: say(`store.${desk.store}`) })}</span>
        <span>{say('sign-in.log', { count: desk.logSize })}</span>
        <span>{say(desk.witnessed ? 'sign-in.witnessed' : 'sign-in.not-witnessed')}</span>
        <span>{say('sign-in.version', { version: desk.version })}</span>
      </p>
      {desk.warnings.length > 0 && (
        <ul className="plain warn-text">
          {desk.warnings.map((warning) => (
            <li key={warning}>{say.maybe('sign-in.warning', warning)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** All of them, each in its own words: whoever cannot read this page finds theirs without opening anything. */
function Languages(): ReactNode {
  const { say, language } = useLanguage();
  const change = useChangeOfLanguage();
  return (
    <fieldset className="row tight" aria-label={say('shell.language')}>
      {languages.map(({ id, name }) => (
        <button key={id} type="button" lang={id} className="bar-button" aria-pressed={id === language} onClick={() => void change(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
