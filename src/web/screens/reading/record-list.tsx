// SPDX-License-Identifier: Apache-2.0
/** The list draws only the rows in sight. It knows how long it is and not what stands in it: a row whose record has not come yet keeps its place. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { timeOf } from '../../../core/records/record-rows.ts';
import { useLanguage } from '../../language/language.tsx';
import { Badge } from '../../parts/words.tsx';
import { Cell, type Column, ColumnChoice, gridOf, useColumns } from './record-columns.tsx';
import { lineOf } from './record-words.ts';
import { STRETCH, stretchAround } from './stretch.ts';

const ROW_PX = 46;

/** Where the list is to stand; a new object each time somebody asks, also for the place where it was asked to stand before. */
export interface Aim {
  readonly index: number;
}

interface ListProps {
  /** Records in the list, whether they have come or not. */
  readonly total: number;
  readonly recordAt: (index: number) => RecordShown | undefined;
  /** Told which rows are in sight, so that their records are asked for. */
  readonly inSight: (first: number, last: number) => void;
  readonly aim?: Aim | undefined;
  readonly chosen: string | undefined;
  readonly open: (record: string, index: number) => void;
}

export function RecordList({ total, recordAt, inSight, aim, chosen, open }: ListProps): ReactNode {
  const { say, formats } = useLanguage();
  const [columns, turn] = useColumns();
  const scroller = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState(() => stretchAround(aim?.index ?? 0, total));
  const count = Math.min(STRETCH, total - from);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const first = from + (virtual.range?.startIndex ?? 0);
  const lastRow = virtual.range?.endIndex;
  const last = lastRow === undefined ? undefined : from + lastRow;
  useEffect(() => {
    if (last !== undefined) inSight(first, last);
  }, [first, last, inSight]);

  /** The row that the list is on its way to, and the row that is to have the keyboard when it is drawn. */
  const goingTo = useRef<number>(undefined);
  const focusOn = useRef<number>(undefined);
  const settle = () => {
    if (goingTo.current !== undefined)
      virtual.scrollToIndex(goingTo.current - from, { align: focusOn.current === undefined ? 'start' : 'auto' });
  };
  const goTo = (row: number, { focus }: { focus: boolean }) => {
    goingTo.current = Math.max(0, Math.min(total - 1, row));
    focusOn.current = focus ? goingTo.current : undefined;
    if (goingTo.current >= from && goingTo.current < from + count) settle();
    else setFrom(stretchAround(goingTo.current, total));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each aim is followed once, when it comes
  useLayoutEffect(() => {
    if (aim !== undefined) goTo(aim.index, { focus: false });
  }, [aim]);
  /** Pixels by which the sheet moves when another stretch is drawn, so that the rows in sight stay where they are. */
  const shift = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch is drawn first, then scrolled in
  useLayoutEffect(() => {
    if (shift.current === undefined) settle();
    else if (scroller.current !== null) scroller.current.scrollTop += shift.current;
    shift.current = undefined;
  }, [from]);
  // Near an end of the stretch the next one takes over.
  useLayoutEffect(() => {
    if (last === undefined) return;
    if (goingTo.current !== undefined) {
      if (goingTo.current >= first && goingTo.current <= last) goingTo.current = undefined;
      return;
    }
    const middle = Math.floor((first + last) / 2);
    const next = stretchAround(middle, total, from);
    if (next === from) return;
    goingTo.current = middle;
    shift.current = (from - next) * ROW_PX;
    setFrom(next);
  }, [first, last, total, from]);
  useEffect(() => {
    const row = focusOn.current === undefined ? null : (scroller.current?.querySelector(`[data-index="${focusOn.current}"]`) ?? null);
    if (row === null) return;
    focusOn.current = undefined;
    (row as HTMLElement).focus({ preventScroll: true });
  });

  /** Up and down go through the records, and the open one follows; a page further, the start and the end only move there. */
  const move = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const at = row === null ? first : Number(row.dataset.index);
    const to = placeAfter(event.key, at, { total, rows: Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) });
    if (to === undefined) return;
    event.preventDefault();
    const record = recordAt(to);
    if (event.key.startsWith('Arrow') && record !== undefined) open(record.id, to);
    goTo(to, { focus: true });
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
        <p className="print-only small">
          {say('records.printed', {
            from: formats.count(from + (rows[0]?.index ?? 0) + 1),
            to: formats.count(from + (rows.at(-1)?.index ?? -1) + 1),
            of: formats.count(total),
          })}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a list whose rows are drawn while it is scrolled cannot be a table element */}
        <div ref={scroller} className="record-scroller" role="list" aria-label={say('records.list')} onKeyDown={move}>
          <div className="record-canvas" style={{ blockSize: virtual.getTotalSize() }}>
            {rows.map((row) => {
              const index = from + row.index;
              const record = recordAt(index);
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <div
                  role="listitem"
                  key={index}
                  aria-setsize={total}
                  aria-posinset={index + 1}
                  className="record-row"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <button
                    type="button"
                    data-index={index}
                    onClick={() => record !== undefined && open(record.id, index)}
                    aria-current={(record !== undefined && record.id === chosen) || undefined}
                  >
                    {record === undefined ? (
                      <span className="faint">{say('shell.loading')}</span>
                    ) : (
                      <Row record={record} columns={columns} />
                    )}
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

function placeAfter(key: string, at: number, { total, rows }: { total: number; rows: number }): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: rows,
    PageUp: -rows,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  return step === undefined || total === 0 ? undefined : Math.max(0, Math.min(total - 1, at + step));
}

function Row({ record, columns }: { record: RecordShown; columns: readonly Column[] }): ReactNode {
  const { say, language } = useLanguage();
  return (
    <>
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
        {record.handling === 'restricted' ? <Badge tone="warn">{say('record.restricted')}</Badge> : lineOf(record, language)}
      </bdi>
    </>
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
