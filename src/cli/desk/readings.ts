// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../core/api/client.ts';
import type { ReadingGiven, ReadingShown } from '../../core/api/evidence.ts';
import { type SetApartDecision, setApartDecisions } from '../../core/api/readings.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { Terminal } from '../command.ts';
import { readKeys, readPasswords } from '../read/inputs.ts';
import type { DeskDuty } from './duty.ts';

/** What is given to a reading: its options stand on every command that begins one. */
export const GIVEN_OPTIONS = {
  zone: { type: 'string' },
  key: { type: 'string', multiple: true },
  'password-file': { type: 'string' },
} as const;
export const GIVEN_USAGE = '[--zone ZONE] [--key FILE]... [--password-file F]';

/** The zone, provider's keys and passwords named on the command line. The desk opens the item with the passwords and does not keep them. */
export function givenOf(
  option: (name: string) => string | undefined,
  options: (name: string) => readonly string[],
  terminal: Terminal,
): ReadingGiven {
  const zone = option('zone');
  const keys = readKeys(options('key'), terminal).map((key) => key.toString('base64'));
  const passwords = readPasswords(option('password-file'), terminal);
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(passwords.length === 0 ? {} : { passwords }),
  };
}

/** Begins a reading, or finds the one that is there, and waits until it has ended or failed. */
export async function readToTheEnd(call: Call, evidenceId: string, given: ReadingGiven = {}): Promise<ReadingShown> {
  let reading = await call('read', { params: { evidenceId }, body: given });
  while (reading.endedAt === null && reading.job?.state !== 'failed') {
    await new Promise((done) => setTimeout(done, 250));
    reading = await call('reading', { params: { readingId: reading.id } });
  }
  return reading;
}

export function toldOf(reading: ReadingShown): string {
  if (reading.job?.state === 'failed') return `not read: ${reading.job.error?.code}. The item is kept as it came.`;
  const totals = reading.coverage?.totals;
  const apart = reading.outside?.records ?? 0;
  const sealed = reading.privileged?.records ?? 0;
  const { media = 0 } = totals ?? {};
  return `reading ${reading.id}: ${reading.records} records, ${reading.gaps} gaps; ${totals?.filesRead} of ${totals?.files} files read${
    media === 0 ? '' : `, ${media} media that records point to`
  }${apart === 0 ? '' : `; ${apart} not asked for and set apart`}${sealed === 0 ? '' : `; ${sealed} sealed as privileged`}`;
}

export const readingDuties: readonly DeskDuty[] = [
  {
    name: 'evidence read',
    takes: `EVIDENCE ${GIVEN_USAGE}`,
    summary: 'read an item into records',
    options: GIVEN_OPTIONS,
    needs: 1,
    async run({ call, positionals, option, options, terminal }) {
      const reading = await readToTheEnd(call, positionals[0] as string, givenOf(option, options, terminal));
      return {
        schema: 'rogatory.reading/1',
        document: reading,
        lines: [toldOf(reading)],
        ...(reading.job?.state === 'failed' ? { exit: 1 as const } : {}),
      };
    },
  },
  {
    name: 'set-apart',
    takes: 'READING [--decide seal|return|keep --reason TEXT]',
    summary: 'what a return holds beyond its request, and the decision on it',
    options: { decide: { type: 'string' }, reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { readingId: positionals[0] as string };
      const decision = decisionOf(option('decide'));
      const apart =
        decision === undefined
          ? await call('setApart', { params })
          : await call('decideSetApart', { params, body: { decision, reason: reasonOf(option('reason')) } });
      const why = Object.entries(apart.why).map(([word, count]) => `  ${word}  ${count}`);
      const decided = apart.decisions.map((one) => `  ${one.at}  ${one.decision}  ${one.by.name}: ${one.reason}`);
      const later = apart.scopes
        .filter(({ why }) => why !== 'read')
        .map((one) => `  ${one.at}  held against the request as well: ${one.why}  ${one.by.name}`);
      const head = `${apart.records} records set apart${apart.gaps === 0 ? '' : `, and ${apart.gaps} gaps beside them`}`;
      const lines = [
        head,
        ...why,
        ...later,
        ...decided,
        ...(apart.decided === null && apart.records > 0 ? ['  nobody has decided on them as they are now'] : []),
      ];
      return { schema: 'rogatory.set-apart/1', document: apart, lines };
    },
  },
  {
    name: 'evidence tie',
    takes: 'EVIDENCE REQUEST --reason TEXT',
    summary: 'the item answers another request; it is held against that one as well',
    options: { reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option }) {
      const [evidenceId, requestId] = positionals as [string, string];
      const item = await call('tieEvidence', { params: { evidenceId }, body: { requestId, reason: reasonOf(option('reason')) } });
      return {
        schema: 'rogatory.evidence/1',
        document: item,
        lines: [`${item.name} answers ${requestId}; its readings are held against it`],
      };
    },
  },
  {
    name: 'compare',
    takes: 'READING OTHER',
    summary: 'two readings record by record: equal, differing, only in one',
    needs: 2,
    async run({ call, positionals }) {
      const [readingId, otherId] = positionals as [string, string];
      const compared = await call('compareReadings', { params: { readingId, otherId } });
      const { equal, differing, onlyInFirst, onlyInSecond } = compared.counts;
      const lines = [
        `by ${compared.by}: ${equal} equal, ${differing} differing, ${onlyInFirst} only in the first, ${onlyInSecond} only in the second`,
        ...compared.differing.map((one) => `  ${one.kind}  ${one.first}  ${one.second}  ${one.members.join(', ')}`),
        ...compared.onlyInFirst.map((one) => `  ${one.kind}  ${one.record}  only in the first`),
        ...compared.onlyInSecond.map((one) => `  ${one.kind}  ${one.record}  only in the second`),
      ];
      return { schema: 'rogatory.compare/1', document: compared, lines };
    },
  },
  {
    name: 'reconcile',
    takes: 'REQUEST',
    summary: 'asked, given, stated as none, withheld, missing, with the next step proposed',
    needs: 1,
    async run({ call, positionals }) {
      const reconciled = await call('reconcile', { params: { requestId: positionals[0] as string } });
      const lines = reconciled.rows.map((row) => `${row.category}  ${row.outcome}  ${row.records} records  next: ${row.next}`);
      return { schema: 'rogatory.reconcile/1', document: reconciled, lines };
    },
  },
];

function decisionOf(written: string | undefined): SetApartDecision | undefined {
  if (written === undefined || (setApartDecisions as readonly string[]).includes(written)) return written as SetApartDecision | undefined;
  throw new CliError('WRONG_USE', { message: `--decide ${written}: expected one of ${setApartDecisions.join(', ')}.` });
}

function reasonOf(written: string | undefined): string {
  if (written !== undefined && written.trim() !== '') return written;
  throw new CliError('WRONG_USE', { message: '--reason: expected a TEXT, found none. The reason stands in the log.' });
}
