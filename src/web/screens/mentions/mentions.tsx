// SPDX-License-Identifier: Apache-2.0
/** What texts of a reading mention, once each: secrets first and covered, then identifiers with the way to their records and to a target. */
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Mentioned } from '../../../core/api/evidence.ts';
import { chainWords } from '../../../core/currency/chain-words.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { More } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { ServiceName } from '../../parts/service-name.tsx';
import { Table } from '../../parts/table.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';
import { ReadingPage } from '../reading/reading-page.tsx';
import { SecretsFound } from './secrets-found.tsx';

const TYPES = [
  'email', 'phone', 'ip', 'profile-url', 'crypto-address', 'iban', 'imei', 'vehicle-plate', 'lightning-invoice', 'extended-public-key',
]; // biome-ignore format: one list

export function MentionsScreen(): ReactNode {
  const say = useSay();
  const { readingId } = useParams({ from: '/inside/readings/$readingId/mentions' });
  const reading = useQuery(asked.reading(readingId));
  const [type, setType] = useState('');
  return (
    <ReadingPage readingId={readingId} title={say('mentions.title')} lead={say('mentions.lead')}>
      <Asked of={reading}>{(found) => <SecretsFound readings={[found]} />}</Asked>
      <div className="filters below">
        <NativeSelect
          label={say('mentions.type')}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
          data={[{ value: '', label: say('log.kind.all') }, ...TYPES.map((one) => ({ value: one, label: say.maybe('kind', one) }))]}
        />
      </div>
      <List readingId={readingId} type={type} />
    </ReadingPage>
  );
}

function List({ readingId, type }: { readingId: string; type: string }): ReactNode {
  const say = useSay();
  const reading = useQuery(asked.reading(readingId));
  const item = useQuery({ ...asked.evidence(reading.data?.evidenceId ?? ''), enabled: reading.data !== undefined });
  const pages = useInfiniteQuery({
    queryKey: ['mentions', readingId, type],
    queryFn: ({ pageParam, signal: _ }) =>
      call('mentions', { params: { readingId }, query: { after: pageParam, limit: 100, ...(type !== '' && { type }) } }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (pages.data === undefined)
    return pages.error === null ? <Waiting lines={8} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />;
  const mentions = pages.data.pages.flatMap((page) => page.mentions);
  if (mentions.length === 0)
    return (
      <div className="card">
        <Empty
          what={say(type === '' ? 'mentions.none.at-all' : 'mentions.none')}
          {...(reading.data?.coverage?.mentions === undefined
            ? { todo: say('mentions.none.do') }
            : type === '' && { todo: say('mentions.none.at-all.do') })}
        />
      </div>
    );
  return (
    <Section title={say('mentions.title')} flush>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('mentions.what')}</th>
            <th scope="col">{say('mentions.type')}</th>
            <th scope="col" className="number">
              {say('mentions.times')}
            </th>
            <th scope="col">{say('mentions.ways')}</th>
          </tr>
        </thead>
        <tbody>
          {mentions.map((one) => (
            <Row key={one.mention} one={one} readingId={readingId} caseId={item.data?.caseId} />
          ))}
        </tbody>
      </Table>
      <More pages={pages} />
    </Section>
  );
}

interface RowProps {
  readonly one: Mentioned;
  readonly readingId: string;
  readonly caseId: string | undefined;
}

function Row({ one, readingId, caseId }: RowProps): ReactNode {
  const { say, formats, language } = useLanguage();
  const params = { readingId };
  return (
    <tr>
      <th scope="row">
        <span className="stacked">
          {one.value === null ? (
            <Badge tone="bad">{say.maybe('secret', one.sealed ?? '')}</Badge>
          ) : (
            <Identifier wrap>{one.value}</Identifier>
          )}
          <span className="dots small faint">
            <Identifier>{one.path}</Identifier>
            {one.record === null && <span>{say('mentions.in-file')}</span>}
          </span>
        </span>
      </th>
      <td>
        <span className="stacked">
          <span>{one.value === null ? say('mentions.secret') : say.maybe('kind', one.type)}</span>
          <span className="dots small faint">
            {one.chain !== null && <bdi>{chainWords(one.chain, language)}</bdi>}
            {one.service !== null && <ServiceName of={one.service} />}
            {one.checked === 'checksum' && <span>{say('mentions.checked')}</span>}
          </span>
        </span>
      </td>
      <td className="number">{formats.count(one.mentions)}</td>
      <td>
        <span className="row tight">
          {one.value !== null && one.records > 0 && (
            <Link to="/readings/$readingId" params={params} search={{ identifier: one.value }}>
              {say('mentions.records', { count: one.records })}
            </Link>
          )}
          <Link to="/readings/$readingId" params={params} search={{ record: one.record ?? one.mention }}>
            {say('mentions.first')}
          </Link>
          {one.value !== null && caseId !== undefined && <MakeTarget one={one} value={one.value} readingId={readingId} caseId={caseId} />}
        </span>
      </td>
    </tr>
  );
}

function MakeTarget({ one, value, readingId, caseId }: { one: Mentioned; value: string; readingId: string; caseId: string }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const detail = useQuery(asked.case(caseId));
  const relevance = say('mentions.target.why', { path: one.path, count: one.mentions });
  const make = useAct(
    () =>
      call('addTarget', {
        params: { caseId },
        body: { written: value, role: 'unknown', relevance, from: { readingId, recordId: one.mention } },
      }),
    {
      done: say('target.added'),
      after: (made) => void navigate({ to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId: made.id } }),
    },
  );
  const known = detail.data?.targets.find(
    ({ written, normalised, event }) => event === null && (written === value || normalised === value),
  );
  if (known !== undefined)
    return (
      <Link to="/cases/$caseId/targets/$targetId" params={{ caseId, targetId: known.id }}>
        {say('leads.is-target')} <span className="hidden-text">{value}</span>
      </Link>
    );
  if (detail.data?.may.includes('add-target') !== true) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => make.mutate()} loading={make.isPending}>
      {say('mentions.target')}
    </Button>
  );
}
