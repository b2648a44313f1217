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
import { type FollowedSource, followSource } from '../../ledgers/follow-source/follow-source.ts';
import { AnswersFile } from '../../ledgers/look-up/answers-file.ts';
import { type DeskSource, deskSources } from '../../ledgers/look-up/desk-sources.ts';
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
    const answers: Answers = {
      first: new AnswersFile(join(folder, 'answers.ndjson')),
      second: new AnswersFile(join(folder, 'second.ndjson')),
    };
    try {
      const { certificate, ...found } = await follow(job, row, answers);
      const kept = await store.vault.put(answers.first.read());
      const second = answers.second.count === 0 ? undefined : await store.vault.put(answers.second.read());
      const bytes = certificate([{ name: answersName(row), ...kept }]);
      const trace = refuseUnrepeated(bytes, kept.sha256.slice(0, 12));
      const made: Made = {
        ...found,
        answers: kept,
        second,
        count: answers.first.count,
        trace,
        certificate: await store.vault.put([bytes]),
      };
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

/** What each source answered, in a file of its own. */
interface Answers {
  readonly first: AnswersFile;
  readonly second: AnswersFile;
}

async function follow({ store, signal, report }: RunningJob<FollowingToMake>, row: Row, answers: Answers): Promise<FollowedSource> {
  const { dataFolder } = store.configuration;
  const sourceOf = (id: string): DeskSource => {
    const found = deskSources(dataFolder).find((one) => one.id === id);
    if (found !== undefined) return found;
    throw new CurrencyError('SOURCE_NOT_ALLOWED', { message: currencySays('no-longer-known', { source: id }) });
  };
  const lookUpOf = (id: string, file: AnswersFile) =>
    new LookUp(sourceOf(id), {
      allowed: new Set([id]),
      purpose: row.purpose,
      now: () => new Date(),
      record(answer) {
        file.add(answer);
        report({ done: answers.first.count + answers.second.count, what: 'answers' });
      },
      fetch: patientFetch(signal),
    });
  const question = {
    seeds: row.seeds,
    method: row.method,
    contract: row.contract ?? undefined,
    maxHops: row.max_hops ?? undefined,
    minAmount: row.min_amount === null ? undefined : BigInt(row.min_amount),
    untilDay: row.until_day ?? undefined,
    coSigners: row.co_signers ?? false,
    tags: [...(await tagsOfCase(store, row.case_id)), ...deskTags(dataFolder)],
  };
  const second = row.second === null ? undefined : lookUpOf(row.second, answers.second);
  return await followSource(lookUpOf(row.source, answers.first), sourceOf(row.source), question, second);
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

const answersName = (row: Row, from = row.source): string => `${from} ${row.asked_at.toISOString().slice(0, 16).replace('T', ' ')}.ndjson`;
const certificateName = (row: Row): string =>
  `trace through ${row.source} ${row.asked_at.toISOString().slice(0, 16).replace('T', ' ')}.json`;

interface Made {
  readonly answers: Sealed;
  readonly second: Sealed | undefined;
  readonly count: number;
  readonly trace: AnyTraceCertificate;
  readonly certificate: Sealed;
  readonly stopped: readonly StopReason[];
  readonly receipts?: FollowedSource['receipts'];
  readonly unspent?: FollowedSource['unspent'];
}

async function keep(tx: Transaction<Database>, store: Store, row: Row, made: Made): Promise<object> {
  await refuseBeyond(tx, row.case_id, made.trace);
  const at = new Date();
  const answersId = await keepAnswers(tx, store, row, made.answers, at);
  const secondId = made.second === undefined ? null : await keepAnswers(tx, store, row, made.second, at, row.second ?? undefined);
  const certificate = { ...itemOf(row, made.certificate, at), name: certificateName(row), derivedFrom: answersId };
  await insertItem(tx, store.vault, certificate);
  const traceId = randomUUID();
  await insertTrace(tx, made.trace, { id: traceId, caseId: row.case_id, evidenceId: certificate.id, at, by: row.asked_by });
  const ended = { ended_at: at, answers_id: answersId, answers_count: made.count, trace_id: traceId, stopped: [...made.stopped] };
  const { receipts, unspent } = made;
  const checked = {
    ...{ receipts_proven: receipts?.proven ?? null, receipts_named: receipts?.of ?? null, second_answers_id: secondId },
    ...{ unspent_named: unspent?.of ?? null, unspent_agreed: unspent?.agreed ?? null },
    unspent_spent: unspent?.spent.map(({ output, spender }) => `${output} ${spender}`) ?? null,
  };
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
      ...checksSaid(made),
    },
  });
  await recordEntry(tx, source, {
    ...byTheDesk(row),
    kind: 'trace-made',
    about: { trace: traceId, evidence: certificate.id, item: made.certificate.sha256, method: row.method },
  });
  return { trace: traceId };
}

/** `5/5`: of the transfers that value went by, and of the outputs that are called unspent; how many of these the second source says are spent. */
const checksSaid = ({ receipts, unspent }: Pick<Made, 'receipts' | 'unspent'>) => ({
  ...(receipts === undefined ? {} : { receipts: `${receipts.proven}/${receipts.of}` }),
  ...(unspent === undefined ? {} : { agreed: `${unspent.agreed}/${unspent.of}`, differing: unspent.spent.length }),
});

const byTheDesk = (row: Row) => ({ by: row.asked_by, role: 'desk', caseId: row.case_id }) as const;

const itemOf = (row: Row, { sha256, bytes }: Sealed, at: Date, from = row.source) => ({
  id: randomUUID(),
  caseId: row.case_id,
  requestId: null,
  ...{ sha256, sizeBytes: bytes },
  how: 'machine-delivery' as const,
  receivedFrom: from,
  receivedAt: at,
  receivedBy: row.asked_by,
});

async function keepAnswers(
  tx: Transaction<Database>,
  store: Store,
  row: Row,
  answers: Sealed,
  at: Date,
  from = row.source,
): Promise<string> {
  const item = { ...itemOf(row, answers, at, from), name: answersName(row, from) };
  await insertItem(tx, store.vault, item);
  await recordEntry(tx, source, {
    ...byTheDesk(row),
    kind: 'evidence-received',
    about: { item: answers.sha256, evidence: item.id, how: 'machine-delivery', from, name: hidden(item.name) },
  });
  return item.id;
}

/** What came before it failed is evidence of that; the refusal is an entry. */
async function keepAnswersAlone(store: Store, row: Row, answers: Answers, error: RogatoryError): Promise<void> {
  const { first, second } = answers;
  const sealed = await store.vault.put(first.read());
  const sealedSecond = await store.vault.put(second.read());
  await store.db.transaction().execute(async (tx) => {
    const at = new Date();
    const answersId = first.count === 0 ? null : await keepAnswers(tx, store, row, sealed, at);
    const secondId = second.count === 0 ? null : await keepAnswers(tx, store, row, sealedSecond, at, row.second ?? undefined);
    const ended = { ended_at: at, answers_id: answersId, answers_count: first.count, second_answers_id: secondId };
    await tx.updateTable('following').set(ended).where('id', '=', row.id).execute();
    await recordEntry(tx, source, {
      ...byTheDesk(row),
      kind: 'following-ended',
      refused: { rule: error.fullCode },
      about: { following: row.id, count: first.count },
    });
  });
}
