// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DirectoryFact } from '../../../core/api/directory.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { StepUpClosed } from '../../desk/step-up.tsx';
import { useLanguage } from '../../language/language.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Moment, Name } from '../../parts/words.tsx';
import { type Correctable, Correction, isCorrectable, isEmpty, same } from './correction.tsx';
import { Conflict, Rows } from './fact-card.tsx';

/** Confirms a fact against a document, or says what it should be; what was said before stays in sight. */
export function ConfirmFact({ fact, done }: { fact: DirectoryFact; done: () => void }): ReactNode {
  const { say, language } = useLanguage();
  const members = Object.entries(fact.correctable).filter((one): one is [string, Correctable] => isCorrectable(one[1]));
  const [document, setDocument] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, Correctable>>>({});
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => !isEmpty(value) && !same(value, fact.correctable[name])),
  );
  const corrects = Object.keys(changed).length > 0;
  const confirm = useAct(
    () => call('confirmFact', { body: { fact: fact.id, document: document.trim(), ...(corrects && { value: changed }) } }),
    { quiet: true, done: say(corrects ? 'directory.corrected' : 'directory.confirmed'), after: done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack">
      <p>{say('directory.confirm.why')}</p>
      {fact.conflict === null ? <Rows rows={fact.rows} /> : <Conflict conflict={fact.conflict} />}
      <Textarea
        label={say('directory.confirm.document')}
        description={say('directory.confirm.document.why')}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
        required
        maxLength={1000}
        rows={2}
        data-autofocus
      />
      {members.length > 0 && (
        <details className="facts">
          <summary>{say('directory.correct')}</summary>
          <div className="stack tight below">
            {members.map(([name, value]) => (
              <Correction
                key={name}
                member={fact.correcting[name] ?? { name, choices: [] }}
                value={typed[name] ?? value}
                change={(said) => setTyped((before) => ({ ...before, [name]: said }))}
              />
            ))}
          </div>
        </details>
      )}
      <History id={fact.id} language={language} />
      {confirm.error !== null && !(confirm.error instanceof StepUpClosed) && <Trouble error={confirm.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={confirm.isPending} disabled={document.trim() === ''}>
          {say(corrects ? 'directory.correct.go' : 'directory.confirm.go')}
        </Button>
      </div>
    </form>
  );
}

function History({ id, language }: { id: string; language: 'en' | 'ar' | 'fr' }): ReactNode {
  const { say } = useLanguage();
  const { data } = useQuery(asked.factHistory(id, language));
  if (data === undefined || data.history.length === 0) return null;
  return (
    <details className="facts">
      <summary>{say('directory.history', { count: data.history.length })}</summary>
      <ul className="rows">
        {data.history.map((one) => (
          <li key={one.at} className="stacked small">
            <span>
              <Name>{one.by}</Name> · <Moment at={one.at} />
            </span>
            <bdi>{one.document}</bdi>
            {one.value !== null && <Rows rows={one.value} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
