// SPDX-License-Identifier: Apache-2.0
/** Registers that were kept before the desk, on the command line (docs/how-to/take-over-a-register.md). */
import { oldRegisterRoutes } from '../../core/api/old-register.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type OldColumns, type OldField, oldFields } from '../../core/old-register/columns.ts';
import { caseOf, type DeskDuty, documentIn } from './duty.ts';
import { fileOf } from './register.ts';

/** `number=0`, `sentOn=3`: field and column, from 0. */
function columnsOf(said: readonly string[]): OldColumns | undefined {
  if (said.length === 0) return undefined;
  return Object.fromEntries(
    said.map((one) => {
      const [field, column] = one.split('=') as [OldField, string?];
      if (!oldFields.includes(field) || !/^\d{1,2}$/.test(column ?? ''))
        throw new CliError('WRONG_USE', { message: `--column ${one}: FIELD=N is expected, FIELD one of ${oldFields.join(', ')}.` });
      return [field, Number(column)];
    }),
  );
}

const MAPPING = { column: { type: 'string', multiple: true }, 'date-order': { type: 'string' } } as const;

export const oldRegisterDuties: readonly DeskDuty[] = [
  {
    name: 'old-register preview',
    takes: 'CASE EVIDENCE [--column FIELD=N]... [--date-order day-first|month-first]',
    summary: 'a register of before, as it would be taken over: its columns and every doubtful cell; exit 1 when something is doubtful',
    options: MAPPING,
    needs: 2,
    async run({ call, positionals, option, options }) {
      const { id: caseId } = await caseOf(call, positionals[0] as string);
      const columns = columnsOf(options('column'));
      const dateOrder = option('date-order') as 'day-first' | undefined;
      const body = {
        evidenceId: positionals[1] as string,
        ...(columns === undefined ? {} : { columns: { ...columns } }),
        ...(dateOrder === undefined ? {} : { dateOrder }),
      };
      const found = await call('previewOldRegister', { params: { caseId }, body });
      const lines = [
        ...found.header.map((head, at) => `${at}  ${oldFields.find((field) => found.columns[field] === at) ?? '-'}  ${head}`),
        `${found.counts.rows} rows, ${found.counts.doubtful} doubtful, ${found.counts.passedOver} passed over${found.cut ? ', more are not read' : ''}`,
        ...found.doubtful.flatMap(({ row, cells }) =>
          cells
            .filter(({ doubt }) => doubt !== null)
            .map(({ field, doubt, written, choices }) => `row ${row}  ${field}  ${doubt}  "${written}"  ${choices.join(' or ')}`.trimEnd()),
        ),
      ];
      return { schema: 'rogatory.old-register/1', document: found, lines, exit: found.counts.doubtful === 0 ? 0 : 1 };
    },
  },
  {
    name: 'old-register import',
    takes: 'CASE EVIDENCE --column FIELD=N... [--date-order day-first|month-first] [--decide FILE.yaml]',
    summary: 'take its rows over as history; FILE: decisions: [{row, field, value}]; what nobody decided stays marked as doubtful',
    options: { ...MAPPING, decide: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option, options, terminal }) {
      const { id: caseId } = await caseOf(call, positionals[0] as string);
      const file = option('decide');
      const decisions =
        file === undefined ? [] : (documentIn(file, terminal).decisions as { row: number; field: OldField; value: string }[]);
      const dateOrder = option('date-order') as 'day-first' | undefined;
      const body = {
        evidenceId: positionals[1] as string,
        columns: { ...columnsOf(options('column')) },
        ...(dateOrder === undefined ? {} : { dateOrder }),
        decisions: decisions ?? [],
      };
      const made = await call('importOldRegister', { params: { caseId }, body });
      return {
        schema: 'rogatory.old-register-import/1',
        document: made,
        lines: [`${made.name}: ${made.rows} rows, ${made.doubtful} still doubtful`],
      };
    },
  },
  {
    name: 'old-register list',
    takes: '[CASE] [--csv]',
    summary: 'requests of the time before the desk',
    options: { csv: { type: 'boolean' } },
    needs: 0,
    async run({ call, caller, positionals, flag }) {
      const [named] = positionals;
      const query = named === undefined ? {} : { caseId: (await caseOf(call, named)).id };
      if (flag('csv')) {
        const csv = await fileOf(caller, oldRegisterRoutes.historicFile, query);
        return { schema: 'rogatory.historic-requests/1', document: { csv }, lines: [csv] };
      }
      const found = await call('historicRequests', { query });
      const said = (one: (typeof found.requests)[number], field: OldField) => one.cells.find((cell) => cell.field === field);
      const lines = found.requests.map((one) =>
        [
          one.sentOn ?? '?',
          ...(['number', 'addressee', 'kind', 'outcome'] as const).map(
            (field) => said(one, field)?.value ?? said(one, field)?.written ?? '',
          ),
        ]
          .join('  ')
          .trimEnd(),
      );
      return { schema: 'rogatory.historic-requests/1', document: found, lines };
    },
  },
];
