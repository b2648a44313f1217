// SPDX-License-Identifier: Apache-2.0
/**
 * The register as a board: a column for each stretch of the way. Nothing is dragged: where a request stands is decided by its steps, which ask for
 * reasons. Arrow keys go from card to card and from column to column; Enter opens one.
 */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { RegisterShown } from '../../../core/api/register.ts';
import type { RequestSummary } from '../../../core/api/requests.ts';
import { boardColumns } from '../../../core/requests/register-filter.ts';
import { requestsBehind } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Waiting } from '../../parts/asked.tsx';
import { More, MoreButton } from '../../parts/more.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { DueNext, Name, StateBadge } from '../../parts/words.tsx';
import type { Wanted } from './register.tsx';

export function Board({ first, wanted }: { first: RegisterShown; wanted: Wanted }): ReactNode {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the links inside, each of which is a stop of its own
    <div className="board" onKeyDown={moveFocus}>
      <p className="small faint">{say('board.keys')}</p>
      <div className="board-columns">
        {first.columns?.map((one) => (
          <Column
            // What was asked for further down belongs to the limits it was asked with.
            key={`${one.column} ${JSON.stringify(wanted)}`}
            of={one}
            wanted={wanted}
            first={first.requests.filter(({ state }) => (boardColumns[one.column] as readonly string[]).includes(state))}
          />
        ))}
      </div>
    </div>
  );
}

interface ColumnProps {
  readonly of: NonNullable<RegisterShown['columns']>[number];
  readonly wanted: Wanted;
  readonly first: readonly RequestSummary[];
}

function Column({ of: { column, count, next }, wanted, first }: ColumnProps): ReactNode {
  const { say, formats } = useLanguage();
  const [asksMore, setAsksMore] = useState(false);
  const rest = useInfiniteQuery({ ...requestsBehind({ ...wanted, column, limit: 100 }, next), enabled: asksMore && next !== null });
  const shown = [...first, ...(rest.data?.pages.flatMap((page) => page.requests) ?? [])];
  const title = say(`board.${column}`);
  return (
    <section className="board-column" aria-label={title}>
      <h2>
        {title} <span className="count">{formats.count(count)}</span>
      </h2>
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            <Link to="/requests/$requestId" params={{ requestId: one.id }} className="board-card stacked" data-card>
              <bdi className="strong">{one.title}</bdi>
              <Name>{one.addressee}</Name>
              <bdi dir="ltr" className="small faint">
                {one.number}
              </bdi>
              <span className="tags">
                <StateBadge state={one.state} />
              </span>
              <span className="small">{say.maybe('waits', one.waitsFor)}</span>
              {one.nextDue !== null && <DueNext due={one.nextDue} />}
            </Link>
          </li>
        ))}
      </ul>
      {next !== null && !asksMore && <MoreButton act={() => setAsksMore(true)} />}
      {asksMore && rest.data === undefined && rest.error === null && <Waiting lines={2} />}
      {rest.error !== null && <Trouble error={rest.error} again={() => void rest.refetch()} />}
      <More pages={rest} />
    </section>
  );
}

/** Up and down in the column, left and right to the column that lies there on the screen, also where that is from right to left. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
  if (here === null || !['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return;
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>('.board-column')].map((one) => [
    ...one.querySelectorAll<HTMLElement>('[data-card]'),
  ]);
  const column = columns.findIndex((cards) => cards.includes(here));
  const row = columns[column]?.indexOf(here) ?? 0;
  event.preventDefault();
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    columns[column]?.[row + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
    return;
  }
  const forwards = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
  const others = forwards ? columns.slice(column + 1) : columns.slice(0, column).toReversed();
  const next = others.find((cards) => cards.length > 0);
  next?.[Math.min(row, next.length - 1)]?.focus();
}
