// SPDX-License-Identifier: Apache-2.0
import type { CountedShown, CountedThing, FigureShown, FiguresShown, FigureTableShown } from '../../core/api/oversight.ts';
import { oversightRoutes } from '../../core/api/oversight.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { FacetId } from '../../core/oversight/counted.ts';
import { type FigureId, figureIds } from '../../core/oversight/figures.ts';
import { plainDigits } from '../../core/records/time-digits.ts';
import type { AskedDuty, DeskDuty, Said } from './duty.ts';
import { fileOf } from './register.ts';

export const oversightDuties: readonly DeskDuty[] = [
  {
    name: 'figures',
    takes: '[FIGURE [--by WORD --key KEY]] [--from DAY] [--to DAY] [--zone ZONE] [--hide-below N] [--csv]',
    summary: 'for the overseer: what the desk did in a period, counted from its log; with FIGURE what it was counted from, one by one',
    options: {
      ...{ from: { type: 'string' }, to: { type: 'string' }, zone: { type: 'string' }, by: { type: 'string' }, key: { type: 'string' } },
      ...{ 'hide-below': { type: 'string' }, csv: { type: 'boolean' } },
    },
    needs: 0,
    async run(asked) {
      const { positionals, flag, option } = asked;
      if (positionals[0] !== undefined) return await saidCounted(asked, figureNamed(positionals[0]));
      if (option('by') !== undefined || option('key') !== undefined) throw wrongUse('--by and --key say what of one FIGURE is listed.');
      if (!flag('csv')) return await saidFigures(asked);
      const csv = await fileOf(asked.caller, oversightRoutes.figuresFile, queryOf(asked));
      return { schema: 'rogatory.figures-file/1', document: { csv }, lines: [csv] };
    },
  },
];

function figureNamed(name: string): FigureId {
  const found = figureIds.find((id) => id === name);
  if (found !== undefined) return found;
  throw wrongUse(`"${name}" is no figure. They are ${figureIds.join(', ')}.`);
}

const wrongUse = (what: string): Error => new CliError('WRONG_USE', { message: `rogatory desk figures: ${what}` });

function queryOf({ option }: AskedDuty) {
  const period = Object.fromEntries(['from', 'to', 'zone'].flatMap((name) => (option(name) === undefined ? [] : [[name, option(name)]])));
  return { ...period, ...hidden(option('hide-below')) };
}

function hidden(least: string | undefined): { readonly hideBelow?: number } {
  if (least === undefined) return {};
  const digits = plainDigits(least);
  if (!/^[0-9]{1,4}$/.test(digits)) throw wrongUse(`--hide-below is expected to be a number from 0 to 1000 and is "${least}".`);
  return { hideBelow: Number(digits) };
}

async function saidFigures(asked: AskedDuty): Promise<Said> {
  const found = await asked.call('figures', { query: queryOf(asked) });
  const { period, groups } = found;
  const lines = [
    `${period.from} to ${period.to}, ${period.zone}`,
    ...logLines(found),
    ...found.disagreements.map(({ what, request, entry }) => `the register disagrees with the log (${what}): ${request ?? entry}`),
    ...groups.flatMap(({ title, figures }) =>
      figures.length === 0 ? [] : ['', title, ...figures.flatMap((one) => figureLines(one, found.hideBelow))],
    ),
  ];
  const isWrong = !found.log.verifies || found.disagreements.length > 0;
  return { schema: 'rogatory.figures/1', document: found, lines, ...(isWrong ? { exit: 1 } : {}) };
}

function logLines({ log }: Pick<FiguresShown, 'log'>): readonly string[] {
  if (!log.verifies) return ['the log does not verify, so nothing is counted from it:', ...log.faults.map((fault) => `  ${fault}`)];
  return [`counted from ${log.size} entries under root ${log.root ?? '-'}, ${log.witnessed ? 'witnessed' : 'unwitnessed'}`];
}

function figureLines({ id, title, count, medianDays, tables }: FigureShown, least: number): readonly string[] {
  const told = (number: number | null): string => (number === null ? `fewer than ${least}` : String(number));
  const rowsOf = ({ rows }: FigureTableShown): string =>
    rows
      .filter((row) => row.count !== 0)
      .map((row) => `${row.name ?? row.key} ${told(row.count)}`)
      .join(', ');
  const some = tables.filter((table) => rowsOf(table) !== '');
  return [
    `  ${title}: ${told(count)}${medianDays === null ? '' : `, median ${medianDays} days`}  (${id})`,
    ...some.map((table) => `      ${table.title}: ${rowsOf(table)}`),
  ];
}

async function saidCounted(asked: AskedDuty, figure: FigureId): Promise<Said> {
  const { call, option, flag } = asked;
  if (flag('csv') || option('hide-below') !== undefined) throw wrongUse('--csv and --hide-below are for all figures, not for one FIGURE.');
  const words = { by: option('by') as FacetId | undefined, key: option('key') };
  if ((words.by === undefined) !== (words.key === undefined)) throw wrongUse('--by WORD and --key KEY are expected together.');
  const under = words.by === undefined || words.key === undefined ? {} : { by: words.by, key: words.key };
  const period = queryOf(asked);
  const pages = [];
  for (let skip: number | null = 0; skip !== null; ) {
    const page: CountedShown = await call('countedInFigure', { params: { figure }, query: { ...period, ...under, skip } });
    pages.push(page);
    skip = page.next;
  }
  const [first] = pages;
  if (first === undefined) throw new TypeError('a figure answers with one page at least');
  const things = pages.flatMap((page) => page.things);
  const lines = [`${first.title}: ${first.total}. ${first.how}`, ...(first.log.verifies ? [] : logLines(first)), ...things.map(thingLine)];
  return {
    ...{ schema: 'rogatory.counted/1', document: { ...first, things, next: null }, lines },
    ...(first.log.verifies ? {} : { exit: 1 }),
  };
}

const thingLine = ({ place, at, index, kind, request, item, by, words, reason, keptUntil }: CountedThing): string =>
  [
    `${place}.`,
    at ?? '',
    index === null ? '' : `entry ${index}`,
    ...[kind, request, item, by?.name, keptUntil === null ? null : `kept until ${keptUntil}`],
    words.map((one) => one.name ?? one.key).join(', '),
    reason === null ? '' : `“${reason}”`,
  ]
    .filter((part) => part !== '' && part !== null && part !== undefined)
    .join('  ');
