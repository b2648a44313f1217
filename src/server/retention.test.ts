// SPDX-License-Identifier: Apache-2.0
/** Erasure by rule and by order: four eyes, the content gone everywhere, the proof that it was there kept. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { makeWhole, openCase, readWhole, uploadWhole, zipOf } from '../../test/case.ts';
import { forEachWorkingDesk, type Page } from '../../test/desk.ts';
import type { EvidenceItem } from '../core/api/evidence.ts';
import { parseVkey } from '../core/custody/signed-note.ts';
import { makeBackup } from '../store/backup/make-backup.ts';
import { checkVault } from '../store/doctor/check-vault.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';

const CIRCLE = { mona: 'investigator', karim: 'approver', salma: 'approver', yara: 'analyst', omar: 'evidence-keeper' } as const;
const LOGINS = 'Time (UTC),IP address,Action\n2026-03-01 22:10:05,203.0.113.7,LOGIN\n2026-03-02 09:00:00,203.0.113.9,LOGIN\n';
const DAY = 86_400_000;

forEachWorkingDesk('retention and erasure', (it) => {
  let folder: string;
  let caseId: string;
  let item: EvidenceItem;
  let other: EvidenceItem;
  let readingId: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-erasure-'));
    caseId = await openCase(it(), '2026/7', CIRCLE);
    const mona = await it().as('mona');
    item = await uploadWhole(mona, caseId, 'logins.csv', Buffer.from(LOGINS));
    other = await uploadWhole(mona, caseId, 'notes.txt', Buffer.from('an invented note'));
    readingId = (await mona.call('read', { params: { evidenceId: item.id } })).id;
    await until(async () => (await mona.call('reading', { params: { readingId } })).endedAt !== null);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function until(done: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await done()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail('the job did not end');
  }
  async function bundleOf(page: Page, without: object = {}): Promise<{ id: string; path: string }> {
    const { id } = await makeWhole(page, caseId, { language: 'en', ...without });
    const path = join(folder, `${id}.zip`);
    writeFileSync(path, await zipOf(page, id));
    return { id, path };
  }
  const trust = () => ({ ...NO_TRUST, keys: [parseVkey(vkey) ?? assert.fail('no key')] });
  let vkey = '';
  /** Jobs go by the machine's clock and people by that of the test: only the times of entries do not fit. */
  const badIn = async (path: string) =>
    (await verifyFile(path, trust()))?.findings.filter(({ good, code }) => !good && code !== 'ENTRY_DATED_BACK');
  const filesWith = (sha256: string) =>
    [it().desk.configuration.recordsFolder, it().desk.configuration.vaultFolder, it().desk.configuration.spoolFolder].flatMap((root) =>
      readdirSync(root, { recursive: true }).filter((name) => String(name).includes(sha256)),
    );
  let older: { id: string; path: string };

  test('nothing is due without a rule, and an erasure by rule is refused then', async () => {
    const omar = await it().as('omar');
    const { items, may } = await omar.call('retentionOfCase', { params: { caseId } });
    assert.deepEqual(
      items.map(({ due, keptUntil }) => [due, keptUntil]),
      [
        [false, null],
        [false, null],
      ],
    );
    assert.deepEqual(may, ['propose', 'confirm']);
    const early = { params: { evidenceId: item.id }, body: { ground: 'rule', reason: 'It is old.' } };
    assert.equal(await omar.outcome('proposeErasure', early), 'EVIDENCE_NOT_DUE');
  });

  test('who may, sets until when it is kept, and it is due on the day after', async () => {
    const [mona, karim] = [await it().as('mona'), await it().as('karim')];
    const today = it().now().toISOString().slice(0, 10);
    const set = (untilDay: string) => ({ params: { caseId }, body: { how: 'return', untilDay, reason: 'The appeal has ended.' } });
    assert.equal(await mona.outcome('setRetention', set(today)), 'ACCESS_NOT_ALLOWED');
    assert.equal(await karim.outcome('setRetention', set('2026-02-30')), 'INPUT_WRONG');
    assert.ok((await karim.call('setRetention', set(today) as never)).items.every(({ due }) => !due));
    it().advance(DAY);
    const { items, settings } = await (await it().as('karim')).call('retentionOfCase', { params: { caseId } });
    assert.deepEqual(
      items.map(({ due, by }) => [due, by]),
      [
        [true, 'case'],
        [true, 'case'],
      ],
    );
    assert.equal(settings[0]?.reason, 'The appeal has ended.');
    const { items: due } = await (await it().as('karim')).call('retentionDue', {});
    assert.deepEqual(due.map(({ caseNumber, item: one }) => [caseNumber, one.name]).sort(), [
      ['2026/7', 'logins.csv'],
      ['2026/7', 'notes.txt'],
    ]);
    for (const login of ['nadia', 'hassan', 'adam']) assert.deepEqual((await (await it().as(login)).call('retentionDue', {})).items, []);
  });

  test('one proposes, another confirms with the second factor; an analyst neither, nobody outside learns of it', async () => {
    const [karim, yara, salma] = [await it().as('karim'), await it().as('yara'), await it().as('salma')];
    vkey = (await karim.call('log', { query: {} })).vkey;
    older = await bundleOf(karim);
    assert.deepEqual(await badIn(older.path), []);
    const given = { params: { evidenceId: item.id }, body: { ground: 'rule', reason: 'Its time is over.' } } as const;
    assert.equal(await yara.outcome('proposeErasure', given), 'ACCESS_NOT_ALLOWED');
    assert.equal(await (await it().as('nadia')).outcome('proposeErasure', given), 'ACCESS_NOT_FOUND');
    const proposed = await karim.call('proposeErasure', given);
    assert.equal(await salma.outcome('proposeErasure', given), 'EVIDENCE_ERASURE_OPEN');
    const confirm = { params: { erasureId: proposed.id } };
    assert.equal(await karim.outcome('confirmErasure', confirm), 'ACCESS_NOT_ALLOWED');
    assert.equal(await yara.outcome('confirmErasure', confirm), 'ACCESS_NOT_ALLOWED');
    const declined = await salma.call('declineErasure', { ...confirm, body: { reason: 'The court still wants it.' } });
    assert.deepEqual([declined.decision, declined.declinedReason], ['declined', 'The court still wants it.']);
    assert.equal(await salma.outcome('confirmErasure', confirm), 'EVIDENCE_ERASURE_DECIDED');
    const again = await karim.call('proposeErasure', given);
    const keep = { params: { caseId }, body: { untilDay: '2030-01-31', reason: 'The court keeps everything, order 3/2026.' } };
    await karim.call('setRetention', keep);
    const toConfirm = { params: { erasureId: again.id } };
    assert.equal(await salma.outcome('confirmErasure', toConfirm), 'EVIDENCE_NOT_DUE', 'an order to keep it came after the proposal');
    await karim.call('setRetention', { params: { caseId }, body: { untilDay: '2026-11-01', reason: 'The court has lifted its order.' } });
    it().advance(11 * 60_000);
    const late = await it().as('salma');
    it().advance(11 * 60_000);
    assert.equal(await late.outcome('confirmErasure', { params: { erasureId: again.id } }), 'ACCESS_SECOND_FACTOR_NEEDED');
    const confirmed = await (await it().as('salma')).call('confirmErasure', { params: { erasureId: again.id } });
    assert.equal(confirmed.decision, 'confirmed');
  });

  test('from then on nothing of it is shown by any road, and its files are gone everywhere', async () => {
    const mona = await it().as('mona');
    const params = { readingId };
    for (const [name, given] of [
      ['records', { params, query: {} }],
      ['timeline', { params, query: {} }],
      ['conversations', { params }],
      ['gaps', { params, query: {} }],
      ['evidenceBytes', { params: { evidenceId: item.id }, query: { reason: 'to look' } }],
      ['read', { params: { evidenceId: item.id }, body: {} }],
    ] as const)
      assert.equal(await mona.outcome(name, given), 'EVIDENCE_ERASED', name);
    const { addresses } = await mona.call('addressesOfCase', { params: { caseId } });
    assert.deepEqual(addresses, []);
    await until(async () => (await retained()).erasure?.doneAt !== null);
    assert.deepEqual(filesWith(item.sha256), []);
    assert.equal(await it().desk.store.vault.has(item.sha256), false);
    assert.equal(await it().desk.store.vault.has(other.sha256), true);
    const reading = await mona.call('reading', { params });
    assert.deepEqual([reading.coverage, reading.outside], [null, null]);
    assert.equal(await mona.outcome('bundleBytes', { params: { bundleId: older.id } }), 'EVIDENCE_ERASED');
    assert.equal((await checkVault(it().desk.store, { deep: true })).result, 'good');
    const to = join(folder, 'backup');
    const recipients = [await identityToRecipient(await generateX25519Identity())];
    await makeBackup(it().desk.store, { to, now: it().now(), recipients });
    assert.deepEqual(
      readdirSync(to, { recursive: true }).filter((name) => String(name).includes(item.sha256)),
      [],
    );
  });
  const retained = async () => {
    const { items } = await (await it().as('mona')).call('retentionOfCase', { params: { caseId } });
    return items.find(({ evidenceId }) => evidenceId === item.id) ?? assert.fail('it is no longer listed');
  };

  test('the log keeps that it was there, its hash, who erased it and why; an older bundle verifies, a new one shows it as erased', async () => {
    const karim = await it().as('karim');
    const { entries } = await karim.call('log', { query: { caseId, limit: 200 } });
    const [erased, ordered, proposed] = ['erased', 'erasure-ordered', 'erasure-proposed'].map((kind) =>
      entries.find((one) => one.kind === kind && one.outcome === 'done'),
    );
    assert.partialDeepStrictEqual(erased?.about, { item: item.sha256, evidence: item.id, 'size-bytes': item.bytes });
    assert.deepEqual([ordered?.by?.name, ordered?.about.reason, ordered?.about.ground], ['Salma Nabil', 'Its time is over.', 'rule']);
    assert.equal(proposed?.by?.name, 'Karim Adel');
    assert.equal(ordered?.about['proposed-by'], it().idOf('karim'));
    assert.deepEqual(await badIn(older.path), []);
    // A decision on single records goes through all that can still be read.
    const mona = await it().as('mona');
    const others = await uploadWhole(mona, caseId, 'other-logins.csv', Buffer.from(LOGINS.replaceAll('203.0.113', '198.51.100')));
    await readWhole(mona, others.id);
    const newer = await bundleOf(karim, { withholdRecords: [{ kind: 'ip-event', reason: 'third parties' }] });
    const report = await verifyFile(newer.path, trust());
    assert.deepEqual(await badIn(newer.path), []);
    assert.ok(report?.findings.some(({ code, what }) => code === 'WITHHELD' && /erased/.test(what)));
    assert.ok(!report?.findings.some(({ code, where }) => code === 'EXHIBIT_IN_LOG' && where.includes(item.sha256)));
  });

  test('the same bytes received again are an item of their own, and what another case has of them stays', async () => {
    const mona = await it().as('mona');
    const again = await uploadWhole(mona, caseId, 'logins-again.csv', Buffer.from(LOGINS));
    const second = await openCase(it(), '2026/8', CIRCLE);
    const theirs = await uploadWhole(mona, second, 'logins.csv', Buffer.from(LOGINS));
    const given = { params: { evidenceId: again.id }, body: { ground: 'order', reason: 'Order 12/2026 of the court.' } } as const;
    const { id } = await mona.call('proposeErasure', given);
    await (await it().as('omar')).call('confirmErasure', { params: { erasureId: id } });
    await until(async () => {
      const { items } = await mona.call('retentionOfCase', { params: { caseId } });
      return items.find(({ evidenceId }) => evidenceId === again.id)?.erasure?.doneAt !== null;
    });
    assert.equal(
      await mona.outcome('evidenceBytes', { params: { evidenceId: again.id }, query: { reason: 'to look' } }),
      'EVIDENCE_ERASED',
    );
    const kept = await buffer(await it().desk.store.vault.open(theirs.sha256));
    assert.equal(createHash('sha256').update(kept).digest('hex'), theirs.sha256);
    assert.equal((await checkVault(it().desk.store, { deep: true })).result, 'good');
  });
});
