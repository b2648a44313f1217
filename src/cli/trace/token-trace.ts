// SPDX-License-Identifier: Apache-2.0
/** The steps of `rogatory trace` on a file of token logs and transactions of accounts instead of a folder of Bitcoin columns. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type TokenTraceCertificate, tokenResult } from '../../core/currency/certificate/token-certificate.ts';
import type { TraceMethod } from '../../core/currency/follow/follow.ts';
import { type AddressTag, isService } from '../../core/currency/tags/tag.ts';
import { followTransfers, type TokenFlow, transferId, UnusableTransfers } from '../../core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { CliError } from '../../core/errors/cli.ts';
import { readTags } from '../../ledgers/tag-files/read-tags.ts';
import { readValueFile } from './transfers.ts';

export interface TokenOptions {
  readonly from?: string[] | undefined;
  /** Every transfer into these accounts is a seed. */
  readonly into?: string[] | undefined;
  readonly method: string;
  readonly contract?: string | undefined;
  readonly 'until-block'?: string | undefined;
  readonly 'max-hops'?: string | undefined;
  readonly 'min-amount'?: string | undefined;
  readonly tags?: string | undefined;
  /** Of the amounts of a table that another tool wrote. */
  readonly decimals?: string | undefined;
}

export interface TokenTrace {
  readonly transfers: readonly TokenTransfer[];
  readonly flow: TokenFlow;
  readonly method: TraceMethod;
  readonly parameters: TokenTraceCertificate['parameters'];
  readonly sources: TokenTraceCertificate['sources'];
  readonly tagOf: (account: string) => AddressTag | undefined;
}

/** Logs are a file, imported chains a folder. */
export const isLogFile = (path: string | undefined): path is string =>
  path !== undefined && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);

export function traceTokens(step: string, path: string, options: TokenOptions): TokenTrace {
  const method = options.method as TraceMethod;
  const wrong = (message: string): never => {
    throw new CliError('WRONG_USE', { message: `rogatory trace ${step}: ${message}` });
  };
  if (!['fifo', 'haircut', 'poison'].includes(method)) wrong(`expected --method fifo, haircut or poison, found "${method}".`);
  const transfers = ofOneContract(readValueFile(path, options.decimals).transfers, options.contract, wrong);
  const listed = (values: readonly string[] | undefined) => (values ?? []).flatMap((list) => list.split(',')).filter((text) => text !== '');
  const into = new Set(listed(options.into).map(comparable));
  const seeds = [
    ...listed(options.from).map((seed) => seed.toLowerCase()),
    ...transfers.filter(({ to }) => into.has(comparable(to))).map(transferId),
  ];
  if (seeds.length === 0) wrong('expected --from TXHASH:LOGINDEX or --into ACCOUNT with transfers in the data, found none.');
  const number = (name: 'until-block' | 'max-hops' | 'min-amount') => {
    const text = options[name];
    if (text !== undefined && !/^\d{1,78}$/.test(text)) wrong(`expected a whole number after --${name}, found "${text}".`);
    return text;
  };
  const [untilBlock, maxHops, minAmount] = [number('until-block'), number('max-hops'), number('min-amount')];
  const limits = {
    ...(untilBlock === undefined ? {} : { untilBlock: Number(untilBlock) }),
    ...(maxHops === undefined ? {} : { maxHops: Number(maxHops) }),
  };
  const tags = options.tags === undefined ? new Map<string, AddressTag>() : servicesOf(options.tags);
  const tagOf = (account: string) => tags.get(comparable(account));
  try {
    const flow = followTransfers({
      transfers,
      seeds,
      method,
      ...limits,
      ...(minAmount === undefined ? {} : { minAmount: BigInt(minAmount) }),
      serviceOf: (account) => tagOf(account)?.label,
    });
    const bytes = readFileSync(path);
    return {
      transfers,
      flow,
      method,
      parameters: { ...limits, ...(minAmount === undefined ? {} : { minAmount }) },
      sources: [{ name: basename(path), sha256: hash('sha256', bytes), bytes: bytes.length }],
      tagOf,
    };
  } catch (cause) {
    if (!(cause instanceof UnusableTransfers)) throw cause;
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: ${cause.message}. "rogatory trace transfers" lists what it holds.`,
      cause,
    });
  }
}

/** The document `trace follow` prints for a token. */
export function tokenDocument({ flow, method, transfers }: TokenTrace) {
  const sum = (rows: readonly { readonly amount: bigint }[]) => rows.reduce((total, { amount }) => total + amount, 0n);
  const ended = sum(flow.held) + flow.fees + flow.absorbed + sum(flow.services);
  return {
    schema: 'rogatory.trace-follow-token/1',
    contract: transfers[0]?.contract,
    method,
    grade: 'one-source',
    ...tokenResult(flow),
    seedsTotal: String(sum(flow.seeds)),
    heldTotal: String(sum(flow.held)),
    conserved: sum(flow.seeds) + flow.drawnIn === ended,
    accounts: flow.accounts,
  };
}

function ofOneContract(
  transfers: readonly TokenTransfer[],
  wanted: string | undefined,
  wrong: (message: string) => never,
): readonly TokenTransfer[] {
  const contracts = [...new Set(transfers.map(({ contract }) => contract))].sort();
  if (wanted === undefined && contracts.length > 1)
    wrong(`the file holds ${contracts.length} kinds of value (${contracts.slice(0, 4).join(', ')}); expected --contract with one of them.`);
  const chosen = transfers.filter(({ contract }) => wanted === undefined || comparable(contract) === comparable(wanted));
  return chosen.length > 0 ? chosen : wrong(`expected transfers of ${wanted ?? 'a token'}, found none.`);
}

/** The first tag of an account keeps it. */
function servicesOf(path: string): Map<string, AddressTag> {
  const found = new Map<string, AddressTag>();
  for (const tag of readTags(path).filter(isService)) {
    const key = tag.address === undefined ? undefined : comparable(tag.address);
    if (key !== undefined && !found.has(key)) found.set(key, tag);
  }
  return found;
}

/** Addresses of Ethereum differ by case only in their checksum; those of TRON are exact. */
const comparable = (address: string): string => (/^0x/i.test(address) ? address.toLowerCase() : address);
