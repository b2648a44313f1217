// SPDX-License-Identifier: Apache-2.0
/** How the command line speaks of traces of a desk, and what it asks of whoever types. */
import type { LookUpAnswer, TraceDetail, TraceKept } from '../../core/api/currency.ts';
import { knownAmount } from '../../core/currency/amount-text.ts';
import { chainWords } from '../../core/currency/chain-words.ts';
import type { Grade } from '../../core/currency/graded.ts';
import { unitOfValue } from '../../core/currency/unit.ts';
import { CliError } from '../../core/errors/cli.ts';

/** How much stands behind what sources told. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  proven: 'proven',
  'two-sources': 'two sources agree',
  'one-source': 'one source says so',
};

export function traceLines(trace: TraceKept): string[] {
  const { id, summary, sha256 } = trace;
  const said = (amount: string) => spoken(amount, unitOfValue(summary));
  const services = summary.services.map(
    ({ label, amount, deposits }) => `  ${said(amount).padStart(20)}  ${label} (${deposits} ${deposits === 1 ? 'deposit' : 'deposits'})`,
  );
  const { method, chain, grade } = summary;
  const head = `${id}  ${method} on ${chainWords(chain, 'en')}, ${gradeWords[grade]}: ${said(summary.seedsTotal)} followed; certificate ${sha256}`;
  return [head, `  ${begunLine(trace)}`, ...services, `  ${said(summary.held).padStart(20)}  left`];
}

/** The value between two addresses: how much, from whom to whom as the case calls them, when it first moved, and how often. */
export function stepLines({ steps, nodes, unit }: Pick<TraceDetail, 'steps' | 'nodes' | 'unit'>): string[] {
  const known = new Map(nodes.map(({ id, address, label, names }) => [id, nameOf(address || id, label ?? names[0])]));
  const told = (id: string): string => known.get(id) ?? id;
  return steps.map(({ from, to, amount, movements, at, block }) => {
    const when = at ?? (block === null ? '-' : `block ${block}`);
    const often = movements === 1 ? '' : `  (${movements} movements, the first then)`;
    return `${spoken(amount, unit).padStart(20)}  ${told(from)} -> ${told(to)}  ${when}${often}`;
  });
}

const nameOf = (address: string, name: string | undefined): string => (name === undefined ? address : `${address} (${name})`);

/** As people say it; in smallest units where nobody knows the places of a token. */
const spoken = (amount: string, unit: string): string => knownAmount(BigInt(amount), unit) ?? amount;

/** From where, when, by whom and why: three traces of one account are told apart by it. */
function begunLine({ begunFrom, following, keptAt, keptBy, summary }: TraceKept): string {
  const count = following === null ? summary.seeds : begunFrom.length;
  const from = `begun from ${begunFrom[0] ?? 'what its certificate says'}${count > 1 ? ` and ${count - 1} more` : ''}`;
  if (following === null) return `${from}; brought by ${keptBy.name} ${keptAt}`;
  return `${from} through ${following.source}; asked by ${following.askedBy.name} ${following.askedAt}: ${following.purpose}`;
}

/** @throws CLI_WRONG_USE where it was not given */
export function needed(value: string | undefined, what: string): string {
  if (value !== undefined) return value;
  throw new CliError('WRONG_USE', { message: `rogatory desk trace: ${what} is expected.` });
}

/** What is no number is no limit either: it is refused. @throws CLI_WRONG_USE */
export function wholeNumber(value: string | undefined, option: string): number | undefined {
  if (value === undefined || /^\d{1,9}$/.test(value)) return value === undefined ? undefined : Number(value);
  throw new CliError('WRONG_USE', { message: `${option}: expected a whole number, found "${value}".` });
}

/**
 * One movement that a source told of: when, from whom to whom, how much, and what a trace begins from that follows it (`--from`), else the name of
 * its transaction. A dash stands for what the source does not say.
 */
export function lineOfMovement({ at, from, to, amount, unit, seed, transaction, signed }: LookUpAnswer['movements'][number]): string {
  const value = amount === null ? '-' : spoken(amount, unit);
  const parts = [at ?? '-', `${from ?? '-'} -> ${to ?? '-'}`, value, seed ?? transaction];
  return [...parts, ...(signed ? ['signed by the payer'] : [])].join('  ');
}
