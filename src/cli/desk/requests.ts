// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathOf } from '../../core/api/client.ts';
import type { NamedShown } from '../../core/api/named-in-texts.ts';
import {
  type Happened,
  type PaperShown,
  type PortalPack,
  type RequestDetail,
  requestRoutes,
  type SecrecyDecision,
} from '../../core/api/requests.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { FollowingKind } from '../../core/requests/following.ts';
import { type RequestEvent, requestEvents } from '../../core/requests/state-table.ts';
import { handOverChannels } from '../../core/requests/way-of-sending.ts';
import { makeFolders } from '../../store/make-folders.ts';
import { type AskedDuty, caseOf, type DeskDuty, documentIn, listOf, type Said } from './duty.ts';
import { loweredTold } from './role-lowerings.ts';
import { saveAnswer } from './save-answer.ts';

const COMMENT = { comment: { type: 'string' } } as const;
type StepEvent = RequestDetail['can'][number];

/** Steps that have an act of their own, or that the desk takes by itself. */
const ELSEWHERE: ReadonlySet<RequestEvent> = new Set([
  ...(['edit', 'submit', 'approve', 'send-back', 'withdraw', 'dispatch', 'send-first', 'lapse'] as const),
]);
const STEPS = requestEvents.filter((event) => !ELSEWHERE.has(event));

/** A request as the command line tells it. */
export function told(request: RequestDetail): Said {
  const lines = [
    `${request.number}  ${request.title}  to ${request.addressee}: ${request.state}, version ${request.version}`,
    ...request.missing.map((field) => `  missing: ${field}`),
    ...request.unconfirmed.map((one) => `  not confirmed: ${one.factId} (${one.state})`),
    ...factsSinceTold(request.factsSince),
    ...request.gates.filter((gate) => gate.lifted === null).map((gate) => `  gate ${gate.id}: ${gate.why}${becauseTold(gate)}`),
    ...request.named.map(namedTold),
    ...request.lowered.map(loweredTold),
    ...request.enclosures.map(({ name, evidenceId, sha256 }) => `  encloses ${name}  item ${evidenceId}  SHA-256 ${sha256}`),
    ...request.enclosedElsewhere.map((name) => `  encloses ${name}  which the desk does not hold`),
    ...request.documents.map((made) => `  ${made.format} ${made.language}  ${made.sha256}${made.signed ? '  signed' : ''}`),
    ...request.papers.filter(({ document }) => document === null).map((paper) => `  pdf ${paper.language}  ${unsealed(paper)}`),
    ...request.deadlines.flatMap(({ lastDay, secrecy }) => (secrecy === null ? [] : [secrecyTold(lastDay, secrecy)])),
    `  id ${request.id}; possible now: ${request.can.join(', ') || 'nothing'}`,
  ];
  return { schema: 'rogatory.request/1', document: request, lines };
}

const becauseTold = ({ because }: RequestDetail['gates'][number]): string =>
  because.length === 0 ? '' : ` (${because.map(({ written, role }) => `${written}: ${role}`).join(', ')})`;

function namedTold({ targetId, written, role, fields, answer }: NamedShown): string {
  const where = fields.map(({ id }) => id).join(', ');
  const said =
    answer === null ? 'not answered' : `${answer.asks ? 'asked about' : 'only named'}, ${answer.by.name}: ${answer.reason ?? '-'}`;
  return `  named in ${where}: ${written} (${role}) ${targetId}: ${said}`;
}

function secrecyTold(lastDay: string, { decision, until, basis, reason, by, at }: SecrecyDecision): string {
  const what = decision === 'prolonged' ? `prolonged to ${until}, ${basis}` : 'the person is not told';
  return `  secrecy until ${lastDay}: ${what}: ${reason} (${by.name}, ${at.slice(0, 10)})`;
}

function factsSinceTold(since: RequestDetail['factsSince']): readonly string[] {
  if (since === null) return [];
  const { closed, parted, changes, laws, kept } = since;
  const changed = changes.map(({ what, was, now, facts, targets }) => {
    const from = facts.map(({ factId, since: day }) => `${factId}${day === null ? '' : ` of ${day}`}`).join(', ');
    return `${what} was ${was.join(', ') || 'nothing'}, is now ${now.join(', ') || 'nothing'}${from === '' ? '' : ` (${from})`}${ofTargets(targets)}`;
  });
  const told = [
    ...(closed === null
      ? []
      : [`they open this road no longer${closed.why === null ? '' : `: ${closed.why}`}${ofTargets(closed.targets)}`]),
    ...(parted ? ['its targets no longer go to one addressee by one road on one law'] : []),
    ...changed,
    ...laws.map(
      ({ factId, title, turn, on }) => `${title}: ${turn === 'began' ? 'applies since' : 'applies no longer since'} ${on} (${factId})`,
    ),
  ];
  return [
    ...told.map((line) => `  facts changed: ${line}`),
    ...(kept === null ? [] : [`  kept as it stands by ${kept.by.name}: ${kept.reason}`]),
  ];
}

const ofTargets = (targets: readonly string[]): string => (targets.length === 0 ? '' : ` for ${targets.join(', ')}`);

/** `  2026-11-24T08:12:40.000Z  dispatch  version 1  by portal, reference 77  Mona Farid (investigator)  "…"` */
function happenedTold({ at, what, by, role, version, text, about, dispatch, request }: Happened): string {
  const reference = dispatch?.reference ?? null;
  const way = dispatch === null ? [] : [`by ${dispatch.channel}${reference === null ? '' : `, reference ${reference}`}`];
  const who = by === null ? 'the desk' : `${by.name}${role === null ? '' : ` (${role})`}`;
  const parts = [request === null ? what : `${what} of ${request.number}`, version === null ? null : `version ${version}`, ...way, about];
  return `  ${[at, ...parts, who, text === null ? null : `"${text}"`].filter((part) => part !== null).join('  ')}`;
}

/** The difference that is answered is the one that was read a moment before. */
async function answered(
  { call, positionals }: AskedDuty,
  answer: (read: RequestDetail, difference: string) => Promise<RequestDetail>,
): Promise<Said> {
  const read = await call('request', { params: { requestId: positionals[0] as string } });
  if (read.factsSince === null)
    throw new CliError('WRONG_USE', { message: 'rogatory desk request: the facts still say what it was drafted from.' });
  return told(await answer(read, read.factsSince.difference));
}

/** @throws CLI_WRONG_USE where neither the paper nor a fact says a way: a wrong one would stand in the log for good. */
function plannedOf({ plannedChannel }: RequestDetail): string {
  if (plannedChannel !== null) return plannedChannel;
  throw new CliError('WRONG_USE', {
    message: `rogatory desk request send: neither the paper nor the facts say by which way it goes. Say it with --channel: ${handOverChannels.join(', ')}.`,
  });
}

function unsealed({ job }: PaperShown): string {
  return job?.state === 'failed' ? `not sealed: ${job.error?.code}` : 'is being sealed';
}

const stepDuty = (name: string, event: StepEvent, summary: string): DeskDuty => ({
  name: `request ${name}`,
  takes: 'REQUEST [--comment TEXT]',
  summary,
  options: COMMENT,
  needs: 1,
  run: (asked) => takeStep(asked, event),
});

async function takeStep({ call, positionals, option }: AskedDuty, event: StepEvent, more: object = {}): Promise<Said> {
  const requestId = positionals[0] as string;
  const read = await call('request', { params: { requestId } });
  const comment = option('comment');
  const body = { event, digest: read.digest, ...(comment === undefined ? {} : { comment }), ...more };
  const taken = await call('takeStep', { params: { requestId }, body });
  return told(event === 'approve' ? await whenSealed(call, taken) : taken);
}

const SEALED_WITHIN_MS = 60_000;

/** The signed papers, one a language, follow the approval in a moment; where no worker runs they are left for later. */
export async function whenSealed(call: AskedDuty['call'], request: RequestDetail): Promise<RequestDetail> {
  const waiting = request.papers.flatMap(({ document, job }) => (document === null && job !== null ? job : []));
  if (waiting.length === 0) return request;
  const until = Date.now() + SEALED_WITHIN_MS;
  for (const { id: jobId, state } of waiting)
    for (let now = state; now !== 'done' && now !== 'failed' && Date.now() < until; ) {
      await new Promise((done) => setTimeout(done, 250));
      now = (await call('job', { params: { jobId } })).state;
    }
  return await call('request', { params: { requestId: request.id } });
}

export const requestDuties: readonly DeskDuty[] = [
  {
    name: 'request list',
    takes: '[--case CASE]',
    summary: 'the register of requests',
    options: { case: { type: 'string' } },
    needs: 0,
    async run({ call, option }) {
      const named = option('case');
      const query = named === undefined ? {} : { caseId: (await caseOf(call, named)).id };
      const { requests } = await call('requests', { query });
      const lines = requests.map((one) => `${one.id}  ${one.number}  ${one.title}  to ${one.addressee}: ${one.state}`);
      return { schema: 'rogatory.requests/1', document: { requests }, lines };
    },
  },
  {
    name: 'request draft',
    takes: 'CASE ADVICE --document KIND [--data a,b] [--values FILE.yaml] [--language en|ar|fr]',
    summary: 'draft a request from an option of an advice',
    options: { document: { type: 'string' }, data: { type: 'string' }, values: { type: 'string' }, language: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option, terminal }) {
      const [named, adviceId] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const { advice } = await call('advice', { params: { adviceId } });
      const document = option('document');
      const list = (['step0', 'step1', 'options'] as const).find((one) => advice[one].some((offer) => offer.document === document));
      if (list === undefined)
        throw new CliError('WRONG_USE', {
          message: `rogatory desk request draft: this advice offers no "${document ?? ''}" that is usable.`,
        });
      const data = listOf(option('data'));
      const language = option('language');
      const made = await call('draftRequest', {
        params: { caseId: id },
        body: {
          adviceId,
          list,
          index: advice[list].findIndex((offer) => offer.document === document),
          ...(data === undefined ? {} : { data }),
          ...(language === undefined ? {} : { language: language as 'en' }),
        },
      });
      const file = option('values');
      return told(file === undefined ? made : await fillIn(call, made, documentIn(file, terminal)));
    },
  },
  {
    name: 'request follow',
    takes: 'REQUEST KIND [--values FILE.yaml] [--language en|ar|fr]',
    summary: 'draft a paper that follows from a request: preservation_extension, release_of_preservation, withdrawal, …',
    options: { values: { type: 'string' }, language: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option, terminal }) {
      const [requestId, kind] = positionals as [string, FollowingKind];
      const language = option('language');
      const body = { kind, ...(language === undefined ? {} : { language: language as 'en' }) };
      const made = await call('draftFollowing', { params: { requestId }, body });
      const file = option('values');
      return told(file === undefined ? made : await fillIn(call, made, documentIn(file, terminal)));
    },
  },
  {
    name: 'request set',
    takes: 'REQUEST FILE.yaml',
    summary: 'fill in fields of a draft',
    needs: 2,
    async run({ call, positionals, terminal }) {
      const [requestId, file] = positionals as [string, string];
      return told(await fillIn(call, await call('request', { params: { requestId } }), documentIn(file, terminal)));
    },
  },
  {
    name: 'request show',
    takes: 'REQUEST',
    summary: 'a request with everything on it',
    needs: 1,
    async run({ call, positionals }) {
      const params = { requestId: positionals[0] as string };
      const said = told(await call('request', { params }));
      const history = await call('requestHistory', { params });
      const related = [
        ...(history.follows === null
          ? []
          : [`  follows from ${history.follows.number}  ${history.follows.title}: ${history.follows.state}`]),
        ...history.followedBy.map((one) => `  followed by ${one.number}  ${one.title}: ${one.state}`),
      ];
      const happened = history.happened.map(happenedTold);
      return { ...said, document: { ...said.document, ...history }, lines: [...said.lines, ...related, ...happened] };
    },
  },
  stepDuty('submit', 'submit', 'hand a draft to the approver'),
  stepDuty('approve', 'approve', 'approve the version as it stands (never the drafter; second factor)'),
  stepDuty('send-back', 'send-back', 'give it back to the drafter, with a reason'),
  stepDuty('withdraw', 'withdraw', 'take it back, with a reason'),
  {
    name: 'request step',
    takes: 'REQUEST EVENT [--comment TEXT] [--reason CODE] [--reference TEXT] [--values FILE.yaml]',
    summary: `any other step: ${STEPS.join(', ')}`,
    options: { ...COMMENT, reason: { type: 'string' }, reference: { type: 'string' }, values: { type: 'string' } },
    needs: 2,
    async run(asked) {
      const [, named] = asked.positionals as [string, string];
      const event = STEPS.find((one) => one === named);
      if (event === undefined)
        throw new CliError('WRONG_USE', {
          message: `rogatory desk request step: "${named}" is expected to be one of ${STEPS.join(', ')}. Other steps have acts of their own.`,
        });
      const file = asked.option('values');
      const reasonCode = asked.option('reason');
      const reference = asked.option('reference');
      return await takeStep(asked, event, {
        ...(reasonCode === undefined ? {} : { reasonCode }),
        ...(reference === undefined ? {} : { reference }),
        ...(file === undefined ? {} : { values: documentIn(file, asked.terminal) }),
      });
    },
  },
  {
    name: 'request likeness',
    takes: 'REQUEST',
    summary: 'how alike each reason is to those its drafters gave before; for whoever decides',
    needs: 1,
    async run({ call, positionals }) {
      const found = await call('likeness', { params: { requestId: positionals[0] as string } });
      const lines = found.reasons.flatMap(({ question, of, percent, to, gone, came }) => [
        `${percent}%  ${[question, of].filter((part) => part !== null).join(' ')}${to === null ? '' : `  as in ${to.target ?? to.number}`}`,
        ...(percent === 0 || gone.length + came.length === 0 ? [] : [`  was: ${gone.join(' ')}`, `  is now: ${came.join(' ')}`]),
      ]);
      const { batch } = found;
      const same = (batch?.same ?? []).map(
        ({ question, of, targets }) =>
          `same text for ${targets} of ${batch?.targets} targets of this batch: ${[question, ...(question === 'link' ? [] : [of])].filter((part) => part !== null).join(' ')}`,
      );
      return { schema: 'rogatory.likeness/1', document: found, lines: [...lines, ...same] };
    },
  },
  {
    name: 'request prolong-secrecy',
    takes: 'REQUEST --until DAY --basis TEXT --reason TEXT',
    summary:
      'the person concerned is told later: the order or decision it rests on, and why; by an approver or legal reviewer who did not draft it',
    options: { until: { type: 'string' }, basis: { type: 'string' }, reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { requestId: positionals[0] as string };
      const body = { until: option('until') ?? '', basis: option('basis') ?? '', reason: option('reason') ?? '' };
      return told(await call('prolongSecrecy', { params, body }));
    },
  },
  {
    name: 'request not-told',
    takes: 'REQUEST --reason TEXT',
    summary: 'the person concerned is not told when secrecy ends, and why; by an approver or legal reviewer who did not draft it',
    options: { reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { requestId: positionals[0] as string };
      return told(await call('leaveUntold', { params, body: { reason: option('reason') ?? '' } }));
    },
  },
  {
    name: 'request confirm-channel',
    takes: 'REQUEST --how TEXT [--facts a,b]',
    summary: 'a second person confirms what the addressee rests on; the legal reviewer any fact on the paper',
    options: { how: { type: 'string' }, facts: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { requestId: positionals[0] as string };
      const facts = listOf(option('facts'));
      return told(await call('confirmChannel', { params, body: { how: option('how') ?? '', ...(facts === undefined ? {} : { facts }) } }));
    },
  },
  {
    name: 'request take-over',
    takes: 'REQUEST',
    summary: 'a draft takes over whom, where and how the facts say now',
    needs: 1,
    run: (asked) =>
      answered(asked, ({ id, digest }, difference) =>
        asked.call('takeOverFacts', { params: { requestId: id }, body: { digest, difference } }),
      ),
  },
  {
    name: 'request keep-facts',
    takes: 'REQUEST --reason TEXT',
    summary: 'keep what it says though the facts say something else now; of what was handed in, a second person does',
    options: { reason: { type: 'string' } },
    needs: 1,
    run: (asked) =>
      answered(asked, ({ id }, difference) =>
        asked.call('keepFacts', { params: { requestId: id }, body: { difference, reason: asked.option('reason') ?? '' } }),
      ),
  },
  {
    name: 'request answer-named',
    takes: 'REQUEST TARGET --asks | --reason TEXT',
    summary: 'of somebody protected whom a text of a draft names: data on them are asked for, or why they are only named',
    options: { asks: { type: 'boolean' }, reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option, flag }) {
      const [requestId, targetId] = positionals as [string, string];
      const { named } = await call('request', { params: { requestId } });
      const here = named.find((one) => one.targetId === targetId);
      if (here === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk request answer-named: no text of this request names such a target.' });
      const reason = option('reason');
      const body = { digest: here.digest, asks: flag('asks'), ...(reason === undefined ? {} : { reason }) };
      return told(await call('answerNamed', { params: { requestId, targetId }, body }));
    },
  },
  {
    name: 'request send',
    takes: 'REQUEST [--channel NAME] [--reference TEXT]',
    summary: 'record that it was handed over, as planned or by another channel; its clocks start (second factor)',
    options: { channel: { type: 'string' }, reference: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const params = { requestId: positionals[0] as string };
      const reference = option('reference');
      const channel = option('channel') ?? plannedOf(await call('request', { params }));
      return told(await call('recordDispatch', { params, body: { channel, ...(reference === undefined ? {} : { reference }) } }));
    },
  },
  {
    name: 'request pack',
    takes: 'REQUEST --out DIR',
    summary: 'the portal pack: the documents, and the fields to paste as one text file, in the order in which the provider asks',
    options: { out: { type: 'string' } },
    needs: 1,
    async run({ call, caller, positionals, option, terminal }) {
      const requestId = positionals[0] as string;
      const pack = await call('portalPack', { params: { requestId } });
      const folder = resolve(terminal.cwd, option('out') ?? '.');
      makeFolders(folder, 0o777);
      const files: string[] = [];
      for (const made of pack.documents) {
        const path = join(folder, `${made.language}-${made.sha256.slice(0, 12)}.${made.format}`);
        await saveAnswer({ caller, terminal }, pathOf(requestRoutes.documentBytes, { requestId, sha256: made.sha256 }), path);
        files.push(path);
      }
      const path = join(folder, 'fields.txt');
      writeFileSync(path, pack.fields.map((field) => `${field.label}\n${field.unconfirmed ? UNCONFIRMED : field.text}\n`).join('\n'));
      const subject = pack.subject.fact === null ? [] : [`subject of a mail: ${pack.subject.text}`];
      const lines = [...files, path, ...subject, ...pack.enclosures.map(toEnclose), ...stillToEnclose(pack)];
      return { schema: 'rogatory.portal-pack/1', document: { ...pack, files: [...files, path] }, lines };
    },
  },
];

/** What goes along, and where it is taken from. */
function toEnclose({ name, sha256, evidenceId, traceId, keptBack }: PortalPack['enclosures'][number]): string {
  if (keptBack !== null) return `not to be enclosed, it may not leave (${keptBack}): ${name}  SHA-256 ${sha256}`;
  if (traceId !== null) return `enclose ${name}: rogatory desk trace certificate ${traceId} --out ${name}`;
  return `enclose ${name}: item ${evidenceId} of the case  SHA-256 ${sha256}`;
}

/** What a person has to find elsewhere. */
function stillToEnclose({ enclosedElsewhere, asks }: PortalPack): string[] {
  return [
    ...enclosedElsewhere.map((name) => `enclose yourself, the desk does not hold it: ${name}`),
    ...(asks?.missing ?? []).map((what) => `the provider asks for it, and no field says it: ${what}`),
  ];
}

const UNCONFIRMED = '[nobody has confirmed this; the paper has a marked blank here]';

/** Of a draft, by the digest that it was read with. */
export async function fillIn(
  call: AskedDuty['call'],
  request: RequestDetail,
  values: Readonly<Record<string, unknown>>,
): Promise<RequestDetail> {
  const body = { digest: request.digest, values: { ...request.values, ...values } };
  return await call('changeRequest', { params: { requestId: request.id }, body });
}
