// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Selectable, Transaction } from 'kysely';
import type { StopReason } from '../../core/api/currency.ts';
import type { AnyTraceCertificate } from '../../core/currency/report/trace-report.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { type FollowedSource, followSource, type ReceiptsProven } from '../../ledgers/follow-source/follow-source.ts';
import { AnswersFile } from '../../ledgers/look-up/answers-file.ts';
import { deskSources } from '../../ledgers/look-up/desk-sources.ts';
import { LookUp } from '../../ledgers/look-up/look-up.ts';
import { patientFetch } from '../../ledgers/look-up/patient-fetch.ts';
import { deskTags } from '../../ledgers/tag-files/read-tags.ts';
import type { FollowingTable } from '../../store/database/currency-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import type { Sealed } from '../../store/vault/seal-stream.ts';
import { insertItem } from '../evidence/insert-item.ts';
import { recordEntry } from '../record-entry.ts';
import { insertTrace, refuseBeyond, refuseUnrepeated } from './traces.ts';

export interface FollowingToMake {
  readonly followingId: string;
}

type Row = Selectable<FollowingTable>;

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Asks the source step by step and keeps the trace. Natural key: the following. A worker that dies before the end begins anew when the job is run again.
 * All answers become one item, also where they contradict each other or do not suffice: then no trace is made of them.
 */
export const followSourceJob: JobKind<FollowingToMake> = {
  name: 'follow-source',
  lane: 'long',
  async run(job) {
    const { store } = job;
    const row = await store.db.selectFrom('following').selectAll().where('id', '=', job.input.followingId).executeTakeFirstOrThrow();
    const folder = join(store.configuration.spoolFolder, 'followings', `${job.id}-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const answers = new AnswersFile(join(folder, 'answers.ndjson'));
    try {
      const { certificate, stopped, receipts } = await follow(job, row, answers);
      const kept = await store.vault.put(answers.read());
      const bytes = certificate([{ name: answersName(row), ...kept }]);
      const trace = refuseUnrepeated(bytes, kept.sha256.slice(0, 12));
      const made: Made = { answers: kept, count: answers.count, trace, certificate: await store.vault.put([bytes]), stopped, receipts };
      return async (tx) => await keep(tx, store, row, made);
    } catch (error) {
      // A worker that ends is no fault of the source: the job is run again.
      job.signal.throwIfAborted();
      if (error instanceof RogatoryError) await keepAnswersAlone(store, row, answers, error);
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function follow({ store, signal, report }: RunningJob<FollowingToMake>, row: Row, answers: AnswersFile): Promise<FollowedSource> {
  const { dataFolder } = store.configuration;
  const asked = deskSources(dataFolder).find(({ id }) => id === row.source);
  if (asked === undefined)
    throw new CurrencyError('SOURCE_NOT_ALLOWED', { message: currencySays('no-longer-known', { source: row.source }) });
  const lookUp = new LookUp(asked, {
    allowed: new Set([row.source]),
    purpose: row.purpose,
    now: () => new Date(),
    record(answer) {
      answers.add(answer);
      report({ done: answers.count, what: 'answers' });
    },
    fetch: patientFetch(signal),
  });
  return await followSource(lookUp, asked, {
    seeds: row.seeds,
    method: row.method,
    contract: row.contract ?? undefined,
    maxHops: row.max_hops ?? undefined,
    minAmount: row.min_amount === null ? undefined : BigInt(row.min_amount),
    untilDay: row.until_day ?? undefined,
    coSigners: row.co_signers ?? false,
    tags: [...(await tagsOfCase(store, row.case_id)), ...deskTags(dataFolder)],
  });
}

/** What the case calls addresses comes first, and counts. */
async function tagsOfCase(store: Store, caseId: string): Promise<AddressTag[]> {
  const rows = await store.db
    .selectFrom('address_tag')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(({ address, chain, label, category, source: from }) => ({
    ...{ address, chain, label, source: from, pack: 'case', doubts: [] },
    ...(category === null ? {} : { category }),
  }));
}

const answersName = (row: Row): string => `${row.source} ${row.asked_at.toISOString().slice(0, 16).replace('T', ' ')}.ndjson`;
const certificateName = (row: Row): string =>
  `trace through ${row.source} ${row.asked_at.toISOString().slice(0, 16).replace('T', ' ')}.json`;

interface Made {
  readonly answers: Sealed;
  readonly count: number;
  readonly trace: AnyTraceCertificate;
  readonly certificate: Sealed;
  readonly stopped: readonly StopReason[];
  readonly receipts: ReceiptsProven | undefined;
}

async function keep(tx: Transaction<Database>, store: Store, row: Row, made: Made): Promise<object> {
  await refuseBeyond(tx, row.case_id, made.trace);
  const at = new Date();
  const answersId = await keepAnswers(tx, store, row, made.answers, at);
  const certificate = { ...itemOf(row, made.certificate, at), name: certificateName(row), derivedFrom: answersId };
  await insertItem(tx, store.vault, certificate);
  const traceId = randomUUID();
  await insertTrace(tx, made.trace, { id: traceId, caseId: row.case_id, evidenceId: certificate.id, at, by: row.asked_by });
  const ended = { ended_at: at, answers_id: answersId, answers_count: made.count, trace_id: traceId, stopped: [...made.stopped] };
  const checked = { receipts_proven: made.receipts?.proven ?? null, receipts_named: made.receipts?.of ?? null };
  await tx
    .updateTable('following')
    .set({ ...ended, ...checked })
    .where('id', '=', row.id)
    .execute();
  await recordEntry(tx, source, {
    ...byTheDesk(row),
    kind: 'following-ended',
    about: {
      following: row.id,
      item: made.answers.sha256,
      count: made.count,
      stopped: made.stopped.join('+') || 'none',
      ...receiptsSaid(made.receipts),
    },
  });
  await recordEntry(tx, source, {
    ...byTheDesk(row),
    kind: 'trace-made',
    about: { trace: traceId, evidence: certificate.id, item: made.certificate.sha256, method: row.method },
  });
  return { trace: traceId };
}

/** `5/5`: of the transfers that value went by. */
const receiptsSaid = (receipts: ReceiptsProven | undefined) =>
  receipts === undefined ? {} : { receipts: `${receipts.proven}/${receipts.of}` };

const byTheDesk = (row: Row) => ({ by: row.asked_by, role: 'desk', caseId: row.case_id }) as const;

const itemOf = (row: Row, { sha256, bytes }: Sealed, at: Date) => ({
  id: randomUUID(),
  caseId: row.case_id,
  requestId: null,
  ...{ sha256, sizeBytes: bytes },
  how: 'machine-delivery' as const,
  receivedFrom: row.source,
  receivedAt: at,
  receivedBy: row.asked_by,
});

async function keepAnswers(tx: Transaction<Database>, store: Store, row: Row, answers: Sealed, at: Date): Promise<string> {
  const item = { ...itemOf(row, answers, at), name: answersName(row) };
  await insertItem(tx, store.vault, item);
  await recordEntry(tx, source, {
    ...byTheDesk(row),
    kind: 'evidence-received',
    about: { item: answers.sha256, evidence: item.id, how: 'machine-delivery', from: row.source, name: hidden(item.name) },
  });
  return item.id;
}

/** What came before it failed is evidence of that; the refusal is an entry. */
async function keepAnswersAlone(store: Store, row: Row, answers: AnswersFile, error: RogatoryError): Promise<void> {
  const sealed = await store.vault.put(answers.read());
  await store.db.transaction().execute(async (tx) => {
    const at = new Date();
    const answersId = answers.count === 0 ? null : await keepAnswers(tx, store, row, sealed, at);
    const ended = { ended_at: at, answers_id: answersId, answers_count: answers.count };
    await tx.updateTable('following').set(ended).where('id', '=', row.id).execute();
    await recordEntry(tx, source, {
      ...byTheDesk(row),
      kind: 'following-ended',
      refused: { rule: error.fullCode },
      about: { following: row.id, count: answers.count },
    });
  });
}
