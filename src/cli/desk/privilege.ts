// SPDX-License-Identifier: Apache-2.0
import { type Protection, protections } from '../../core/analysis/privilege.ts';
import { type LiftDecision, liftDecisions, type Privilege } from '../../core/api/privilege.ts';
import { CliError } from '../../core/errors/cli.ts';
import { caseOf, type DeskDuty, type Said } from './duty.ts';

export const privilegeDuties: readonly DeskDuty[] = [
  {
    name: 'seal add',
    takes: `CASE --protection ${protections.join('|')} --reason TEXT [--name NAME]... [--record READING:RECORD]...`,
    summary:
      'seal records under a professional privilege, at once; by names as they stand in the records, now and in later readings, or one by one',
    options: {
      protection: { type: 'string' },
      reason: { type: 'string' },
      name: { type: 'string', multiple: true },
      record: { type: 'string', multiple: true },
    },
    needs: 1,
    async run({ call, positionals, option, options }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const body = {
        protection: protectionOf(option('protection')),
        reason: option('reason') ?? '',
        names: [...options('name')],
        records: options('record').map(recordOf),
      };
      return told(await call('sealPrivileged', { params: { caseId: id }, body }));
    },
  },
  {
    name: 'seal list',
    takes: 'CASE',
    summary: 'what is sealed as privileged in a case: how much, whose protection, why, by whom; never what it says',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      return told(await call('privilege', { params: { caseId: id } }));
    },
  },
  {
    name: 'seal open',
    takes: 'READING [--cursor CURSOR]',
    summary: 'read sealed records, as a legal reviewer who does not investigate the case; each look is an entry of the log',
    options: { cursor: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const cursor = option('cursor');
      const query = cursor === undefined ? {} : { cursor };
      const page = await call('privilegedRecords', { params: { readingId: positionals[0] as string }, query });
      const lines = page.records.map((record, n) => `${record.id}  ${record.kind}  seal ${page.seals[n]}`);
      return { schema: 'rogatory.privileged-records/1', document: page, lines };
    },
  },
  {
    name: 'seal propose-lift',
    takes: 'SEAL --reason TEXT',
    summary: 'propose that a seal be lifted; somebody else decides',
    options: { reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { sealId: positionals[0] as string };
      return told(await call('proposeLift', { params, body: { reason: option('reason') ?? '' } }));
    },
  },
  {
    name: 'seal lifts',
    takes: '',
    summary: 'liftings that somebody else has proposed in your cases, closed ones too, and that wait for your decision',
    needs: 0,
    async run({ call }) {
      const { lifts } = await call('liftsToDecide', {});
      const lines = lifts.map(
        ({ id, caseNumber, caseClosed, protection, by, at, reason }) =>
          `${id}  ${caseNumber}${caseClosed ? ' (closed)' : ''}  ${protection}  proposed by ${by.name}, ${at}: ${reason}`,
      );
      return { schema: 'rogatory.privilege-lifts/1', document: { lifts }, lines: lines.length === 0 ? ['nothing waits for you'] : lines };
    },
  },
  {
    name: 'seal decide-lift',
    takes: `LIFT ${liftDecisions.join('|')} --reason TEXT`,
    summary: 'lift a seal or refuse to, as approver or legal reviewer who did not propose it and does not investigate the case',
    options: { reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals: [liftId = '', typed = ''], option }) {
      const body = { decision: decisionOf(typed), reason: option('reason') ?? '' };
      return told(await call('decideLift', { params: { liftId }, body }));
    },
  },
];

function told(privilege: Privilege): Said {
  const { seals, readings, parting } = privilege;
  const lines = seals.flatMap((seal) => [
    `${seal.id}  ${seal.protection}  ${seal.records} records  ${seal.state}  ${seal.by.name}, ${seal.at}: ${seal.reason}`,
    ...(seal.names ?? []).map((name) => `  name  ${name}`),
    ...seal.lifts.flatMap(({ id, by, at, reason, decided }) => [
      `  lift ${id}  proposed by ${by.name}, ${at}: ${reason}`,
      ...(decided === null ? [] : [`    ${decided.decision}  ${decided.by.name}, ${decided.at}: ${decided.reason}`]),
    ]),
  ]);
  return {
    schema: 'rogatory.privilege/1',
    document: privilege,
    lines: [
      ...(seals.length === 0 ? ['nothing is sealed as privileged'] : lines),
      ...readings.map(({ readingId, records }) => `reading ${readingId}: ${records} records sealed`),
      ...(parting === 0 ? [] : [`${parting} readings are being parted; nobody reads them before that is done`]),
    ],
  };
}

function protectionOf(typed: string | undefined): Protection {
  const protection = protections.find((one) => one === typed);
  if (protection !== undefined) return protection;
  throw new CliError('WRONG_USE', {
    message: `--protection ${typed ?? ''}: expected one of ${protections.join(', ')}.`,
  });
}

function decisionOf(typed: string): LiftDecision {
  const decision = liftDecisions.find((one) => one === typed);
  if (decision !== undefined) return decision;
  throw new CliError('WRONG_USE', { message: `"${typed}": expected ${liftDecisions.join(' or ')}.` });
}

function recordOf(typed: string): { readonly readingId: string; readonly recordId: string } {
  const [readingId = '', recordId = '', ...more] = typed.split(':');
  if (readingId !== '' && recordId !== '' && more.length === 0) return { readingId, recordId };
  throw new CliError('WRONG_USE', { message: `--record ${typed}: expected READING:RECORD, the ids that "desk records" shows.` });
}
