// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathOf } from '../../core/api/client.ts';
import { evidenceRoutes } from '../../core/api/evidence.ts';
import { CliError } from '../../core/errors/cli.ts';
import { caseOf, type DeskDuty, listOf } from './duty.ts';
import { saveAnswer } from './save-answer.ts';
import { sendFile } from './send-file.ts';
import { traceFollow } from './trace-follow.ts';
import { gradeWords, lineOfMovement, needed, stepLines, traceLines, wholeNumber } from './trace-words.ts';

export const currencyDuties: readonly DeskDuty[] = [
  {
    name: 'trace add',
    takes: 'CASE CERTIFICATE.json [--from TEXT]',
    summary: 'seal a trace certificate, repeat it on the desk, and keep the trace with the case',
    options: { from: { type: 'string' } },
    needs: 2,
    async run({ call, caller, positionals, option, terminal }) {
      const [named, file] = positionals as [string, string];
      const path = resolve(terminal.cwd, file);
      if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
        throw new CliError('UNREADABLE_INPUT', {
          message: `${file}: expected a certificate made by "rogatory trace certificate", it is no file.`,
        });
      const { id } = await caseOf(call, named);
      const about = {
        caseId: id,
        name: basename(path),
        how: 'upload',
        receivedFrom: option('from') ?? 'rogatory trace certificate',
      } as const;
      const item = await sendFile(caller, call, { bytes: path, about });
      const trace = await call('keepTrace', { params: { caseId: id }, body: { evidenceId: item.id } });
      return { schema: 'rogatory.desk-trace/1', document: trace, lines: traceLines(trace) };
    },
  },
  {
    name: 'trace list',
    takes: 'CASE',
    summary: 'traces of a case',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { traces } = await call('traces', { params: { caseId: id } });
      return { schema: 'rogatory.desk-traces/1', document: { traces }, lines: traces.flatMap(traceLines) };
    },
  },
  {
    name: 'trace show',
    takes: 'TRACE',
    summary: 'one trace: what was done in plain words, addresses and the value between them',
    needs: 1,
    async run({ call, positionals }) {
      const trace = await call('trace', { params: { traceId: positionals[0] as string }, query: {} });
      return { schema: 'rogatory.desk-trace/1', document: trace, lines: [...trace.explained, ...stepLines(trace)] };
    },
  },
  {
    name: 'trace certificate',
    takes: 'TRACE --out FILE.json --reason TEXT',
    summary: 'the certificate of a trace, byte for byte, for "rogatory verify", "trace report" and "trace request"; the reason is logged',
    options: { out: { type: 'string' }, reason: { type: 'string' } },
    needs: 1,
    async run({ call, caller, terminal, positionals, option }) {
      const [out, reason] = [needed(option('out'), '--out FILE.json'), needed(option('reason'), '--reason TEXT')];
      const { evidenceId, sha256 } = await call('trace', { params: { traceId: positionals[0] as string }, query: {} });
      const path = `${pathOf(evidenceRoutes.evidenceBytes, { evidenceId })}?${new URLSearchParams({ reason })}`;
      await saveAnswer({ caller, terminal }, path, out);
      return { schema: 'rogatory.desk-certificate/1', document: { out, sha256 }, lines: [`${out}  ${sha256}`] };
    },
  },
  {
    name: 'trace fill',
    takes: 'REQUEST --trace TRACE --service LABEL',
    summary: 'put into a draft what the trace knows: addresses, transactions, amounts, times',
    options: { trace: { type: 'string' }, service: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const requestId = positionals[0] as string;
      const { digest } = await call('request', { params: { requestId } });
      const body = { digest, traceId: needed(option('trace'), '--trace TRACE'), service: needed(option('service'), '--service LABEL') };
      const request = await call('fillFromTrace', { params: { requestId }, body });
      return { schema: 'rogatory.request/1', document: request, lines: [`${request.number}  ${request.state}  ${request.digest}`] };
    },
  },
  {
    name: 'trace limits',
    takes: 'CASE [--allow SOURCE,...] [--max-hops N] [--min-amount N] [--until-day DAY] [--reason TEXT]',
    summary: 'what the case allows; with --reason: allow sources and set the limits anew (approver, second factor)',
    options: {
      allow: { type: 'string' },
      'max-hops': { type: 'string' },
      'min-amount': { type: 'string' },
      'until-day': { type: 'string' },
      reason: { type: 'string' },
    },
    needs: 1,
    async run({ call, positionals, option }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const reason = option('reason');
      const params = { caseId: id };
      const maxHops = wholeNumber(option('max-hops'), '--max-hops') ?? null;
      const tracing =
        reason === undefined
          ? await call('caseTracing', { params })
          : await call('allowTracing', {
              params,
              body: {
                sources: listOf(option('allow')) ?? [],
                maxHops,
                minAmount: option('min-amount') ?? null,
                untilDay: option('until-day') ?? null,
                reason,
              },
            });
      const { minAmount, untilDay, sources } = tracing;
      return {
        schema: 'rogatory.desk-tracing/1',
        document: tracing,
        lines: [
          `hops ${tracing.maxHops ?? 'any'}  value ${minAmount ?? 'any'}  until ${untilDay ?? 'any'}`,
          ...sources.map((source) => `${source.allowed ? 'allowed' : 'not allowed'}  ${source.id}  ${source.kind}  ${source.host}`),
        ],
      };
    },
  },
  {
    name: 'trace ask',
    takes: 'CASE --source ID [--second ID] --address A | --transaction T --purpose TEXT',
    summary: 'ask a source the case allows, or two, about one address or transaction; each answer becomes evidence',
    options: {
      source: { type: 'string' },
      second: { type: 'string' },
      address: { type: 'string' },
      transaction: { type: 'string' },
      purpose: { type: 'string' },
    },
    needs: 1,
    async run({ call, positionals, option }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const [address, second] = [option('address'), option('second')];
      const answer = await call('lookUp', {
        params: { caseId: id },
        body: {
          source: needed(option('source'), '--source ID'),
          ...(second === undefined ? {} : { second }),
          what: address === undefined ? 'transaction' : 'address',
          written: needed(address ?? option('transaction'), '--address A or --transaction T'),
          purpose: needed(option('purpose'), '--purpose TEXT'),
        },
      });
      const lines = answer.movements.map(lineOfMovement);
      const unread = answer.unread === 0 ? [] : [`${answer.unread} movements could not be read; the answer that tells of them is kept`];
      return {
        schema: 'rogatory.desk-look-up/1',
        document: answer,
        lines: [`${gradeWords[answer.grade]}, ${answer.items.length} answers kept`, ...unread, ...lines],
      };
    },
  },
  traceFollow,
  {
    name: 'tag add',
    takes: 'CASE ADDRESS --label TEXT --source TEXT [--category TEXT] [--reading READING --record RECORD]',
    summary: 'name an address, with who says so; another name for it stays beside it',
    options: {
      label: { type: 'string' },
      source: { type: 'string' },
      category: { type: 'string' },
      reading: { type: 'string' },
      record: { type: 'string' },
    },
    needs: 2,
    async run({ call, positionals, option }) {
      const [named, address] = positionals as [string, string];
      const { id } = await caseOf(call, named);
      const [readingId, recordId, category] = [option('reading'), option('record'), option('category')];
      const tag = await call('addAddressTag', {
        params: { caseId: id },
        body: {
          address,
          label: needed(option('label'), '--label TEXT'),
          source: needed(option('source'), '--source TEXT'),
          ...(category === undefined ? {} : { category }),
          ...(readingId === undefined || recordId === undefined ? {} : { record: { readingId, recordId } }),
        },
      });
      return { schema: 'rogatory.desk-tag/1', document: tag, lines: [`${tag.address}  ${tag.label}${otherNames(tag.otherNames)}`] };
    },
  },
  {
    name: 'tag list',
    takes: 'CASE',
    summary: 'what the case calls addresses, and who says so',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { tags } = await call('addressTags', { params: { caseId: id } });
      const lines = tags.map((tag) => `${tag.address}  ${tag.label}${otherNames(tag.otherNames)}  (${tag.source})`);
      return { schema: 'rogatory.desk-tags/1', document: { tags }, lines };
    },
  },
];

const otherNames = (names: readonly string[]): string => (names.length === 0 ? '' : `; elsewhere ${names.join(', ')}`);
