// SPDX-License-Identifier: Apache-2.0
/** For the overseer: figures of the whole desk, the same to publish, and what each was counted from. */

import type { CountedShown, CountedThing, FiguresShown } from '../../core/api/oversight.ts';
import { hidden } from '../../core/custody/entry.ts';
import { LogError } from '../../core/errors/log.ts';
import { oversightSays } from '../../core/errors/sentences/oversight.ts';
import type { Counted, FacetId } from '../../core/oversight/counted.ts';
import { countedIn, type Figure, type FigureId, figureGroups, figureRules, figuresOf } from '../../core/oversight/figures.ts';
import { figuresCsv } from '../../core/oversight/figures-csv.ts';
import { hideSmall } from '../../core/oversight/hide-small.ts';
import type { LoggedAct } from '../../core/oversight/history.ts';
import { oversightWords } from '../../core/oversight/words/index.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type Key, type Names, peopleNamed } from './name-keys.ts';
import { type CountedLog, type Opening, openingsOf, unsealed } from './read-whole-log.ts';
import { type AskedPeriod, type Recounted, recount } from './recount.ts';

export interface AskedFigures extends AskedPeriod {
  readonly hideBelow?: number | undefined;
}

/** Every figure of a period. Where the log does not verify there is none. */
export async function showFigures(desk: OpenDesk, asking: Asking, asked: AskedFigures): Promise<FiguresShown> {
  const { hideBelow = 0 } = asked;
  return await recount(desk, asking, asked, {}, async ({ period, log, history, disagreements, namesOf }) => {
    const figures = log.verifies ? figuresOf(history, period) : [];
    const names = await namesOf(keysIn(figures));
    const words = oversightWords[asking.language];
    const shown = hideSmall(figures, hideBelow).map(({ group, ...figure }) => ({
      group,
      figure: { ...figure, ...words.figures[figure.id], tables: figure.tables.map((table) => namedTable(table, names, asking)) },
    }));
    return {
      ...{ desk: desk.signer.name, madeAt: history.now, period, hideBelow, log: shownLog(log), disagreements: [...disagreements] },
      groups: figureGroups.map((id) => ({
        ...{ id, title: words.groups[id] },
        figures: shown.filter(({ group }) => group === id).map(({ figure }) => figure),
      })),
    };
  });
}

/** The same to publish, without people of the desk. @throws LOG_NOT_COUNTED: a file without figures would look like one of zeros */
export async function figuresFile(desk: OpenDesk, asking: Asking, asked: AskedFigures): Promise<string> {
  const { hideBelow = 0 } = asked;
  return await recount(desk, asking, asked, { form: 'csv' }, async ({ period, log, history, namesOf }) => {
    if (!log.verifies) throw notCounted(log);
    const figures = figuresOf(history, period);
    const names = await namesOf(keysIn(figures));
    return figuresCsv(hideSmall(figures, hideBelow), asking.language, hideBelow, names);
  });
}

const MOST_FAULTS = 20;

function notCounted({ faults }: CountedLog): Error {
  return new LogError('NOT_COUNTED', {
    message: oversightSays('log-not-sound', { count: faults.length, first: faults[0] ?? '' }),
    details: { faults: faults.slice(0, MOST_FAULTS) },
  });
}

export interface AskedCounted extends AskedPeriod {
  readonly by?: FacetId | undefined;
  readonly key?: string | undefined;
  readonly skip?: number | undefined;
}

const PAGE = 200;

/** What a figure was counted from, one by one, or what of it stands under one key. */
export async function listCounted(desk: OpenDesk, asking: Asking, id: FigureId, asked: AskedCounted): Promise<CountedShown> {
  const { by, key, skip = 0 } = asked;
  const about = { which: id, 'counted-by': by, value: key === undefined ? undefined : hidden(key) };
  return await recount(desk, asking, asked, about, async (found) => {
    const { period, log, history } = found;
    const under = by === undefined || key === undefined ? undefined : { by, key };
    const all = log.verifies ? countedIn(history, period, id, under) : [];
    const things = await shownThings(found, asking, id, all.slice(skip, skip + PAGE), skip);
    const { title, how } = oversightWords[asking.language].figures[id];
    const next = skip + PAGE < all.length ? skip + PAGE : null;
    return { period, log: shownLog(log), title, how, total: all.length, things, next };
  });
}

async function shownThings(
  { tx, namesOf }: Recounted,
  asking: Asking,
  id: FigureId,
  page: readonly Counted[],
  skip: number,
): Promise<CountedThing[]> {
  const by: readonly FacetId[] = figureRules[id].by;
  const names = await namesOf(page.flatMap(({ keys }) => by.flatMap((facet) => (keys[facet] ?? []).map((key) => ({ by: facet, key })))));
  const ids = page.flatMap(({ act }) => act?.id ?? []);
  const reasons = await openingsOf(tx, ids, ['reason', 'how']);
  const people = await peopleNamed(
    tx,
    page.flatMap(({ act }) => act?.by ?? []),
  );
  return page.map(({ act, request, item, keys, keptUntil }, n) => ({
    ...{
      place: skip + n + 1,
      entry: act?.id ?? null,
      index: act?.index ?? null,
      at: act?.at ?? null,
      kind: act?.kind ?? null,
      request,
      item,
    },
    by: act?.by !== undefined && act.by !== null && people.has(act.by) ? { id: act.by, name: people.get(act.by) as string } : null,
    role: act?.role ?? null,
    words: by
      .filter((facet) => facet !== 'person')
      .flatMap((facet) =>
        (keys[facet] ?? []).map((key) => ({
          by: facet,
          title: oversightWords[asking.language].facets[facet],
          key,
          name: names(facet, key),
        })),
      ),
    reason: act === null ? null : reasonIn(act.about, reasons.get(act.id)),
    keptUntil: keptUntil ?? null,
  }));
}

/** Of gates and facts alone: of nothing else is an overseer given what opens it. */
function reasonIn(about: LoggedAct['about'], openings: ReadonlyMap<string, Opening> | undefined): string | null {
  for (const member of ['reason', 'how']) {
    const opening = openings?.get(member);
    const said = opening === undefined ? undefined : unsealed(about[member], opening);
    if (typeof said === 'string') return said;
  }
  return null;
}

const keysIn = (figures: readonly Figure[]): readonly Key[] =>
  figures.flatMap(({ tables }) => tables.flatMap(({ by, rows }) => rows.map(({ key }) => ({ by, key }))));

type PublishedTable = ReturnType<typeof hideSmall>[number]['tables'][number];

function namedTable({ rows, ...table }: PublishedTable, names: Names, { language }: Asking) {
  const title = oversightWords[language].facets[table.by];
  return { ...table, title, rows: rows.map((row) => ({ ...row, name: names(table.by, row.key) })) };
}

function shownLog({ acts: _, damage: __, faults, ...log }: CountedLog) {
  return { ...log, faults: [...faults] };
}
