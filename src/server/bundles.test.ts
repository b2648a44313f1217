// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Static } from 'typebox';
import { makeWhole, readWhole, uploadWhole, zipOf } from '../../test/case.ts';
import { forEachDesk, type Page } from '../../test/desk.ts';
import { violations } from '../../test/shacl.ts';
import { missing } from '../../test/shared.ts';
import type { proofRoutes } from '../core/api/proof.ts';
import { leafHash } from '../core/custody/merkle-tree.ts';
import { verifyInclusion } from '../core/custody/proofs.ts';
import { parseVkey } from '../core/custody/signed-note.ts';
import { termsCommitment } from '../core/evidence/defence-query.ts';
import { commitmentOf } from '../core/evidence/record-commitment.ts';
import { reportWords } from '../core/evidence/report/words.ts';
import { type DisclosedRecord, parseDisclosedRecord } from '../core/evidence/withheld-records.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';

const RETURN = readFileSync(join(import.meta.dirname, '../returns/meta-records-html/samples/instagram-17841400000000001.zip'));
const LANTERN = {
  number: '2026-77',
  title: 'Operation Lantern',
  summary: 'Crossings by sea are advertised on a page and paid through drivers.',
  country: 'EG',
  stage: 'investigation',
  offences: [{ family: 'smuggling-of-migrants', statute: 'EG:som', maxYears: 15 }],
  handling: { restricted: false, minors: false, privileged: false },
  transnationalGroup: true,
} as const;

/** Asks for a bundle, waits for it, and puts it on the disk. */
async function bundleOf(
  page: Page,
  caseId: string,
  body: Static<typeof proofRoutes.makeBundle.body>,
  path: string,
): Promise<{ id: string; path: string }> {
  const { id } = await makeWhole(page, caseId, body);
  writeFileSync(path, await zipOf(page, id));
  return { id, path };
}

forEachDesk(
  'the log and the bundle of a case',
  (it) => {
    let caseId = '';
    let folder = '';
    let zip: Buffer = Buffer.alloc(0);
    before(() => {
      // Jobs go by the clock of the machine; a desk whose people live in another year would have a log that goes back in time.
      it().advance(Date.now() - it().now().getTime());
      folder = mkdtempSync(join(tmpdir(), 'rogatory-handed-out-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    test('a bundle is made in the background, and handing it out is in the log', async () => {
      const mona = await it().as('mona');
      caseId = (await mona.call('openCase', { body: { ...LANTERN, offences: [...LANTERN.offences] } })).id;
      const item = await uploadWhole(mona, caseId, 'instagram.zip', RETURN);
      await readWhole(mona, item.id);
      const shown = await makeWhole(mona, caseId, { language: 'en' });
      assert.match(shown.sha256 ?? '', /^[0-9a-f]{64}$/);
      zip = await zipOf(mona, shown.id);
      assert.equal(zip.length, shown.bytes);
      const { entries } = await mona.call('log', { query: { caseId, limit: 200 } });
      const kinds = entries.map(({ kind }) => kind);
      for (const kind of ['case-opened', 'bundle-asked', 'bundle-made', 'bundle-handed-out']) assert.ok(kinds.includes(kind), kind);
      assert.equal(entries.find(({ kind }) => kind === 'case-opened')?.by?.name, 'Mona Farid');
    });

    test('it verifies elsewhere, with the desk’s key got from the desk, and by the program that lies in it', async () => {
      const path = join(folder, 'handed-out.zip');
      writeFileSync(path, zip);
      const mona = await it().as('mona');
      const key = parseVkey((await mona.call('log', {})).vkey);
      assert.ok(key);
      const report = await verifyFile(path, { ...NO_TRUST, keys: [key] });
      assert.deepEqual(
        report?.findings.filter(({ good }) => !good),
        [],
      );
      assert.ok(report?.ok && report.kind === 'bundle');
      execFileSync('unzip', ['-q', path, '-d', join(folder, 'unpacked')]);
      const bag = join(folder, 'unpacked', readdirSync(join(folder, 'unpacked'))[0] as string);
      assert.deepEqual(readFileSync(join(bag, globSync('data/originals/*.zip', { cwd: bag })[0] as string)), RETURN);
      for (const ending of ['csv', 'jsonld']) assert.equal(globSync(`data/records/*.${ending}`, { cwd: bag }).length, 1);
      if (missing('standards/case-uco') === false)
        assert.deepEqual(
          await violations(readFileSync(join(bag, globSync('data/records/*.jsonld', { cwd: bag })[0] as string), 'utf8')),
          [],
        );
      const alone = spawnSync(process.execPath, [join(bag, 'data/verify/rogatory-verify.mjs'), bag, '--json'], {
        encoding: 'utf8',
        cwd: folder,
      });
      assert.equal(alone.stderr, '');
      assert.equal(JSON.parse(alone.stdout).ok, true);
      assert.equal(alone.status, 0);
      assert.ok(report.findings.some(({ code }) => code === 'EXHIBIT_IN_LOG'));
    });

    test('a changed byte is named with its place', async () => {
      const at = zip.indexOf('Operation Lantern');
      const path = join(folder, 'changed.zip');
      writeFileSync(path, Buffer.concat([zip.subarray(0, at), Buffer.from('o'), zip.subarray(at + 1)]));
      const bad = (await verifyFile(path, NO_TRUST))?.findings.filter(({ good }) => !good) ?? [];
      assert.ok(bad.some(({ code, where }) => code === 'FILE_HASH_MISMATCH' && where.startsWith('data/')));
    });

    test('each entry comes with a proof that holds', async () => {
      const mona = await it().as('mona');
      await it().desk.sequencer.catchUp();
      const { entries } = await mona.call('log', { query: { caseId } });
      await it().desk.sequencer.catchUp();
      for (const { id } of entries) {
        const { bytes, proof } = await mona.call('logEntry', { params: { entryId: id } });
        assert.ok(proof);
        const root = Buffer.from(proof.checkpoint.split('\n')[2] as string, 'base64');
        const hashes = proof.hashes.map((hash) => Buffer.from(hash, 'base64'));
        assert.ok(verifyInclusion(proof.index, proof.size, leafHash(Buffer.from(bytes, 'base64')), hashes, root));
      }
    });

    test('the overseer sees that it was done and by whom, and not in which case', async () => {
      const hassan = await it().as('hassan');
      const { entries } = await hassan.call('log', { query: { kind: 'bundle-made' } });
      assert.equal(entries.length, 1);
      assert.equal(entries[0]?.case, null);
      assert.equal(entries[0]?.by?.name, 'Mona Farid');
    });

    test('whoever is not in the case sees neither its entries nor its bundles', async () => {
      const nadia = await it().as('nadia');
      assert.deepEqual((await nadia.call('log', { query: { caseId } })).entries, []);
      assert.equal(await nadia.outcome('bundles', { params: { caseId } }), 'ACCESS_NOT_FOUND');
      assert.equal(await nadia.outcome('makeBundle', { params: { caseId }, body: { language: 'en' } }), 'ACCESS_NOT_FOUND');
    });

    test('the log is narrowed by person, outcome, kind and period, each alone and together', async () => {
      const [mona, hassan] = [await it().as('mona'), await it().as('hassan')];
      const asked = { params: { caseId }, body: { untilDay: '2040-01-01', reason: 'not hers to say' } };
      assert.equal(await mona.outcome('setRetention', asked), 'ACCESS_NOT_ALLOWED');
      const all = (await hassan.call('log', { query: { caseId, limit: 200 } })).entries;
      const [newest, oldest] = [all[0]?.at as string, all.at(-1)?.at as string];
      const middle = new Date((Date.parse(newest) + Date.parse(oldest)) / 2).toISOString();
      const filters = [
        { by: it().idOf('mona') },
        { by: it().idOf('peter') },
        { outcome: 'refused' as const },
        { outcome: 'done' as const, kind: 'case-opened' },
        { from: middle },
        { to: middle },
        { from: oldest, to: newest, by: it().idOf('mona'), outcome: 'done' as const },
      ];
      assert.ok(all.some(({ outcome }) => outcome === 'refused'));
      for (const query of filters) {
        const { by, outcome, kind, from, to } = {
          by: undefined,
          outcome: undefined,
          kind: undefined,
          from: undefined,
          to: undefined,
          ...query,
        };
        const wanted = all.filter(
          (one) =>
            (by === undefined || one.by?.id === by) &&
            (outcome === undefined || one.outcome === outcome) &&
            (kind === undefined || one.kind === kind) &&
            (from === undefined || one.at >= from) &&
            (to === undefined || one.at < to),
        );
        const found = (await hassan.call('log', { query: { caseId, limit: 200, ...query } })).entries;
        assert.deepEqual(found.map(({ id }) => id).sort(), wanted.map(({ id }) => id).sort(), JSON.stringify(query));
      }
    });

    test('the log is read in pages, none twice', async () => {
      const mona = await it().as('mona');
      const seen = new Set<string>();
      let cursor: string | null | undefined;
      for (let n = 0; n < 30 && cursor !== null; n += 1) {
        const page = await mona.call('log', { query: { caseId, limit: 2, ...(cursor === undefined ? {} : { cursor }) } });
        for (const { id } of page.entries) {
          assert.ok(!seen.has(id));
          seen.add(id);
        }
        cursor = page.next;
      }
      assert.ok(seen.size >= 6);
    });

    test('it is checked on the desk as whoever gets it will', async () => {
      const mona = await it().as('mona');
      const [bundle] = (await mona.call('bundles', { params: { caseId } })).bundles;
      const given = { params: { bundleId: bundle?.id ?? assert.fail('no bundle was made before') } };
      const check = async () => {
        let found = await mona.call('checkBundle', given);
        while (found.job?.state === 'waiting' || found.job?.state === 'running') {
          await new Promise((done) => setTimeout(done, 50));
          found = await mona.call('bundleCheck', given);
        }
        assert.equal(found.job?.state, 'done', JSON.stringify(found.job));
        return Object.fromEntries(found.answers.map(({ question, state }) => [question, state]));
      };
      assert.deepEqual((await mona.call('bundleCheck', given)).answers, []);
      const whole = {
        unchanged: 'good',
        whose: 'good',
        'in-log': 'good',
        vouched: 'note',
        when: 'note',
        'left-out': 'good',
        'made-with': 'note',
      };
      assert.deepEqual(await check(), whole);
      const nadia = await it().as('nadia');
      assert.equal(await nadia.outcome('bundleCheck', given), 'ACCESS_NOT_FOUND');
      assert.equal(await nadia.outcome('checkBundle', given), 'ACCESS_NOT_FOUND');
    });

    test('with an exhibit kept out it verifies still, shows the gap with its reason and who decided, and gives nothing of it away', async () => {
      const mona = await it().as('mona');
      const privileged = await uploadWhole(mona, caseId, 'letters-of-counsel.zip', Buffer.concat([RETURN, Buffer.from('\n')]));
      const reason = 'Letters between the accused and counsel.';
      const other = { params: { caseId }, body: { language: 'en', withhold: [{ evidenceId: caseId, reason }] } };
      assert.equal(await mona.outcome('makeBundle', other), 'INPUT_WRONG');
      const body = { language: 'en' as const, withhold: [{ evidenceId: privileged.id, reason }] };
      const { path } = await bundleOf(mona, caseId, body, join(folder, 'defence.zip'));
      const report = await verifyFile(path, { ...NO_TRUST, keys: [it().desk.signer] });
      assert.deepEqual(
        report?.findings.filter(({ good }) => !good),
        [],
      );
      const gaps = report?.findings.filter(({ code }) => code === 'WITHHELD').map(({ what }) => what) ?? [];
      assert.deepEqual(gaps, [`Left out: 1 × exhibits. Reason: ${reason} Decided by: Mona Farid.`]);
      const text = execFileSync('unzip', ['-p', path], { maxBuffer: 64_000_000 }).toString('latin1');
      assert.ok(!text.includes('letters-of-counsel'), 'its name is nowhere');
      assert.ok(text.includes('instagram.zip'), 'the other exhibit is there');
    });

    test('with single records left out it verifies still, a commitment stands in the place of each, and nothing they say is anywhere in it', async () => {
      const mona = await it().as('mona');
      await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf('karim'), role: 'approver' } });
      const { items } = await mona.call('evidenceOfCase', { params: { caseId } });
      const item = items.find(({ name }) => name === 'instagram.zip');
      const readingId = item?.readings[0]?.id ?? '';
      const { records } = await mona.call('records', { params: { readingId }, query: { kind: 'message' } });
      const [first] = records as unknown as { id: string; data: { body: { raw: string } } }[];
      assert.ok(first !== undefined && item !== undefined);
      const secretWords = first.data.body.raw;
      await mona.call('writeLead', {
        params: { caseId },
        body: { text: 'He wrote of sandglasses.', records: [{ readingId, recordId: first.id }] },
      });
      const target = {
        written: 'https://x.com/hidden_lantern',
        role: 'suspect',
        relevance: 'Named in the message.',
        from: { readingId, recordId: first.id },
      } as const;
      const { id: targetId } = await mona.call('addTarget', { params: { caseId }, body: target });
      await mona.call('askAdvice', { params: { caseId, targetId }, body: {} });
      const reason = 'Talk of the accused with counsel.';
      const wrong = async (one: object) =>
        await mona.outcome('makeBundle', { params: { caseId }, body: { language: 'en', withholdRecords: [{ reason, ...one }] } });
      assert.equal(await wrong({}), 'BUNDLE_RECORDS_WRONG');
      assert.equal(await wrong({ records: ['0'.repeat(32)] }), 'BUNDLE_RECORDS_WRONG');
      assert.equal(await wrong({ records: [first.id], kind: 'call' }), 'BUNDLE_RECORDS_WRONG');
      assert.equal(await wrong({ kind: 'gossip' }), 'INPUT_WRONG');
      assert.equal(await wrong({ kind: 'trip' }), 'BUNDLE_RECORDS_WRONG');
      assert.equal(await wrong({ from: '1970-01-01T00:00:00.000Z', to: '1970-01-02T00:00:00.000Z' }), 'BUNDLE_RECORDS_WRONG');

      const body = {
        language: 'ar' as const,
        withholdRecords: [
          { evidenceId: item.id, records: [first.id], reason },
          { kind: 'call' as const, reason: 'Nobody asked for calls.' },
        ],
      };
      const { id, path } = await bundleOf(mona, caseId, body, join(folder, 'redacted.zip'));
      const trust = { ...NO_TRUST, keys: [it().desk.signer] };
      const report = await verifyFile(path, trust);
      assert.deepEqual(
        report?.findings.filter(({ good }) => !good),
        [],
      );
      const said = (code: string) => report?.findings.filter((one) => one.code === code).map(({ what }) => what) ?? [];
      assert.ok(said('WITHHELD').includes(`Left out: 1 × records (message). Reason: ${reason} Decided by: Mona Farid.`));
      assert.ok(said('WITHHELD').includes('Left out: 1 × records (call). Reason: Nobody asked for calls. Decided by: Mona Farid.'));
      for (const kind of ['lead', 'target', 'advice', 'original'])
        assert.ok(
          said('WITHHELD').some((what) => what.startsWith(`Left out: 1 × ${reportWords.en.kinds[kind]}`)),
          kind,
        );
      assert.match(said('EXHIBIT_REDACTED')[0] ?? '', /Its records left out: 2; here: 29\./);

      const unpacked = join(folder, 'redacted');
      execFileSync('unzip', ['-q', path, '-d', unpacked]);
      const files = globSync('**/*', { cwd: unpacked, withFileTypes: true }).filter((one) => one.isFile());
      for (const { parentPath, name } of files) {
        const bytes = readFileSync(join(parentPath, name)).toString('latin1');
        for (const word of [secretWords, 'hidden_lantern', 'wrote of sandglasses', first.id])
          assert.ok(!bytes.includes(Buffer.from(word).toString('latin1')), `${name} tells ${word}`);
      }
      const bag = join(unpacked, readdirSync(unpacked)[0] as string);
      const [graph] = globSync(`data/records/${item.sha256.slice(0, 16)}*.jsonld`, { cwd: bag });
      const jsonld = readFileSync(join(bag, graph as string), 'utf8');
      assert.equal(jsonld.match(/"rogatory:withheld":"sha256:/g)?.length, 2);
      if (missing('standards/case-uco') === false) assert.deepEqual(await violations(jsonld), []);
      assert.equal(readFileSync(join(bag, (graph as string).replace('jsonld', 'csv')), 'utf8').match(/,withheld,/g)?.length, 2);

      const given = { params: { bundleId: id }, body: { readingId, recordId: first.id, reason: 'The court has asked for it.' } };
      assert.equal(await mona.outcome('discloseRecord', given), 'ACCESS_NOT_ALLOWED');
      const karim = await it().as('karim');
      const shown = records.at(-1) as { id: string };
      assert.equal(await karim.outcome('discloseRecord', { ...given, body: { ...given.body, recordId: shown.id } }), 'BUNDLE_NOT_LEFT_OUT');
      const disclosed = parseDisclosedRecord(JSON.stringify(await karim.call('discloseRecord', given)));
      assert.ok(disclosed);
      const found = async (one: DisclosedRecord) =>
        (await verifyFile(path, { ...trust, disclosed: [one] }))?.findings
          .filter(({ code }) => code.startsWith('RECORD_'))
          .map(({ code }) => code);
      assert.deepEqual(await found(disclosed), ['RECORD_BELONGS']);
      if (spawnSync('sh', ['-c', 'command -v jq xxd']).status === 0) {
        writeFileSync(join(folder, 'record.json'), JSON.stringify(disclosed));
        const page = readFileSync(join(import.meta.dirname, '../../docs/how-to/leave-records-out.md'), 'utf8');
        const commands = /```sh\n([^`]+)```/.exec(page)?.[1] as string;
        const byHand = execFileSync('sh', ['-c', commands.replaceAll('record.json', '../../record.json')], { cwd: bag, encoding: 'utf8' });
        assert.ok(byHand.startsWith(disclosed.commitment.slice(7)), 'the commands of the manual give the commitment');
        assert.match(byHand, /data\/withheld\/.*message/);
      }
      const forged = { ...disclosed, commitment: commitmentOf(Buffer.alloc(32), disclosed.record) };
      assert.deepEqual(await found(forged), ['RECORD_NOT_LEFT_OUT']);
      const { entries } = await karim.call('log', { query: { caseId, kind: 'records-exported' } });
      assert.ok(entries.some(({ about, outcome }) => outcome === 'done' && about.record === first.id));
    });

    test('the defence edition holds the raw return; what it does not get is for others than investigators to decide', async () => {
      const mona = await it().as('mona');
      const { items } = await mona.call('evidenceOfCase', { params: { caseId } });
      const [letters] = items.filter(({ name }) => name === 'letters-of-counsel.zip');
      const body = {
        language: 'fr' as const,
        edition: 'defence' as const,
        withhold: [{ evidenceId: letters?.id ?? '', reason: 'Letters with counsel.' }],
      };
      assert.equal(await mona.outcome('makeBundle', { params: { caseId }, body }), 'ACCESS_NOT_ALLOWED');
      await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf('omar'), role: 'evidence-keeper' } });
      assert.equal(await (await it().as('omar')).outcome('makeBundle', { params: { caseId }, body }), 'BUNDLE_DEFENCE_DECIDER');
      const karim = await it().as('karim');
      const withheld = { ...body, withholdRecords: [{ kind: 'message' as const, reason: 'Third persons.' }] };
      const { id, path } = await bundleOf(karim, caseId, withheld, join(folder, 'defence-edition.zip'));
      assert.ok((await verifyFile(path, { ...NO_TRUST, keys: [it().desk.signer] }))?.ok);
      assert.equal((await karim.call('bundle', { params: { bundleId: id } })).edition, 'defence');

      const question = { onBehalfOf: 'Adv. Dina Roushdy', terms: ['sandglass', 'no such word anywhere'] };
      assert.equal(await mona.outcome('askForDefence', { params: { bundleId: id }, body: question }), 'ACCESS_NOT_ALLOWED');
      assert.equal(
        await karim.outcome('askForDefence', { params: { bundleId: id }, body: { ...question, terms: [] } }),
        'BUNDLE_QUERY_EMPTY',
      );
      const hassan = await it().as('hassan');
      for (const page of [karim, hassan]) {
        let query = await page.call('askForDefence', { params: { bundleId: id }, body: question });
        for (let n = 0; n < 600 && query.answer === null && query.job?.state !== 'failed'; n += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          const { queries } = await page.call('defenceQueries', { params: { bundleId: id } });
          query = queries.find((one) => one.id === query.id) ?? query;
        }
        const searched = query.answer?.exhibits ?? [];
        assert.deepEqual(
          searched.map(({ why, searched: count }) => [why, count]),
          [['records-left-out', 6]],
        );
        const [messages] = searched[0]?.found ?? [];
        assert.equal(messages?.kind, 'message');
        assert.ok((messages?.byTerm[0] ?? 0) > 0 && messages?.byTerm[1] === 0 && messages.records === messages.byTerm[0]);
        assert.deepEqual(
          query.answer?.notSearched.map(({ why }) => why),
          ['not-read'],
          'the letters were never read',
        );
        const salt = Buffer.from(query.salt, 'hex');
        assert.equal(query.commitment, termsCommitment({ terms: query.terms }, salt));
        const printed = await page.fetch(`/api/v1/defence-queries/${query.id}/paper?language=ar`);
        assert.ok(
          Buffer.from(await printed.arrayBuffer())
            .subarray(0, 5)
            .equals(Buffer.from('%PDF-')),
        );
        const { entries } = await karim.call('log', { query: { caseId, kind: 'defence-query-asked' } });
        assert.ok(entries.some(({ about }) => about.query === query.id && about.terms === query.commitment));
        const run = await karim.call('log', { query: { caseId, kind: 'defence-query-run' } });
        assert.ok(run.entries.some(({ about }) => about.query === query.id && about.answer === query.answerHash));
      }
      const inJune = await karim.call('askForDefence', {
        params: { bundleId: id },
        body: { onBehalfOf: 'counsel', terms: [], from: '1999-06-01T00:00:00Z', to: '1999-07-01T00:00:00Z' },
      });
      assert.equal(inJune.from, '1999-06-01T00:00:00.000Z');
      await mona.fetch(
        `/api/v1/bundles/${(await bundleOf(mona, caseId, { language: 'en' }, join(folder, 'handed.zip'))).id}/file?to=Court%20of%20Alexandria`,
      );
      const handed = await karim.call('log', { query: { caseId, kind: 'bundle-handed-out' } });
      assert.ok(
        handed.entries.some(({ about }) => about.recipient === 'Court of Alexandria'),
        'the log says to whom',
      );
      const { entries } = await mona.call('log', { query: { caseId, limit: 200 } });
      assert.doesNotMatch(
        JSON.stringify(entries),
        /no such word anywhere|Roushdy/,
        'investigators do not learn what the defence looks for',
      );

      const court = await bundleOf(karim, caseId, { language: 'en' }, join(folder, 'for-court.zip'));
      const forDefence = async (questionsOf: object, name: string) =>
        await bundleOf(karim, caseId, { language: 'en', edition: 'defence', ...questionsOf }, join(folder, `${name}.zip`));
      const later = await forDefence({ questionsOf: ' adv. dina  roushdy' }, 'for-defence');
      const others = await forDefence({ questionsOf: 'Adv. Hany Sobhi' }, 'for-another-accused');
      const nobodys = await forDefence({}, 'for-nobody');
      const tells = (zip: string) =>
        /no such word anywhere/.test(execFileSync('unzip', ['-p', zip], { maxBuffer: 64_000_000 }).toString('latin1'));
      assert.deepEqual(
        [court, later, others, nobodys].map(({ path }) => tells(path)),
        [false, true, false, false],
      );
      assert.equal(
        await karim.outcome('makeBundle', { params: { caseId }, body: { language: 'en', questionsOf: 'Adv. Dina Roushdy' } }),
        'INPUT_WRONG',
      );

      const params = { bundleId: later.id };
      for (const name of ['bundle', 'bundleBytes', 'checkBundle', 'bundleCheck'] as const)
        assert.equal(await mona.outcome(name, { params }), 'ACCESS_NOT_ALLOWED', `${name}: it holds what counsel asked`);
      const { bundles } = await mona.call('bundles', { params: { caseId } });
      assert.partialDeepStrictEqual(
        bundles.find(({ id: one }) => one === later.id),
        { mayOpen: false, questionsOf: null },
      );
      assert.equal(bundles.find(({ id: one }) => one === court.id)?.mayOpen, true);
    });
  },
  { working: true },
);
