// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BatchShown } from '../../core/api/batches.ts';
import type { ApiRoutes } from '../../core/api/index.ts';
import type { Given } from '../../core/api/route.ts';
import { CliError } from '../../core/errors/cli.ts';
import { batchFaultText, batchRowsOfCsv } from '../../core/requests/batch-csv.ts';
import type { Terminal } from '../command.ts';
import { caseOf, type DeskDuty, documentIn, listOf, type Said } from './duty.ts';
import { told } from './requests.ts';
import { loweredTold } from './role-lowerings.ts';

type Body = Given<ApiRoutes['draftBatch']>['body'];

/** A batch as the command line tells it: every target with its own link. */
function toldBatch(batch: BatchShown): Said {
  const lines = batch.requests.flatMap((one) => [
    `${one.number}  ${one.id}  to ${one.addressee}: ${one.state}${one.each ? ', each target by itself' : ''}`,
    `  ${limitOf(one)}`,
    ...one.asked.map((target) => `  ${target.id}  ${target.written}: ${target.link}${approved(target.approvedBy)}`),
    ...one.lowered.map(loweredTold),
    ...one.missing.map((field) => `  missing: ${field}`),
  ]);
  const head = `batch ${batch.id}  ${batch.title}: ${batch.targets} targets in ${batch.requests.length} requests`;
  return { schema: 'rogatory.batch/1', document: batch, lines: [head, ...lines] };
}

const WHOSE = { provider: 'by its own rule', form: 'by the form', desk: 'by the desk' } as const;

function limitOf({ limit: { most, by, stated } }: BatchShown['requests'][number]): string {
  return `at most ${most} targets in one request, ${WHOSE[by]}${stated === null ? '; the addressee states no number' : ''}`;
}

const approved = (by: readonly { readonly name: string }[]): string =>
  by.length === 0 ? '' : `  approved by ${by.map(({ name }) => name).join(', ')}`;

export const batchDuties: readonly DeskDuty[] = [
  {
    name: 'batch draft',
    takes:
      'CASE FILE.csv|FILE.yaml --document KIND [--data a,b] [--values FILE.yaml] [--answers FILE.yaml] [--language en|ar|fr] [--key TEXT]',
    summary: 'requests for a list of targets, each with its own link to the offence, by the rule of each provider; all or none',
    options: {
      document: { type: 'string' },
      data: { type: 'string' },
      values: { type: 'string' },
      answers: { type: 'string' },
      language: { type: 'string' },
      key: { type: 'string' },
    },
    needs: 2,
    async run({ call, positionals, option, terminal }) {
      const [named, file] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const text = textOf(file, terminal);
      const more = (name: 'values' | 'answers') => {
        const from = option(name);
        return from === undefined ? {} : { [name]: documentIn(from, terminal) };
      };
      const data = listOf(option('data'));
      const language = option('language') as Body['language'];
      const document = option('document') as Body['document'];
      const body: Body = {
        // The same file with the same document is the same batch, however often a line dies.
        key: option('key') ?? hash('sha256', `${document}\n${text}`),
        document,
        rows: (file.endsWith('.csv') ? rowsIn(text) : listIn(file, terminal)) as Body['rows'],
        ...(data === undefined ? {} : { data }),
        ...(language === undefined ? {} : { language }),
        ...more('values'),
        ...more('answers'),
      };
      return toldBatch(await call('draftBatch', { params: { caseId: id }, body }));
    },
  },
  {
    name: 'batch show',
    takes: 'BATCH',
    summary: 'the requests of a batch, each target with its own link to the offence',
    needs: 1,
    run: async ({ call, positionals }) => toldBatch(await call('batch', { params: { batchId: positionals[0] as string } })),
  },
  {
    name: 'batch fill',
    takes: 'BATCH REQUEST',
    summary: 'fill the drafts of a batch with what one of them says; accounts, links and addressees stay their own',
    needs: 2,
    async run({ call, positionals }) {
      const [batchId, requestId] = positionals as [string, string];
      const { digest } = await call('request', { params: { requestId } });
      return toldBatch(await call('fillBatch', { params: { batchId }, body: { requestId, digest } }));
    },
  },
  {
    name: 'batch approve-target',
    takes: 'REQUEST TARGET',
    summary: 'approve one target of a request with its own link to the offence (never the drafter; second factor)',
    needs: 2,
    async run({ call, positionals }) {
      const [requestId, targetId] = positionals as [string, string];
      const { asked } = await call('request', { params: { requestId } });
      const target = asked.find(({ id }) => id === targetId);
      if (target === undefined)
        throw new CliError('WRONG_USE', { message: `rogatory desk batch approve-target: the request asks about no target ${targetId}.` });
      return told(await call('approveTarget', { params: { requestId, targetId }, body: { digest: target.digest } }));
    },
  },
];

function textOf(file: string, { cwd }: Terminal): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', { message: `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, cause });
  }
}

function rowsIn(text: string): readonly unknown[] {
  const read = batchRowsOfCsv(text);
  if (read.kind === 'rows') return read.rows;
  throw new CliError('UNREADABLE_INPUT', { message: batchFaultText(read) });
}

/** `targets:` of a YAML file, each with the members that a line of the CSV has. */
function listIn(file: string, terminal: Terminal): readonly unknown[] {
  const { targets } = documentIn(file, terminal);
  if (Array.isArray(targets)) return targets;
  throw new CliError('UNREADABLE_INPUT', { message: `${file} is expected to hold a list "targets".` });
}
