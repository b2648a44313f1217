// SPDX-License-Identifier: Apache-2.0
/** Tables of an item that no reader knows: choose what each column is, try it on the first hundred records, confirm. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { TableShown } from '../../../core/api/mappings.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Identifier } from '../../parts/words.tsx';
import { MapTable } from './map-table.tsx';

export function TablesScreen(): ReactNode {
  const { caseId, evidenceId } = useParams({ from: '/inside/cases/$caseId/evidence/$evidenceId/tables' });
  const say = useSay();
  const item = useQuery(asked.evidence(evidenceId));
  const tables = useQuery(asked.tablesOfItem(evidenceId));
  return (
    <Page
      title={say('tables.title')}
      crumbs={[
        { text: say('shell.cases'), link: { to: '/' } },
        { text: say('evidence.title'), link: { to: '/cases/$caseId/evidence', params: { caseId } } },
        { text: item.data?.name ?? '…', link: { to: '/cases/$caseId/evidence/$evidenceId', params: { caseId, evidenceId } } },
      ]}
      lead={say('tables.lead')}
    >
      <Asked of={tables} lines={8}>
        {(found) => (
          <div className="stack wide-gap">
            {found.shapesOnly && (
              <p className="hint" data-tone="warn">
                {say('tables.shapes')}
              </p>
            )}
            {found.tables.length === 0 ? (
              <Empty what={say('tables.none')} todo={say('tables.none.do')} />
            ) : (
              <Asked of={item}>{(of) => <OneOf tables={found.tables} caseId={caseId} evidenceId={evidenceId} maker={makerOf(of)} />}</Asked>
            )}
          </div>
        )}
      </Asked>
    </Page>
  );
}

const makerOf = ({ how, receivedFrom }: EvidenceItem): string => (how === 'return' ? receivedFrom.slice(0, 80) : '');

interface OneOfProps {
  readonly tables: readonly TableShown[];
  readonly caseId: string;
  readonly evidenceId: string;
  readonly maker: string;
}

function OneOf({ tables, ...at }: OneOfProps): ReactNode {
  const say = useSay();
  const [chosen, choose] = useState(0);
  const table = tables[chosen] as TableShown;
  return (
    <>
      {tables.length > 1 && (
        <Section title={say('tables.which')} flush>
          <ul className="rows">
            {tables.map((one, index) => (
              <li key={one.path}>
                <button type="button" className="plain-button" aria-pressed={index === chosen} onClick={() => choose(index)}>
                  <Identifier>{one.path}</Identifier>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <MapTable key={table.path} table={table} {...at} />
    </>
  );
}
