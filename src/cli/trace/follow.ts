// SPDX-License-Identifier: Apache-2.0

import type { Chain } from '../../core/currency/chain/chain.ts';
import { outpoint, outputsOf } from '../../core/currency/chain/outpoints.ts';
import { type Flow, follow, type TraceMethod } from '../../core/currency/follow/follow.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { type LabelledScripts, labelScripts } from '../../core/currency/tags/label-scripts.ts';
import { isService } from '../../core/currency/tags/tag.ts';
import { CliError } from '../../core/errors/cli.ts';
import { readTags } from '../../ledgers/tag-files/read-tags.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { each, streamJson } from '../stream-json.ts';
import { openChain } from './open-chain.ts';
import { isLogFile, type TokenOptions, tokenDocument, traceTokens } from './token-trace.ts';

export const FOLLOW_OPTIONS = {
  from: { type: 'string', multiple: true },
  method: { type: 'string', default: 'fifo' },
  'until-height': { type: 'string' },
  'max-hops': { type: 'string' },
  'fees-into-coinbase': { type: 'boolean', default: false },
  tags: { type: 'string' },
  into: { type: 'string', multiple: true },
  contract: { type: 'string' },
  'until-block': { type: 'string' },
  'min-amount': { type: 'string' },
  decimals: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface FollowValues {
  readonly from?: string[] | undefined;
  readonly method: string;
  readonly 'until-height'?: string | undefined;
  readonly 'max-hops'?: string | undefined;
  readonly 'min-amount'?: string | undefined;
  readonly 'fees-into-coinbase': boolean;
  readonly tags?: string | undefined;
}

/** `rogatory trace follow DIR --from TXID:N[,...] --method fifo|haircut|poison [--until-height N] [--fees-into-coinbase] [--tags DIR] --json` */
export async function traceFollow(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', { args: [...args], options: FOLLOW_OPTIONS, allowPositionals: true });
  if (isLogFile(positionals[0])) return followTokens(positionals[0], values, terminal);
  const { chain } = openChain('follow', positionals);
  const { flow, labels } = runFollow('follow', chain, values);
  const document = flowDocument(chain, flow, values.method, labels);
  if (values.json) streamJson(terminal, document);
  else {
    terminal.out(`${values.method}: ${document.seedsTotal} followed through ${flow.transactions} transactions.\n`);
    for (const { label, amount } of flow.services) terminal.out(`  ${String(amount).padStart(18)}  ${label}\n`);
    terminal.out(
      `  ${document.unspentTotal.padStart(18)}  unspent\n  ${String(flow.fees).padStart(18)}  fees\n  ${String(flow.absorbed).padStart(18)}  absorbed\n`,
    );
  }
  return 0;
}

/** The same step on a file of token logs. */
function followTokens(path: string, values: TokenOptions & { readonly json: boolean }, terminal: Terminal): ExitCode {
  const document = tokenDocument(traceTokens('follow', path, values));
  if (values.json) {
    printJson(terminal, document);
    return 0;
  }
  terminal.out(`${document.method}: ${document.seedsTotal} of ${document.contract} followed; one source states the transfers.\n`);
  for (const { label, amount } of document.services) terminal.out(`  ${amount.padStart(28)}  ${label}\n`);
  for (const { account, amount } of document.held) terminal.out(`  ${amount.padStart(28)}  held by ${account}\n`);
  terminal.out(`  ${document.absorbed.padStart(28)}  absorbed\n`);
  for (const { account, amount } of document.openings)
    terminal.err(`${account} must have held at least ${amount} before the data begins.\n`);
  return 0;
}

export function runFollow(
  step: string,
  chain: Chain,
  values: FollowValues,
): { readonly flow: Flow; readonly labels: LabelledScripts | undefined; readonly seeds: readonly number[] } {
  const method = values.method as TraceMethod;
  if (!['fifo', 'haircut', 'poison'].includes(method))
    throw new CliError('WRONG_USE', {
      message: `rogatory trace ${step}: expected --method fifo, haircut or poison, found "${values.method}".`,
    });
  const from = (values.from ?? []).flatMap((list) => list.split(',')).filter((text) => text !== '');
  if (from.length === 0)
    throw new CliError('WRONG_USE', {
      message: `rogatory trace ${step}: expected --from TXID:N, found none. Name the outputs to begin from.`,
    });
  const untilHeight = wholeNumber(step, 'until-height', values['until-height']);
  const maxHops = wholeNumber(step, 'max-hops', values['max-hops']);
  const minAmount = amountNamed(step, values['min-amount']);
  const labels =
    values.tags === undefined ? undefined : labelScripts(chain, clusterScripts(chain).root, readTags(values.tags).filter(isService));
  const seeds = outputsOf(chain, from);
  const flow = follow(chain, {
    seeds,
    method,
    feesIntoCoinbase: values['fees-into-coinbase'],
    ...(untilHeight === undefined ? {} : { untilHeight }),
    ...(maxHops === undefined ? {} : { maxHops }),
    ...(minAmount === undefined ? {} : { minAmount }),
    ...(labels === undefined ? {} : { serviceOf: (script: number) => labels.of(script)?.label }),
  });
  return { flow, labels, seeds };
}

function amountNamed(step: string, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,19}$/.test(text)) return BigInt(text);
  throw new CliError('WRONG_USE', { message: `rogatory trace ${step}: expected whole satoshis after --min-amount, found "${text}".` });
}

function wholeNumber(step: string, name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw new CliError('WRONG_USE', { message: `rogatory trace ${step}: expected a whole number after --${name}, found "${text}".` });
  return Number(text);
}

const total = (rows: readonly { readonly amount: bigint }[]): bigint => rows.reduce((sum, { amount }) => sum + amount, 0n);

/** For `streamJson`: a trace that reaches everything has millions of edges. */
function flowDocument(chain: Chain, flow: Flow, method: string, labels: LabelledScripts | undefined) {
  const place = (output: number) => outpoint(chain, output);
  const row = ({ output, amount }: { output: number; amount: bigint }) => ({ outpoint: place(output), amount: String(amount) });
  const out = total(flow.unspent) + flow.fees + flow.absorbed + total(flow.services);
  return {
    schema: 'rogatory.trace-follow/1',
    method,
    seeds: flow.seeds.map(row),
    seedsTotal: String(total(flow.seeds)),
    edges: each(flow.edges, ({ from, to, amount }) => ({ from: place(from), to: place(to), amount: String(amount) })),
    unspent: each(flow.unspent, row),
    unspentTotal: String(total(flow.unspent)),
    fees: String(flow.fees),
    absorbed: String(flow.absorbed),
    ...(method === 'poison' ? { cleanValueDrawnIn: String(flow.drawnIn) } : {}),
    services: flow.services.map(({ label, amount }) => ({ label, amount: String(amount) })),
    deposits: each(flow.deposits, ({ output, label, amount }) => ({
      outpoint: place(output),
      label,
      amount: String(amount),
      basis: labels?.of(chain.outputScript[output] as number)?.basis,
    })),
    conserved: total(flow.seeds) === out,
    transactions: flow.transactions,
    ...(flow.unfollowable.length > 0
      ? { unfollowable: flow.unfollowable.map((tx) => place(chain.firstOutput[tx] as number).split(':')[0]) }
      : {}),
    ...(labels !== undefined && labels.conflicts.length > 0 ? { conflictingTags: labels.conflicts } : {}),
  };
}
