// SPDX-License-Identifier: Apache-2.0
/** The administrator's screen: who can sign in and as what. No case is in sight from here. */
import { Button, Checkbox, Menu, Modal, NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { roles } from '../../../core/access/role.ts';
import type { Account, RoleName } from '../../../core/api/session.ts';
import { holdsWords } from '../../../core/cases/holds-words.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useLanguage, useSay } from '../../language/language.tsx';
import { type Language, languages } from '../../language/messages.ts';
import { Asked } from '../../parts/asked.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { SearchField } from '../../parts/filters.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';

export function Accounts(): ReactNode {
  const { say } = useLanguage();
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => call('accounts', {}) });
  return (
    <Page title={say('accounts.title')} lead={say('accounts.lead')}>
      <div className="columns">
        <Asked of={accounts} lines={6}>
          {(answer) => <AccountTable accounts={answer.accounts} />}
        </Asked>
        <MakeAccount />
      </div>
    </Page>
  );
}

/** What an administrator does to one account; each is asked again in words before it happens. */
const ACTS = ['reset-password', 'reset-factor', 'end-sessions', 'close', 'open', 'release'] as const;
type ActOnAccount = (typeof ACTS)[number];
const isOpen = (act: ActOnAccount, one: Account): boolean => {
  if (act === 'release') return one.held;
  if (act === 'open') return !one.active && !one.held;
  return one.active && (act !== 'reset-factor' || one.secondFactor);
};

/** So many are found without looking for them. */
const FEW = 20;

function AccountTable({ accounts }: { accounts: readonly Account[] }): ReactNode {
  const { say, formats } = useLanguage();
  const { data: session } = useQuery(asked.session());
  const [asking, setAsking] = useState<{ act: ActOnAccount; account: Account }>();
  const [text, setText] = useState('');
  const [shown, more] = useFirst(accounts.filter((one) => holdsWords(`${one.name} ${one.login} ${one.unit}`, text)));
  return (
    <div className="stack">
      {accounts.length > FEW && (
        <div className="filters">
          <SearchField label={say('accounts.search')} value={text} change={setText} />
        </div>
      )}
      <div className="card table-card">
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('accounts.name')}</th>
              <th scope="col">{say('account.roles')}</th>
              <th scope="col">{say('account.unit')}</th>
              <th scope="col">{say('accounts.standing')}</th>
              <th scope="col">{say('accounts.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <span className="stacked">
                    <Name>{one.name}</Name>
                    <span className="small faint">
                      <Identifier>{one.login}</Identifier>
                    </span>
                  </span>
                </th>
                <td>{formats.list(one.roles.map((role) => say(`role.${role}`)))}</td>
                <td>
                  <Name>{one.unit}</Name>
                </td>
                <td>
                  <span className="row tight">
                    <Badge tone={one.active ? 'good' : 'bad'}>
                      {say(one.held ? 'accounts.held' : one.active ? 'accounts.active' : 'accounts.inactive')}
                    </Badge>
                    {!one.secondFactor && <Badge tone="warn">{say('accounts.no-factor')}</Badge>}
                  </span>
                </td>
                <td>
                  {one.id !== session?.account.id && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
                          {say('accounts.change')}
                          <span className="hidden-text"> {one.name}</span>
                        </Button>
                      </Menu.Target>
                      <Menu.Dropdown>
                        {ACTS.filter((act) => isOpen(act, one)).map((act) => (
                          <Menu.Item key={act} onClick={() => setAsking({ act, account: one })}>
                            {say(`accounts.${act}`)}
                          </Menu.Item>
                        ))}
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        {more}
        <Modal
          opened={asking !== undefined}
          onClose={() => setAsking(undefined)}
          title={asking === undefined ? '' : `${say(`accounts.${asking.act}`)}${say('shell.colon')}\u2068${asking.account.name}\u2069`}
          closeButtonProps={{ 'aria-label': say('shell.close') }}
        >
          {asking !== undefined && <ConfirmAct {...asking} done={() => setAsking(undefined)} />}
        </Modal>
      </div>
    </div>
  );
}

function ConfirmAct({ act, account, done }: { act: ActOnAccount; account: Account; done: () => void }): ReactNode {
  const say = useSay();
  const params = { accountId: account.id };
  const change = useAct(
    async (): Promise<string | undefined> => {
      if (act === 'reset-password') return (await call('resetPassword', { params })).firstPassword;
      if (act === 'end-sessions') await call('endSessions', { params });
      else if (act === 'reset-factor') await call('resetSecondFactor', { params });
      else if (act === 'release') await call('releaseAccount', { params });
      else await call('changeAccount', { params, body: { active: act === 'open' } });
      return undefined;
    },
    { quiet: true, done: say('shell.saved'), after: (password) => password === undefined && done() },
  );
  return (
    <div className="stack">
      {change.data === undefined ? <p>{say(`accounts.${act}.why`)}</p> : <FirstPassword name={account.name} password={change.data} />}
      {change.error !== null && !(change.error instanceof StepUpClosed) && <Trouble error={change.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say(change.data === undefined ? 'shell.cancel' : 'shell.close')}
        </Button>
        {change.data === undefined && (
          <Button
            onClick={() => change.mutate(undefined)}
            loading={change.isPending}
            color={act === 'open' || act === 'release' ? 'sea' : 'brick'}
          >
            {say(`accounts.${act}`)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Shown once: the desk keeps a hash of it and cannot show it again. */
function FirstPassword({ name, password }: { name: string; password: string }): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  // It may stand above what the window shows, and is never shown again.
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="hint" role="status" tabIndex={-1} ref={box}>
      <p>{say('accounts.first-password', { name: `\u2068${name}\u2069` })}</p>
      <p className="row">
        <Identifier>{password}</Identifier>
        <CopyButton text={password} label={say('shell.copy')} />
      </p>
    </div>
  );
}

const EMPTY = { login: '', name: '', unit: '', country: '', language: 'en' as Language };

function MakeAccount(): ReactNode {
  const { say } = useLanguage();
  const { data: session } = useQuery(asked.session());
  const [given, setGiven] = useState(EMPTY);
  const [held, setHeld] = useState<readonly RoleName[]>(['investigator']);
  const country = given.country || (session?.account.country ?? '');
  const make = useAct(() => call('makeAccount', { body: { ...given, country, roles: [...held] } }), {
    quiet: true,
    after: () => setGiven(EMPTY),
  });
  const put = (field: 'login' | 'name' | 'unit' | 'country') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [field]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Section title={say('accounts.make')}>
      <form onSubmit={submit} className="stack">
        {make.data !== undefined && <FirstPassword name={make.data.account.name} password={make.data.firstPassword} />}
        <TextInput label={say('accounts.name')} value={given.name} onChange={put('name')} required />
        <TextInput label={say('account.login')} value={given.login} onChange={put('login')} required dir="ltr" autoComplete="off" />
        <TextInput label={say('account.unit')} value={given.unit} onChange={put('unit')} required />
        <TextInput label={say('accounts.country')} value={country} onChange={put('country')} required pattern="[A-Z]{2}" dir="ltr" />
        <NativeSelect
          label={say('shell.language')}
          value={given.language}
          onChange={(event) => setGiven({ ...given, language: event.currentTarget.value as Language })}
          data={languages.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <fieldset className="group">
          <legend>{say('account.roles')}</legend>
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={say(`role.${role}`)}
              checked={held.includes(role)}
              onChange={() => setHeld((all) => (all.includes(role) ? all.filter((one) => one !== role) : [...all, role]))}
            />
          ))}
        </fieldset>
        {make.error !== null && <Trouble error={make.error} />}
        <Button type="submit" loading={make.isPending} disabled={held.length === 0}>
          {say('accounts.make')}
        </Button>
      </form>
    </Section>
  );
}
