// SPDX-License-Identifier: Apache-2.0
import { type CaseMark, caseMarks, type Target } from '../../core/api/cases.ts';
import type { ApiRoutes } from '../../core/api/index.ts';
import type { Given } from '../../core/api/route.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type NextTarget, nextTargetsOf } from '../../core/records/next-targets.ts';
import { caseOf, type DeskDuty, documentIn, listOf, type Said } from './duty.ts';

export const caseDuties: readonly DeskDuty[] = [
  {
    name: 'case list',
    takes: '',
    summary: 'the cases you are a member of',
    needs: 0,
    async run({ call }) {
      const { cases } = await call('cases', {});
      const lines = cases.map(
        (one) => `${one.number}  ${one.title}  (${one.counts.targets} targets, ${one.counts.requestsOpen} requests open)`,
      );
      return { schema: 'rogatory.cases/1', document: { cases }, lines };
    },
  },
  {
    name: 'case add',
    takes: 'FILE.yaml',
    summary: 'open a case: number, title, summary, country, stage, offences, handling',
    needs: 1,
    async run({ call, positionals, terminal }) {
      const body = documentIn(positionals[0] as string, terminal) as Given<ApiRoutes['openCase']>['body'];
      const opened = await call('openCase', { body });
      return { schema: 'rogatory.case/1', document: opened, lines: [`${opened.number} opened: ${opened.id}`] };
    },
  },
  {
    name: 'case show',
    takes: 'CASE',
    summary: 'a case with its circle and targets',
    needs: 1,
    async run({ call, positionals }) {
      const shown = await caseOf(call, positionals[0] as string);
      const lines = [
        `${shown.number}  ${shown.title}`,
        ...shown.members.map(({ person, role }) => `  ${person.name}: ${role}`),
        ...shown.targets.map((target) => `  ${target.id}  ${target.kind}  ${target.written}`),
      ];
      return { schema: 'rogatory.case/1', document: shown, lines };
    },
  },
  {
    name: 'case member',
    takes: 'CASE NAME ROLE',
    summary: 'take somebody into the need-to-know circle',
    needs: 3,
    async run({ call, positionals }) {
      const [named, name, role] = positionals as [string, string, Given<ApiRoutes['addMember']>['body']['role']];
      const { people } = await call('people', {});
      const person = people.find((one) => one.id === name || one.name === name);
      if (person === undefined) throw new CliError('WRONG_USE', { message: `rogatory desk case member: nobody is called "${name}".` });
      const { id } = await caseOf(call, named);
      const shown = await call('addMember', { params: { caseId: id }, body: { personId: person.id, role } });
      return { schema: 'rogatory.case/1', document: shown, lines: [`${person.name} is in the circle as ${role}`] };
    },
  },
  {
    name: 'case remove-member',
    takes: 'CASE NAME',
    summary: 'take somebody out of the need-to-know circle, in every role',
    needs: 2,
    async run({ call, positionals: [named = '', name = ''] }) {
      const { id, members } = await caseOf(call, named);
      const member = members.find(({ person }) => person.id === name || person.name === name);
      if (member === undefined)
        throw new CliError('WRONG_USE', { message: `rogatory desk case remove-member: nobody in the circle is called "${name}".` });
      const shown = await call('removeMember', { params: { caseId: id, personId: member.person.id } });
      return { schema: 'rogatory.case/1', document: shown, lines: [`${member.person.name} is no longer in the circle`] };
    },
  },
  {
    name: 'case mark',
    takes: `CASE ${caseMarks.join('|')}`,
    summary: 'mark a case for handling; minors and privileged raise a safeguard on what is asked in it',
    needs: 2,
    async run({ call, positionals: [named = '', typed = ''] }) {
      const mark = markOf(typed);
      const { id, handling } = await caseOf(call, named);
      const shown = await call('changeCase', { params: { caseId: id }, body: { handling: { ...handling, [mark]: true } } });
      return { schema: 'rogatory.case/1', document: shown, lines: [`${shown.number} is marked ${mark}`] };
    },
  },
  {
    name: 'case unmark',
    takes: `CASE ${caseMarks.join('|')} --reason TEXT`,
    summary: 'take a mark of handling away, as approver or legal reviewer who does not investigate the case; safeguards on requests stay',
    options: { reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals: [named = '', typed = ''], option }) {
      const mark = markOf(typed);
      const { id } = await caseOf(call, named);
      const shown = await call('removeMark', { params: { caseId: id, mark }, body: { reason: option('reason') ?? '' } });
      return { schema: 'rogatory.case/1', document: shown, lines: [`${shown.number} is no longer marked ${mark}`] };
    },
  },
  {
    name: 'case close',
    takes: 'CASE --reason TEXT',
    summary: 'close a case: nothing more is asked in it, and its evidence is kept as long as the rules say from today',
    options: { reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals: [named = ''], option }) {
      const { id, number } = await caseOf(call, named);
      await call('closeCase', { params: { caseId: id }, body: { reason: option('reason') ?? '' } });
      const shown = await call('caseDetail', { params: { caseId: id } });
      return { schema: 'rogatory.case/1', document: shown, lines: [`${number} closed`] };
    },
  },
  {
    name: 'target add',
    takes: 'CASE TEXT --role ROLE --relevance TEXT [--service ID] [--at TIME --zone ZONE --port N]',
    summary: 'add an identifier to a case; the desk says what it is and what is missing',
    options: {
      role: { type: 'string' },
      relevance: { type: 'string' },
      service: { type: 'string' },
      at: { type: 'string' },
      zone: { type: 'string' },
      port: { type: 'string' },
    },
    needs: 2,
    async run({ call, positionals, option }) {
      const [named, written] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const at = option('at');
      const event =
        at === undefined ? undefined : { at, ...optional('zone', option('zone')), ...optional('port', numberOf(option('port'))) };
      const target = await call('addTarget', {
        params: { caseId: id },
        body: {
          written,
          role: (option('role') ?? 'unknown') as 'unknown',
          relevance: option('relevance') ?? '',
          ...optional('service', option('service')),
          ...optional('event', event),
        },
      });
      return toldTarget(target);
    },
  },
  {
    name: 'target from-record',
    takes: 'CASE READING RECORD [--written TEXT] [--role ROLE] [--relevance TEXT]',
    summary: 'make the address or account in a record the next target, with the time, zone and port the record states',
    options: { written: { type: 'string' }, role: { type: 'string' }, relevance: { type: 'string' } },
    needs: 3,
    async run({ call, positionals, option }) {
      const [named, readingId, recordId] = positionals as [string, string, string];
      const { id } = await caseOf(call, named);
      const record = await call('record', { params: { readingId, recordId } });
      const next = chosenTarget(nextTargetsOf(record), option('written'), record.id);
      const target = await call('addTarget', {
        params: { caseId: id },
        body: {
          written: next.written,
          kind: next.kind,
          role: (option('role') ?? 'unknown') as 'unknown',
          relevance: option('relevance') ?? `Stands in record ${record.id} (${record.kind}).`,
          ...optional('event', next.event),
          from: { readingId, recordId },
        },
      });
      return toldTarget(target);
    },
  },
  {
    name: 'advice',
    takes: 'CASE TARGET [--data a,b] [--purpose WORD] [--holder STATE] [--answers FILE.yaml]',
    summary: 'ask the route advisor on a target; the answer is kept. Of an address, --holder says where its operator sits (EG)',
    options: { holder: { type: 'string' }, data: { type: 'string' }, purpose: { type: 'string' }, answers: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option, terminal }) {
      const [named, targetId] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const file = option('answers');
      const answers = {
        ...(file === undefined ? {} : documentIn(file, terminal)),
        ...optional('data', listOf(option('data'))),
        ...optional('purpose', option('purpose')),
        ...optional('holder', option('holder')),
      };
      const kept = await call('askAdvice', { params: { caseId: id, targetId }, body: { answers } });
      const { step0, step1, options, gates } = kept.advice;
      const lines = [
        `advice ${kept.id}`,
        ...gates.map((gate) => `  gate ${gate.id} (${gate.effect}): ${gate.why}`),
        ...(
          [
            ['step0', step0],
            ['step1', step1],
            ['options', options],
          ] as const
        ).flatMap(([list, found]) => found.map((one, index) => `  ${list} ${index}  ${one.document}  ${one.to.name}: ${one.why}`)),
      ];
      return { schema: 'rogatory.kept-advice/1', document: kept, lines };
    },
  },
];

function markOf(typed: string): CaseMark {
  const mark = caseMarks.find((one) => one === typed);
  if (mark !== undefined) return mark;
  throw new CliError('WRONG_USE', { message: `rogatory desk case: "${typed}" is no mark. There are ${caseMarks.join(', ')}.` });
}

function toldTarget(target: Target): Said {
  const missing = target.missing.length === 0 ? '' : `; missing: ${target.missing.join(', ')}`;
  return { schema: 'rogatory.target/1', document: target, lines: [`${target.id}  ${target.kind}  ${target.normalised}${missing}`] };
}

/** The one a person named, or the only one there is. */
function chosenTarget(found: readonly NextTarget[], written: string | undefined, record: string): NextTarget {
  const [first, ...others] = found.filter((one) => written === undefined || one.written === written);
  if (first !== undefined && others.length === 0) return first;
  const choice = found.map((one) => one.written).join(', ');
  throw new CliError('WRONG_USE', {
    message:
      first === undefined
        ? `Record ${record} holds ${choice === '' ? 'nothing that can be asked about next' : `no "${written}"; it holds ${choice}`}.`
        : `Record ${record} holds several: ${choice}. Say which with --written TEXT.`,
  });
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
