// SPDX-License-Identifier: Apache-2.0
/** A list asks the database as often for two hundred rows as for two: what stands on the rows is asked for all of them at once. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { castOf } from '../src/cli/demo/make-lantern.ts';
import { trainingLogins } from '../src/cli/demo/training-logins.ts';
import { type Call, ProblemAnswer } from '../src/core/api/client.ts';
import { apiRoutes, type RouteName } from '../src/core/api/index.ts';
import type { Route } from '../src/core/api/route.ts';
import { type OpenDesk, openDesk } from '../src/desk/open-desk.ts';
import { type DeskServer, startDesk } from '../src/server/start-desk.ts';
import { readConfiguration } from '../src/store/configuration.ts';
import { type Lantern, lanternFolder } from './journey/lantern-desk.ts';
import { noServer } from './stores.ts';

const MORE = 200;
/** Questions that may come with the first reading of another item, however many follow. */
const FEW = 3;
/** What a case may have by the thousand, and what of a copied row must be its own. */
const GROWING: Readonly<Record<string, string>> = {
  evidence: "jsonb_build_object('id', gen_random_uuid())",
  capture: "jsonb_build_object('id', gen_random_uuid())",
  address_tag: "jsonb_build_object('id', gen_random_uuid())",
  picture: "jsonb_build_object('id', gen_random_uuid())",
};
/** What the desk asks by itself meanwhile. */
const BY_ITSELF = /^\s*(begin|commit|rollback)|log_checkpoint|log_entry|log_key|pgboss|pg_advisory|append_entry|witness/i;

/** Lists of one case: what is asked for with nothing but its id. */
const lists = (Object.entries(apiRoutes) as [RouteName, Route][])
  .filter(([, { method, path, answer }]) => method === 'GET' && answer !== undefined && /^\/cases\/:caseId(\/[a-z-]+)*$/.test(path))
  .map(([name]) => name);

describe('lists that grow', { skip: noServer }, () => {
  let lantern: Lantern;
  let desk: OpenDesk;
  let server: DeskServer;
  let call: Call;
  let caseId: string;
  const asked: string[] = [];
  const query = pg.Client.prototype.query;

  before(async () => {
    lantern = await lanternFolder('server');
    const configuration = readConfiguration(lantern.folder, { ...lantern.environment, ROGATORY_LISTEN: '127.0.0.1:0' });
    const logins = trainingLogins(configuration);
    desk = await openDesk(configuration, { working: false, report: () => undefined, trainingLogins: logins });
    server = await startDesk(desk);
    ({ call } = (await castOf(server.address, logins)).investigator);
    const { cases } = await call('cases', {});
    caseId = cases[0]?.id ?? assert.fail('the invented case is not there');
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      const text = typeof given[0] === 'string' ? given[0] : ((given[0] as { text?: string } | null)?.text ?? '');
      if (!BY_ITSELF.test(text)) asked.push(text);
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
  });
  after(async () => {
    pg.Client.prototype.query = query;
    await server?.close();
    await desk?.close();
    await lantern?.remove();
  });

  /** How many questions a list is, or the code with which it is refused. */
  async function questionsOf(name: RouteName): Promise<number | string> {
    asked.length = 0;
    try {
      await call(name as 'evidenceOfCase', { params: { caseId } });
      return asked.length;
    } catch (error) {
      if (error instanceof ProblemAnswer) return error.problem.code;
      throw error;
    }
  }

  test('two hundred more of each are not asked for one by one', async () => {
    const few = new Map<RouteName, number | string>();
    for (const name of lists) few.set(name, await questionsOf(name));
    for (const [table, own] of Object.entries(GROWING)) {
      const { rowCount } = await desk.store.pool.query(
        `INSERT INTO ${table} OVERRIDING USER VALUE SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(one) || ${own})).*
           FROM (SELECT * FROM ${table} WHERE case_id = $1 LIMIT 1) AS one, generate_series(1, ${MORE})`,
        [caseId],
      );
      assert.equal(rowCount, MORE, `the invented case has no ${table} that could be copied`);
    }
    await desk.store.pool.query(
      `INSERT INTO reading OVERRIDING USER VALUE
       SELECT (jsonb_populate_record(NULL::reading, to_jsonb(one) || jsonb_build_object('id', gen_random_uuid(), 'evidence_id', item.id))).*
         FROM (SELECT * FROM reading WHERE case_id = $1 LIMIT 1) AS one, evidence AS item WHERE item.case_id = $1
       ON CONFLICT DO NOTHING`,
      [caseId],
    );
    const many = new Map<RouteName, number | string>();
    for (const name of lists) many.set(name, await questionsOf(name));
    assert.ok(
      [...few.values()].filter((one) => typeof one === 'number').length > 15,
      'most lists of a case are open to whoever investigates',
    );
    const grown = lists.filter((name) => Number(many.get(name)) > Number(few.get(name)) + FEW);
    assert.deepEqual(
      grown.map((name) => `${name}: ${few.get(name)} questions before, ${many.get(name)} now`),
      [],
    );
  });
});
