// SPDX-License-Identifier: Apache-2.0

import { outpoint } from '../../core/currency/chain/outpoints.ts';
import { paths } from '../../core/currency/follow/paths.ts';
import { tokenPaths } from '../../core/currency/tokens/token-paths.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { FOLLOW_OPTIONS, runFollow } from './follow.ts';
import { openChain } from './open-chain.ts';
import { isLogFile, type TokenOptions, traceTokens } from './token-trace.ts';

/** `rogatory trace paths DIR --from TXID:N[,...] --tags DIR [--method ...] [--to LABEL] [--json]`: the way to each deposit at a service. */
export async function tracePaths(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { ...FOLLOW_OPTIONS, to: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.tags === undefined)
    throw new CliError('WRONG_USE', {
      message: 'rogatory trace paths: expected --tags DIR, found none. Paths lead to services, and tags name them.',
    });
  if (isLogFile(positionals[0])) return tokenPathsOf(positionals[0], values, terminal);
  const { chain } = openChain('paths', positionals);
  const { flow, labels } = runFollow('paths', chain, values);
  const found = paths(chain, flow)
    .filter(({ label }) => values.to === undefined || label === values.to)
    .sort((a, b) => (a.amount === b.amount ? a.deposit - b.deposit : a.amount > b.amount ? -1 : 1))
    .map(({ label, deposit, amount, hops, carried, seconds, steps }) => ({
      label,
      basis: labels?.of(chain.outputScript[deposit] as number)?.basis,
      outpoint: outpoint(chain, deposit),
      amount: String(amount),
      hops,
      carried: String(carried),
      seconds,
      steps: steps.map((step) => ({
        outpoint: outpoint(chain, step.output),
        amount: String(step.amount),
        height: step.height,
        time: instant(step.time),
      })),
    }));
  if (values.json) printJson(terminal, { schema: 'rogatory.trace-paths/1', method: values.method, paths: found });
  else
    for (const path of found)
      terminal.out(
        `${path.amount.padStart(16)}  ${path.label}  ${path.hops} hops, ${Math.round(path.seconds / 3600)} hours  ${path.outpoint}\n`,
      );
  return 0;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** The same for a token, ether or TRX: hours only where both ends say their time. */
function tokenPathsOf(
  path: string,
  values: TokenOptions & { readonly to?: string | undefined; readonly json: boolean },
  terminal: Terminal,
): ExitCode {
  const { transfers, flow, method } = traceTokens('paths', path, values);
  const found = tokenPaths(transfers, flow)
    .filter(({ label }) => values.to === undefined || label === values.to)
    .sort((a, b) => (a.amount === b.amount ? (a.deposit < b.deposit ? -1 : 1) : a.amount > b.amount ? -1 : 1))
    .map((one) => ({
      ...one,
      amount: String(one.amount),
      carried: String(one.carried),
      seconds: secondsBetween(one.steps[0]?.time, one.steps.at(-1)?.time),
      steps: one.steps.map((step) => ({ ...step, amount: String(step.amount) })),
    }));
  if (values.json) printJson(terminal, { schema: 'rogatory.trace-paths-token/1', method, paths: found });
  else
    for (const { amount, label, hops, seconds, deposit } of found)
      terminal.out(
        `${amount.padStart(30)}  ${label}  ${hops} hops${seconds === undefined ? '' : `, ${Math.round(seconds / 3600)} hours`}  ${deposit}\n`,
      );
  return 0;
}

function secondsBetween(first: string | undefined, last: string | undefined): number | undefined {
  return first === undefined || last === undefined ? undefined : (Date.parse(last) - Date.parse(first)) / 1000;
}
