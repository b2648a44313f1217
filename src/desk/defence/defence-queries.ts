// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { DefenceQueryShown } from '../../core/api/proof.ts';
import { SALT_BYTES } from '../../core/custody/commitment.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import { answerHash, type DefenceAnswer, type DefenceTerms, termsCommitment } from '../../core/evidence/defence-query.ts';
import { defenceQueryPaper } from '../../core/evidence/report/defence-query-paper.ts';
import type { Language } from '../../core/routes/advice.ts';
import { renderPdf } from '../../documents/pdf/render-pdf.ts';
import type { DefenceQueryTable } from '../../store/database/bundle-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { bundleThing } from '../bundle/bundles.ts';
import { jobOf } from '../evidence/shown-reading.ts';
import type { OpenDesk } from '../open-desk.ts';
import { runDefenceQueryJob } from './run-defence-query-job.ts';

type QueryRow = Selectable<DefenceQueryTable>;

export interface AskedForDefence extends DefenceTerms {
  /** Whose question it is: `Adv. Dina Roushdy, for the accused M.` */
  readonly onBehalfOf: string;
}

/** Asks what a bundle did not give. The log holds a commitment to the terms; a job counts. @throws BUNDLE_NOT_READY, BUNDLE_QUERY_EMPTY */
export async function askForDefence(desk: OpenDesk, asking: Asking, bundleId: string, asked: AskedForDefence): Promise<DefenceQueryShown> {
  return await act(desk, asking, {
    verb: 'ask',
    subject: 'defence-query',
    kind: 'defence-query-asked',
    find: async (tx) => await bundleThing(tx, bundleId),
    async carryOut({ tx, who, now, thing, note }) {
      if (thing.row.disclosed === null) throw notReady();
      const terms = [...new Set(asked.terms.map((one) => one.trim()).filter((one) => one !== ''))];
      const { from, to } = asked;
      const backwards = from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to);
      if ((terms.length === 0 && from === undefined && to === undefined) || backwards)
        throw new BundleError('QUERY_EMPTY', {
          message: bundleSays('query-empty'),
        });
      const id = desk.newId();
      const salt = randomBytes(SALT_BYTES);
      note({ query: id, bundle: bundleId, terms: termsCommitment({ terms, ...period({ from, to }) }, salt), count: terms.length });
      const role = who.cases.get(thing.caseId)?.[0] ?? who.roles[0] ?? 'nobody';
      const input = { queryId: id, accountId: who.id, role };
      const jobId = await desk.queue.send(tx, runDefenceQueryJob, { key: id, caseId: thing.caseId, input });
      await tx
        .insertInto('defence_query')
        .values({
          id,
          case_id: thing.caseId,
          bundle_id: bundleId,
          on_behalf_of: asked.onBehalfOf,
          terms: JSON.stringify(terms),
          from_at: from === undefined ? null : new Date(from),
          to_at: to === undefined ? null : new Date(to),
          salt,
          asked_at: now,
          asked_by: who.id,
          job_id: jobId,
          answer: null,
          answered_at: null,
        })
        .execute();
      return await shownQuery(tx, await rowOf(tx, id));
    },
  });
}

export async function listDefenceQueries(desk: OpenDesk, asking: Asking, bundleId: string): Promise<DefenceQueryShown[]> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'defence-query',
    kind: 'bundles-listed',
    find: async (tx) => await bundleThing(tx, bundleId),
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('defence_query').selectAll().where('bundle_id', '=', bundleId).orderBy('asked_at', 'desc').execute();
      note({ bundle: bundleId, list: 'defence-queries', count: rows.length });
      const shown: DefenceQueryShown[] = [];
      for (const row of rows) shown.push(await shownQuery(tx, row));
      return shown;
    },
  });
}

/** The answer on paper, for the file of the court and for counsel. @throws BUNDLE_NOT_READY */
export async function printDefenceQuery(desk: OpenDesk, asking: Asking, queryId: string, language: Language): Promise<Uint8Array> {
  const facts = await act(desk, asking, {
    verb: 'open',
    subject: 'defence-query',
    kind: 'report-made',
    find: async (tx) => await queryThing(tx, queryId),
    async carryOut({ tx, thing, note }) {
      note({ query: queryId, language });
      const shown = await shownQuery(tx, thing.row);
      if (shown.answer === null) throw notReady();
      return shown;
    },
  });
  return renderPdf(
    defenceQueryPaper(
      { ...facts, answer: facts.answer as DefenceAnswer },
      { language, desk: desk.signer.name, training: desk.configuration.training },
    ),
  );
}

const notReady = (): Error =>
  new BundleError('NOT_READY', {
    message: bundleSays('answer-still-made'),
  });

function period({ from, to }: Pick<DefenceTerms, 'from' | 'to'>): Pick<DefenceTerms, 'from' | 'to'> {
  return {
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
  };
}

async function rowOf(tx: Transaction<Database>, id: string): Promise<QueryRow> {
  return await tx.selectFrom('defence_query').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function queryThing(tx: Transaction<Database>, id: string): Promise<{ caseId: string; row: QueryRow } | undefined> {
  const row = await tx.selectFrom('defence_query').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

async function shownQuery(tx: Transaction<Database>, row: QueryRow): Promise<DefenceQueryShown> {
  const askedBy = await tx.selectFrom('account').select(['id', 'name']).where('id', '=', row.asked_by).executeTakeFirstOrThrow();
  const terms = { terms: row.terms, ...period({ from: row.from_at?.toISOString(), to: row.to_at?.toISOString() }) };
  return {
    id: row.id,
    bundleId: row.bundle_id,
    onBehalfOf: row.on_behalf_of,
    terms: [...row.terms],
    from: row.from_at?.toISOString() ?? null,
    to: row.to_at?.toISOString() ?? null,
    askedAt: row.asked_at.toISOString(),
    askedBy,
    answeredAt: row.answered_at?.toISOString() ?? null,
    job: await jobOf(tx, row.job_id),
    commitment: termsCommitment(terms, row.salt),
    salt: row.salt.toString('hex'),
    answer: row.answer === null ? null : (JSON.parse(row.answer) as DefenceQueryShown['answer']),
    answerHash: row.answer === null ? null : answerHash(row.answer),
  };
}
