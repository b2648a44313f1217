// SPDX-License-Identifier: Apache-2.0
/** Sealed records, for whoever judges what stands under the privilege. Nothing is fetched before they ask: each page is an entry of the log. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import type { PrivilegeSeal } from '../../../core/api/privilege.ts';
import { timeOf } from '../../../core/records/record-rows.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { More } from '../../parts/more.tsx';
import { lineOf } from '../reading/record-words.ts';

interface SealedProps {
  readonly readingId: string;
  readonly name: string;
  readonly seals: readonly PrivilegeSeal[];
  readonly open: boolean;
  readonly look: () => void;
}

export function SealedRecords({ readingId, name, seals, open, look }: SealedProps): ReactNode {
  const say = useSay();
  if (open) return <Pages readingId={readingId} seals={seals} />;
  return (
    <span className="row">
      <Button size="xs" variant="default" onClick={look}>
        {say('privilege.look')}
        <span className="hidden-text"> {name}</span>
      </Button>
      <span className="small faint">{say('privilege.look.why')}</span>
    </span>
  );
}

function Pages({ readingId, seals }: Pick<SealedProps, 'readingId' | 'seals'>): ReactNode {
  const pages = useInfiniteQuery({
    queryKey: ['privileged-records', readingId],
    queryFn: ({ pageParam }) =>
      call('privilegedRecords', { params: { readingId }, query: pageParam === null ? {} : { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Asked of={pages} lines={4}>
      {(found) => (
        <>
          <ol className="rows">
            {found.pages.flatMap(({ records, seals: ids }) =>
              records.map((record, n) => (
                <OneRecord key={record.id} record={record as unknown as RecordShown} seal={seals.find(({ id }) => id === ids[n])} />
              )),
            )}
          </ol>
          <More pages={pages} />
        </>
      )}
    </Asked>
  );
}

function OneRecord({ record, seal }: { record: RecordShown; seal: PrivilegeSeal | undefined }): ReactNode {
  const { say, language } = useLanguage();
  const when = timeOf(record);
  return (
    <li className="stack tight">
      <span className="dots small faint">
        <span>{say.maybe('record-kind', record.kind)}</span>
        {when !== undefined && <bdi dir="ltr">{when.utc ?? when.local ?? when.raw}</bdi>}
        {seal !== undefined && <span>{say(`protection.${seal.protection}`)}</span>}
      </span>
      <p dir="auto" translate="no">
        {lineOf(record, language)}
      </p>
    </li>
  );
}
