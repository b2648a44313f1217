// SPDX-License-Identifier: Apache-2.0
/** Pictures in the items of a case: found in the background, compared across the case, shown small and one by one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openCase, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { jpegOf, scene, withTags } from '../../test/pictures.ts';
import { oddZip } from '../../test/zip.ts';
import { pngOf } from '../capture/pictures/examine-picture.ts';

forEachDesk(
  'pictures',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let phone: string;
    let posted: string;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-15');
      mona = await desk.as('mona');
      const boat = pngOf(scene(320, 240, 1));
      const zip = oddZip([
        { name: 'boat.png', bytes: boat },
        { name: 'again.png', bytes: boat },
        { name: 'other.png', bytes: pngOf(scene(320, 240, 2.5)) },
      ]);
      phone = (await uploadWhole(mona, caseId, 'phone.zip', zip, 'consent')).id;
      posted = (await uploadWhole(mona, caseId, 'posted.jpg', withTags(jpegOf(scene(200, 150, 1), 70)), 'upload')).id;
    });
    const list = async (page = mona) => await page.call('pictures', { params: { caseId } });
    const search = async (evidenceId: string) => {
      await mona.call('findPictures', { params: { evidenceId } });
      for (;;) {
        const { searches } = await list();
        const one = searches.find((found) => found.evidenceId === evidenceId);
        assert.notEqual(one?.job?.state, 'failed');
        if (one !== undefined && one.endedAt !== null) return one;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };

    test('nobody has looked through an item before somebody asks', async () => {
      const { pictures, notSearched } = await list();
      assert.deepEqual([pictures.length, notSearched.map(({ itemName }) => itemName).sort()], [0, ['phone.zip', 'posted.jpg']]);
    });
    test('each names the others of the case that are the same, or nearly: the same file, and a smaller copy in another exhibit', async () => {
      assert.equal((await search(phone)).complete, true);
      await search(posted);
      const { pictures, notSearched } = await list();
      assert.deepEqual([pictures.length, notSearched], [4, []]);
      const named = (name: string) => pictures.find(({ place, itemName }) => (place.path[0] ?? itemName) === name);
      const likes = (name: string) =>
        named(name)?.like.map(({ id, bits }) => {
          const other = pictures.find((one) => one.id === id);
          return [other?.place.path[0] ?? other?.itemName, bits === null];
        });
      assert.deepEqual(likes('boat.png'), [
        ['again.png', true],
        ['posted.jpg', false],
      ]);
      assert.deepEqual(likes('other.png'), []);
      assert.deepEqual(named('posted.jpg')?.tags.taken, '2026:05:01 10:00:05');
      assert.equal(named('posted.jpg')?.evidenceId, posted);
    });
    test('the list shows a few fields of colour; the small copy is another look, and an entry', async () => {
      const [picture] = (await list()).pictures;
      assert.ok(Buffer.from(picture?.blurred ?? '', 'base64').length < 400);
      const small = await mona.fetch(`/api/v1/pictures/${picture?.id}/thumbnail`);
      assert.deepEqual([small.status, small.headers.get('content-type')], [200, 'image/png']);
      const kinds = await desk.desk.store.db.selectFrom('log_index').select('kind').where('case_id', '=', caseId).execute();
      for (const kind of ['pictures-asked', 'pictures-found', 'pictures-listed', 'original-shown'])
        assert.ok(
          kinds.some((entry) => entry.kind === kind),
          kind,
        );
    });
    test('asked again it is the same search', async () => {
      const before = (await list()).pictures.map(({ id }) => id);
      await search(phone);
      assert.deepEqual(
        (await list()).pictures.map(({ id }) => id),
        before,
      );
    });
    test('those of an item whose reading was set apart take part in nothing until a decision', async () => {
      const { db } = desk.desk.store;
      const [picture] = (await list()).pictures.filter(({ evidenceId }) => evidenceId === posted);
      const found = await db.selectFrom('picture_search').selectAll().where('evidence_id', '=', posted).executeTakeFirstOrThrow();
      await db
        .insertInto('reading')
        .values({
          ...{
            id: desk.desk.newId(),
            case_id: caseId,
            evidence_id: posted,
            readers: 'r',
            folder: `${'0'.repeat(64)}-${'1'.repeat(16)}`,
            job_id: found.job_id,
          },
          ...{ started_at: desk.now(), started_by: found.asked_by, ended_at: desk.now(), coverage: null, records: 0, gaps: 0 },
          ...{ outside: null, set_apart_folder: `${'0'.repeat(64)}-${'2'.repeat(16)}`, given: null },
        })
        .execute();
      const { pictures, searches } = await list();
      assert.deepEqual(
        pictures.map(({ evidenceId }) => evidenceId === posted),
        [false, false, false],
      );
      assert.deepEqual(
        pictures.flatMap(({ like }) => like.map(({ bits }) => bits)),
        [null, null],
      );
      assert.equal(searches.find(({ evidenceId }) => evidenceId === posted)?.heldBack, true);
      assert.equal((await mona.fetch(`/api/v1/pictures/${picture?.id}/thumbnail`)).status, 403);
      assert.equal(await mona.outcome('findPictures', { params: { evidenceId: posted } }), 'EVIDENCE_SET_APART');
    });
  },
  { working: true },
);
