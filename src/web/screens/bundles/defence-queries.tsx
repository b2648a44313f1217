// SPDX-License-Identifier: Apache-2.0
/** Questions of the defence about what a bundle did not give: asked here by those who may, answered in numbers. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { DefenceQueryShown } from '../../../core/api/proof.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';

export function DefenceQueries({ bundleId }: { bundleId: string }): ReactNode {
  const say = useSay();
  const queries = useQuery(asked.defenceQueries(bundleId));
  const [forWhom, setForWhom] = useState('');
  const [terms, setTerms] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const words = terms
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const day = (written: string, more: number) => new Date(Date.parse(`${written}T00:00:00Z`) + more * 86_400_000).toISOString();
  const ask = useAct(
    () =>
      call('askForDefence', {
        params: { bundleId },
        body: {
          onBehalfOf: forWhom.trim(),
          terms: words,
          ...(from === '' ? {} : { from: day(from, 0) }),
          ...(to === '' ? {} : { to: day(to, 1) }),
        },
      }),
    { quiet: true, done: say('defence.asked'), after: () => setTerms('') },
  );
  const ready = forWhom.trim().length > 1 && (words.length > 0 || from !== '' || to !== '');
  return (
    <details>
      <summary>{say('defence.title')}</summary>
      <div className="stack">
        <p className="small">{say('defence.lead')}</p>
        <Asked of={queries}>
          {(answer) => (
            <ul className="rows">
              {answer.queries.map((query) => (
                <OneQuery key={query.id} query={query} bundleId={bundleId} />
              ))}
            </ul>
          )}
        </Asked>
        <TextInput label={say('defence.for')} maxLength={200} value={forWhom} onChange={(event) => setForWhom(event.currentTarget.value)} />
        <Textarea
          label={say('defence.terms')}
          description={say('defence.terms.why')}
          autosize
          minRows={3}
          value={terms}
          onChange={(event) => setTerms(event.currentTarget.value)}
        />
        <DayInput label={say('bundle.leave-out.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <DayInput label={say('bundle.leave-out.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        {ask.error !== null && <Trouble error={ask.error} />}
        <Button onClick={() => ask.mutate(undefined)} loading={ask.isPending} disabled={!ready} variant="default">
          {say('defence.ask')}
        </Button>
      </div>
    </details>
  );
}

function OneQuery({ query, bundleId }: { query: DefenceQueryShown; bundleId: string }): ReactNode {
  const { say, formats, language } = useLanguage();
  const job = useWork(query.job, ['defence-queries', bundleId]);
  const found = query.answer?.exhibits.flatMap((one) => one.found) ?? [];
  return (
    <li className="stacked">
      <span className="dots small">
        <strong dir="auto" translate="no">
          {query.onBehalfOf}
        </strong>
        <span>{formats.moment(query.askedAt)}</span>
        <Name>{query.askedBy.name}</Name>
      </span>
      <span className="row tight small">
        {query.terms.map((term) => (
          <bdi key={term}>{term}</bdi>
        ))}
      </span>
      {query.answer === null ? (
        <span role="status">
          <Badge tone={job?.state === 'failed' ? 'bad' : 'warn'}>{say.maybe('job', job?.state ?? 'waiting')}</Badge>
        </span>
      ) : (
        <>
          <span className="small">
            {say('defence.found', {
              count: found.reduce((sum, { records }) => sum + records, 0),
              searched: query.answer.exhibits.reduce((sum, { searched }) => sum + searched, 0),
            })}
          </span>
          <ul className="small">
            {query.answer.exhibits.flatMap((exhibit) =>
              exhibit.found.map((one) => (
                <li key={exhibit.item + exhibit.why + one.kind}>
                  <Identifier>{exhibit.item.slice(0, 12)}</Identifier> {say(`defence.why.${exhibit.why}`)}
                  {say('shell.colon')}
                  {say.maybe('record-kind', one.kind)} {formats.count(one.records)}
                </li>
              )),
            )}
          </ul>
          <a href={pathOf(apiRoutes.defenceQueryPaper, { queryId: query.id }, { language })} target="_blank" rel="noreferrer">
            {say('defence.print')}
          </a>
        </>
      )}
    </li>
  );
}
