// SPDX-License-Identifier: Apache-2.0
/** The central authority's desk on the command line: requests for assistance that other States send here. */
import type { IncomingDetail, IncomingGiven } from '../../core/api/incoming.ts';
import { incomingRoutes } from '../../core/api/incoming.ts';
import { caseOf, type DeskDuty, documentIn } from './duty.ts';
import { fileOf } from './register.ts';

const told = (one: IncomingDetail) => ({
  schema: 'rogatory.incoming/1',
  document: one,
  lines: [
    `${one.number}  ${one.state}  ${one.requestingState}  ${one.requestingAuthority}  ${one.theirReference}`,
    ...(one.missing === 0
      ? []
      : [
          `missing: ${one.fields
            .filter(({ state }) => state === 'missing')
            .map(({ id }) => id)
            .join(', ')}`,
        ]),
    ...one.steps.map((step) => `${step.happenedOn}  ${step.event}  ${step.office ?? ''}  ${step.by.name}`.trimEnd()),
    ...one.deadlines.map((due) => `${due.metAt === null ? 'due' : 'met'} ${due.lastDay}  ${due.kind}`),
    `possible: ${one.can.join(', ') || 'nothing'}`,
  ],
});

const FILTER = { state: { type: 'string' }, country: { type: 'string' }, translation: { type: 'string' } } as const;

export const incomingDuties: readonly DeskDuty[] = [
  {
    name: 'incoming list',
    takes: '[--state STATE] [--country XX] [--translation STATE] [--csv]',
    summary: 'requests for assistance that other States have sent here',
    options: { ...FILTER, csv: { type: 'boolean' } },
    needs: 0,
    async run({ call, caller, option, flag }) {
      const query = { state: option('state'), country: option('country')?.toUpperCase(), translation: option('translation') } as Record<
        string,
        string
      >;
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      if (flag('csv')) {
        const csv = await fileOf(caller, incomingRoutes.incomingFile, given);
        return { schema: 'rogatory.incoming-list/1', document: { csv }, lines: [csv] };
      }
      const found = await call('incomingList', { query: given });
      const lines = found.incoming.map(
        (one) => `${one.id}  ${one.number}  ${one.state}  ${one.requestingState}  ${one.theirReference}  received ${one.receivedOn}`,
      );
      return { schema: 'rogatory.incoming-list/1', document: found, lines };
    },
  },
  {
    name: 'incoming register',
    takes: 'CASE FILE.yaml',
    summary:
      'register one on a case: requestingState, requestingAuthority, theirReference, treatyBasis, receivedOn, … (docs/how-to/answer-another-state.md)',
    needs: 2,
    async run({ call, positionals, terminal }) {
      const { id: caseId } = await caseOf(call, positionals[0] as string);
      const given = documentIn(positionals[1] as string, terminal);
      const body = { neededBy: null, secrecy: false, secrecyUntil: null, urgency: 'routine', translation: 'not-needed', ...given };
      return told(await call('registerIncoming', { params: { caseId }, body: body as unknown as IncomingGiven }));
    },
  },
  {
    name: 'incoming show',
    takes: 'INCOMING',
    summary: 'what it states, what is missing, what was done, what is due',
    needs: 1,
    run: async ({ call, positionals }) => told(await call('incoming', { params: { incomingId: positionals[0] as string } })),
  },
  {
    name: 'incoming state',
    takes: 'INCOMING [FIELD=TEXT]... [--translation STATE] [--original EVIDENCE] [--translated EVIDENCE]',
    summary: 'say what the paper states where (an empty TEXT takes it away), how far its translation is, which item is the paper',
    options: { translation: { type: 'string' }, original: { type: 'string' }, translated: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const [incomingId, ...said] = positionals as [string, ...string[]];
      const stated = Object.fromEntries(said.map((one) => [one.split('=', 1)[0] as string, one.slice(one.indexOf('=') + 1)]));
      const [translation, originalId, translationId] = [option('translation'), option('original'), option('translated')];
      const body = {
        ...(said.length === 0 ? {} : { stated }),
        ...(translation === undefined ? {} : { translation: translation as 'done' }),
        ...(originalId === undefined ? {} : { originalId }),
        ...(translationId === undefined ? {} : { translationId }),
      };
      return told(await call('changeIncoming', { params: { incomingId }, body }));
    },
  },
  {
    name: 'incoming question',
    takes: 'INCOMING [--language en|ar|fr]',
    summary: 'the letter that asks the requesting State for what is missing, as a draft',
    options: { language: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const language = option('language') as 'en' | undefined;
      const found = await call('incomingQuestion', {
        params: { incomingId: positionals[0] as string },
        query: language === undefined ? {} : { language },
      });
      return { schema: 'rogatory.incoming-question/1', document: found, lines: found.text.trimEnd().split('\n') };
    },
  },
  {
    name: 'incoming step',
    takes:
      'INCOMING EVENT [--comment TEXT] [--reason CODE] [--office TEXT] [--reference TEXT] [--channel HOW] [--evidence ID]... [--on DAY]',
    summary:
      'acknowledge, ask, clarified, assign, send-for-execution, execute, execute-in-part, postpone, resume, refuse, forward, record-receipt, withdraw, close',
    options: {
      comment: { type: 'string' },
      reason: { type: 'string' },
      office: { type: 'string' },
      reference: { type: 'string' },
      channel: { type: 'string' },
      evidence: { type: 'string', multiple: true },
      on: { type: 'string' },
    },
    needs: 2,
    async run({ call, positionals, option, options }) {
      const [incomingId, event] = positionals as [string, string];
      const names = {
        comment: 'comment',
        reason: 'reasonCode',
        office: 'office',
        reference: 'reference',
        channel: 'channel',
        on: 'happenedOn',
      };
      const said = Object.entries(names).flatMap(([name, member]) => (option(name) === undefined ? [] : [[member, option(name)]]));
      const evidenceIds = [...options('evidence')];
      const body = { event: event as 'ask', ...Object.fromEntries(said), ...(evidenceIds.length === 0 ? {} : { evidenceIds }) };
      return told(await call('stepIncoming', { params: { incomingId }, body }));
    },
  },
  {
    name: 'assistance',
    takes: '[--csv]',
    summary: 'assistance asked of other States (out) and by them (in), country by country',
    options: { csv: { type: 'boolean' } },
    needs: 0,
    async run({ call, caller, flag }) {
      const found = await call('assistanceStatistics', {});
      const told = found.rows.map(
        (row) =>
          `${row.key} ${row.direction}: ${row.asked} asked, ${row.granted} granted, ${row.partly} partly, ${row.refused} refused, ${row.open} open` +
          `${row.medianDays === null ? '' : `, ${row.medianDays} days`}`,
      );
      const lines = flag('csv') ? [await fileOf(caller, incomingRoutes.assistanceStatisticsFile, {})] : told;
      return { schema: 'rogatory.assistance/1', document: found, lines };
    },
  },
];
