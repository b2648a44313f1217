// SPDX-License-Identifier: Apache-2.0
/** The register of a desk with many requests: pages, counts and choices are of what the person may know, and of nothing else. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { forEachDesk, type Page } from '../../test/desk.ts';
import { draftOf, openLantern } from '../../test/lantern-requests.ts';
import type { RequestSummary } from '../core/api/requests.ts';

const MANY = 250;

forEachDesk('pages of the register', (it) => {
  let mona: Page;
  before(async () => {
    mona = await it().as('mona');
    const place = await openLantern(it(), '2026-14');
    const { id } = await draftOf(mona, place, 'preservation_letter');
    // Five of each moment, as batches make them, and every third approved.
    await sql`
      INSERT INTO request (id, case_id, number, advice_id, kind, route, language, option, addressed, target_ids, state, version, drafter_ids,
        field_values, digest, created_at, updated_at, advice_ids)
      SELECT gen_random_uuid(), case_id, 'N' || n, advice_id, kind, route, language, option, addressed, target_ids,
        CASE WHEN n % 3 = 0 THEN 'approved' ELSE 'draft' END, version, drafter_ids, field_values, digest, created_at,
        updated_at - (n / 5) * interval '1 minute', advice_ids
      FROM request, generate_series(1, ${MANY}) AS n WHERE id = ${id}`.execute(it().desk.store.db);
  });

  async function all(query: object): Promise<readonly RequestSummary[]> {
    const found: RequestSummary[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await mona.call('requests', { query: { ...query, limit: 40, ...(cursor === undefined ? {} : { cursor }) } });
      found.push(...page.requests);
      cursor = page.next;
    }
    return found;
  }

  test('the pages together are the whole list, in its order, and each says how many there are', async () => {
    const whole = await mona.call('requests', {});
    assert.deepEqual([whole.count, whole.requests.length, whole.next], [MANY + 1, MANY + 1, null]);
    assert.deepEqual(await all({}), whole.requests);
    const first = await mona.call('requests', { query: { limit: 40 } });
    assert.deepEqual([first.requests.length, first.count, first.of], [40, MANY + 1, MANY + 1]);
  });

  test('what is changed between two pages is neither left out nor shown twice among the rest', async () => {
    const first = await mona.call('requests', { query: { limit: 40 } });
    const rest = (await all({})).slice(40);
    const moved = rest[100] as RequestSummary;
    it().advance(60_000);
    mona = await it().as('mona');
    await it().desk.store.db.updateTable('request').set({ updated_at: it().now() }).where('id', '=', moved.id).execute();
    const { requests } = await mona.call('requests', { query: { limit: 500, cursor: first.next ?? '' } });
    assert.deepEqual(
      requests.map(({ id }) => id),
      rest.filter(({ id }) => id !== moved.id).map(({ id }) => id),
    );
  });

  test('limits narrow the pages and their count; what can be chosen stays, in the first page only', async () => {
    const page = await mona.call('requests', { query: { limit: 20, state: 'approved', text: 'n1' } });
    const names = (await mona.call('requests', {})).requests.filter(({ number, state }) => state === 'approved' && number.includes('N1'));
    assert.deepEqual([page.count, page.of], [names.length, MANY + 1]);
    assert.deepEqual(
      page.choices?.kinds.map(({ kind }) => kind),
      ['preservation_letter'],
    );
    assert.equal(page.choices?.addressees.length, 1);
    assert.equal((await mona.call('requests', { query: { limit: 20, cursor: page.next ?? '' } })).choices, null);
    assert.equal((await mona.call('requests', { query: { limit: 20, type: 'mla' } })).count, 0);
  });

  test('a board has the first of each column, how many stand in it, and where it goes on', async () => {
    const board = await mona.call('requests', { query: { as: 'board', limit: 10 } });
    const counts = new Map(board.columns?.map(({ column, count }) => [column, count]));
    assert.deepEqual(
      [counts.get('writing'), counts.get('ready'), counts.get('out')],
      [MANY + 1 - Math.floor(MANY / 3), Math.floor(MANY / 3), 0],
    );
    assert.equal(board.requests.length, 20);
    const ready = board.columns?.find(({ column }) => column === 'ready');
    const { requests } = await mona.call('requests', { query: { column: 'ready', limit: 500, cursor: ready?.next ?? '' } });
    assert.equal(requests.length, Math.floor(MANY / 3) - 10);
    assert.ok(requests.every(({ state }) => state === 'approved'));
  });

  test('who is in no case is told of none: no count, no choice, not behind a cursor of somebody else either', async () => {
    const { next } = await mona.call('requests', { query: { limit: 10 } });
    for (const login of ['nadia', 'adam', 'hassan']) {
      const page = await it().as(login);
      for (const query of [{ limit: 10 }, { limit: 10, cursor: next ?? '' }, { as: 'board' as const, limit: 10 }]) {
        const { requests, count, of, choices, columns } = await page.call('requests', { query });
        assert.deepEqual([requests, count, of, (columns ?? []).filter((one) => one.count > 0)], [[], 0, 0, []], login);
        assert.deepEqual(choices ?? { kinds: [], addressees: [] }, { kinds: [], addressees: [] });
      }
    }
  });

  test('a cursor that no page gave is refused in words', async () => {
    for (const cursor of ['x', '', Buffer.from('2026-11-24T08:00:00.000Z x').toString('base64url')])
      assert.equal(await mona.outcome('requests', { query: { limit: 10, cursor } }), 'INPUT_WRONG', cursor);
  });

  test('a long list is packed for whoever takes it so, a short answer and the session never', async () => {
    const packed = async (path: string, accept: string) => {
      const { headers } = await mona.fetch(`/api/v1${path}`, { headers: { 'accept-encoding': accept } });
      return [headers.get('content-encoding'), headers.get('vary')?.includes('accept-encoding') ?? false];
    };
    assert.deepEqual(await packed('/requests', 'gzip, br'), ['gzip', true]);
    assert.deepEqual(await packed('/requests', 'identity'), [null, true]);
    assert.deepEqual(await packed('/requests', 'br, gzip;q=0'), [null, true]);
    assert.deepEqual(await packed('/session', 'gzip'), [null, false]);
    const { requests } = await mona.call('requests', {});
    assert.equal(requests.length, MANY + 1);
  });
});
