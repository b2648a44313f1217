// SPDX-License-Identifier: Apache-2.0
/** What stands around every screen: the bar with the ways, the person, the language; and the word that the line is lost. */
import { Menu } from '@mantine/core';
import { IconChevronDown, IconLanguage, IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { call } from './desk/call.ts';
import { useChangeOfLanguage } from './desk/change-language.ts';
import { asked, queryClient } from './desk/queries.ts';
import { useWaitingForMe } from './desk/waiting-for-me.ts';
import { useLanguage, useSay } from './language/language.tsx';
import { languages } from './language/messages.ts';
import { LineLost } from './parts/line-lost.tsx';
import { Shortcuts } from './parts/shortcuts.tsx';

export function Shell(): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const { data: desk } = useQuery(asked.desk());
  const { data: waiting, decides } = useWaitingForMe();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  const roles = session?.account.roles ?? [];
  const toApprove = waiting?.count ?? 0;
  const administers = roles.includes('administrator');
  const seesCases = !administers && !roles.includes('overseer');
  return (
    <>
      <a className="skip" href="#main">
        {say('shell.skip')}
      </a>
      <header className="bar">
        <div className="bar-inner">
          <Link to="/" className="brand">
            <img src="/icon.svg" alt="" width="26" height="26" />
            Rogatory
          </Link>
          <nav aria-label={say('shell.nav')}>
            <ul>
              {seesCases && <Way to="/" text={say('shell.cases')} />}
              {decides && (
                <Way
                  to="/approvals"
                  text={say('shell.approvals')}
                  count={{ n: toApprove, words: say('shell.approvals.count', { count: toApprove }) }}
                />
              )}
              {seesCases && (
                <>
                  <Way to="/deadlines" text={say('shell.deadlines')} />
                  <Way to="/register" text={say('shell.register')} />
                  {roles.includes('central-authority') && <Way to="/incoming" text={say('shell.incoming')} />}
                </>
              )}
              {roles.includes('overseer') && (
                <>
                  <Way to="/figures" text={say('shell.figures')} />
                  <Way to="/emergencies" text={say('shell.emergencies')} />
                </>
              )}
              <Way to="/directory" text={say('shell.directory')} />
              {administers ? <Way to="/accounts" text={say('shell.accounts')} /> : <Way to="/log" text={say('shell.log')} />}
            </ul>
          </nav>
          <div className="row bar-end">
            {desk?.training && (
              <span className="training" title={say('shell.training.why')}>
                {say('shell.training')}
              </span>
            )}
            <LanguageMenu />
            {session !== undefined && <AccountMenu name={session.account.name} />}
          </div>
        </div>
      </header>
      <LineLost />
      <main id="main" ref={main} tabIndex={-1} className="page">
        <Outlet />
      </main>
      <Shortcuts />
    </>
  );
}

function Way({ to, text, count }: { to: string; text: string; count?: { n: number; words: string } }): ReactNode {
  return (
    <li>
      <Link to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
        {text}
        {count !== undefined && count.n > 0 && (
          <span className="pip">
            <span aria-hidden="true">{count.n}</span>
            <span className="hidden-text">{count.words}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

function AccountMenu({ name }: { name: string }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const leave = async () => {
    await call('signOut', {});
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <button type="button" className="bar-button" aria-label={say('shell.account', { name })}>
          <IconUserCircle size={19} aria-hidden="true" />
          <bdi>{name}</bdi>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{say('shell.account.own')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{say('shell.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageMenu(): ReactNode {
  const { say, language } = useLanguage();
  const change = useChangeOfLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="bar-button">
          <IconLanguage size={18} aria-hidden="true" />
          <span className="hidden-text">{say('shell.language')}: </span>
          <span lang={language}>{languages.find((one) => one.id === language)?.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.Item key={one.id} lang={one.id} onClick={() => void change(one.id)} aria-current={one.id === language || undefined}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** After a way was taken, reading goes on at the top of the new screen, for eyes and for screen readers. */
function useFocusOnNewPage(main: { current: HTMLElement | null }): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
