// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { isWanted, type RegisterLimits } from '../../../core/requests/register-filter.ts';
import { requestStates } from '../../../core/requests/state-table.ts';
import { deskNow } from '../../desk/clock.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Limit, SearchField } from '../../parts/filters.tsx';
import { Page } from '../../parts/page.tsx';
import { RequestTable } from '../case/case-tables.tsx';
import { holdsWords } from '../cases/cases-matching.ts';
import { Board } from './board.tsx';
import { History } from './history.tsx';
import { Statistics } from './statistics.tsx';

const MOVES = ['drafter', 'approver', 'legal-reviewer', 'addressee', 'nobody'] as const;

type Limits = Readonly<Partial<Record<'state' | 'waitsFor' | 'kind' | 'addressee' | 'due', string>>>;

export function Register(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { as } = useSearch({ from: '/inside/register' });
  const requests = useQuery(asked.requests());
  const [limits, setLimits] = useState<Limits>({});
  const [text, setText] = useState('');
  const all = requests.data?.requests ?? [];
  const set = (name: keyof Limits) => (value: string) =>
    setLimits(({ [name]: _, ...rest }) => (value === '' ? rest : { ...rest, [name]: value }));
  const now = deskNow().toISOString();
  return (
    <Page
      title={say('register.title')}
      lead={say('register.lead')}
      acts={
        <>
          <fieldset className="switch" aria-label={say('board.view')}>
            {(['list', 'board'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={(as ?? 'list') === one}
                onClick={() => void navigate({ to: '/register', search: one === 'board' ? { as: one } : {} })}
              >
                {say(`board.${one}`)}
              </button>
            ))}
          </fieldset>
          <a className="plain-button" href={pathOf(apiRoutes.registerFile, {}, limits)} download>
            {say('register.csv')}
          </a>
        </>
      }
    >
      <div className="filters">
        <SearchField label={say('register.search')} value={text} change={setText} />
        <Limit label={say('register.state')} all={say('register.all.states')} value={limits.state} change={set('state')}>
          {requestStates.map((one) => ({ value: one, label: say(`state.${one}`) }))}
        </Limit>
        <Limit label={say('register.waits')} all={say('register.all.movers')} value={limits.waitsFor} change={set('waitsFor')}>
          {MOVES.map((one) => ({ value: one, label: say(`waits.${one}`) }))}
        </Limit>
        <Limit label={say('batch.document')} all={say('register.all.documents')} value={limits.kind} change={set('kind')}>
          {distinct(all.map(({ kind, title }) => ({ value: kind, label: title })))}
        </Limit>
        <Limit label={say('request.to')} all={say('register.all.addressees')} value={limits.addressee} change={set('addressee')}>
          {distinct(all.map(({ addressee }) => ({ value: addressee, label: addressee })))}
        </Limit>
        <Limit label={say('board.due')} all={say('register.all.due')} value={limits.due} change={set('due')}>
          {(['over', 'week'] as const).map((one) => ({ value: one, label: say(`board.due.${one}`) }))}
        </Limit>
      </div>
      <div className="stack wide-gap">
        <Asked of={requests} lines={6}>
          {(answer) => {
            const shown = answer.requests.filter(
              (one) =>
                isWanted(one, limits as RegisterLimits, now) &&
                holdsWords(`${one.number} ${one.caseNumber} ${one.addressee} ${one.title}`, text),
            );
            return as === 'board' ? (
              <Board requests={shown} />
            ) : (
              <RequestTable withCase requests={shown} narrowed={shown.length < answer.requests.length} />
            );
          }}
        </Asked>
        <History />
        <Statistics />
      </div>
    </Page>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const distinct = (choices: readonly Choice[]): readonly Choice[] =>
  [...new Map(choices.map((one) => [one.value, one])).values()].toSorted((a, b) => a.label.localeCompare(b.label));
