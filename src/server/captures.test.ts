// SPDX-License-Identifier: Apache-2.0
/** A page captured on a desk: permitted or refused, made in the background, sealed, looked at from the archive alone, compared. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { noBrowser } from '../../test/browser.ts';
import { openCase, uploadWhole } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { captureToTheEnd } from '../cli/desk/captures.ts';
import type { CaptureShown } from '../core/api/captures.ts';
import { visitDue } from '../desk/capture/visit-due.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';

const PLAN = { purpose: 'advert of crossings', legalBasis: 'art. 95', whose: 'suspect', publicPage: true } as const;

forEachDesk(
  'captures',
  (open, kind) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let yara: Page;
    let site: Server;
    let url: string;
    let asked = 0;
    let pressAsked = 0;
    let type = 'text/html; charset=utf-8';
    let page =
      '<title>Sandglass</title><p>Followers 4,112</p><p>Friday: 900</p><p>Pay to tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx</p><a href="/more">more</a>';
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-14');
      mona = await desk.as('mona');
      yara = await desk.as('yara');
      site = createServer((request, response) => {
        asked += 1;
        if (request.url === '/press') pressAsked += 1;
        if (request.url?.startsWith('/sends')) return void response.writeHead(302, { location: '/press' }).end();
        response.writeHead(200, { 'content-type': type }).end(page);
      });
      site.listen(0, '127.0.0.1');
      await once(site, 'listening');
      url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    });
    after(() => {
      site.closeAllConnections();
      site.close();
    });
    const begin = (given: object) =>
      mona.outcome('beginCapture', { params: { caseId }, body: { ...PLAN, url: 'https://page.example/', ...given } });
    const kinds = async () =>
      (
        await desk.desk.store.db.selectFrom('log_index').select(['kind', 'outcome']).where('case_id', '=', caseId).orderBy('at').execute()
      ).map(({ kind: one, outcome }) => (outcome === 'done' ? one : `${one} ${outcome}`));

    test('a visit without purpose or basis, of a page that is not public, or of a protected person is refused, and each refusal is an entry', async () => {
      assert.equal(await begin({ purpose: '' }), 'CAPTURE_NOT_STATED');
      assert.equal(await begin({ publicPage: false }), 'CAPTURE_NOT_PUBLIC');
      assert.equal(await begin({ whose: 'journalist' }), 'CAPTURE_PROTECTED_PERSON');
      await mona.call('addTarget', {
        params: { caseId },
        body: { written: 'https://x.com/harbour_press', role: 'journalist', relevance: 'reports on it' },
      });
      assert.equal(await begin({ url: 'https://x.com/harbour_press' }), 'CAPTURE_PROTECTED_PERSON');
      assert.equal(await begin({ url: 'http://10.0.0.1/' }), 'CAPTURE_NETWORK_REFUSED');
      assert.equal(await begin({ url: 'file:///etc/passwd' }), 'CAPTURE_SCHEME_REFUSED');
      const refused = (await kinds()).filter((one) => one === 'capture-begun refused');
      assert.equal(refused.length, 6);
    });
    test('an analyst begins none, and a desk that is no training desk never visits its own machine', async () => {
      assert.equal(
        await yara.outcome('beginCapture', { params: { caseId }, body: { ...PLAN, url: 'https://page.example/' } }),
        'ACCESS_NOT_ALLOWED',
      );
      assert.equal(await begin({ url }), 'CAPTURE_LOOPBACK_REFUSED');
    });

    test('what the country pack states, and which way out the visits take, is said before; a proxy that the desk does not have is refused', async () => {
      const terms = async (page: Page) => await page.call('captureTerms', { params: { caseId } });
      const { country, rules, proxy } = await terms(yara);
      assert.deepEqual([country, proxy], ['EG', null]);
      assert.ok(rules.length > 0);
      for (const { article, what, name } of rules) {
        assert.ok(article !== '' && name.ar !== '');
        assert.doesNotMatch(what.ar + what.fr, /\[en\]/, 'it stands in the three languages of the screens');
      }
      const set = (name: string | null) => ({ params: { caseId }, body: { proxy: name } });
      assert.equal(await mona.outcome('setCaptureProxy', set('tor')), 'CAPTURE_NO_SUCH_PROXY');
      Object.assign(desk.desk.configuration, { captureProxies: [{ name: 'tor', address: 'socks5://127.0.0.1:9' }] });
      assert.equal((await mona.call('setCaptureProxy', set('tor'))).proxy, 'tor');
      assert.equal(await yara.outcome('setCaptureProxy', set(null)), 'ACCESS_NOT_ALLOWED');
      assert.equal((await mona.call('setCaptureProxy', set(null))).proxy, null);
      assert.ok((await kinds()).includes('capture-proxy-set'));
    });

    test('what is kept away to spare bystanders is stated before, seen by the approver, and committed to in the entry without standing there', async () => {
      const minimisation = 'comments of visitors are not read';
      const begun = await mona.call('beginCapture', {
        params: { caseId },
        body: { ...PLAN, url: 'https://page.invalid/', minimisation: ` ${minimisation} ` },
      });
      assert.equal(begun.minimisation, minimisation);
      const { publicPage, ...plan } = PLAN;
      const list = {
        name: 'beside',
        urls: ['https://page.invalid/'],
        publicPages: publicPage,
        visits: 1,
        everyHours: 24,
        delaySeconds: 30,
      };
      const ask = async (stated: string) =>
        await mona.call('addCaptureList', {
          params: { caseId },
          body: { ...plan, ...list, endsAt: '2026-12-01T00:00:00.000Z', minimisation: stated },
        });
      const [stated, blank] = [await ask(minimisation), await ask('  ')];
      const karim = await desk.as('karim');
      const seen = (await karim.call('captureLists', { params: { caseId } })).lists;
      assert.equal(seen.find(({ id }) => id === stated.id)?.minimisation, minimisation);
      assert.equal(seen.find(({ id }) => id === blank.id)?.minimisation, null);
      const entries = await desk.desk.store.db.selectFrom('log_entry').selectAll().execute();
      const written = entries.map((entry) => Buffer.from(entry.bytes).toString());
      assert.equal(written.filter((one) => /"minimisation":"sha256:/.test(one)).length, 2);
      assert.ok(!written.some((one) => one.includes(minimisation)));
      for (const { id } of [stated, blank]) await mona.call('stopCaptureList', { params: { listId: id } });
    });

    if (kind === 'server' || noBrowser !== false) return;

    let first: CaptureShown;
    test('a permitted visit is made once, sealed as an evidence item that verify accepts, and is in the log', async () => {
      Object.assign(desk.desk.configuration, { training: true });
      const begun = await mona.call('beginCapture', { params: { caseId }, body: { ...PLAN, url } });
      first = await captureToTheEnd(mona.call, begun);
      assert.equal(first.job?.state, 'done', JSON.stringify(first.job));
      assert.deepEqual([first.record?.title, first.record?.status, first.record?.gaps], ['Sandglass', 200, []]);
      const { items } = await mona.call('evidenceOfCase', { params: { caseId } });
      assert.deepEqual(
        items.map(({ how, receivedFrom, sha256 }) => [how, receivedFrom, sha256]),
        [['capture', url, first.sha256]],
      );
      const kept = join(desk.desk.configuration.spoolFolder, 'kept.wacz');
      writeFileSync(kept, await buffer(await desk.desk.store.vault.open(first.sha256 as string)));
      assert.equal((await verifyFile(kept, NO_TRUST))?.ok, true);
      const log = await kinds();
      for (const one of ['capture-begun', 'capture-made', 'evidence-sealed']) assert.ok(log.includes(one), one);
    });
    test('is looked at from its archive alone: the site is not asked again, and each look is an entry', async () => {
      const before = asked;
      const view = await yara.call('captureView', { params: { captureId: first.id } });
      assert.match(view.text, /Friday: 900/);
      assert.deepEqual(view.links, [`${url}more`]);
      const picture = await yara.fetch(`/api/v1/captures/${first.id}/pictures/1`);
      assert.equal(
        Buffer.from(await picture.arrayBuffer())
          .subarray(1, 4)
          .toString(),
        'PNG',
      );
      assert.equal((await yara.fetch(`/api/v1/captures/${first.id}/pictures/9`)).status, 409);
      assert.equal(asked, before);
      assert.ok((await kinds()).filter((one) => one === 'evidence-opened').length >= 2);
    });
    test('the same page again shows what is gone, what came and what moved', async () => {
      page = '<title>Sandglass</title><p>Followers 4,180</p><p>Pay to another address</p>';
      const again = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: first.id } }));
      const found = await yara.call('captureDifferences', { params: { captureId: first.id }, query: { since: again.id } });
      assert.deepEqual([found.before.id, found.after.id], [first.id, again.id]);
      assert.deepEqual(
        found.numbersMoved.map(({ after: now }) => now),
        ['Followers 4,180'],
      );
      assert.deepEqual(found.textGone, ['Friday: 900', 'Pay to tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'more']);
      assert.deepEqual(found.textCame, ['Pay to another address']);
      assert.deepEqual(found.linksGone, [`${url}more`]);
    });
    test('a capture that others have made is taken in: marked, checked where signed, and what can be read of it is an item beside the original', async () => {
      const upload = async (name: string, bytes: Buffer) => await uploadWhole(mona, caseId, name, bytes, 'upload');
      const plan = { madeBy: 'Open Archive', purpose: 'advert of crossings', legalBasis: 'art. 95', whose: 'suspect' } as const;
      const takeIn = async (evidenceId: string) =>
        await captureToTheEnd(mona.call, await mona.call('takeInCapture', { params: { caseId }, body: { ...plan, evidenceId } }));
      const signed = await buffer(await desk.desk.store.vault.open(first.sha256 as string));
      const own = await upload('crossings.wacz', signed);
      const taken = await takeIn(own.id);
      assert.equal(taken.job?.state, 'done', JSON.stringify(taken.job));
      assert.deepEqual([taken.how, taken.madeBy, taken.originalId], ['others', 'Open Archive', own.id]);
      assert.deepEqual([taken.record?.others?.format, taken.record?.others?.check, taken.record?.finalUrl], ['wacz', 'good', url]);
      assert.match((await yara.call('captureView', { params: { captureId: taken.id } })).text, /Friday: 900/);
      assert.equal((await yara.fetch(`/api/v1/captures/${taken.id}/pictures/1`)).status, 200);
      const { items } = await mona.call('evidenceOfCase', { params: { caseId } });
      const copy = items.find(({ id }) => id === taken.evidenceId);
      assert.deepEqual([copy?.derivedFrom, copy?.receivedFrom, copy?.how], [own.id, 'Open Archive', 'upload']);
      const reading = await mona.call('read', { params: { evidenceId: copy?.id ?? '' }, body: null });
      assert.ok(reading.id !== '');
      const byHand = await mona.call('takeInCapture', {
        params: { caseId },
        body: { ...plan, evidenceId: (await upload('window.wacz', signed)).id, byHand: true },
      });
      assert.equal((await captureToTheEnd(mona.call, byHand)).how, 'manual');
      const changed = Buffer.from(signed);
      const place = changed.indexOf('capture/text.txt', 0, 'latin1') + 'capture/text.txt'.length + 4;
      changed[place] = (changed[place] as number) ^ 1;
      const bad = await takeIn((await upload('changed.wacz', changed)).id);
      assert.deepEqual(bad.job?.state === 'done' ? bad.record?.others?.check : bad.job?.error?.code, 'bad');
      const none = await takeIn((await upload('letter.txt', Buffer.from('a letter'))).id);
      assert.equal(none.job?.error?.code, 'CAPTURE_OTHERS_UNREADABLE');
      const refused = async (evidenceId: string) =>
        await mona.outcome('takeInCapture', { params: { caseId }, body: { ...plan, evidenceId } });
      assert.equal(await refused(own.id), 'CAPTURE_NOT_OF_OTHERS', 'twice');
      assert.equal(await refused(first.evidenceId as string), 'CAPTURE_NOT_OF_OTHERS', 'our own');
      assert.equal(
        await yara.outcome('takeInCapture', { params: { caseId }, body: { ...plan, evidenceId: own.id } }),
        'ACCESS_NOT_ALLOWED',
      );
      for (const one of ['capture-taken-in', 'evidence-derived']) assert.ok((await kinds()).includes(one), one);
    });
    test('a page that leads to that of a protected person by a redirect, by its head or by a script ends as a failed visit, and who it is stands nowhere', async () => {
      const before = (await mona.call('evidenceOfCase', { params: { caseId } })).items.length;
      const press = `${url}press`;
      await mona.call('addTarget', {
        params: { caseId },
        body: { written: press, kind: 'profile-url', role: 'journalist', relevance: 'reports' },
      });
      const lead = async (body: string, path = '') => {
        page = body;
        const begun = await mona.call('beginCapture', { params: { caseId }, body: { ...PLAN, url: `${url}${path}` } });
        return await captureToTheEnd(mona.call, begun);
      };
      const redirected = await lead('', 'sends');
      const byHead = await lead('<meta http-equiv="refresh" content="0; url=/press"><p>soon</p>');
      const byScript = await lead('<script>location = "/press"</script>');
      const again = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: byScript.id } }));
      for (const { job, record, evidenceId } of [redirected, byHead, byScript, again]) {
        assert.equal(job?.error?.code, 'CAPTURE_LEADS_TO_PROTECTED');
        assert.deepEqual([record, evidenceId], [null, null]);
        assert.match(job?.error?.title?.ar ?? '', /استشر المراجع القانوني/);
        assert.match(job?.error?.detail?.fr ?? '', /réviseur juridique/);
        assert.doesNotMatch(JSON.stringify(job), /press/);
      }
      assert.equal(pressAsked, 0);
      assert.equal((await mona.call('evidenceOfCase', { params: { caseId } })).items.length, before);
      const entries = await desk.desk.store.db.selectFrom('log_entry').selectAll().execute();
      const ofVisit = entries.map((entry) => Buffer.from(entry.bytes).toString()).filter((one) => one.includes(redirected.id));
      assert.ok(ofVisit.some((one) => one.includes('CAPTURE_LEADS_TO_PROTECTED')));
      assert.ok(!ofVisit.some((one) => one.includes(press)));
    });
    test('a list goes on past a page that leads to that of a protected person', async () => {
      page = '<title>One of a list</title><p>text</p>';
      const plan = { purpose: 'adverts', legalBasis: 'art. 95', whose: 'suspect', publicPages: true } as const;
      const often = { visits: 1, everyHours: 24, delaySeconds: 5, endsAt: '2026-12-01T00:00:00.000Z' } as const;
      const urls = [`${url}sends?list`, `${url}after`];
      const list = await mona.call('addCaptureList', { params: { caseId }, body: { name: 'past it', urls, ...plan, ...often } });
      await (await desk.as('karim')).call('approveCaptureList', { params: { listId: list.id } });
      const begun = async () => (await mona.call('captures', { params: { caseId } })).captures.filter((one) => urls.includes(one.url));
      for (const count of [1, 2]) {
        await visitDue({ ...desk.desk, now: desk.now });
        const all = await begun();
        assert.equal(all.length, count);
        for (const one of all) await captureToTheEnd(mona.call, one);
        desk.advance(31_000);
      }
      assert.deepEqual(
        (await begun()).map(({ url: of, job }) => [of, job?.error?.code ?? job?.state]),
        [
          [urls[1], 'done'],
          [urls[0], 'CAPTURE_LEADS_TO_PROTECTED'],
        ],
      );
      const [shown] = (await mona.call('captureLists', { params: { caseId } })).lists.filter(({ id }) => id === list.id);
      assert.deepEqual([shown?.begun, shown?.captured, shown?.stoppedAt], [2, 1, null]);
    });
    test('a list is visited only after somebody else has approved it, one page after the other, and stops where a rule stops it', async () => {
      page = '<title>One of a list</title><p>text</p>';
      const body = {
        ...{
          name: 'channel',
          urls: [`${url}a`, `${url}b`],
          purpose: 'adverts',
          legalBasis: 'art. 95',
          whose: 'suspect' as const,
          publicPages: true,
        },
        ...{ visits: 1, everyHours: 24, delaySeconds: 30, endsAt: '2026-12-01T00:00:00.000Z' },
      } as const;
      assert.equal(await mona.outcome('addCaptureList', { params: { caseId }, body: { ...body, visits: 99 } }), 'CAPTURE_LIST_TOO_LARGE');
      const list = await mona.call('addCaptureList', { params: { caseId }, body });
      const due = () => visitDue({ ...desk.desk, now: desk.now });
      assert.equal(await due(), 0);
      assert.equal(await mona.outcome('approveCaptureList', { params: { listId: list.id } }), 'ACCESS_NOT_ALLOWED');
      const karim = await desk.as('karim');
      assert.equal((await karim.call('approveCaptureList', { params: { listId: list.id } })).approvedBy?.name, 'Karim Adel');
      const begun = async () =>
        (await mona.call('captures', { params: { caseId } })).captures.filter(({ url: one }) => body.urls.includes(one));
      await due();
      const [first_] = await begun();
      await captureToTheEnd(mona.call, first_ as CaptureShown);
      await due();
      assert.deepEqual(
        (await begun()).map(({ url: one }) => one),
        [`${url}a`],
        'the pause is not over',
      );
      await mona.call('addTarget', {
        params: { caseId },
        body: { written: `${url}b`, kind: 'profile-url', role: 'journalist', relevance: 'reports' },
      });
      desk.advance(31_000);
      assert.equal(await due(), 0);
      const [stopped] = (await mona.call('captureLists', { params: { caseId } })).lists;
      assert.deepEqual([stopped?.captured, stopped?.stoppedAt !== null], [1, true]);
      assert.ok((await kinds()).includes('capture-list-stopped refused'));
    });
    test('what a captured channel or sitemap lists is read from its archive, for a list that somebody then asks for', async () => {
      const posts = async (limit: number) => {
        const captured = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: first.id } }));
        const before = asked;
        const found = await yara.call('capturePosts', { params: { captureId: captured.id }, query: { limit } });
        assert.equal(asked, before);
        return found;
      };
      page = `${[1, 2, 3].map((n) => `<a href="/status/${n}">post</a>`).join('')}<a href="/login">log in</a><a href="https://elsewhere.example/status/4">x</a>`;
      assert.deepEqual(await posts(2), { from: 'links', urls: [`${url}status/1`, `${url}status/2`], more: 1 });
      type = 'application/xml';
      page = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${url}one</loc></url></urlset>`;
      assert.deepEqual(await posts(20), { from: 'sitemap', urls: [`${url}one`], more: 0 });
      type = 'text/html; charset=utf-8';
    });
    test('a page of a list that nobody answers is tried again, and the list goes on', async () => {
      const gone = 'http://127.0.0.1:9/';
      const about = {
        name: 'gone',
        urls: [gone] as string[],
        purpose: 'adverts',
        legalBasis: 'art. 95',
        whose: 'suspect',
        publicPages: true,
      } as const;
      const often = { visits: 1, everyHours: 24, delaySeconds: 5, endsAt: '2026-12-01T00:00:00.000Z' } as const;
      const list = await mona.call('addCaptureList', { params: { caseId }, body: { ...about, ...often } });
      await (await desk.as('karim')).call('approveCaptureList', { params: { listId: list.id } });
      const due = async () => {
        const begun = await visitDue({ ...desk.desk, now: desk.now });
        const all = (await mona.call('captures', { params: { caseId } })).captures.filter((one) => one.url === gone);
        for (const one of all) if (one.job?.state !== 'failed') await captureToTheEnd(mona.call, one);
        return [begun, all.length];
      };
      assert.deepEqual(
        [await due(), await due()],
        [
          [1, 1],
          [0, 1],
        ],
      );
      desk.advance(61_000);
      assert.deepEqual(await due(), [1, 2]);
      desk.advance(241_000);
      assert.deepEqual(
        [await due(), await due()],
        [
          [1, 3],
          [0, 3],
        ],
      );
    });
    test('where the way out of the case is not there, nothing is visited from the desk itself', async () => {
      Object.assign(desk.desk.configuration, { captureProxies: [{ name: 'gone', address: 'socks5://127.0.0.1:9' }] });
      await mona.call('setCaptureProxy', { params: { caseId }, body: { proxy: 'gone' } });
      const before = asked;
      const failed = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: first.id } }));
      assert.equal(failed.job?.error?.code, 'CAPTURE_UNREACHABLE');
      Object.assign(desk.desk.configuration, { captureProxies: [] });
      const none = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: first.id } }));
      assert.equal(none.job?.error?.code, 'CAPTURE_NO_SUCH_PROXY');
      assert.equal(asked, before);
      await mona.call('setCaptureProxy', { params: { caseId }, body: { proxy: null } });
    });
    test('a page that redirects inside ends as a failed visit with its rule, and nothing is kept', async () => {
      const before = (await mona.call('evidenceOfCase', { params: { caseId } })).items.length;
      page = '<script>location="http://10.0.0.1/"</script>';
      const failed = await captureToTheEnd(mona.call, await mona.call('captureAgain', { params: { captureId: first.id } }));
      assert.equal(failed.job?.error?.code, 'CAPTURE_NETWORK_REFUSED');
      assert.equal((await mona.call('evidenceOfCase', { params: { caseId } })).items.length, before);
      assert.ok((await kinds()).includes('capture-made refused'));
    });
  },
  { working: true, rounds: false },
);
