// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { apiCaller } from '../../core/api/client.ts';
import { PASSWORD_HEADER } from '../../core/api/evidence.ts';
import { CliError } from '../../core/errors/cli.ts';
import { readPasswords } from '../read/inputs.ts';
import { caseOf, type DeskDuty } from './duty.ts';
import { GIVEN_OPTIONS, GIVEN_USAGE, givenOf, readToTheEnd, toldOf } from './readings.ts';
import { sendFile } from './send-file.ts';

export const evidenceDuties: readonly DeskDuty[] = [
  {
    name: 'evidence add',
    takes: `CASE FILE --from TEXT [--request REQUEST] [--how return|upload|consent] [--read] ${GIVEN_USAGE}`,
    summary: 'seal a file into the vault; it is hashed on both sides before anything opens it',
    options: {
      from: { type: 'string' },
      request: { type: 'string' },
      how: { type: 'string' },
      read: { type: 'boolean' },
      ...GIVEN_OPTIONS,
    },
    needs: 2,
    async run({ call, caller, positionals, option, options, flag, terminal }) {
      const given = givenOf(option, options, terminal);
      const [named, file] = positionals as [string, string];
      const path = resolve(terminal.cwd, file);
      readable(path);
      const { id } = await caseOf(call, named);
      const requestId = option('request');
      const item = await sendFile(caller, call, {
        bytes: path,
        about: {
          caseId: id,
          name: basename(path),
          how: (option('how') ?? (requestId === undefined ? 'upload' : 'return')) as 'upload',
          receivedFrom: option('from') ?? 'not stated',
          ...(requestId === undefined ? {} : { requestId }),
        },
        onProgress: (sent, of) => terminal.err(`\r${Math.floor((100 * sent) / Math.max(of, 1))} %${sent === of ? '\n' : ''}`),
      });
      const reading = flag('read') ? await readToTheEnd(call, item.id, given) : undefined;
      return {
        schema: 'rogatory.evidence/1',
        document: { ...item, reading: reading ?? null },
        lines: [`${item.id}  sha256 ${item.sha256}`, ...(reading === undefined ? [] : [toldOf(reading)])],
        ...(reading?.job?.state === 'failed' ? { exit: 1 as const } : {}),
      };
    },
  },
  {
    name: 'evidence list',
    takes: 'CASE',
    summary: 'items of a case',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { items } = await call('evidenceOfCase', { params: { caseId: id } });
      const lines = items.map((item) => `${item.id}  ${item.name}  ${item.bytes} bytes  sha256 ${item.sha256}`);
      return { schema: 'rogatory.evidence-list/1', document: { items }, lines };
    },
  },
  {
    name: 'records',
    takes: 'READING [--kind KIND] [--text TEXT] [--limit N] [--cursor CURSOR] [--set-apart]',
    summary: 'a page of records',
    options: {
      kind: { type: 'string' },
      text: { type: 'string' },
      limit: { type: 'string' },
      cursor: { type: 'string' },
      'set-apart': { type: 'boolean' },
    },
    needs: 1,
    async run({ call, positionals, option, flag }) {
      const query = {
        ...(flag('set-apart') ? { setApart: 'yes' as const } : {}),
        ...(option('kind') === undefined ? {} : { kind: option('kind') as string }),
        ...(option('text') === undefined ? {} : { text: option('text') as string }),
        ...(option('cursor') === undefined ? {} : { cursor: option('cursor') as string }),
        limit: Number(option('limit') ?? 50),
      };
      const page = await call('records', { params: { readingId: positionals[0] as string }, query });
      const lines = page.records.map((record) => `${record.id}  ${record.kind}`);
      return { schema: 'rogatory.records/1', document: page, lines };
    },
  },
  {
    name: 'original',
    takes: 'READING RECORD [--password-file F]',
    summary: 'the very bytes a record was read from; of an encrypted entry with its password',
    options: { 'password-file': { type: 'string' } },
    needs: 2,
    async run({ caller, positionals, option, terminal }) {
      const [readingId, recordId] = positionals as [string, string];
      const [password] = readPasswords(option('password-file'), terminal);
      const asking = password === undefined ? {} : { [PASSWORD_HEADER]: Buffer.from(password).toString('base64') };
      const call = apiCaller({ ...caller, headers: () => ({ ...caller.headers(), ...asking }) });
      const original = await call('original', { params: { readingId, recordId } });
      const lines = [`${original.path.join('!/')}  bytes ${original.from} to ${original.to}`, original.text ?? original.bytes];
      return { schema: 'rogatory.original/1', document: original, lines };
    },
  },
];

function readable(path: string): void {
  let found: string;
  try {
    const stats = statSync(path);
    if (stats.isFile()) return;
    found = stats.isDirectory() ? 'a folder. Pack it as a ZIP first' : 'a pipe or device. Write what it gives into a file first';
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Name a file.`,
      cause,
    });
  }
  throw new CliError('UNREADABLE_INPUT', { message: `${path}: expected a file, found ${found}.` });
}
