// SPDX-License-Identifier: Apache-2.0
import { type Caller, ProblemAnswer, pathOf, problemOf } from '../../core/api/client.ts';
import { registerRoutes } from '../../core/api/register.ts';
import type { Route } from '../../core/api/route.ts';
import { caseOf, type DeskDuty } from './duty.ts';

/** A table of the desk as it gives it, with the mark of UTF-8 at its head: without it spreadsheets show no Arabic. */
export async function fileOf(caller: Caller, route: Route, query: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await caller.fetch(caller.base + pathOf(route, {}, query), { headers: caller.headers() });
  if (!answer.ok) throw new ProblemAnswer(await problemOf(answer));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  return text.replace(/\r\n$/, '');
}

export const registerDuties: readonly DeskDuty[] = [
  {
    name: 'emergencies',
    takes: '',
    summary: 'for the overseer: requests that went before approval, by officer, with what the reviews said',
    needs: 0,
    async run({ call }) {
      const found = await call('emergencies', {});
      const lines = found.officers.map(
        (one) =>
          `${one.person.name}: ${one.sentFirst} went first, ${one.due} due, ${one.overdue} past their time, ${one.upheld} upheld, ${one.rejected} not upheld, ${one.late} reviewed late${one.blocked ? '; held back' : ''}`,
      );
      return { schema: 'rogatory.emergencies/1', document: found, lines };
    },
  },
  {
    name: 'register',
    takes: '[--state STATE] [--waits-for WHO]',
    summary: 'the register of requests as CSV',
    options: { state: { type: 'string' }, 'waits-for': { type: 'string' } },
    needs: 0,
    async run({ caller, option }) {
      const csv = await fileOf(caller, registerRoutes.registerFile, { state: option('state'), waitsFor: option('waits-for') });
      return { schema: 'rogatory.register/1', document: { csv }, lines: [csv] };
    },
  },
  {
    name: 'statistics',
    takes: '[--by addressee|country|kind|offence] [--csv]',
    summary: 'what became of the requests that have left: granted, partly, refused with reasons, median days',
    options: { by: { type: 'string' }, csv: { type: 'boolean' } },
    needs: 0,
    async run({ call, caller, option, flag }) {
      const by = (option('by') ?? 'addressee') as 'addressee';
      const found = await call('statistics', { query: { by } });
      const told = found.rows.map(
        (row) =>
          `${row.key}: ${row.asked} asked, ${row.granted} granted, ${row.partly} partly, ${row.refused} refused, ${row.open} open` +
          `${row.medianDays === null ? '' : `, ${row.medianDays} days`}`,
      );
      if (found.rows.length > 0 && !found.witnessed)
        told.push('unwitnessed: no outside witness has signed the acts that these numbers rest on');
      const lines = flag('csv') ? [await fileOf(caller, registerRoutes.statisticsFile, { by })] : told;
      return { schema: 'rogatory.statistics/1', document: found, lines };
    },
  },
  {
    name: 'target asked-before',
    takes: 'CASE TARGET',
    summary: 'has anybody asked about it before; of other units only whom to speak to',
    needs: 2,
    async run({ call, positionals }) {
      const [named, targetId] = positionals as [string, string];
      const { id: caseId } = await caseOf(call, named);
      const found = await call('askedBefore', { params: { caseId, targetId }, body: {} });
      const lines = [
        ...found.own.map((one) => `${one.number}  ${one.title}  ${one.state}`),
        ...found.askUnits.map((unit) => `ask unit ${unit}`),
      ];
      return { schema: 'rogatory.asked-before/1', document: found, lines: lines.length === 0 ? ['nobody'] : lines };
    },
  },
  {
    name: 'request message',
    takes: 'REQUEST [TEXT] [--kind question|clarification|refusal|reference|other] [--out] [--reference TEXT]',
    summary: 'files what the addressee said (or, with --out, what was said to it); without TEXT shows what is filed',
    options: { kind: { type: 'string' }, out: { type: 'boolean' }, reference: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option, flag }) {
      const [requestId, text] = positionals as [string, string?];
      const params = { requestId };
      const reference = option('reference');
      const body = {
        direction: flag('out') ? ('out' as const) : ('in' as const),
        kind: (option('kind') ?? 'other') as 'other',
        text: text ?? '',
        ...(reference === undefined ? {} : { reference }),
      };
      const { messages } = text === undefined ? await call('messages', { params }) : await call('fileMessage', { params, body });
      const lines = messages.map((one) => `${one.at}  ${one.direction}  ${one.kind}  ${one.reference ?? ''}  ${one.text}`);
      return { schema: 'rogatory.messages/1', document: { messages }, lines };
    },
  },
];
