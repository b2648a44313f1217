// SPDX-License-Identifier: Apache-2.0
/** The list draws only the rows in sight, and asks for the next page before its end comes into view. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { timeOf } from '../../../core/records/record-rows.ts';
import { useLanguage } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';
import { Cell, ColumnChoice, gridOf, useColumns } from './record-columns.tsx';
import { lineOf } from './record-words.ts';

const ROW_PX = 46;

interface ListProps {
  readonly records: readonly RecordShown[];
  readonly chosen: string | undefined;
  readonly open: (record: string) => void;
  readonly more: boolean;
  readonly fetching: boolean;
  readonly fetchMore: () => void;
}

export function RecordList({ records, chosen, open, more, fetching, fetchMore }: ListProps): ReactNode {
  const { say } = useLanguage();
  const [columns, turn] = useColumns();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !fetching && last >= records.length - 30) fetchMore();
  }, [last, records.length, more, fetching, fetchMore]);
  /** Up and down go through the records; the open one follows. */
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const at = records.findIndex((one) => one.id === chosen);
    const next = records[Math.max(0, Math.min(records.length - 1, at + step))];
    if (next === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(records.indexOf(next));
    open(next.id);
  };
  return (
    <div className="card record-list" style={{ '--record-columns': gridOf(columns) } as CSSProperties}>
      <ColumnChoice columns={columns} turn={turn} />
      <div className="record-sheet">
        <div className="record-list-head" aria-hidden="true">
          {columns.map((one) => (
            <span key={one}>{say(`records.column.${one}`)}</span>
          ))}
          <span>{say('records.column.says')}</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a list whose rows are drawn while it is scrolled cannot be a table element */}
        <div ref={scroller} className="record-scroller" role="list" aria-label={say('records.list')} onKeyDown={move}>
          <div className="record-canvas" style={{ blockSize: virtual.getTotalSize() }}>
            {rows.map((row) => {
              const record = records[row.index] as RecordShown;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <div role="listitem" key={record.id} className="record-row" style={{ transform: `translateY(${row.start}px)` }}>
                  <button type="button" onClick={() => open(record.id)} aria-current={record.id === chosen || undefined}>
                    {columns.map((one) =>
                      one === 'time' ? (
                        <When key={one} record={record} />
                      ) : one === 'kind' ? (
                        <span key={one} className="record-kind">
                          {say.maybe('record-kind', record.kind)}
                        </span>
                      ) : (
                        <Cell key={one} column={one} record={record} />
                      ),
                    )}
                    <bdi className="record-says">
                      {record.handling === 'restricted' ? <Badge tone="warn">{say('record.restricted')}</Badge> : lineOf(record)}
                    </bdi>
                  </button>
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function When({ record }: { record: RecordShown }): ReactNode {
  const { say, formats } = useLanguage();
  const when = timeOf(record);
  if (when === undefined) return <span className="record-when faint">{say('records.no-time')}</span>;
  if (when.utc === undefined)
    return (
      <span className="record-when" title={say('records.zone-none')}>
        <bdi dir="ltr">{when.local ?? when.raw}</bdi> <span className="warn-text">?</span>
      </span>
    );
  const exact = when.precision !== 'year' && when.precision !== 'month' && when.precision !== 'day';
  return (
    <time dateTime={when.utc} className="record-when">
      <bdi>{exact ? formats.second(when.utc) : when.utc}</bdi>
    </time>
  );
}
