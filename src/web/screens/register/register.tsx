// SPDX-License-Identifier: Apache-2.0
import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { requestStates } from '../../../core/requests/state-table.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page } from '../../parts/page.tsx';
import { RequestTable } from '../case/case-tables.tsx';
import { holdsWords } from '../cases/cases-matching.ts';
import { History } from './history.tsx';
import { Statistics } from './statistics.tsx';

const MOVES = ['drafter', 'approver', 'legal-reviewer', 'addressee', 'nobody'] as const;

export function Register(): ReactNode {
  const say = useSay();
  const requests = useQuery(asked.requests());
  const [state, setState] = useState('');
  const [waitsFor, setWaitsFor] = useState('');
  const [text, setText] = useState('');
  return (
    <Page
      title={say('register.title')}
      lead={say('register.lead')}
      acts={
        <a
          className="plain-button"
          href={pathOf(apiRoutes.registerFile, {}, { state: state || undefined, waitsFor: waitsFor || undefined })}
          download
        >
          {say('register.csv')}
        </a>
      }
    >
      <div className="filters">
        <TextInput
          type="search"
          label={say('register.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('register.state')}
          value={state}
          onChange={(event) => setState(event.currentTarget.value)}
          data={[{ value: '', label: say('register.all') }, ...requestStates.map((one) => ({ value: one, label: say(`state.${one}`) }))]}
        />
        <NativeSelect
          label={say('register.waits')}
          value={waitsFor}
          onChange={(event) => setWaitsFor(event.currentTarget.value)}
          data={[{ value: '', label: say('register.all') }, ...MOVES.map((one) => ({ value: one, label: say(`waits.${one}`) }))]}
        />
      </div>
      <Asked of={requests} lines={6}>
        {(answer) => (
          <RequestTable
            withCase
            requests={answer.requests.filter(
              (one) =>
                (state === '' || one.state === state) &&
                (waitsFor === '' || one.waitsFor === waitsFor) &&
                holdsWords(`${one.number} ${one.caseNumber} ${one.addressee} ${one.title}`, text),
            )}
          />
        )}
      </Asked>
      <History />
      <Statistics />
    </Page>
  );
}
