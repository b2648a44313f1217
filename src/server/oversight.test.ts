// SPDX-License-Identifier: Apache-2.0
/** An overseer recounts: what figures say, what they open to, who may see them, and what they do when somebody has changed the books. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { CountedShown, FigureShown, FiguresShown } from '../core/api/oversight.ts';
import { type FigureId, figureIds } from '../core/oversight/figures.ts';
import { sequenceEntries } from '../store/log/sequence-entries.ts';

const DANGER = { nature_of_danger: 'A boat adrift.', who_is_in_danger: 'Forty people.', why_imminent: 'It takes water.' };
const OF_THE_CASE = /Lantern|2026-71|100012345678901|adrift|Forty people|It advertises|Rosetta|boat/;

forEachDesk(
  'an overseer recounts',
  (open) => {
    let it: TestDesk;
    const as = async (login: string): Promise<Page> => await it.as(login);
    /** What was done is counted once it is in the tree. */
    const sealed = async (): Promise<void> => {
      while ((await sequenceEntries(it.desk.store.db, it.desk.signer)).more);
    };
    const figures = async (query: object = {}): Promise<FiguresShown> => {
      await sealed();
      return await (await as('hassan')).call('figures', { query });
    };
    const listed = async (figure: FigureId, query: object = {}): Promise<CountedShown> => {
      await sealed();
      return await (await as('hassan')).call('countedInFigure', { params: { figure }, query });
    };
    const one = (shown: FiguresShown, id: FigureId): FigureShown =>
      shown.groups.flatMap((group) => group.figures).find((figure) => figure.id === id) as FigureShown;
    const count = (shown: FiguresShown, id: FigureId): number | null => one(shown, id).count;
    const rows = (shown: FiguresShown, id: FigureId, by: string) =>
      Object.fromEntries(
        (one(shown, id).tables.find((table) => table.by === by)?.rows ?? [])
          .filter((row) => row.count !== 0)
          .map((row) => [row.key, row.count]),
      );

    before(() => {
      it = open();
    });

    test('on a desk that has sent nothing every figure is there, says how it is counted, and is none', async () => {
      const shown = await figures();
      assert.deepEqual(
        shown.groups.flatMap((group) => group.figures).map(({ id, how }) => [id, how.length > 20]),
        figureIds.map((id) => [id, true]),
      );
      assert.equal(count(shown, 'requests-left'), 0);
      assert.equal(shown.log.verifies, true);
      assert.deepEqual([shown.period.from, shown.period.to, shown.period.zone], ['2026-01-01', '2026-11-24', 'Africa/Cairo']);
    });

    let first: string;
    let second: string;
    test('requests, decisions, refusals and looks are counted, each in its place', async () => {
      const place = await openLantern(it, '2026-71');
      const mona = await as('mona');
      const emergency = await filled(mona, await draftOf(mona, place, 'emergency_request', { purpose: 'prevent_harm', urgency: 'life' }));
      first = emergency.id;
      await mona.call('changeRequest', {
        params: { requestId: first },
        body: { digest: emergency.digest, values: { ...emergency.values, ...DANGER } },
      });
      await mona.call('recordDispatch', { params: { requestId: first }, body: { channel: 'portal' } });

      const ordinary = await approvedRequest(it, await filled(mona, await draftOf(mona, place, 'preservation_letter')));
      second = ordinary.id;
      assert.equal(
        await mona.outcome('takeStep', { params: { requestId: second }, body: { event: 'approve', digest: ordinary.digest } }),
        'ACCESS_NOT_ALLOWED',
      );
      await mona.call('recordDispatch', { params: { requestId: second }, body: { channel: 'portal' } });
      it.advance(2 * DAY);
      await (await as('mona')).call('takeStep', {
        params: { requestId: second },
        body: { event: 'record-refusal', reasonCode: 'overbroad' },
      });

      const shown = await figures();
      assert.deepEqual(shown.disagreements, []);
      assert.equal(count(shown, 'requests-left'), 2);
      assert.deepEqual(rows(shown, 'requests-left', 'document'), { emergency_request: 1, preservation_letter: 1 });
      assert.deepEqual(rows(shown, 'requests-left', 'outcome'), { refused: 1, open: 1 });
      assert.deepEqual(rows(shown, 'refused-by-addressee', 'refusal'), { overbroad: 1 });
      assert.deepEqual(rows(shown, 'before-approval', 'review'), { due: 1 });
      assert.deepEqual(rows(shown, 'answer-time', 'answer-time'), { 'within-7-days': 1, 'none-yet': 1 });
      assert.equal(one(shown, 'answer-time').medianDays, 2);
      assert.deepEqual(rows(shown, 'identifiers-named', 'target-role'), { suspect: 1 });
      assert.equal(count(shown, 'approved'), 1);
      assert.deepEqual(rows(shown, 'refused-by-rule', 'rule'), { ACCESS_NOT_ALLOWED: 1 });
      const basis = one(shown, 'requests-left').tables.find(({ by }) => by === 'basis');
      assert.ok(basis?.rows.every(({ name }) => name !== null));
    });

    test('a review that comes too late is counted as late', async () => {
      it.advance(2 * DAY);
      assert.deepEqual(rows(await figures(), 'before-approval', 'review'), { overdue: 1 });
      await (await as('karim')).call('takeStep', { params: { requestId: first }, body: { event: 'review-uphold', comment: 'It was so.' } });
      assert.deepEqual(rows(await figures(), 'before-approval', 'review'), { 'upheld-late': 1 });
    });

    test('every figure and every row opens to as many things as it counts, and each entry stands in the log', async () => {
      const shown = await figures();
      const hassan = await as('hassan');
      for (const figure of shown.groups.flatMap((group) => group.figures)) {
        const all = await listed(figure.id, { to: shown.period.to });
        // Looking is an act, but none that is counted here.
        assert.equal(all.total, figure.count, figure.id);
        for (const table of figure.tables.filter(({ by }) => by !== 'person'))
          for (const row of table.rows.filter(({ count: some }) => some !== 0))
            assert.equal((await listed(figure.id, { by: table.by, key: row.key })).total, row.count, `${figure.id} ${table.by} ${row.key}`);
        for (const thing of all.things.slice(0, 2))
          if (thing.entry !== null)
            assert.equal((await hassan.call('logEntry', { params: { entryId: thing.entry } })).entry.index, thing.index);
      }
    });

    test('nothing of a case is in the figures, in what they open to, or in the file', async () => {
      const answers: unknown[] = [await figures()];
      for (const id of figureIds) answers.push(await listed(id));
      answers.push(await (await (await as('hassan')).fetch('/api/v1/figures.csv')).text());
      assert.doesNotMatch(JSON.stringify(answers), OF_THE_CASE);
      const { things } = await listed('identifiers-named');
      assert.deepEqual(
        things.map(({ entry, request, item, words }) => [entry, request, item, words.map(({ key }) => key)]),
        [[null, null, null, ['suspect', 'profile-url']]],
      );
    });

    test('how a doubtful fact was checked is told; why evidence was opened is not', async () => {
      const { things } = await listed('facts-confirmed');
      assert.ok(things.length > 0 && things.every(({ reason }) => reason === 'Read on its own page.'));
      assert.ok((await listed('looks')).things.every(({ reason }) => reason === null));
    });

    test('the file is for publication: numbers with their words, nobody of the desk', async () => {
      const hassan = await as('hassan');
      const text = await (await hassan.fetch('/api/v1/figures.csv', { headers: { 'accept-language': 'fr' } })).text();
      assert.match(text, /Demandes,Demandes parties,,,2,/);
      assert.doesNotMatch(text, /Mona|Karim/);
      const hiding = await (await hassan.fetch('/api/v1/figures.csv?hideBelow=5')).text();
      assert.match(hiding, /Requests that left,,,fewer than 5,/);
    });

    test('whoever is no overseer is refused, and that they tried is counted', async () => {
      const before = rows(await figures(), 'refused-by-rule', 'kind')['statistics-made'] ?? 0;
      const others = ['mona', 'karim', 'laila', 'nadia', 'yara', 'omar', 'adam', 'peter'];
      for (const login of others) {
        const page = await as(login);
        assert.equal(await page.outcome('figures', { query: {} }), 'ACCESS_NOT_ALLOWED', login);
        assert.equal(await page.outcome('countedInFigure', { params: { figure: 'looks' }, query: {} }), 'ACCESS_NOT_ALLOWED', login);
        assert.equal((await page.fetch('/api/v1/figures.csv')).status, 403, login);
      }
      assert.equal(rows(await figures(), 'refused-by-rule', 'kind')['statistics-made'], before + 3 * others.length);
    });

    test('that the overseer looked is an entry as well, with the period and what was opened', async () => {
      await listed('looks', { from: '2026-11-01', to: '2026-11-30', zone: 'UTC' });
      const { entries } = await (await as('hassan')).call('log', { query: { kind: 'statistics-made', outcome: 'done', limit: 200 } });
      const said = { list: 'figures', which: 'looks', from: '2026-11-01', to: '2026-11-30', zone: 'UTC' };
      const looked = entries.find(({ about }) => about.zone === 'UTC');
      assert.partialDeepStrictEqual(looked, { by: { id: it.idOf('hassan') }, about: said });
    });

    test('a day belongs to the zone that was asked for, to its last moment', async () => {
      const { things } = await listed('requests-left');
      const leftAt = new Date(things[0]?.at as string);
      const day = (offset: number) => new Date(leftAt.getTime() + offset).toISOString().slice(0, 10);
      const [here, before] = [day(0), day(-DAY)];
      assert.equal(count(await figures({ from: here, to: here, zone: 'UTC' }), 'requests-left'), 2);
      assert.equal(count(await figures({ from: before, to: before, zone: 'UTC' }), 'requests-left'), 0);
      // 08:00 in UTC is the evening before in no zone, and the next day in one.
      assert.equal(count(await figures({ from: day(DAY), to: day(DAY), zone: 'Pacific/Kiritimati' }), 'requests-left'), 0);
      assert.equal(count(await figures({ from: before, to: before, zone: 'Pacific/Pago_Pago' }), 'requests-left'), 2);
    });

    test('a period that is none is refused in a sentence', async () => {
      const hassan = await as('hassan');
      const wrong = [
        { from: '2026-12-01', to: '2026-11-01' },
        { zone: 'Atlantis/Capital' },
        { from: '2026-02-30', to: '2026-03-01' },
        { from: '0001-01-01' },
      ];
      for (const query of wrong) assert.equal(await hassan.outcome('figures', { query }), 'INPUT_WRONG', JSON.stringify(query));
    });

    const tampered = async (statements: readonly string[], look: () => Promise<void>): Promise<void> => {
      const { db } = it.desk.store;
      const tables = ['log_entry', 'log_salt', 'request', 'request_version'];
      const backup = async (from: string, to: string) => {
        for (const table of tables) await sql.raw(`CREATE TABLE ${to}${table} AS SELECT * FROM ${from}${table}`).execute(db);
      };
      await backup('', 'kept_');
      for (const table of tables) await sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`).execute(db);
      try {
        for (const statement of statements) await sql.raw(statement).execute(db);
        await look();
      } finally {
        await sql
          .raw('UPDATE log_entry SET bytes = kept.bytes, leaf_hash = kept.leaf_hash FROM kept_log_entry kept WHERE kept.id = log_entry.id')
          .execute(db);
        await sql
          .raw(
            'UPDATE log_salt SET value = kept.value FROM kept_log_salt kept WHERE kept.entry_id = log_salt.entry_id AND kept.member = log_salt.member',
          )
          .execute(db);
        await sql
          .raw('UPDATE request SET state = kept.state, option = kept.option FROM kept_request kept WHERE kept.id = request.id')
          .execute(db);
        await sql
          .raw(
            'UPDATE request_version SET field_values = kept.field_values FROM kept_request_version kept WHERE kept.request_id = request_version.request_id AND kept.digest = request_version.digest',
          )
          .execute(db);
        for (const table of tables) {
          await sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`).execute(db);
          await sql.raw(`DROP TABLE kept_${table}`).execute(db);
        }
      }
    };

    test('the register is changed by hand: what the log says is counted, and where they differ is named', async () => {
      const told = async () => (await figures()).disagreements.map(({ what, request }) => [what, request]);
      await tampered([`UPDATE request SET state = 'answered' WHERE id = '${second}'`], async () => {
        assert.deepEqual(await told(), [['state', second]]);
        assert.deepEqual(rows(await figures(), 'requests-left', 'outcome'), { refused: 1, open: 1 });
      });
      await tampered([`UPDATE request_version SET field_values = '{}' WHERE request_id = '${first}'`], async () => {
        assert.deepEqual(await told(), [['text', first]]);
      });
      await tampered([`UPDATE request SET option = replace(option, '"country":"US"', '"country":"CN"')`], async () => {
        assert.deepEqual(
          (await told()).map(([what]) => what),
          ['text', 'text'],
        );
      });
      assert.deepEqual(await told(), []);
    });

    test('somebody else is made to have acted: the seal does not open to them', async () => {
      const [sent] = (await listed('requests-left')).things;
      const statement = `UPDATE log_salt SET value = '"${it.idOf('karim')}"' WHERE member = 'by' AND entry_id = '${sent?.entry}'`;
      await tampered([statement], async () => {
        const shown = await figures();
        assert.deepEqual(shown.disagreements, [{ what: 'who', request: null, entry: sent?.entry }]);
        assert.deepEqual(rows(shown, 'requests-left', 'person'), { [it.idOf('mona')]: 1, 'not-known': 1 });
      });
    });

    test('the log is changed: it does not verify, and there is no number at all, on the screen or in the file', async () => {
      const { things } = await listed('requests-left');
      const other = `replace(convert_from(bytes, 'UTF8'), 'request-dispatched', 'request-changed')::bytea`;
      const statement = `UPDATE log_entry SET bytes = ${other}, leaf_hash = sha256('\\x00'::bytea || ${other}) WHERE id = '${things[0]?.entry}'`;
      await tampered([statement], async () => {
        const shown = await figures();
        assert.equal(shown.log.verifies, false);
        assert.match(shown.log.faults.join(), /its root is not that of the entries/);
        assert.deepEqual(
          shown.groups.flatMap((group) => group.figures),
          [],
        );
        assert.equal((await listed('requests-left')).log.verifies, false);
        const file = await (await as('hassan')).fetch('/api/v1/figures.csv', { headers: { 'accept-language': 'ar' } });
        const problem = (await file.json()) as { code: string; detail: string; faults: string[] };
        assert.deepEqual([file.status, problem.code, problem.faults], [409, 'LOG_NOT_COUNTED', shown.log.faults.slice(0, 20)]);
        assert.match(problem.detail, /its root is not that of the entries/);
      });
      assert.equal((await figures()).log.verifies, true);
    });

    test('that there was no file is an entry, and what was found stands as a fault for the administrator', async () => {
      const asked = { kind: 'statistics-made', outcome: 'refused', limit: 200 } as const;
      const { entries } = await (await as('hassan')).call('log', { query: asked });
      const refused = entries.find(({ about }) => about.form === 'csv' && Number(about.faults) > 0);
      assert.partialDeepStrictEqual(refused, { by: { id: it.idOf('hassan') }, about: { asked: 'recount-desk', list: 'figures' } });
      assert.deepEqual(rows(await figures(), 'refused-by-rule', 'rule'), { ACCESS_NOT_ALLOWED: 25, LOG_NOT_COUNTED: 1 });
      const standing = await it.desk.store.db.selectFrom('desk_fault').select(['code', 'place']).where('gone_at', 'is', null).execute();
      assert.deepEqual(standing, [{ code: 'LOG_DAMAGED', place: 'log' }]);
    });
  },
  { working: true, rounds: false },
);
