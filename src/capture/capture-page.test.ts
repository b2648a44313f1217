// SPDX-License-Identifier: Apache-2.0
/**
 * Pages that fight, on loopback: each ends in a capture or in a refusal with its reason. One browser for all of them. What they left is then
 * read by programs of others.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noBrowser, openBrowser as openTestBrowser } from '../../test/browser.ts';
import { bySeed } from '../../test/by-seed.ts';
import { type IndependentPlayer, startIndependentPlayer } from '../../test/independent-player.ts';
import { type OpenWacz, openWacz, partsOf } from '../../test/open-wacz.ts';
import { type FightingSites, startFightingSites, VIDEO } from '../../test/pages-that-fight.ts';
import type { CaptureRecord, GapReason } from '../core/capture/capture-record.ts';
import { type CaptureLimits, DEFAULT_LIMITS } from '../core/capture/limits.ts';
import { passingKey } from './archive/sign-package.ts';
import { capturePage } from './capture-page.ts';
import { type CaptureBrowser, openBrowser } from './open-browser.ts';

describe('a page that fights', { skip: noBrowser }, () => {
  let browser: CaptureBrowser;
  let sites: FightingSites;
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-captures-'));
  before(async () => {
    [browser, sites] = await Promise.all([openBrowser(new Date()), startFightingSites()]);
  });
  after(async () => {
    await browser.close();
    await sites.stop();
    rmSync(folder, { recursive: true });
  });

  const archives: (OpenWacz & { readonly out: string; readonly record: CaptureRecord })[] = [];
  let count = 0;
  const capture = async (
    path: string,
    limits: Partial<CaptureLimits> = {},
    base = sites.plain,
    resolve?: (host: string) => Promise<string[]>,
  ) => {
    const out = join(folder, `${count++}.wacz`);
    const captured = await capturePage({
      url: base + path,
      purpose: { case: 'L-7', purpose: 'test', legalBasis: 'test' },
      limits: { ...DEFAULT_LIMITS, maxSeconds: 12, maxHeightPixels: 8_000, ...limits },
      permits: { loopback: true },
      browser,
      key: passingKey(),
      program: 'rogatory test',
      out,
      now: () => new Date(),
      askProtected: async () => false,
      ...(resolve === undefined ? {} : { resolve }),
    });
    const found = { ...captured, out, ...(await openWacz(out)) };
    archives.push(found);
    return found;
  };
  const whys = ({ record }: { record: { gaps: readonly { why: GapReason }[] } }) => [...new Set(record.gaps.map(({ why }) => why))];
  const asked = ({ responses }: OpenWacz) => responses.map(({ url }) => new URL(url).pathname);

  describe('ends in a capture or a refusal', { concurrency: 3 }, () => {
    test('not at all is kept whole: bytes as served, in their encoding, with headers as they came', async () => {
      const found = await capture('/gzip');
      assert.deepEqual(whys(found), []);
      assert.equal(found.text, 'packed');
      const [page] = found.responses;
      assert.equal(page?.body.subarray(0, 2).toString('hex'), '1f8b');
      assert.match(page?.head ?? '', /\r\nX-Odd-Case: Kept\r\n/);
      assert.match(page?.head ?? '', /\r\ncontent-encoding: gzip\r\n/);
      assert.equal(page?.address, '127.0.0.1');
    });
    test('with infinite scroll ends at the height that was allowed', async () => {
      const found = await capture('/infinite', { maxHeightPixels: 3_000 });
      assert.deepEqual(whys(found), ['height-limit']);
      assert.ok(found.record.page.heightPixels > 3_000);
    });
    test('behind a consent wall is kept as it stands, and nothing is clicked', async () => {
      const found = await capture('/consent');
      assert.match(found.text, /The page behind the wall[\s\S]*We value your privacy/);
      assert.equal(sites.asked.includes('POST /agreed'), false);
    });
    test('with lazy pictures is scrolled until they come', async () => {
      assert.ok(asked(await capture('/lazy')).includes('/pixel.png'));
    });
    test('with a service worker is kept with the worker and what the worker fetched', async () => {
      const found = await capture('/worker');
      assert.equal(found.text, 'from the worker');
      assert.ok(asked(found).includes('/worker.js') && asked(found).includes('/tick'));
    });
    test('with a WebSocket is kept with what both sides said', async () => {
      const found = await capture('/socket');
      assert.equal(found.text, 'the boat sails at nine');
      assert.deepEqual(
        found.frames.map(({ from, text }) => [from, text]),
        [
          ['page', 'who sails'],
          ['server', 'the boat sails at nine'],
        ],
      );
      assert.equal(found.responses.find(({ url }) => url.startsWith('ws:'))?.status, 101);
    });
    test('with video is kept with the ranges that were asked for', async () => {
      const found = await capture('/video');
      assert.equal(found.text, 'part 206');
      const part = found.responses.find(({ head }) => head.includes('bytes 100000-199999/'));
      assert.deepEqual(part?.body, VIDEO.subarray(100_000, 200_000));
    });
    test('with blob addresses, or a strict content policy, is seen all the same', async () => {
      assert.match((await capture('/blob')).dom, /src="blob:/);
      assert.equal((await capture('/strict')).text, 'locked down');
    });
    test('that never comes to rest is pictured as it is', async () => {
      assert.deepEqual(
        whys(await capture('/restless', { maxSeconds: 5 })).filter((why) => why !== 'answer-cut-off' && why !== 'no-answer'),
        ['still-loading'],
      );
    });
    test('that redefines what its text is deceives nobody', async () => {
      const found = await capture('/liar');
      assert.equal(found.text, 'the truth');
      assert.doesNotMatch(found.dom.replace(/<script[\s\S]*?<\/script>/g, ''), /a lie/);
    });
    test('that opens windows and asks questions gets no answer', async () => {
      const found = await capture('/windows');
      assert.equal(found.text, 'opens windows');
      assert.deepEqual(
        found.consoleKinds.filter((kind) => kind.startsWith('dialog')),
        ['dialog-alert', 'dialog-confirm'],
      );
    });
    test('that hangs its own process ends as one that did not answer, with its bytes kept', async () => {
      const found = await capture('/hung', { maxSeconds: 8 });
      assert.ok(whys(found).includes('did-not-answer'));
      assert.deepEqual(asked(found).slice(0, 1), ['/hung']);
    });
    test('that redirects without end ends with the redirects it made', async () => {
      const found = await capture('/loop?0');
      assert.deepEqual(whys(found), ['too-many-redirects']);
      assert.ok(found.record.page.redirects.length >= 20);
    });
    test('that is slow ends at its time, with what had come', async () => {
      const found = await capture('/drip', { maxSeconds: 3 });
      assert.ok(whys(found).includes('answer-cut-off'));
      assert.equal(found.responses[0]?.truncated, 'time');
      assert.match(found.responses[0]?.body.toString() ?? '', /first words/);
    });
    test('that says nothing, hangs up, or is not there ends in a refusal that says so', async () => {
      await assert.rejects(capture('/silent', { maxSeconds: 2 }), { fullCode: 'CAPTURE_UNREACHABLE' });
      await assert.rejects(capture('/hangs-up'), { fullCode: 'CAPTURE_UNREACHABLE' });
      await assert.rejects(capture('/', {}, 'http://127.0.0.1:9'), { fullCode: 'CAPTURE_UNREACHABLE' });
    });
    test('under a certificate that nobody has signed is kept, with the certificate and the doubt', async () => {
      const found = await capture('/plain', {}, sites.selfSigned);
      assert.deepEqual(whys(found), ['certificate-not-valid']);
      const [server] = found.record.servers;
      assert.match(server?.tls?.chain[0]?.subject ?? '', /nobody\.example/);
      assert.match(found.text, /Boats from the harbour/);
    });
    test('that unpacks to a thousand times its size is cut off', async () => {
      const found = await capture('/bomb', { maxDecodedBytes: 1_000_000 });
      assert.ok(whys(found).includes('unpacked-size-limit'));
      assert.equal(found.responses[0]?.truncated, 'length');
    });
    test('of no bytes is kept and said to be empty', async () => {
      assert.deepEqual(whys(await capture('/nothing')), ['empty-answer']);
    });
    test('that is a file is kept as bytes and not opened', async () => {
      const found = await capture('/file.bin');
      assert.deepEqual(whys(found), ['not-a-page']);
      assert.equal(found.responses[0]?.body.toString(), 'the bytes of a list');
    });
    test('that asks for ten thousand things gets what was allowed and no more', async () => {
      const found = await capture('/swarm', { maxRequests: 400, maxSeconds: 40 });
      assert.ok(whys(found).includes('request-limit'));
      // What was on its way when the limit was met is allowed and may stay unanswered.
      assert.ok(found.record.requests > 200 && found.record.requests <= 400, String(found.record.requests));
    });
    test('that asks for the inside of our network gets nothing of it', async () => {
      const found = await capture('/inside');
      assert.deepEqual(
        found.record.gaps.map(({ why, url }) => [why, url]),
        [
          ['address-refused', 'http://10.0.0.7/admin'],
          ['address-refused', 'http://169.254.169.254/latest/meta-data/'],
        ],
      );
    });

    describe('by leading its visitors where a capture does not go', () => {
      const to = (where: string) => `/to?where=${encodeURIComponent(where)}`;
      for (const [where, code] of [
        ['file:///etc/passwd', 'CAPTURE_SCHEME_REFUSED'],
        ['ftp://files.example/', 'CAPTURE_SCHEME_REFUSED'],
        ['http://10.0.0.1/', 'CAPTURE_NETWORK_REFUSED'],
        ['http://169.254.169.254/', 'CAPTURE_NETWORK_REFUSED'],
        ['http://2130706433/', 'CAPTURE_NOTATION_REFUSED'],
        ['http://0177.0.0.1/', 'CAPTURE_NOTATION_REFUSED'],
        ['http://a:b@127.0.0.1/', 'CAPTURE_SIGN_IN_REFUSED'],
      ] as const)
        test(`by a redirect to ${where} is refused, and nothing is written`, async () => {
          const before = readdirSync(folder).length;
          await assert.rejects(capture(to(where)), { fullCode: code });
          assert.ok(readdirSync(folder).length >= before);
        });
      test('by its own script is refused as well', async () => {
        await assert.rejects(capture('/goes-inside'), { fullCode: 'CAPTURE_NETWORK_REFUSED' });
      });
      test('by a name that answers with an inner address is refused', async () => {
        await assert.rejects(
          capture('/', {}, 'http://page.example', async () => ['93.184.216.34', '10.0.0.9']),
          { fullCode: 'CAPTURE_NETWORK_REFUSED' },
        );
      });
      test('by a name that changes its answer is visited where it was checked, and nowhere else', async () => {
        let answers = 0;
        const found = await capture('/many', {}, sites.plain.replace('127.0.0.1', 'page.example'), async () =>
          answers++ === 0 ? ['127.0.0.1'] : ['10.0.0.9'],
        );
        assert.equal(answers, 1);
        assert.deepEqual([...new Set(found.responses.map(({ address }) => address))], ['127.0.0.1']);
      });
    });
  });

  describe('is read by programs of others', () => {
    let player: IndependentPlayer;
    let playing: Awaited<ReturnType<typeof openTestBrowser>>;
    before(async () => {
      playing = await openTestBrowser();
      player = await startIndependentPlayer(playing, { width: 1280, height: 1024 });
    });
    after(async () => {
      await player.stop();
      await playing.close();
    });

    test('record by record, where our index says that each answer begins', async () => {
      assert.ok(archives.length >= 20);
      for (const { out, record } of archives) {
        const parts = await partsOf(out);
        writeFileSync(join(folder, 'data.warc.gz'), parts.get('archive/data.warc.gz') as Buffer);
        const said = execFileSync(process.execPath, [WARCIO, 'index', join(folder, 'data.warc.gz')], { encoding: 'utf8' });
        const records = linesOf<{ offset: string; 'warc-type': string; 'warc-target-uri'?: string }>(said);
        const responses = records.filter((one) => one['warc-type'] === 'response');
        assert.equal(responses.length, record.responses, record.asked.url);
        const index =
          parts
            .get('indexes/index.cdx')
            ?.toString()
            .replace(/^.*? \d+ /gm, '') ?? '';
        for (const { url, offset } of linesOf<{ url: string; offset: string }>(index))
          assert.ok(
            responses.some((one) => String(one.offset) === offset && one['warc-target-uri'] === url),
            `${url} at ${offset}`,
          );
      }
    });
    test('and replayed by one of them with the text that we kept, without a request to anywhere', async () => {
      let shown = 0;
      const replayable = archives.filter(
        ({ record }) => record.views.text !== null && !NOT_REPLAYED.has(new URL(record.page.url).pathname),
      );
      const halves = bySeed('archives that are replayed', [0, 1]);
      for (const { out, record, text } of replayable.filter((_, at) => halves.includes((at % 2) as 0 | 1))) {
        const { pathname } = new URL(record.page.url);
        const replayed = await player.show(out, record.page.url);
        const end = performance.now() + 30_000;
        let seen = await replayed.text();
        // A page without end goes on behind what was kept of it.
        const isAsKept = () => seen === text || (pathname === '/infinite' && seen.startsWith(`${text}\n`));
        while (!isAsKept() && performance.now() < end) {
          if (seen.length < text.length) await replayed.scroll();
          seen = await replayed.text();
        }
        assert.ok(isAsKept(), `${record.page.url}: "${seen.slice(0, 200)}" in place of "${text.slice(0, 200)}"`);
        await replayed.page.close();
        shown += 1;
      }
      assert.ok(shown >= 7 * halves.length, `${shown} pages were replayed`);
      assert.deepEqual(player.refused, []);
    });
  });
});

const WARCIO = join(import.meta.dirname, '..', '..', 'node_modules', 'warcio', 'dist', 'cli.js');

/** What the other player does not do at all: service workers and WebSockets of a page, and a script that never gives the page back. */
const NOT_REPLAYED: ReadonlySet<string> = new Set(['/worker', '/socket', '/hung']);

function linesOf<T>(text: string): T[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as T]));
}
