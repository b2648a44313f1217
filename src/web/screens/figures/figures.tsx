// SPDX-License-Identifier: Apache-2.0
/** For the overseer: what the desk did in a period, each number with how it is counted and a way to what it counts. Printed, it is a report. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { FigureShown, FiguresShown, FigureTableShown } from '../../../core/api/oversight.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Identifier, Moment } from '../../parts/words.tsx';
import { PrintButton } from '../directory/fact-sections.tsx';
import { Bars } from './bars.tsx';
import type { FiguresSearch } from './figures-search.ts';
import { keyName } from './key-name.ts';
import { Disagreements, LogCounted } from './log-counted.tsx';
import { PeriodForm } from './period-form.tsx';

export function Figures(): ReactNode {
  const { say, language } = useLanguage();
  const search = useSearch({ from: '/inside/figures' });
  const navigate = useNavigate();
  const found = useQuery(asked.figures(search, language));
  return (
    <Page title={say('figures.title')} lead={say('figures.lead')} acts={<TakeAway search={search} />}>
      <Asked of={found} lines={10}>
        {(shown) => (
          <div className="stack wide-gap">
            <PeriodForm key={JSON.stringify(search)} shown={shown} choose={(chosen) => void navigate({ to: '/figures', search: chosen })} />
            <Head shown={shown} />
            {shown.log.verifies && <Pictures shown={shown} />}
            {shown.groups
              .filter(({ figures }) => figures.length > 0)
              .map(({ id, title, figures }) => (
                <Section key={id} title={title} flush>
                  <GroupTable figures={figures} shown={shown} />
                </Section>
              ))}
          </div>
        )}
      </Asked>
    </Page>
  );
}

function TakeAway({ search }: { search: FiguresSearch }): ReactNode {
  return (
    <>
      <a className="plain-button" href={pathOf(apiRoutes.figuresFile, {}, { ...search })} download>
        CSV
      </a>
      <a className="plain-button" href={pathOf(apiRoutes.figures, {}, { ...search })} download="figures.json">
        JSON
      </a>
      <PrintButton />
    </>
  );
}

/** What a printed page needs to be counted again: whose, of when, from what. */
function Head({ shown }: { shown: FiguresShown }): ReactNode {
  const { say, formats } = useLanguage();
  const { desk, period, madeAt, log, disagreements, hideBelow } = shown;
  return (
    <div className="stack tight">
      <p>
        <strong>{say('figures.period', { from: formats.day(period.from), to: formats.day(period.to) })}</strong>{' '}
        <Identifier>{period.zone}</Identifier>
      </p>
      <p className="small">
        <Identifier>{desk}</Identifier> · {say('figures.made')} <Moment at={madeAt} />
      </p>
      <LogCounted log={log} />
      {hideBelow > 1 && <p className="small">{say('figures.hidden.why', { least: hideBelow })}</p>}
      <Disagreements disagreements={disagreements} />
    </div>
  );
}

const PICTURED = [
  ['requests-left', 'outcome'],
  ['requests-left', 'month'],
] as const;

function Pictures({ shown }: { shown: FiguresShown }): ReactNode {
  const { say, formats } = useLanguage();
  const figures = shown.groups.flatMap((group) => group.figures);
  const pictures = PICTURED.flatMap(([figure, by]) => {
    const found = figures.find(({ id }) => id === figure);
    const table = found?.tables.find((one) => one.by === by);
    return found === undefined || table === undefined || table.rows.every(({ count }) => count === 0 || count === null)
      ? []
      : [{ found, table }];
  });
  if (figures.find(({ id }) => id === 'requests-left')?.count === 0) return <p>{say('figures.none')}</p>;
  if (pictures.length === 0) return null;
  return (
    <div className="card card-body halves">
      {pictures.map(({ found, table }) => (
        <Bars
          key={table.by}
          title={`${found.title}${say('shell.colon')}${table.title}`}
          bars={table.rows.map(({ key, name, count }) => ({
            name: table.by === 'month' ? formats.month(key) : keyName(say, table.by, key, name),
            count,
          }))}
        />
      ))}
    </div>
  );
}

function GroupTable({ figures, shown }: { figures: readonly FigureShown[]; shown: FiguresShown }): ReactNode {
  const say = useSay();
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{say('figures.figure')}</th>
          <th scope="col" className="number">
            {say('figures.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={figure.id} figure={figure} shown={shown} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ figure, shown }: { figure: FigureShown; shown: FiguresShown }): ReactNode {
  const { say, formats } = useLanguage();
  const { id, title, how, count, medianDays, tables } = figure;
  const full = tables.filter(({ rows }) => rows.some((row) => row.count !== 0));
  return (
    <tr>
      <th scope="row">
        <span className="stacked">
          <span className="strong">{title}</span>
          <span className="small faint">{how}</span>
        </span>
        {medianDays !== null && <p className="small">{say('figures.median', { days: medianDays })}</p>}
        {full.length > 0 && (
          <details>
            <summary className="small">{say('figures.by', { words: formats.list(full.map((table) => table.title)) })}</summary>
            <div className="figure-tables">
              {full.map((table) => (
                <FacetTable key={table.by} figure={figure} table={table} shown={shown} />
              ))}
            </div>
          </details>
        )}
      </th>
      <td className="number">
        <Count figure={id} title={title} count={count} shown={shown} />
      </td>
    </tr>
  );
}

function FacetTable({ figure, table, shown }: { figure: FigureShown; table: FigureTableShown; shown: FiguresShown }): ReactNode {
  const { say, formats } = useLanguage();
  const { by, title, addsUp, internal, rows } = table;
  return (
    <table className="facet" data-internal={internal || undefined}>
      <caption className="small">
        {title}
        {!addsUp && <span className="faint"> · {say('figures.not-a-sum')}</span>}
        {internal && <span className="faint"> · {say('figures.internal')}</span>}
      </caption>
      <tbody>
        {rows
          .filter((row) => row.count !== 0)
          .map((row) => {
            const name = by === 'month' ? formats.month(row.key) : keyName(say, by, row.key, row.name);
            return (
              <tr key={row.key}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td className="number">
                  <Count
                    figure={figure.id}
                    title={`${figure.title}, ${name}`}
                    count={row.count}
                    shown={shown}
                    under={{ by, key: row.key }}
                  />
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

interface CountProps {
  readonly figure: string;
  readonly title: string;
  readonly count: number | null;
  readonly shown: FiguresShown;
  readonly under?: { readonly by: string; readonly key: string };
}

/** The number itself is the way to what it counts. */
function Count({ figure, title, count, shown, under }: CountProps): ReactNode {
  const { say, formats } = useLanguage();
  if (count === null) return <span className="nowrap">{say('figures.hidden', { least: shown.hideBelow })}</span>;
  if (count === 0) return formats.count(0);
  const { from, to, zone } = shown.period;
  return (
    <Link
      to="/figures/$figure"
      params={{ figure }}
      search={{ from, to, zone, ...under }}
      preload={false}
      aria-label={say('figures.open', { title, count: formats.count(count) })}
    >
      {formats.count(count)}
    </Link>
  );
}
