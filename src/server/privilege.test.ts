// SPDX-License-Identifier: Apache-2.0
/** Talk with a lawyer inside what was asked for: sealed at once, read by nobody who investigates, in no bundle, let go by two people. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { answerTo, asking, CIRCLE, makeWhole, openCase, readWhole, requestWith, uploadWhole, zipOf } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { secretsOf, walkRoutes } from '../../test/walk-routes.ts';
import type { EvidenceItem, ReadingShown } from '../core/api/evidence.ts';
import type { Privilege } from '../core/api/privilege.ts';
import type { AnyRecord } from '../core/records/record.ts';

interface Said {
  readonly from: string;
  readonly id: string;
  readonly text: string;
  readonly day?: string;
}
const chat = (id: number, name: string, messages: readonly Said[]) => ({
  ...{ name, type: 'personal_chat', id },
  messages: messages.map(({ from, id: fromId, text, day = '2026-03-10' }, n) => ({
    ...{ id: n + 1, type: 'message', date: `${day}T10:0${n}:00`, date_unixtime: String(Date.parse(`${day}T10:0${n}:00Z`) / 1000) },
    ...{ from, from_id: fromId, text },
  })),
});
const CHATS = Buffer.from(
  JSON.stringify(
    {
      about: 'Here is the data you requested.',
      chats: {
        list: [
          chat(101, 'Farida Nour', [
            { from: 'Farida Nour', id: 'user900', text: 'lighthouse-advice: say nothing before I am there' },
            { from: 'Samir', id: 'user1', text: 'lighthouse-answer: I was at home that night' },
          ]),
          chat(102, 'Lena', [
            { from: 'Lena', id: 'user2', text: 'the boat leaves at nine' },
            { from: 'Samir', id: 'user1', text: 'harbour-doctor: the results are bad' },
            { from: 'Samir', id: 'user1', text: 'bring the papers' },
          ]),
        ],
      },
    },
    null,
    1,
  ),
);

/** The files of a ZIP, unpacked by another program. */
function filesIn(zip: Buffer): { readonly name: string; readonly bytes: Buffer }[] {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-privilege-'));
  try {
    writeFileSync(join(folder, 'bundle.zip'), zip);
    execFileSync('unzip', ['-q', join(folder, 'bundle.zip'), '-d', join(folder, 'unpacked')]);
    const names = readdirSync(join(folder, 'unpacked'), { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => statSync(join(folder, 'unpacked', name)).isFile());
    return files.map((name) => ({ name, bytes: readFileSync(join(folder, 'unpacked', name)) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

forEachDesk(
  'privileged records',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let yara: Page;
    let karim: Page;
    let laila: Page;
    let omar: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-18', { ...CIRCLE, laila: 'legal-reviewer', salma: 'investigator' });
      [mona, yara] = [await desk.as('mona'), await desk.as('yara')];
      [karim, laila, omar] = [await desk.as('karim'), await desk.as('laila'), await desk.as('omar')];
    });

    async function ended(readingId: string): Promise<ReadingShown> {
      let reading = await mona.call('reading', { params: { readingId } });
      for (let tries = 0; tries < 1_200 && reading.endedAt === null && reading.job?.state !== 'failed'; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        reading = await mona.call('reading', { params: { readingId } });
      }
      assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
      return reading;
    }
    const seal = (page: Page, body: object, inCase = caseId): Promise<Privilege> =>
      page.call('sealPrivileged', {
        params: { caseId: inCase },
        body: { protection: 'lawyer', reason: 'Counsel of the accused.', ...body },
      });
    const texts = async (readingId: string, query: object = {}) =>
      (await mona.call('records', { params: { readingId }, query })).records.flatMap(
        ({ data }) => (data as { body?: { raw: string } }).body?.raw ?? [],
      );
    async function recordsIn(folder: string | null): Promise<AnyRecord[]> {
      const { records } = await (await desk.desk.store.records.reading(folder as string)).page({}, { limit: 10_000 });
      return records.map(({ record }) => record);
    }
    const rowOf = async (readingId: string) =>
      await desk.desk.store.db.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirstOrThrow();
    const bytesOf = async (page: Page, evidenceId: string) => await page.fetch(`/api/v1/evidence/${evidenceId}/bytes?reason=x`);

    let item: EvidenceItem;
    let reading: ReadingShown;
    let older: string;
    test('the analyst who meets them seals them by the name of the lawyer, and the next answer has none of them', async () => {
      item = await uploadWhole(mona, caseId, 'chats.json', CHATS);
      reading = await readWhole(mona, item.id);
      assert.equal(reading.privileged, null);
      const { records } = await mona.call('records', { params: { readingId: reading.id }, query: { text: 'lighthouse-advice' } });
      const on = [{ readingId: reading.id, recordId: records[0]!.id }];
      await mona.call('writeLead', { params: { caseId }, body: { text: 'the lawyer told him to be silent', records: on } });
      older = (await makeWhole(mona, caseId, { language: 'en' })).id;

      const { seals, may } = await seal(yara, { names: ['Farida Nour'] });
      assert.deepEqual([seals.length, seals[0]?.state, seals[0]?.names, may], [1, 'standing', ['Farida Nour'], ['seal', 'propose']]);
      const answer = await mona.fetch(`/api/v1/readings/${reading.id}/records`);
      assert.doesNotMatch(await answer.text(), /lighthouse/, 'at once: closed, or parted already');
      const parted = await ended(reading.id);
      assert.deepEqual(await texts(reading.id), ['the boat leaves at nine', 'harbour-doctor: the results are bad', 'bring the papers']);
      assert.deepEqual(parted.privileged?.byProtection, { lawyer: parted.privileged?.records });
      assert.ok((parted.privileged?.records ?? 0) >= 3, 'both messages, and the conversation itself');
      assert.equal(parted.records, reading.records, 'the count of all stays');
    });

    test('no route gives anything of them to anybody who investigates, approves or keeps, nor to a reviewer by another door', async () => {
      const { folder, privileged_folder } = await rowOf(reading.id);
      const [inside, sealed] = [await recordsIn(folder), await recordsIn(privileged_folder)];
      const secret = secretsOf(sealed, JSON.stringify([inside, reading.coverage]));
      assert.ok(secret.some((one) => one.includes('lighthouse')));
      const { entries } = await mona.call('log', { query: { caseId } });
      const ids = { caseId, evidenceId: item.id, readingId: reading.id, otherId: reading.id, jobId: reading.job?.id };
      for (const login of ['mona', 'yara', 'karim', 'omar', 'laila']) {
        const look = (name: string, text: string, isAnswered: boolean) => {
          if (isAnswered && ((name === 'evidenceBytes' && login === 'omar') || (name === 'privilegedRecords' && login === 'laila'))) return;
          // Whoever sealed by a name, and whoever may look, reads the name.
          const unsaid = name === 'privilege' ? secret.filter((one) => one !== 'Farida Nour') : secret;
          for (const one of unsaid) assert.ok(!text.includes(one), `${login} ${name} gives ${one}`);
        };
        const page = await desk.as(login);
        const hidden = sealed[0]!.id;
        const more = { entryId: entries[0]?.id, recordId: inside.find(({ kind }) => kind === 'message')!.id };
        await walkRoutes(page, { ids: { ...ids, ...more }, hidden, answers: login === 'mona', look });
        await walkRoutes(page, { ids: { ...ids, recordId: hidden }, hidden, answers: false, only: ':recordId', look });
      }
      const params = { readingId: reading.id, recordId: sealed[0]!.id };
      for (const name of ['record', 'original'] as const) assert.equal(await mona.outcome(name, { params }), 'EVIDENCE_PRIVILEGED');
      const { seals } = await mona.call('privilege', { params: { caseId } });
      assert.equal(seals[0]?.names, null, 'whose names they are, who investigates is not told');
      const { leads } = await mona.call('leads', { params: { caseId } });
      assert.ok(leads.every(({ heldBack, text }) => !heldBack || text === null) && leads.some(({ heldBack }) => heldBack));
    });

    test('the bytes of the item, and a bundle from before, are for the keeper alone; both looks are in the log', async () => {
      const looks = async () => {
        const { entries } = await mona.call('log', { query: { caseId, kind: 'privileged-opened' } });
        return entries.filter(({ outcome, by }) => outcome === 'done' && by?.name === 'Omar Sami').length;
      };
      const before = await looks();
      for (const page of [mona, yara, karim]) assert.equal((await bytesOf(page, item.id)).status, 403);
      const refused = (await (await bytesOf(mona, item.id)).json()) as { code: string; detail: string };
      assert.deepEqual([refused.code, /keeper/.test(refused.detail)], ['EVIDENCE_PRIVILEGED', true]);
      assert.equal((await bytesOf(omar, item.id)).status, 200);
      assert.equal((await mona.fetch(`/api/v1/bundles/${older}/file`)).status, 403);
      assert.equal((await omar.fetch(`/api/v1/bundles/${older}/file`)).status, 200);
      assert.equal(await looks(), before + 2);
    });

    test('a legal reviewer reads them, and each page is an entry; nobody else does', async () => {
      const params = { readingId: reading.id };
      for (const page of [mona, yara, karim, omar])
        assert.equal(await page.outcome('privilegedRecords', { params, query: {} }), 'ACCESS_NOT_ALLOWED');
      const { records, seals } = await laila.call('privilegedRecords', { params, query: {} });
      assert.match(JSON.stringify(records), /lighthouse-advice.*lighthouse-answer/);
      assert.equal(new Set(seals).size, 1);
      const { entries } = await mona.call('log', { query: { caseId, kind: 'privileged-opened' } });
      const look = entries.find(({ by, outcome }) => by?.name === 'Laila Hosni' && outcome === 'done');
      assert.deepEqual([look?.about.reading, look?.about.count], [reading.id, records.length]);
      assert.equal((await laila.call('privilege', { params: { caseId } })).seals[0]?.names?.[0], 'Farida Nour');
    });

    test('what arrives later is held against the seal before anybody reads it', async () => {
      const later = Buffer.from(CHATS.toString().replaceAll('lighthouse', 'breakwater'));
      const { id } = await uploadWhole(mona, caseId, 'later.json', later);
      assert.equal((await bytesOf(mona, id)).status, 403, 'nobody who investigates takes it out before');
      const read = await readWhole(mona, id);
      assert.ok((read.privileged?.records ?? 0) >= 3);
      assert.deepEqual(await texts(read.id, { text: 'breakwater' }), []);
    });

    let doctor: string;
    test('single records are sealed by whoever reads them, with what was read from the same bytes', async () => {
      const { records } = await mona.call('records', { params: { readingId: reading.id }, query: { text: 'harbour-doctor' } });
      const named = [{ readingId: reading.id, recordId: records[0]!.id }];
      const given = { params: { caseId }, body: { protection: 'doctor', reason: 'x', records: named } };
      assert.equal(await mona.outcome('sealPrivileged', { ...given, body: { ...given.body, records: [] } }), 'EVIDENCE_SEAL_WRONG');
      const { seals } = await mona.call('sealPrivileged', given as never);
      doctor = seals[0]!.id;
      const { privileged } = await ended(reading.id);
      assert.deepEqual(Object.keys(privileged?.byProtection ?? {}).sort(), ['doctor', 'lawyer']);
      assert.deepEqual(await texts(reading.id), ['the boat leaves at nine', 'bring the papers']);
      const original = await mona.call('original', { params: { readingId: reading.id, recordId: await idOf('bring the') } });
      assert.doesNotMatch(Buffer.from(original.before, 'base64').toString(), /harbour/);
    });
    const idOf = async (text: string) =>
      (await mona.call('records', { params: { readingId: reading.id }, query: { text } })).records.find(({ kind }) => kind === 'message')!
        .id;

    test('a decision on what was not asked for reaches no sealed record', async () => {
      const requestId = await requestWith(desk, mona, caseId, asking(['content', 'traffic'], '2026-05-01', '2026-05-31'), 'sent');
      const answer = await answerTo(
        desk,
        mona,
        { caseId, requestId },
        'answer.json',
        Buffer.from(CHATS.toString().replaceAll('nine', 'ten')),
      );
      const { id } = answer.reading;
      assert.ok((answer.reading.outside?.records ?? 0) > 0 && (answer.reading.privileged?.records ?? 0) >= 3);
      await laila.call('decideSetApart', { params: { readingId: id }, body: { decision: 'keep', reason: 'exonerating' } });
      assert.deepEqual(await texts(id, { setApart: 'yes' }), [
        'the boat leaves at ten',
        'harbour-doctor: the results are bad',
        'bring the papers',
      ]);
      await seal(mona, { names: ['Lena'] });
      await ended(id);
      assert.equal((await rowOf(id)).set_apart_folder, null, 'nothing is left that was only not asked for');
      assert.equal(await mona.outcome('records', { params: { readingId: id }, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      const { seals } = await mona.call('privilege', { params: { caseId } });
      await lift(seals[0]!.id);
      const back = await ended(id);
      assert.ok((back.outside?.records ?? 0) > 0, 'what a lifted seal lets go is held against the request again');
      assert.equal((await karim.call('setApart', { params: { readingId: id } })).decided, null, 'and waits for a decision of its own');
    });

    /** Mona proposes and Karim confirms. */
    async function lift(sealId: string): Promise<void> {
      const { seals } = await mona.call('proposeLift', { params: { sealId }, body: { reason: 'She is no lawyer.' } });
      const liftId = seals.find(({ id }) => id === sealId)!.lifts.at(-1)!.id;
      await karim.call('decideLift', { params: { liftId }, body: { decision: 'confirm', reason: 'The bar does not list her.' } });
    }

    test('a seal falls by two people who differ, the second of whom does not investigate; each step is told', async () => {
      await ended(reading.id); // a seal laid and lifted in the test before has every reading of the case looked through anew
      const params = { sealId: doctor };
      assert.equal(await omar.outcome('proposeLift', { params, body: { reason: 'x' } }), 'ACCESS_NOT_ALLOWED');
      const proposed = await karim.call('proposeLift', { params, body: { reason: 'He writes to a friend.' } });
      const first = proposed.seals.find(({ id }) => id === doctor)!;
      assert.equal(first.state, 'lift-proposed');
      assert.equal(await mona.outcome('proposeLift', { params, body: { reason: 'x' } }), 'EVIDENCE_LIFT_OPEN');
      const decide = (page: Page, liftId: string, decision: string) =>
        page.outcome('decideLift', { params: { liftId }, body: { decision, reason: 'Because.' } });
      for (const page of [karim, mona, yara, omar]) assert.equal(await decide(page, first.lifts[0]!.id, 'confirm'), 'ACCESS_NOT_ALLOWED');
      assert.doesNotMatch(JSON.stringify(await texts(reading.id)), /harbour/, 'a proposal lets nothing go');
      const waiting = async (page: Page) => (await page.call('liftsToDecide', {})).lifts.map(({ id, by }) => [id, by.name]);
      assert.deepEqual(await waiting(laila), [[first.lifts[0]!.id, 'Karim Adel']]);
      for (const page of [karim, mona, yara, omar]) assert.deepEqual(await waiting(page), [], 'nobody else can decide');
      assert.equal(await decide(laila, first.lifts[0]!.id, 'refuse'), 'done');
      assert.deepEqual(await waiting(laila), []);
      assert.equal(await decide(laila, first.lifts[0]!.id, 'confirm'), 'EVIDENCE_LIFT_DECIDED');
      await lift(doctor);
      const { privileged } = await ended(reading.id);
      assert.deepEqual(Object.keys(privileged?.byProtection ?? {}), ['lawyer']);
      assert.deepEqual((await texts(reading.id)).toSorted(), [
        'bring the papers',
        'harbour-doctor: the results are bad',
        'the boat leaves at nine',
      ]);
      assert.equal(await mona.outcome('proposeLift', { params, body: { reason: 'x' } }), 'EVIDENCE_SEAL_LIFTED');
      const { seals } = await mona.call('privilege', { params: { caseId } });
      const { state, lifts } = seals.find(({ id }) => id === doctor)!;
      assert.deepEqual([state, lifts.map(({ decided }) => decided?.decision)], ['lifted', ['refuse', 'confirm']]);
    });

    test('a bundle for either side is without them, and says how many, under which protection, why and by whom', async () => {
      const found = [];
      for (const [page, edition] of [
        [mona, 'court'],
        [omar, 'defence'],
      ] as const) {
        const { id } = await makeWhole(page, caseId, { language: 'en', edition });
        const files = filesIn(await zipOf(page, id));
        for (const { name, bytes } of files)
          assert.ok(!bytes.includes('lighthouse') && !bytes.includes('breakwater'), `${edition} ${name}`);
        const index = files.find(({ name }) => name.endsWith('data/bundle.json'));
        const { withheld, redacted } = JSON.parse(index!.bytes.toString('utf8'));
        found.push(withheld.filter(({ reason }: { reason: string }) => reason.startsWith('privileged')));
        assert.ok(redacted.length >= 1);
        assert.ok(
          files.some(({ bytes }) => bytes.includes('the boat leaves at nine')),
          'the other records are there',
        );
      }
      const [court, defence] = found;
      assert.deepEqual(court, defence);
      const message = court.find(({ of }: { of?: string }) => of === 'message');
      assert.equal(message.reason, 'privileged (lawyer): Counsel of the accused.');
      assert.equal(message.decidedBy, 'Yara Tarek');
      assert.ok(message.count >= 2);
    });

    test('one record of them is not given out alone, nor searched for the defence', async () => {
      const { bundles } = await omar.call('bundles', { params: { caseId } });
      const court = bundles.find(({ edition, id }) => edition === 'court' && id !== older)!;
      const [sealed] = await recordsIn((await rowOf(reading.id)).privileged_folder);
      const body = { readingId: reading.id, recordId: sealed!.id, reason: 'Ordered by the court.' };
      assert.equal(await karim.outcome('discloseRecord', { params: { bundleId: court.id }, body }), 'EVIDENCE_PRIVILEGED');
      const asked = { onBehalfOf: 'Counsel', terms: ['lighthouse'] };
      const query = await omar.call('askForDefence', { params: { bundleId: court.id }, body: asked });
      let answered = query;
      for (let tries = 0; tries < 600 && answered.answer === null; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const { queries } = await omar.call('defenceQueries', { params: { bundleId: court.id } });
        answered = queries.find(({ id }) => id === query.id)!;
      }
      assert.match(JSON.stringify(answered.answer), /"why":"privileged"/);
      assert.doesNotMatch(JSON.stringify(answered.answer), /"records":[1-9]/);
    });

    test('the overseer counts the seals, the looks and what was lifted; the log has no name and no reason', async () => {
      const hassan = await desk.as('hassan');
      const { groups } = await hassan.call('figures', { query: { from: '2026-11-01', to: '2026-11-30' } });
      const count = (id: string) => groups.flatMap(({ figures }) => figures).find((one) => one.id === id)?.count;
      assert.deepEqual(['privilege-sealed', 'lifts-proposed', 'lifts-refused', 'privilege-lifted'].map(count), [3, 3, 1, 2]);
      assert.ok((count('privileged-opened') ?? 0) >= 2);
      const rows = await desk.desk.store.db.selectFrom('log_entry').select('bytes').execute();
      for (const { bytes } of rows) assert.doesNotMatch(bytes.toString('utf8'), /Farida|Counsel of|She is no lawyer|lighthouse/);
    });

    test('an item whose erasure is ordered loses what is sealed with the rest', async () => {
      const { privileged_folder } = await rowOf(reading.id);
      const body = { ground: 'order', reason: 'Order 3/2026.' } as const;
      const { id } = await mona.call('proposeErasure', { params: { evidenceId: item.id }, body });
      await laila.call('confirmErasure', { params: { erasureId: id } });
      const isDone = async () =>
        (await mona.call('retentionOfCase', { params: { caseId } })).items.find((one) => one.evidenceId === item.id)?.erasure?.doneAt !=
        null;
      for (let tries = 0; tries < 600 && !(await isDone()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(await desk.desk.store.records.has(privileged_folder as string), false);
      assert.equal(await laila.outcome('privilegedRecords', { params: { readingId: reading.id }, query: {} }), 'EVIDENCE_ERASED');
    });
  },
  { working: true },
);
