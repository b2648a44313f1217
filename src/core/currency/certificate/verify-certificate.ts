// SPDX-License-Identifier: Apache-2.0
/** Repeats a trace from nothing but its certificate, and says everything found, good and bad. */
import { RogatoryError } from '../../errors/error-area.ts';
import { type Said, withoutStop } from '../../errors/say.ts';
import { traceFound } from '../../errors/sentences/found-in-trace.ts';
import { fromHex, toHex } from '../addresses/digests.ts';
import { DamagedBlock } from '../bitcoin/damage.ts';
import { displayHash, hashFromDisplay } from '../bitcoin/double-sha256.ts';
import { HEADER_BYTES, meetsTarget, readHeader } from '../bitcoin/header.ts';
import { rootOfBranch } from '../bitcoin/merkle.ts';
import { readTransaction, type Transaction } from '../bitcoin/read-transaction.ts';
import { scriptBytes } from '../chain/chain.ts';
import { chainOfTransactions } from '../chain/chain-of-transactions.ts';
import { outputsOf } from '../chain/outpoints.ts';
import { follow } from '../follow/follow.ts';
import { canonicalJson } from './canonical-json.ts';
import { PUBLISHED_QUALITY } from './published-quality.ts';
import { verifyTokenCertificate } from './token-certificate.ts';
import { CERTIFICATE_SCHEMA, ENGINE, resultOf, type TraceCertificate } from './trace-certificate.ts';

export interface CertificateFinding {
  readonly code: 'TRACE_FORM' | 'TRACE_ENGINE' | 'TRACE_WORK' | 'TRACE_INCLUSION' | 'TRACE_REPLAY' | 'TRACE_CONSERVATION' | 'TRACE_BYTES';
  readonly good: boolean;
  /** One sentence in English. */
  readonly what: string;
  /** `what` for every reader. */
  readonly said: Said;
  /** Which part of the certificate. */
  readonly where: string;
}

export interface CertificateReport {
  readonly ok: boolean;
  readonly findings: readonly CertificateFinding[];
}

const KNOWN_SCHEMAS = /"schema"\s*:\s*"rogatory\.(?:token-)?trace-certificate\//;

/** Whether this file claims to be a trace certificate, so that a caller knows whom to ask. In the canonical form the schema may stand anywhere. */
export function isTraceCertificate(bytes: Uint8Array): boolean {
  return KNOWN_SCHEMAS.test(new TextDecoder('latin1').decode(bytes));
}

/** Checks a certificate of either kind: of Bitcoin with its proofs, or of a token. */
export function verifyAnyTrace(bytes: Uint8Array): CertificateReport {
  const isToken = /"schema"\s*:\s*"rogatory\.token-trace-certificate\//.test(new TextDecoder('latin1').decode(bytes));
  return isToken ? verifyTokenCertificate(bytes) : verifyTraceCertificate(bytes);
}

/** Checks form, work, inclusion, and repeats the trace; never stops at the first fault it can see past. */
export function verifyTraceCertificate(bytes: Uint8Array): CertificateReport {
  const findings: CertificateFinding[] = [];
  const say: Say = (code, good, said, where) => void findings.push({ code, good, what: said.en, said, where });
  const certificate = readCertificate(bytes, say);
  if (certificate !== undefined) {
    const roots = checkWork(certificate, say);
    const transactions = checkInclusion(certificate, roots, say);
    if (transactions !== undefined) replay(certificate, transactions, bytes, say);
  }
  return { ok: findings.length > 0 && findings.every(({ good }) => good), findings };
}

type Say = (code: CertificateFinding['code'], good: boolean, said: Said, where: string) => void;

function readCertificate(bytes: Uint8Array, say: Say): TraceCertificate | undefined {
  let certificate: TraceCertificate;
  try {
    certificate = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    say('TRACE_FORM', false, traceFound('no-json'), 'file');
    return undefined;
  }
  const lists = [certificate?.blocks, certificate?.transactions, certificate?.labels, certificate?.sources, certificate?.result?.seeds];
  if (
    certificate?.schema !== CERTIFICATE_SCHEMA ||
    !lists.every(Array.isArray) ||
    !['fifo', 'haircut', 'poison'].includes(certificate.method)
  ) {
    say('TRACE_FORM', false, traceFound('form', { schema: CERTIFICATE_SCHEMA }), 'file');
    return undefined;
  }
  if (certificate.engine !== ENGINE)
    say('TRACE_ENGINE', false, traceFound('engine-other', { found: String(certificate.engine), engine: ENGINE }), 'engine');
  else say('TRACE_ENGINE', true, traceFound('engine', { engine: ENGINE }), 'engine');
  return certificate;
}

/** Merkle roots of the headers that are what they should be; undefined for the others. */
function checkWork({ blocks }: TraceCertificate, say: Say): (string | undefined)[] {
  const roots = blocks.map(({ header }, index) => {
    const bytes = typeof header === 'string' ? fromHex(header) : undefined;
    if (bytes?.length !== HEADER_BYTES) return void say('TRACE_WORK', false, traceFound('no-header'), `blocks/${index}`);
    const read = readHeader(bytes);
    if (!meetsTarget(read)) return void say('TRACE_WORK', false, traceFound('no-work', { block: read.hash }), `blocks/${index}`);
    return read.merkleRoot;
  });
  if (roots.every((root) => root !== undefined)) say('TRACE_WORK', true, traceFound('work', { count: roots.length }), 'blocks');
  return roots;
}

/** The transactions, when every one of them can be read and is in its block. */
function checkInclusion({ transactions }: TraceCertificate, roots: readonly (string | undefined)[], say: Say): Transaction[] | undefined {
  let faults = 0;
  const read = transactions.map(({ raw, block, position, branch }, index) => {
    const where = `transactions/${index}`;
    const fault = (said: Said) => {
      faults++;
      say('TRACE_INCLUSION', false, said, where);
    };
    const bytes = typeof raw === 'string' ? fromHex(raw) : undefined;
    const neighbours = Array.isArray(branch) ? branch.map((hex) => (typeof hex === 'string' ? fromHex(hex) : undefined)) : [undefined];
    if (bytes === undefined || neighbours.some((neighbour) => neighbour?.length !== 32)) return fault(traceFound('no-hex'));
    const transaction = tryTransaction(bytes);
    if (transaction === undefined) return fault(traceFound('no-transaction'));
    const root = rootOfBranch(hashFromDisplay(transaction.txid) as Uint8Array, neighbours as Uint8Array[], position);
    if (!Number.isInteger(position) || position < 0 || position >= 2 ** neighbours.length)
      fault(traceFound('position', { id: transaction.txid }));
    else if (displayHash(root) !== roots[block]) fault(traceFound('not-in-block', { id: transaction.txid }));
    return transaction;
  });
  if (faults === 0) say('TRACE_INCLUSION', true, traceFound('included', { count: read.length }), 'transactions');
  return read.every((transaction) => transaction !== undefined) ? (read as Transaction[]) : undefined;
}

function tryTransaction(bytes: Uint8Array): Transaction | undefined {
  try {
    return readTransaction(bytes);
  } catch (cause) {
    if (cause instanceof DamagedBlock) return undefined;
    throw cause;
  }
}

function replay(certificate: TraceCertificate, transactions: readonly Transaction[], bytes: Uint8Array, say: Say): void {
  const heights = certificate.transactions.map(({ block }) => certificate.blocks[block]?.height ?? -1);
  const chain = chainOfTransactions(certificate.network, transactions, heights);
  const labels = new Map(certificate.labels.map(({ script, label }) => [script, label]));
  const { minAmount, ...limits } = certificate.parameters;
  let again: TraceCertificate['result'];
  try {
    const seeds = outputsOf(
      chain,
      certificate.result.seeds.map(({ outpoint }) => outpoint),
    );
    const flow = follow(chain, {
      seeds,
      method: certificate.method,
      ...limits,
      ...(minAmount === undefined ? {} : { minAmount: BigInt(minAmount) }),
      serviceOf: (script) => labels.get(toHex(scriptBytes(chain, script))),
    });
    again = resultOf(chain, flow);
  } catch (cause) {
    say('TRACE_REPLAY', false, traceFound('not-repeatable', { why: whyNot(cause) }), 'result');
    return;
  }
  const same = canonicalJson(again) === canonicalJson(certificate.result);
  say('TRACE_REPLAY', same, traceFound(same ? 'same' : 'differs', { method: certificate.method }), 'result');
  sumUp(again, say);
  const canonical = `${canonicalJson({ ...certificate, quality: PUBLISHED_QUALITY, result: again })}\n`;
  const exact = Buffer.from(bytes).equals(Buffer.from(canonical));
  say('TRACE_BYTES', exact, traceFound(exact ? 'exact' : 'not-exact'), 'file');
}

/** What a stranger wrote may fail anywhere below: words of the engine say nothing to who reads them. */
const whyNot = (cause: unknown): Said => (cause instanceof RogatoryError ? withoutStop(cause.said) : traceFound('members-unfit'));

function sumUp(result: TraceCertificate['result'], say: Say): void {
  const sum = (rows: readonly { readonly amount: string }[]) => rows.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const began = sum(result.seeds);
  const ended = sum(result.unspent) + BigInt(result.fees) + BigInt(result.absorbed) + sum(result.services);
  say('TRACE_CONSERVATION', began === ended, traceFound('sums', { began: String(began), ended: String(ended) }), 'result');
}
