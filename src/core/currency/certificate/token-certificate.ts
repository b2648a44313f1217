// SPDX-License-Identifier: Apache-2.0
/**
 * A trace of one token, or of a chain's own coin (contract `native`), that anybody can repeat: canonical JSON with the method, its parameters, every transfer of the accounts it went through,
 * and the result.
 *
 *     { "schema": "rogatory.token-trace-certificate/1", "engine": …, "chain": "tron", "contract": "T…", "method": "fifo", "parameters": …,
 *       "grade": "one-source", "sources": [{name, sha256, bytes}], "transfers": [TokenTransfer], "labels": [{account, label, source}],
 *       "quality": published error rates, "result": { "seeds", "edges", "held", "fees", "absorbed", "drawnIn", "services", "deposits", "openings" } }
 *
 * What it proves: of these transfers the method leads from the seeds to exactly this result. What it does not prove: that the chain holds the
 * transfers (logs carry no proof; the sources are named by their hashes), what an account held before them, and who controls an account.
 */

import type { Said } from '../../errors/say.ts';
import { traceFound } from '../../errors/sentences/found-in-trace.ts';
import type { TraceMethod } from '../follow/follow.ts';
import type { AddressTag } from '../tags/tag.ts';
import { followTransfers, type TokenFlow, type TokenQuestion, transferId, UnusableTransfers } from '../tokens/follow-transfers.ts';
import type { TokenTransfer } from '../tokens/read-transfers.ts';
import { canonicalJson } from './canonical-json.ts';
import { PUBLISHED_TOKEN_QUALITY } from './published-quality.ts';
import type { CertificateFinding, CertificateReport } from './verify-certificate.ts';

export const TOKEN_SCHEMA = 'rogatory.token-trace-certificate/1';
export const TOKEN_ENGINE = 'rogatory-follow-tokens/3';

type Row = { readonly transfer: string; readonly account: string; readonly amount: string };

export interface TokenTraceResult {
  readonly seeds: readonly Row[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly amount: string }[];
  readonly held: readonly Row[];
  /** Paid for transactions; 0 for a token. Engines before `rogatory-follow-tokens/3` followed tokens alone and do not state it. */
  readonly fees?: string;
  readonly absorbed: string;
  /** Clean value that poison drew in; 0 for the other methods. */
  readonly drawnIn: string;
  readonly services: readonly { readonly label: string; readonly amount: string }[];
  readonly deposits: readonly (Row & { readonly label: string })[];
  readonly openings: readonly { readonly account: string; readonly amount: string }[];
}

export interface TokenTraceCertificate {
  readonly schema: typeof TOKEN_SCHEMA;
  readonly engine: string;
  /** `tron`, or a name of `evm-chains.ts`. */
  readonly chain: string;
  readonly contract: string;
  readonly method: TraceMethod;
  readonly parameters: { readonly untilBlock?: number; readonly maxHops?: number; readonly minAmount?: string };
  readonly grade: 'one-source';
  readonly sources: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly transfers: readonly TokenTransfer[];
  readonly labels: readonly { readonly account: string; readonly label: string; readonly source: string }[];
  readonly quality: typeof PUBLISHED_TOKEN_QUALITY;
  readonly result: TokenTraceResult;
}

export function tokenResult(flow: TokenFlow): TokenTraceResult {
  const row = <T extends { readonly amount: bigint }>(one: T) => ({ ...one, amount: String(one.amount) });
  return {
    seeds: flow.seeds.map(row),
    edges: flow.edges.map(row),
    held: flow.held.map(row),
    fees: String(flow.fees),
    absorbed: String(flow.absorbed),
    drawnIn: String(flow.drawnIn),
    services: flow.services.map(row),
    deposits: flow.deposits.map(row),
    openings: flow.openings.map(row),
  };
}

export interface TokenCertificateQuestion {
  /** Where the source says which; else it is read off the accounts, and one that Ethereum and its relatives share counts as Ethereum's. */
  readonly chain?: string;
  readonly transfers: readonly TokenTransfer[];
  readonly flow: TokenFlow;
  readonly method: TraceMethod;
  readonly parameters: TokenTraceCertificate['parameters'];
  readonly sources: TokenTraceCertificate['sources'];
  /** The tag of a service, by the account as the transfers write it. */
  readonly tagOf: (account: string) => AddressTag | undefined;
}

/** The certificate's bytes: only transfers of accounts the value went through, in their order. */
export function makeTokenCertificate({ transfers, flow, method, parameters, sources, tagOf, chain }: TokenCertificateQuestion): Uint8Array {
  const accounts = new Set(flow.accounts);
  const seeds = new Set(flow.seeds.map(({ transfer }) => transfer));
  const needed = transfers.filter((one) => accounts.has(one.from) || accounts.has(one.to) || seeds.has(transferId(one)));
  const contract = transfers[0]?.contract ?? '';
  const certificate: TokenTraceCertificate = {
    schema: TOKEN_SCHEMA,
    engine: TOKEN_ENGINE,
    chain: chain ?? (transfers[0]?.from.startsWith('0x') ? 'ethereum' : 'tron'),
    contract,
    method,
    parameters,
    grade: 'one-source',
    sources,
    transfers: needed,
    labels: [...new Set(flow.deposits.map(({ account }) => account))].sort().map((account) => {
      const tag = tagOf(account);
      return { account, label: tag?.label ?? '', source: [tag?.pack, tag?.source].filter((part) => part !== undefined).join(', ') };
    }),
    quality: PUBLISHED_TOKEN_QUALITY,
    result: tokenResult(flow),
  };
  return new TextEncoder().encode(`${canonicalJson(certificate)}\n`);
}

type Say = (code: CertificateFinding['code'], good: boolean, said: Said, where: string) => void;

/** Repeats a token trace from nothing but its certificate, and says everything found, good and bad. */
export function verifyTokenCertificate(bytes: Uint8Array): CertificateReport {
  const findings: CertificateFinding[] = [];
  const say: Say = (code, good, said, where) => void findings.push({ code, good, what: said.en, said, where });
  const certificate = readCertificate(bytes, say);
  if (certificate !== undefined) {
    const same = certificate.engine === TOKEN_ENGINE;
    const engine = same
      ? traceFound('engine', { engine: TOKEN_ENGINE })
      : traceFound('engine-other', { found: String(certificate.engine), engine: TOKEN_ENGINE });
    say('TRACE_ENGINE', same, engine, 'engine');
    replay(certificate, bytes, say);
  }
  return { ok: findings.length > 0 && findings.every(({ good }) => good), findings };
}

const DIGITS = /^\d{1,80}$/;

function readCertificate(bytes: Uint8Array, say: Say): TokenTraceCertificate | undefined {
  try {
    const certificate = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as TokenTraceCertificate;
    const lists = [certificate.transfers, certificate.labels, certificate.sources, certificate.result.seeds];
    const whole = certificate.transfers.every(
      ({ txHash, from, to, amount, logIndex, time }) =>
        [txHash, from, to, time ?? ''].every((text) => typeof text === 'string') && DIGITS.test(amount) && Number.isSafeInteger(logIndex),
    );
    const { minAmount } = certificate.parameters;
    const rows = lists.every(Array.isArray) && lists.flat().every((row) => typeof row === 'object' && row !== null);
    canonicalJson(certificate);
    const known =
      typeof certificate.chain === 'string' &&
      certificate.schema === TOKEN_SCHEMA &&
      ['fifo', 'haircut', 'poison'].includes(certificate.method);
    if (known && whole && rows && (minAmount === undefined || DIGITS.test(minAmount))) return certificate;
  } catch {
    // Told below: nothing of such a file can be repeated.
  }
  say('TRACE_FORM', false, traceFound('form', { schema: TOKEN_SCHEMA }), 'file');
  return undefined;
}

function replay(certificate: TokenTraceCertificate, bytes: Uint8Array, say: Say): void {
  const { method, transfers, parameters, result } = certificate;
  const labels = new Map(certificate.labels.map(({ account, label }) => [account, label]));
  const { minAmount, ...limits } = parameters;
  const question: TokenQuestion = {
    transfers,
    seeds: result.seeds.map(({ transfer }) => transfer),
    method,
    ...limits,
    ...(minAmount === undefined ? {} : { minAmount: BigInt(minAmount) }),
    serviceOf: (account) => labels.get(account),
  };
  let again: TokenTraceResult;
  try {
    again = tokenResult(followTransfers(question));
  } catch (cause) {
    if (!(cause instanceof UnusableTransfers)) throw cause;
    say('TRACE_REPLAY', false, traceFound('not-repeatable', { why: cause.said }), 'result');
    return;
  }
  const same = canonicalJson(again) === canonicalJson(result);
  say('TRACE_REPLAY', same, traceFound(same ? 'same-one-source' : 'differs', { method }), 'result');
  const sum = (rows: readonly { readonly amount: string }[]) => rows.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const began = sum(again.seeds) + BigInt(again.drawnIn);
  const ended = sum(again.held) + BigInt(again.fees ?? 0) + BigInt(again.absorbed) + sum(again.services);
  say('TRACE_CONSERVATION', began === ended, traceFound('token-sums', { began: String(began), ended: String(ended) }), 'result');
  const exact = Buffer.from(bytes).equals(
    Buffer.from(`${canonicalJson({ ...certificate, quality: PUBLISHED_TOKEN_QUALITY, result: again })}\n`),
  );
  say('TRACE_BYTES', exact, traceFound(exact ? 'exact' : 'not-exact'), 'file');
}
