// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { requestStates } from '../../../core/requests/state-table.ts';
import { asked, type RequestsAsked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Limit, SearchField } from '../../parts/filters.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { RequestTable } from '../case/case-tables.tsx';
import { Board } from './board.tsx';
import { History } from './history.tsx';
import { Statistics } from './statistics.tsx';

const MOVES = ['drafter', 'approver', 'legal-reviewer', 'addressee', 'nobody'] as const;

const PAGE = 100;
/** So many cards a column before somebody asks for more. */
const CARDS = 40;

/** What of the register is looked at, as the desk is asked. */
export type Wanted = Omit<RequestsAsked, 'limit' | 'as' | 'column'>;

type Limits = Readonly<Partial<Record<'state' | 'waitsFor' | 'kind' | 'addressee' | 'due', string>>>;

export function Register(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { as } = useSearch({ from: '/inside/register' });
  const [limits, setLimits] = useState<Limits>({});
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text.trim(), 250);
  const wanted = { ...limits, ...(words !== '' && { text: words }) } as Wanted;
  const isBoard = as === 'board';
  const list = useInfiniteQuery({ ...asked.requestPages({ ...wanted, limit: PAGE }), enabled: !isBoard });
  const board = useQuery({
    ...asked.requests({ ...wanted, as: 'board', limit: CARDS }),
    enabled: isBoard,
    placeholderData: keepPreviousData,
  });
  const choices = (isBoard ? board.data : list.data?.pages[0])?.choices;
  const set = (name: keyof Limits) => (value: string) =>
    setLimits(({ [name]: _, ...rest }) => (value === '' ? rest : { ...rest, [name]: value }));
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
          <a className="plain-button" href={pathOf(apiRoutes.registerFile, {}, wanted)} download>
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
          {distinct((choices?.kinds ?? []).map(({ kind, title }) => ({ value: kind, label: title })))}
        </Limit>
        <Limit label={say('request.to')} all={say('register.all.addressees')} value={limits.addressee} change={set('addressee')}>
          {distinct((choices?.addressees ?? []).map((addressee) => ({ value: addressee, label: addressee })))}
        </Limit>
        <Limit label={say('board.due')} all={say('register.all.due')} value={limits.due} change={set('due')}>
          {(['over', 'week'] as const).map((one) => ({ value: one, label: say(`board.due.${one}`) }))}
        </Limit>
      </div>
      <div className="stack wide-gap">
        <div aria-busy={list.isPlaceholderData || board.isPlaceholderData}>
          {isBoard ? (
            <Asked of={board} lines={6}>
              {(answer) => <Board first={answer} wanted={wanted} />}
            </Asked>
          ) : (
            <Asked of={list} lines={6}>
              {({ pages }) => (
                <RequestTable
                  withCase
                  requests={pages.flatMap((page) => page.requests)}
                  count={pages[0]?.count ?? 0}
                  narrowed={(pages[0]?.of ?? 0) > 0}
                  more={<More pages={list} />}
                />
              )}
            </Asked>
          )}
        </div>
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
