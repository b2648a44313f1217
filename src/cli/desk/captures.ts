// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { CaptureListShown, CaptureShown } from '../../core/api/captures.ts';
import { targetRoles } from '../../core/api/cases.ts';
import type { Call } from '../../core/api/client.ts';
import { refusalOfUrl, refusedAddress } from '../../core/capture/address-rules.ts';
import { isOfProtected, refuseUnlawful } from '../../core/capture/lawful-plan.ts';
import { pageListFaultText, pagesOfCsv } from '../../core/capture/list-csv.ts';
import { statedMinimisation } from '../../core/capture/stated-minimisation.ts';
import { CliError } from '../../core/errors/cli.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { browseByHand } from './capture-by-hand.ts';
import { type AskedDuty, caseOf, type DeskDuty } from './duty.ts';
import { sendFile } from './send-file.ts';

const STATED_OPTIONS = {
  purpose: { type: 'string' },
  'legal-basis': { type: 'string' },
  minimise: { type: 'string' },
  whose: { type: 'string' },
} as const;
const PLAN_OPTIONS = { ...STATED_OPTIONS, 'public-page': { type: 'boolean' } } as const;

export const captureDuties: readonly DeskDuty[] = [
  {
    name: 'capture',
    takes: 'CASE URL --purpose TEXT --legal-basis TEXT --public-page [--minimise TEXT] [--whose ROLE] [--max-seconds N]',
    summary:
      'visit a public page for a case and seal what it served; --public-page says that anybody sees it without signing in, --minimise what is kept away to spare bystanders',
    options: { ...PLAN_OPTIONS, 'max-seconds': { type: 'string' } },
    needs: 2,
    async run(asked) {
      const { call, positionals, option, flag } = asked;
      const [named, url] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const seconds = option('max-seconds');
      const begun = await call('beginCapture', {
        params: { caseId: id },
        body: {
          url,
          ...statedIn(asked),
          publicPage: flag('public-page'),
          ...(seconds === undefined ? {} : { maxSeconds: Number(seconds) }),
        },
      });
      return told(await captureToTheEnd(call, begun));
    },
  },
  {
    name: 'capture again',
    takes: 'CAPTURE',
    summary: 'visit the same page once more',
    needs: 1,
    async run({ call, positionals }) {
      return told(await captureToTheEnd(call, await call('captureAgain', { params: { captureId: positionals[0] as string } })));
    },
  },
  {
    name: 'capture way-out',
    takes: 'CASE [NAME]',
    summary:
      'let the visits of a case go out through a proxy of the desk (capture-proxies); "none": from the desk; without a name: what is said before',
    needs: 1,
    async run({ call, positionals }) {
      const [named, proxy] = positionals as [string, string?];
      const { id: caseId } = await caseOf(call, named);
      const params = { caseId };
      const terms =
        proxy === undefined
          ? await call('captureTerms', { params })
          : await call('setCaptureProxy', { params, body: { proxy: proxy === 'none' ? null : proxy } });
      const rules = terms.rules.map(
        ({ name, article, what, confidence }) => `${name.en}, article ${article}: ${what.en} (confidence ${confidence})`,
      );
      const lines = [
        ...(rules.length === 0 ? [`the pack of ${terms.country} states no rule on public pages`] : rules),
        `way out: ${terms.proxy ?? 'this desk itself'}; the desk has: ${terms.proxies.join(', ') || 'none'}`,
      ];
      return { schema: 'rogatory.capture-terms/1', document: terms, lines };
    },
  },
  {
    name: 'capture take-in',
    takes: 'CASE FILE --made-by TEXT --purpose TEXT --legal-basis TEXT [--minimise TEXT] [--url URL] [--whose ROLE]',
    summary:
      'seal a capture that others have made (WACZ, WARC, HAR, MHTML, PNG, JPEG), check what can be checked, take its text and picture out',
    options: { ...STATED_OPTIONS, 'made-by': { type: 'string' }, url: { type: 'string' } },
    needs: 2,
    async run(asked) {
      const [named, file] = asked.positionals as [string, string];
      const madeBy = asked.option('made-by');
      if (madeBy === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk capture take-in: --made-by is missing. Say who made the capture.' });
      const { id } = await caseOf(asked.call, named);
      return await takeIn(asked, id, { file: resolve(asked.terminal.cwd, file), madeBy, url: asked.option('url') });
    },
  },
  {
    name: 'capture manual',
    takes: 'CASE URL --purpose TEXT --legal-basis TEXT --public-page [--minimise TEXT] [--whose ROLE]',
    summary: 'browse in a window on this machine whose traffic is recorded, and seal the recording; its rules are said before it opens',
    options: PLAN_OPTIONS,
    needs: 2,
    async run(asked) {
      const [named, url] = asked.positionals as [string, string];
      const refused = refusalOfUrl(url, { loopback: false });
      if (refused !== undefined) throw refusedAddress(refused, captureSays('address-given'));
      const { id, number, targets } = await caseOf(asked.call, named);
      const plan = { ...statedIn(asked), url, publicPage: asked.flag('public-page') };
      refuseUnlawful(plan, targets);
      const { account } = await asked.call('session', {});
      const askProtected = async (urls: readonly string[]) => urls.some((one) => isOfProtected(one, targets));
      return await browseByHand(asked.terminal, { ...plan, case: number, askProtected }, (file) =>
        takeIn(asked, id, { file, madeBy: account.name, url, byHand: true }),
      );
    },
  },
  {
    name: 'capture list',
    takes: 'CASE',
    summary: 'captures of a case',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { captures } = await call('captures', { params: { caseId: id } });
      return { schema: 'rogatory.captures/1', document: { captures }, lines: captures.map(line) };
    },
  },
  {
    name: 'capture plan',
    takes:
      'CASE FILE.csv | CASE --from CAPTURE [--limit N]  --name TEXT --purpose TEXT --legal-basis TEXT --public-page --ends DAY [--visits N --every-hours N] [--delay-seconds N] [--minimise TEXT] [--whose ROLE]',
    summary:
      'ask for the pages of a table (column url), or for what a captured channel or sitemap lists, once or again and again; a second person approves before the first visit',
    options: {
      ...PLAN_OPTIONS,
      name: { type: 'string' },
      from: { type: 'string' },
      limit: { type: 'string' },
      ends: { type: 'string' },
      visits: { type: 'string' },
      'every-hours': { type: 'string' },
      'delay-seconds': { type: 'string' },
    },
    needs: 1,
    async run(asked) {
      const { call, positionals, option, flag, terminal } = asked;
      const [named, file] = positionals as [string, string?];
      const { id } = await caseOf(call, named);
      const from = option('from');
      if ((file === undefined) === (from === undefined))
        throw new CliError('WRONG_USE', { message: 'rogatory desk capture plan: name a table of addresses, or a capture with --from.' });
      const urls =
        from === undefined
          ? urlsIn(readTable(resolve(terminal.cwd, file as string)))
          : (await call('capturePosts', { params: { captureId: from }, query: { limit: Number(option('limit') ?? 20) } })).urls;
      const list = await call('addCaptureList', {
        params: { caseId: id },
        body: {
          name: option('name') ?? file ?? `listed by ${from}`,
          urls,
          ...statedIn(asked),
          publicPages: flag('public-page'),
          visits: Number(option('visits') ?? 1),
          everyHours: Number(option('every-hours') ?? 24),
          delaySeconds: Number(option('delay-seconds') ?? 30),
          endsAt: endOf(option('ends')),
        },
      });
      return toldList(list);
    },
  },
  {
    name: 'capture plans',
    takes: 'CASE',
    summary: 'lists and series of a case, and how far they are',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { lists } = await call('captureLists', { params: { caseId: id } });
      return { schema: 'rogatory.capture-lists/1', document: { lists }, lines: lists.map(listLine) };
    },
  },
  {
    name: 'capture approve',
    takes: 'PLAN',
    summary: 'let a list be visited; not by who asked for it',
    needs: 1,
    async run({ call, positionals }) {
      return toldList(await call('approveCaptureList', { params: { listId: positionals[0] as string } }));
    },
  },
  {
    name: 'capture stop',
    takes: 'PLAN',
    summary: 'end a list; what was captured stays',
    needs: 1,
    async run({ call, positionals }) {
      return toldList(await call('stopCaptureList', { params: { listId: positionals[0] as string } }));
    },
  },
  {
    name: 'capture differences',
    takes: 'CAPTURE SINCE',
    summary: 'what is gone, came and moved between two captures of one page',
    needs: 2,
    async run({ call, positionals }) {
      const [captureId, since] = positionals as [string, string];
      const found = await call('captureDifferences', { params: { captureId }, query: { since } });
      const lines = [
        ...found.numbersMoved.map(({ before, after }) => `moved  ${before}  ->  ${after}`),
        ...found.textGone.map((text) => `gone   ${text}`),
        ...found.textCame.map((text) => `came   ${text}`),
        ...found.linksGone.map((link) => `gone   link ${link}`),
        ...found.linksCame.map((link) => `came   link ${link}`),
        ...found.picturesGone.map((url) => `gone   picture ${url}`),
        ...found.picturesCame.map((url) => `came   picture ${url}`),
        ...found.picturesChanged.map((url) => `other  picture ${url}`),
      ];
      return { schema: 'rogatory.capture-differences/1', document: found, lines: lines.length === 0 ? ['no difference was found'] : lines };
    },
  },
];

const statedIn = ({ option }: AskedDuty) => ({
  purpose: option('purpose') ?? '',
  legalBasis: option('legal-basis') ?? '',
  whose: roleOf(option('whose') ?? 'unknown'),
  ...minimisationIn(option('minimise')),
});

function minimisationIn(written: string | undefined): { readonly minimisation?: string } {
  const minimisation = statedMinimisation(written);
  return minimisation === undefined ? {} : { minimisation };
}

interface FileToTakeIn {
  readonly file: string;
  readonly madeBy: string;
  readonly url: string | undefined;
  readonly byHand?: true;
}

async function takeIn(asked: AskedDuty, caseId: string, { file, madeBy, url, byHand }: FileToTakeIn) {
  const { call, caller } = asked;
  const item = await sendFile(caller, call, { bytes: file, about: { caseId, name: basename(file), how: 'upload', receivedFrom: madeBy } });
  const begun = await call('takeInCapture', {
    params: { caseId },
    body: {
      ...{ evidenceId: item.id, madeBy, ...statedIn(asked) },
      ...(url === undefined ? {} : { url }),
      ...(byHand === undefined ? {} : { byHand }),
    },
  });
  return told(await captureToTheEnd(call, begun));
}

/** @throws CLI_UNREADABLE_INPUT with the line */
function urlsIn(csv: string): string[] {
  const read = pagesOfCsv(csv);
  if (read.kind === 'pages') return [...read.urls];
  throw new CliError('UNREADABLE_INPUT', { message: `${pageListFaultText(read)} Nothing was asked for.` });
}

function toldList(list: CaptureListShown) {
  return { schema: 'rogatory.capture-list/1', document: list, lines: [listLine(list)] };
}

function listLine({ id, name, urls, visits, begun, captured, approvedAt, stoppedAt, minimisation }: CaptureListShown): string {
  const state = stoppedAt !== null ? 'stopped' : approvedAt === null ? 'waits for approval' : 'approved';
  return `${id}  "${name}"  ${urls.length} pages, ${visits} visits of each  ${state}  ${captured} captured of ${begun} begun${minimisation === null ? '' : `  kept away: ${minimisation}`}`;
}

/** Waits until a capture has ended or failed. */
export async function captureToTheEnd(call: Call, begun: CaptureShown): Promise<CaptureShown> {
  let capture = begun;
  while (capture.endedAt === null && capture.job?.state !== 'failed') {
    await new Promise((done) => setTimeout(done, 300));
    capture = await call('capture', { params: { captureId: capture.id } });
  }
  return capture;
}

function told(capture: CaptureShown) {
  const gaps = capture.record?.gaps ?? [];
  const failed = capture.job?.state === 'failed';
  return {
    schema: 'rogatory.captured/1',
    document: capture,
    lines: [
      line(capture),
      ...(capture.job?.error == null ? [] : [capture.job.error.message]),
      ...gaps.map(({ why, what, url }) => `GAP  ${why}: ${what}${url === undefined ? '' : `  ${url}`}`),
    ],
    ...(failed || gaps.length > 0 ? { exit: 1 as const } : {}),
  };
}

function line({ id, url, record, job, sha256, how, madeBy }: CaptureShown): string {
  const by =
    how !== 'visit'
      ? `  ${how === 'manual' ? 'by hand, ' : ''}made by ${madeBy} (${record?.others?.format ?? 'not opened'}, ${record?.others?.check ?? 'not checked'})`
      : '';
  if (job?.state === 'failed') return `${id}  not captured: ${job.error?.code}  ${url}`;
  if (record === null) return `${id}  ${job?.state ?? 'waiting'}  ${url}`;
  return `${id}  "${record.title}"  status ${record.status ?? 'none'}  sha256 ${sha256}  ${url}${by}`;
}

function roleOf(given: string): (typeof targetRoles)[number] {
  const role = targetRoles.find((one) => one === given);
  if (role !== undefined) return role;
  throw new CliError('WRONG_USE', { message: `rogatory desk capture: --whose is one of ${targetRoles.join(', ')}; found "${given}".` });
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'no file';
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: a table of addresses (CSV) was expected, found ${code}. Check the path.`,
      cause,
    });
  }
}

/** The end of that day, UTC. */
function endOf(day: string | undefined): string {
  const end = new Date(`${day}T23:59:59.000Z`);
  if (day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(end.getTime())) return end.toISOString();
  throw new CliError('WRONG_USE', {
    message: 'rogatory desk capture plan: --ends takes the last day, YYYY-MM-DD. A list without an end is refused.',
  });
}
