// SPDX-License-Identifier: Apache-2.0

import { buffer } from 'node:stream/consumers';
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { TraceDetail, TraceKept, TraceSummary } from '../../core/api/currency.ts';
import { TOKEN_SCHEMA } from '../../core/currency/certificate/token-certificate.ts';
import { CERTIFICATE_SCHEMA } from '../../core/currency/certificate/trace-certificate.ts';
import { isTraceCertificate, verifyAnyTrace } from '../../core/currency/certificate/verify-certificate.ts';
import { beyondLimits } from '../../core/currency/report/case-limits.ts';
import { flowGraph } from '../../core/currency/report/flow-graph.ts';
import { methodText, receiptsText, unspentText } from '../../core/currency/report/method-text.ts';
import { type AnyTraceCertificate, factsOfTrace } from '../../core/currency/report/trace-report.ts';
import { unitOfValue } from '../../core/currency/unit.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { InputError } from '../../core/errors/input.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { traceFound } from '../../core/errors/sentences/found-in-trace.ts';
import type { TraceTable } from '../../store/database/currency-tables.ts';
import type { Database, EvidenceTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { namesInCase } from './address-tags.ts';
import { limitsOf, tracingOf } from './case-tracing.ts';
import { receiptsShown, unspentShown } from './checks-shown.ts';
import { notesOf } from './notes-of-trace.ts';

/** A certificate is read and repeated whole, in memory. */
const LARGEST_CERTIFICATE_BYTES = 16 * 2 ** 20;

/** A trace with its certificate, and with the following it came of, where the desk made it itself. */
type Row = Selectable<TraceTable> & { readonly sha256: string } & { readonly [Part in keyof Asked]: Asked[Part] | null };

interface Asked {
  readonly following_id: string;
  readonly source: string;
  readonly seeds: string[];
  readonly purpose: string;
  readonly asked_at: Date;
  readonly asked_by: string;
  readonly receipts_proven: number;
  readonly receipts_named: number;
  readonly second: string;
  readonly unspent_named: number;
  readonly unspent_agreed: number;
  readonly unspent_spent: string[];
}

export interface FoundTrace {
  readonly caseId: string;
  readonly row: Row;
}

/**
 * Keeps the trace of a certificate that is an item of the case. It is repeated first, from its own bytes: what another program or person made counts
 * here only when it comes to the same result, and stays within the limits that were approved with the case. Asked again, it answers the same trace.
 * @throws CURRENCY_TRACE_NOT_REPEATED, CURRENCY_BEYOND_LIMITS
 */
export async function keepTrace(desk: OpenDesk, asking: Asking, caseId: string, evidenceId: string): Promise<TraceKept> {
  const duty = {
    verb: 'keep',
    subject: 'trace',
    kind: 'trace-made',
    about: { evidence: evidenceId },
    find: async (tx: Transaction<Database>) => {
      const found = await evidenceThing(tx, evidenceId);
      return found?.caseId === caseId ? found : undefined;
    },
  } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const certificate = await repeated(desk, row);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, who, now, note }) {
      const summary = summaryOf(certificate);
      note({ item: row.sha256, method: summary.method, chain: summary.chain });
      await refuseBeyond(tx, caseId, certificate);
      const before = await traces(tx).where('trace.evidence_id', '=', evidenceId).executeTakeFirst();
      if (before !== undefined) return await shownTrace(tx, before);
      const id = desk.newId();
      await insertTrace(tx, certificate, { id, caseId, evidenceId, at: now, by: who.id });
      return await shownTrace(tx, await traces(tx).where('trace.id', '=', id).executeTakeFirstOrThrow());
    },
  });
}

/** @throws CURRENCY_BEYOND_LIMITS when it does not keep to what is approved with the case now. */
export async function refuseBeyond(tx: Transaction<Database>, caseId: string, certificate: AnyTraceCertificate): Promise<void> {
  const beyond = beyondLimits(certificate, limitsOf(await tracingOf(tx, caseId)));
  if (beyond.length === 0) return;
  throw new CurrencyError('BEYOND_LIMITS', {
    message: currencySays('beyond-limits', { limits: beyond }),
    details: { limits: beyond },
  });
}

interface NewTrace {
  readonly id: string;
  readonly caseId: string;
  /** The item that is its certificate. */
  readonly evidenceId: string;
  readonly at: Date;
  readonly by: string;
}

/** So many of its seeds name a trace in the list of a case. */
const SEEDS_TOLD = 20;

/** Keeps a trace that was repeated and keeps to the limits. */
export async function insertTrace(tx: Transaction<Database>, certificate: AnyTraceCertificate, kept: NewTrace): Promise<void> {
  const row = { id: kept.id, case_id: kept.caseId, evidence_id: kept.evidenceId, kept_at: kept.at, kept_by: kept.by };
  await tx
    .insertInto('trace')
    .values({ ...row, summary: JSON.stringify(summaryOf(certificate)), begun_from: seedsOf(certificate).slice(0, SEEDS_TOLD) })
    .execute();
}

const seedsOf = (certificate: AnyTraceCertificate): string[] =>
  certificate.schema === TOKEN_SCHEMA
    ? certificate.result.seeds.map(({ transfer }) => transfer)
    : certificate.result.seeds.map(({ outpoint }) => outpoint);

export async function listTraces(desk: OpenDesk, asking: Asking, caseId: string): Promise<TraceKept[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'trace',
    kind: 'trace-shown',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await traces(tx).where('trace.case_id', '=', caseId).orderBy('trace.kept_at', 'desc').orderBy('trace.id').execute();
      note({ list: 'traces', count: rows.length });
      const shown: TraceKept[] = [];
      for (const row of rows) shown.push(await shownTrace(tx, row));
      return shown;
    },
  });
}

export async function showTrace(desk: OpenDesk, asking: Asking, traceId: string, nodes = 300): Promise<TraceDetail> {
  const { kept, item, notes, names, mayAnnotate } = await act(desk, asking, {
    verb: 'open',
    subject: 'trace',
    kind: 'trace-shown',
    find: (tx) => findTrace(tx, traceId),
    async carryOut({ tx, thing, who, note }) {
      note({ trace: traceId, item: thing.row.sha256 });
      const { row } = (await evidenceThing(tx, thing.row.evidence_id)) ?? {};
      if (row === undefined) throw new TypeError('a trace without its item');
      const mayAnnotate = isAllowed(who, 'annotate', 'trace', { caseId: thing.caseId });
      const names = await namesInCase(tx, thing.caseId);
      return { kept: await shownTrace(tx, thing.row), item: row, notes: await notesOf(tx, traceId), names, mayAnnotate };
    },
  });
  const certificate = await certificateOf(desk, item);
  const graph = flowGraph(certificate, nodes);
  return {
    ...kept,
    notes,
    mayAnnotate,
    addresses: graph.addresses,
    unit: unitOfValue(kept.summary),
    nodes: graph.nodes.map((node) => ({
      ...node,
      names: (names.get(node.address) ?? []).filter((name) => name !== node.label),
      amount: String(node.amount),
    })),
    steps: graph.steps.map((step) => ({ ...step, amount: String(step.amount) })),
    days: graph.days.map((day) => ({ ...day, amount: String(day.amount) })),
    explained: [
      ...methodText(factsOfTrace(certificate), asking.language),
      ...(kept.following?.receipts == null ? [] : [receiptsText(kept.following.receipts, asking.language)]),
      ...(kept.following?.unspent == null ? [] : unspentText(kept.following.unspent, asking.language)),
    ],
    quality: certificate.quality,
  };
}

export async function findTrace(tx: Transaction<Database>, traceId: string): Promise<FoundTrace | undefined> {
  const row = await traces(tx).where('trace.id', '=', traceId).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

function traces(tx: Transaction<Database>) {
  return tx
    .selectFrom('trace')
    .innerJoin('evidence', 'evidence.id', 'trace.evidence_id')
    .leftJoin('following', 'following.trace_id', 'trace.id')
    .selectAll('trace')
    .select('evidence.sha256 as sha256')
    .select(['following.id as following_id', 'following.source', 'following.seeds', 'following.purpose'])
    .select(['following.asked_at', 'following.asked_by', 'following.receipts_proven', 'following.receipts_named'])
    .select(['following.second', 'following.unspent_named', 'following.unspent_agreed', 'following.unspent_spent']);
}

async function shownTrace(tx: Transaction<Database>, row: Row): Promise<TraceKept> {
  return {
    id: row.id,
    caseId: row.case_id,
    evidenceId: row.evidence_id,
    sha256: row.sha256,
    summary: row.summary,
    begunFrom: row.seeds ?? row.begun_from,
    following: await followingOf(tx, row),
    keptAt: row.kept_at.toISOString(),
    keptBy: await personOf(tx, row.kept_by),
  };
}

async function followingOf(tx: Transaction<Database>, row: Row): Promise<TraceKept['following']> {
  const { following_id: id, source, purpose, asked_at: askedAt, asked_by: askedBy } = row;
  if (id === null || source === null || purpose === null || askedAt === null || askedBy === null) return null;
  return {
    id,
    source,
    purpose,
    askedAt: askedAt.toISOString(),
    askedBy: await personOf(tx, askedBy),
    receipts: receiptsShown(row),
    unspent: unspentShown(row),
  };
}

type Item = Selectable<EvidenceTable>;

async function repeated(desk: OpenDesk, item: Item): Promise<AnyTraceCertificate> {
  return refuseUnrepeated(await bytesOf(desk, item), item.sha256.slice(0, 12));
}

/** Repeats a trace from its certificate; `item`: the beginning of its hash. @throws CURRENCY_TRACE_NOT_REPEATED */
export function refuseUnrepeated(bytes: Uint8Array, item: string): AnyTraceCertificate {
  const report = isTraceCertificate(bytes) ? verifyAnyTrace(bytes) : undefined;
  if (report?.ok === true) return JSON.parse(new TextDecoder().decode(bytes)) as AnyTraceCertificate;
  const bad = report?.findings.filter(({ good }) => !good) ?? [];
  const found = report === undefined ? ['TRACE_FORM'] : bad.map(({ code }) => code);
  throw new CurrencyError('TRACE_NOT_REPEATED', {
    message: currencySays('not-repeated', { item, why: bad[0]?.said ?? traceFound('form', { schema: CERTIFICATE_SCHEMA }) }),
    details: { found },
  });
}

/** Of an item that was repeated when its trace was kept; items never change. */
export async function certificateOf(desk: OpenDesk, item: Item): Promise<AnyTraceCertificate> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(desk, item))) as AnyTraceCertificate;
}

async function bytesOf(desk: OpenDesk, item: Item): Promise<Uint8Array> {
  refuseErased(item);
  if (item.size_bytes > LARGEST_CERTIFICATE_BYTES) throw new InputError('TOO_LARGE', { message: currencySays('certificate-too-large') });
  return await buffer(await desk.store.vault.open(item.sha256));
}

function summaryOf(certificate: AnyTraceCertificate): TraceSummary {
  const facts = factsOfTrace(certificate);
  const { deposits } = certificate.result;
  const count = (label: string): number => deposits.filter((one) => one.label === label).length;
  const isToken = certificate.schema === TOKEN_SCHEMA;
  return {
    chain: isToken ? certificate.chain : certificate.network,
    contract: isToken ? certificate.contract : null,
    method: certificate.method,
    grade: isToken ? 'one-source' : 'proven',
    seeds: facts.seeds,
    seedsTotal: facts.seedsTotal,
    services: facts.services.map(({ label, amount }) => ({ label, amount, deposits: count(label) })),
    held: facts.unspent,
    fees: facts.fees,
    absorbed: facts.absorbed,
    transactions: facts.transactions,
  };
}
