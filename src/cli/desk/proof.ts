// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { createWriteStream, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Static } from 'typebox';
import { type Call, type Caller, ProblemAnswer, pathOf, problemOf } from '../../core/api/client.ts';
import { type BundleShown, type BundleTakenIn, proofRoutes } from '../../core/api/proof.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { Terminal } from '../command.ts';
import { removeIfStopped } from '../half-done.ts';
import { caseOf, type DeskDuty, documentIn } from './duty.ts';
import { saveAnswer } from './save-answer.ts';
import { sendBytes } from './send-file.ts';

export const proofDuties: readonly DeskDuty[] = [
  {
    name: 'bundle',
    takes:
      'CASE --out F.zip [--language en|ar|fr] [--edition court|defence [--for WHOM]] [--to WHOM] [--withhold FILE.yaml], or --demo --out F.zip',
    summary: 'export a case as a bundle that anybody can verify (second factor); --demo: the invented case, on a throw-away desk',
    options: {
      out: { type: 'string' },
      language: { type: 'string' },
      withhold: { type: 'string' },
      edition: { type: 'string' },
      for: { type: 'string' },
      to: { type: 'string' },
      demo: { type: 'boolean' },
    },
    needs: 0,
    async run({ call, caller, positionals, option, flag, terminal }) {
      const out = option('out');
      if (out === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk bundle: where to is missing. Name a file with --out F.zip.' });
      const language = (option('language') ?? 'en') as 'en';
      const path = resolve(terminal.cwd, out);
      const made = flag('demo')
        ? await ofTheInventedCase(path, language, terminal)
        : await ofCase({ call, caller, to: option('to') }, positionals[0], path, {
            language,
            edition: (option('edition') ?? 'court') as 'court',
            ...(option('for') === undefined ? {} : { questionsOf: option('for') as string }),
            ...withheldIn(option('withhold'), terminal),
          });
      return { schema: 'rogatory.bundle-made/1', document: { ...made, path }, lines: [`${path}  sha256 ${made.sha256}`] };
    },
  },
  {
    name: 'defence-query',
    takes: 'BUNDLE --for WHOM (--terms FILE.yaml | --term TEXT... [--from INSTANT] [--to INSTANT]) [--out F.pdf] [--language en|ar|fr]',
    summary: 'count, in what a bundle did not give, the records that hold given words (second factor); the terms stay sealed in the log',
    options: {
      for: { type: 'string' },
      terms: { type: 'string' },
      term: { type: 'string', multiple: true },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string' },
    },
    needs: 1,
    async run({ call, caller, positionals: [bundleId = ''], option, options, terminal }) {
      const file = option('terms');
      const read = file === undefined ? {} : (documentIn(file, terminal) as { terms?: string[]; from?: string; to?: string });
      const [from, to] = [option('from') ?? read.from, option('to') ?? read.to];
      const terms = [...(read.terms ?? []), ...options('term')].map(String);
      const moment = (given: string | undefined, name: 'from' | 'to') => (given === undefined ? {} : { [name]: instantOf(given) });
      const body = { onBehalfOf: option('for') ?? '', terms, ...moment(from, 'from'), ...moment(to, 'to') };
      let query = await call('askForDefence', { params: { bundleId }, body });
      while (query.answer === null) {
        if (query.job?.state === 'failed')
          throw new CliError('UNREADABLE_INPUT', {
            message: `The question was not answered: ${query.job.error?.code}. "rogatory doctor" says more.`,
          });
        await new Promise((done) => setTimeout(done, 250));
        const { queries } = await call('defenceQueries', { params: { bundleId } });
        query = queries.find(({ id }) => id === query.id) ?? query;
      }
      const out = option('out');
      if (out !== undefined) {
        const path = pathOf(proofRoutes.defenceQueryPaper, { queryId: query.id }, { language: option('language') ?? 'en' });
        await saveAnswer({ caller, terminal }, path, out);
      }
      const lines = query.answer.exhibits.flatMap(({ item, why, searched, found }) => [
        `${item.slice(0, 16)}  ${why}  ${searched} searched`,
        ...found.map(
          ({ kind, records, byTerm, undated }) => `    ${kind}  ${records} found  by term ${byTerm.join(' ')}  without a date ${undated}`,
        ),
      ]);
      const left = query.answer.notSearched.map(({ item, why }) => `${item.slice(0, 16)}  not searched: ${why}`);
      return { schema: 'rogatory.defence-query/1', document: query, lines: [...lines, ...left] };
    },
  },
  {
    name: 'take-in',
    takes: 'CASE BUNDLE.zip',
    summary:
      'take a bundle of another desk into a case: checked with the sender’s known key first, refused where that finds anything wrong',
    needs: 2,
    async run({ call, caller, positionals: [named = '', file = ''], terminal }) {
      const { id: caseId } = await caseOf(call, named);
      const about = { caseId, name: basename(file), how: 'upload', receivedFrom: 'another desk' } as const;
      const { uploadId, sha256 } = await sendBytes(caller, call, { bytes: resolve(terminal.cwd, file), about });
      const taken = await takenInAtTheEnd(call, uploadId, sha256);
      const lines = [
        `${taken.id}  from ${taken.sender}, case ${taken.senderCase}`,
        ...taken.notes.map(({ code, what }) => `note  ${code}  ${what}`),
      ];
      return { schema: 'rogatory.bundle-taken-in/1', document: taken, lines };
    },
  },
  {
    name: 'disclose-record',
    takes: 'BUNDLE READING RECORD --reason TEXT --out F.json',
    summary: 'give out one record that a bundle was made without, with what shows that it belongs there (second factor)',
    options: { reason: { type: 'string' }, out: { type: 'string' } },
    needs: 3,
    async run({ call, positionals: [bundleId = '', readingId = '', recordId = ''], option, terminal }) {
      const out = option('out');
      if (out === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk disclose-record: where to is missing. Name a file with --out F.json.' });
      const body = { readingId, recordId, reason: option('reason') ?? '' };
      const disclosed = await call('discloseRecord', { params: { bundleId }, body });
      const path = resolve(terminal.cwd, out);
      writeFileSync(path, `${JSON.stringify(disclosed, null, 2)}\n`);
      return { schema: disclosed.schema, document: disclosed, lines: [`${path}  ${disclosed.commitment}`] };
    },
  },
  {
    name: 'log',
    takes: '[--case CASE] [--kind KIND] [--refused] [--by ACCOUNT-ID] [--from DAY] [--to DAY] [--limit N]',
    summary: 'entries of the custody log, newest first; all, or of a case, a kind, a person, a period, or refusals alone',
    options: {
      case: { type: 'string' },
      kind: { type: 'string' },
      refused: { type: 'boolean' },
      by: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' },
    },
    needs: 0,
    async run({ call, option, flag }) {
      const [named, kind, by, from, to] = [option('case'), option('kind'), option('by'), option('from'), option('to')];
      const query = {
        ...(named === undefined ? {} : { caseId: (await caseOf(call, named)).id }),
        ...(kind === undefined ? {} : { kind }),
        ...(flag('refused') ? { outcome: 'refused' as const } : {}),
        ...(by === undefined ? {} : { by }),
        ...(from === undefined ? {} : { from: instantOf(from) }),
        ...(to === undefined ? {} : { to: instantOf(to) }),
        limit: Number(option('limit') ?? 50),
      };
      const shown = await call('log', { query });
      const lines = shown.entries.map((one) => `${one.index ?? 'pending'}  ${one.at}  ${one.kind}  ${one.outcome}  ${one.by?.name ?? ''}`);
      return { schema: 'rogatory.log/1', document: shown, lines };
    },
  },
];

/** The check runs in the background of the desk; it is asked until it has ended. @throws what the check refuses */
async function takenInAtTheEnd(call: Call, uploadId: string, sha256: string): Promise<BundleTakenIn> {
  for (;;) {
    const { takenIn, job } = await call('takeInBundle', { params: { uploadId }, body: { sha256 } });
    if (takenIn !== null) return takenIn;
    if (job?.state === 'failed')
      throw new CliError('UNREADABLE_INPUT', { message: `The bundle was not checked: ${job.error?.code}. "rogatory doctor" says more.` });
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** A day or an instant as people write it; a day begins at midnight UTC. */
function instantOf(given: string): string {
  const time = Date.parse(given);
  if (Number.isNaN(time))
    throw new CliError('WRONG_USE', { message: `"${given}" is no moment: 2026-03-01 or 2026-03-01T00:00:00Z is expected.` });
  return new Date(time).toISOString();
}

type BundleAsked = Static<typeof proofRoutes.makeBundle.body>;

/**
 * A file of `{ <evidence id>: <reason> }`, or of both kinds of decisions:
 *
 *     exhibits: { <evidence id>: <reason> }
 *     records: [{ evidenceId: …, kind: message, from: …, to: …, reason: … }, { records: [<id>], reason: … }]
 */
function withheldIn(file: string | undefined, terminal: Terminal): Pick<BundleAsked, 'withhold' | 'withholdRecords'> {
  if (file === undefined) return {};
  const read = documentIn(file, terminal);
  const both = 'exhibits' in read || 'records' in read;
  const exhibits = (both ? (read.exhibits ?? {}) : read) as object;
  return {
    withhold: Object.entries(exhibits).map(([evidenceId, reason]) => ({ evidenceId, reason: String(reason) })),
    withholdRecords: (both ? (read.records ?? []) : []) as NonNullable<BundleAsked['withholdRecords']>,
  };
}

interface HandingOut {
  readonly call: Call;
  readonly caller: Caller;
  readonly to: string | undefined;
}

async function ofCase({ call, caller, to }: HandingOut, named: string | undefined, path: string, body: BundleAsked): Promise<BundleShown> {
  if (named === undefined) throw new CliError('WRONG_USE', { message: 'rogatory desk bundle: CASE is expected, or --demo.' });
  const { id } = await caseOf(call, named);
  let bundle = await call('makeBundle', { params: { caseId: id }, body });
  while (bundle.sha256 === null) {
    if (bundle.job?.state === 'failed')
      throw new CliError('UNREADABLE_INPUT', {
        message: `The bundle was not made: ${bundle.job.error?.code}. "rogatory doctor" says more.`,
      });
    await new Promise((done) => setTimeout(done, 250));
    bundle = await call('bundle', { params: { bundleId: bundle.id } });
  }
  const file = pathOf(proofRoutes.bundleBytes, { bundleId: bundle.id }, to === undefined ? {} : { to });
  const answer = await caller.fetch(caller.base + file, { headers: caller.headers() });
  if (!answer.ok || answer.body === null) throw new ProblemAnswer(await problemOf(answer));
  await keepWhole(path, (part) => pipeline(Readable.fromWeb(answer.body as never), createWriteStream(part)));
  return bundle;
}

/** A bundle has its name only when all of it is there. */
async function keepWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  const isDone = removeIfStopped(part);
  try {
    await write(part);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
    isDone();
  }
}

async function ofTheInventedCase(path: string, language: 'en', terminal: Terminal): Promise<BundleShown> {
  // Only here: the whole server would make every other command of the desk start a second later.
  const { withLantern } = await import('../demo/with-lantern.ts');
  const folder = join(tmpdir(), `rogatory-demo-${randomUUID()}`);
  const isDone = removeIfStopped(folder);
  try {
    await mkdir(folder, { mode: 0o700 });
    return await withLantern(join(folder, 'desk'), terminal, async ({ investigator }) => {
      const { cases } = await investigator.call('cases', {});
      return await ofCase({ ...investigator, to: undefined }, cases[0]?.id, path, { language, withhold: [] });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    isDone();
  }
}
