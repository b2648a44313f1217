// SPDX-License-Identifier: Apache-2.0
/** Attacks on a bundle, by whoever holds it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flipBits } from '../../test/flip-bits.ts';
import { hostileBundles, zipEntries } from '../../test/hostile-bundles.ts';
import { inventedBundle, inventedCourt, inventedDesk, inventedEntry, type Twist } from '../../test/invented-bundle.ts';
import { missing, sharedFolder } from '../../test/shared.ts';
import { type OddEntry, oddZip } from '../../test/zip.ts';
import { noteSigner } from '../core/custody/signed-note.ts';
import { languages } from '../core/documents/document-text.ts';
import { type BundleExhibit, originalPath } from '../core/evidence/bundle-index.ts';
import type { EntryToShow } from '../core/evidence/bundle-log.ts';
import { checkerText } from '../desk/bundle/build-checkers.ts';
import { type BagToWrite, textSource, writeBagFolder, writeBagZip } from '../desk/bundle/write-bag.ts';
import type { Report } from './finding.ts';
import { linesOf } from './report-lines.ts';
import { NO_TRUST, type Trust } from './trust.ts';
import { verifyFile } from './verify-file.ts';

const trust: Trust = { ...NO_TRUST, keys: [inventedDesk, inventedCourt] };

describe('a bundle', () => {
  let folder: string;
  let count = 0;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-bundle-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const newPath = (ending: string) => {
    count += 1;
    return join(folder, `bundle-${count}${ending}`);
  };
  async function zipOf(bag: BagToWrite): Promise<string> {
    const path = newPath('.zip');
    await writeBagZip(bag, path);
    return path;
  }
  async function folderOf(bag: BagToWrite): Promise<string> {
    const path = newPath('');
    await writeBagFolder(bag, path);
    return path;
  }
  async function bad(path: string, given: Trust = trust) {
    return (await verifyFile(path, given))?.findings.filter(({ good }) => !good) ?? [];
  }
  const codes = async (path: string, given?: Trust) => [...new Set((await bad(path, given)).map(({ code }) => code))].sort();
  const twisted = async (twist: Twist) => await codes(await zipOf(await inventedBundle(twist)));

  test('as the desk made it verifies, as a ZIP and as a folder', async () => {
    const bag = await inventedBundle();
    for (const path of [await zipOf(bag), await folderOf(bag)]) {
      const report = await verifyFile(path, trust);
      assert.deepEqual(
        report?.findings.filter(({ good }) => !good),
        [],
      );
      assert.ok(report?.ok);
      const good = new Set(report.findings.map(({ code }) => code));
      for (const code of [
        'CANONICAL',
        'CHECKPOINT_SIGNATURE',
        'KEY_TRUSTED',
        'WITNESSED',
        'ENTRIES_IN_LOG',
        'INDEX_IN_LOG',
        'EXHIBIT_IN_LOG',
      ] as const)
        assert.ok(good.has(code), code);
    }
  });
  test('is the same to the byte however often it is made', async () => {
    const [one, two] = [await zipOf(await inventedBundle()), await zipOf(await inventedBundle())];
    assert.deepEqual(readFileSync(one), readFileSync(two));
  });
  test('is unpacked and checked by programs that are not ours', { skip: notInstalled('unzip') }, async () => {
    const zip = await zipOf(await inventedBundle());
    const out = newPath('');
    execFileSync('unzip', ['-q', zip, '-d', out]);
    const bag = join(out, 'lantern-2026-117');
    for (const digest of ['sha256', 'sha512'])
      for (const manifest of [`manifest-${digest}.txt`, `tagmanifest-${digest}.txt`])
        execFileSync(`${digest}sum`, ['-c', '--quiet', manifest], { cwd: bag });
    assert.deepEqual(await bad(bag), []);
  });
  test('verifies without any trusted key, and says that its key came along', async () => {
    const report = await verifyFile(await zipOf(await inventedBundle()), NO_TRUST);
    assert.ok(report?.ok);
    assert.ok(report.findings.some(({ code, note }) => code === 'KEY_NOT_PINNED' && note));
  });

  describe('is attacked:', () => {
    test('an exhibit is exchanged for another of the same name', async () => {
      const path = await folderOf(await inventedBundle());
      const original = join(path, 'data/originals', readdirSync(join(path, 'data/originals'))[0] as string);
      writeFileSync(original, readFileSync(original, 'utf8').replace('203.0.113.7', '203.0.113.8'));
      const found = await bad(path);
      assert.ok(found.some(({ code, where }) => code === 'FILE_HASH_MISMATCH' && where.endsWith(basename(original))));
    });
    test('an exhibit is exchanged and every manifest made anew', async () => {
      const bag = await inventedBundle();
      const payload = bag.payload.map((one) => (one.path.startsWith('data/originals/') ? textSource(one.path, 'another return') : one));
      assert.deepEqual(await codes(await zipOf({ ...bag, payload })), ['INDEX_MISMATCH']);
    });
    test('a record is edited and every manifest and the index made anew', async () => {
      const edited = 'id,kind,address\n1,ip-event,203.0.113.8\n';
      assert.deepEqual(
        await twisted({
          extra: { 'data/records/records.csv': edited },
          index: (index) => ({
            ...index,
            files: index.files.map((file) => (file.path === 'data/records/records.csv' ? { ...file, sha256: sha256Of(edited) } : file)),
          }),
        }),
        ['INDEX_NOT_IN_LOG'],
      );
    });
    test('an exhibit is added that the desk never took in', async () => {
      const forged = 'a forged return';
      const sha256 = sha256Of(forged);
      const path = originalPath(sha256, 'forged.txt');
      assert.deepEqual(
        await twisted({
          extra: { [path]: forged },
          index: (index) => ({ ...index, exhibits: [...index.exhibits, { ...(index.exhibits[0] as BundleExhibit), path, sha256 }] }),
        }),
        ['EXHIBIT_NOT_IN_LOG', 'INDEX_MISMATCH', 'INDEX_NOT_IN_LOG'],
      );
    });
    test('an exhibit is only looked at in the log, and never taken in or made', async () => {
      assert.deepEqual(await twisted({ recordedAs: 'trace-shown' }), ['EXHIBIT_NOT_IN_LOG']);
    });
    test('nothing: the certificate of a trace that the desk followed itself is in the log by the entry of the trace', async () => {
      assert.deepEqual(await twisted({ recordedAs: 'trace-made' }), []);
    });
    test('an entry is left out', async () => {
      assert.deepEqual(await twisted({ shown: (entries) => entries.slice(1) }), ['ENTRY_MISSING']);
    });
    test('an entry is rewritten', async () => {
      const other = inventedEntry({ kind: 'case-opened', by: 'u-2', role: 'investigator', case: 'c-1' }, 0);
      assert.deepEqual(
        await twisted({ shown: ([first, ...rest]) => [{ ...(first as EntryToShow), bytes: other.bytes, openings: [] }, ...rest] }),
        ['ENTRY_HASH_MISMATCH', 'ENTRY_MISSING'],
      );
    });
    test('two entries carry each other’s proofs', async () => {
      const found = await twisted({
        shown: ([first, second, ...rest]) => [
          { ...(first as EntryToShow), proof: (second as EntryToShow).proof },
          { ...(second as EntryToShow), proof: (first as EntryToShow).proof },
          ...rest,
        ],
      });
      assert.ok(found.includes('ENTRY_HASH_MISMATCH'));
    });
    test('a name shown for a commitment is not the one committed to', async () => {
      assert.deepEqual(
        await twisted({
          shown: (entries) =>
            entries.map((one) => ({
              ...one,
              openings: one.openings.map((opening) => ({ ...opening, value: opening.value.replace('u-1', 'u-2') })),
            })),
        }),
        ['OPENING_WRONG'],
      );
    });
    test('the log is one of somebody else who calls himself by the desk’s name', async () => {
      assert.ok((await twisted({ signer: noteSigner(inventedDesk.name, Buffer.alloc(32, 66)) })).includes('KEY_NOT_TRUSTED'));
    });
    test('an insider with database, disk and the desk’s key makes the case anew: the witness has not signed it, and it says so', async () => {
      const witnessed = async (twist: Twist) => {
        const report = await verifyFile(await zipOf(await inventedBundle(twist)), trust);
        return report?.findings.filter(({ code }) => /WITNESSED$/.test(code)).map(({ code }) => code);
      };
      assert.deepEqual(await witnessed({}), ['WITNESSED']);
      assert.deepEqual(await witnessed({ original: 'other logins\n', unwitnessed: true }), ['UNWITNESSED']);
    });
    test('a file is added beside the log', async () => {
      assert.deepEqual(await twisted({ extra: { 'data/log/note.txt': 'trust me' } }), ['FILE_UNLISTED']);
    });
    test('a file is added to the payload, and listed', async () => {
      assert.deepEqual(await twisted({ extra: { 'data/records/more.csv': 'id\n2\n' } }), ['INDEX_MISMATCH']);
    });
    test('its report is exchanged for another PDF, and every manifest made anew', async () => {
      const path = 'data/report.pdf';
      const bag = await inventedBundle({ content: { [path]: '%PDF-1.7 what was found' } });
      const payload = bag.payload.map((one) => (one.path === path ? textSource(path, '%PDF-1.7 what was wished for') : one));
      const found = await bad(await zipOf({ ...bag, payload }));
      assert.deepEqual(
        found.map(({ code, where }) => [code, where]),
        [['INDEX_MISMATCH', path]],
      );
    });
    test('a check page that always says yes lies in it, put there by the desk itself: a list of releases tells it from the true one', async () => {
      const path = 'data/verify/check.html';
      const liar = await zipOf(await inventedBundle({ content: { [path]: '<!doctype html><h1>Genuine</h1>' } }));
      const honest = await zipOf(await inventedBundle({ content: { [path]: await checkerText('check.html') } }));
      const released: Trust = { ...trust, checkers: [sha256Of(await checkerText('check.html'))] };
      assert.deepEqual(await bad(honest, released), []);
      assert.deepEqual(
        (await bad(liar, released)).map(({ code, where }) => [code, where]),
        [['CHECKER_UNKNOWN', path]],
      );
      const unlisted = await verifyFile(liar, trust);
      assert.ok(unlisted?.findings.some(({ code, note, where }) => code === 'CHECKER_UNKNOWN' && note && where === path));
    });
    test('its files are put in another order', async () => {
      const [first, second, ...rest] = zipEntries(readFileSync(await zipOf(await inventedBundle())));
      const path = newPath('.zip');
      writeFileSync(path, oddZip([second as OddEntry, first as OddEntry, ...rest]));
      assert.deepEqual(await codes(path), ['NOT_CANONICAL']);
    });
    test('a file is added at the top', async () => {
      const path = await folderOf(await inventedBundle());
      writeFileSync(join(path, 'notes.txt'), 'trust me');
      assert.ok((await codes(path)).includes('FILE_UNLISTED'));
    });
    test('a link is put in the place of an exhibit', async () => {
      const path = await folderOf(await inventedBundle());
      const name = join(path, 'data/records/records.csv');
      cpSync(name, join(folder, 'elsewhere.csv'));
      rmSync(name);
      symlinkSync(join(folder, 'elsewhere.csv'), name);
      assert.ok((await codes(path)).includes('SYMLINK'));
    });
    test('it is packed again by another program', { skip: notInstalled('zip') }, async () => {
      const path = await folderOf(await inventedBundle());
      const zip = newPath('.zip');
      execFileSync('zip', ['-q', '-r', zip, basename(path)], { cwd: folder });
      assert.deepEqual(await codes(zip), ['NOT_CANONICAL']);
      // Once for all headers, once for the directory: no fault of a file drowns in them.
      assert.equal((await bad(zip)).length, 2);
    });
    test('a name in the ZIP leads out of the folder', async () => {
      const bag = await inventedBundle();
      const path = await zipOf({ ...bag, payload: [...bag.payload, textSource('data/../../../.bashrc', 'echo')] });
      assert.ok((await codes(path)).includes('PATH_ESCAPE'));
    });
    test('a byte is put before, between or after the files', async () => {
      const zip = readFileSync(await zipOf(await inventedBundle()));
      const half = zip.indexOf(Buffer.from('lantern-2026-117/data/records/')) - 30;
      for (const at of [0, half, zip.length]) {
        const path = newPath('.zip');
        writeFileSync(path, Buffer.concat([zip.subarray(0, at), Buffer.from('x'), zip.subarray(at)]));
        assert.ok((await codes(path)).includes('NOT_CANONICAL'), `at ${at}`);
      }
    });
    test('as the list has it: each is refused by its code, with its place, in the three languages and without a sign that moves a terminal', async () => {
      for (const { what, zip, code, where } of await hostileBundles()) {
        const path = newPath('.zip');
        writeFileSync(path, zip);
        const report = (await verifyFile(path, trust)) as Report;
        const named = report.findings.find((one) => one.code === code && !one.good && one.where.includes(where));
        assert.ok(named !== undefined && !report.ok, `${what}: ${code} at ${where}`);
        for (const language of languages) {
          assert.ok(named.place[language].includes(where), `${what}, ${language}`);
          const lines = [...linesOf(report, language)].join('');
          assert.doesNotMatch(lines, /[\u202a-\u202e]|[^\P{Cc}\n]/u, what);
        }
        assert.match(named.said.ar, /\p{Script=Arabic}/u, what);
        assert.notEqual(named.said.fr, named.said.en, what);
      }
    });
    test('it is cut off', async () => {
      const zip = readFileSync(await zipOf(await inventedBundle()));
      for (const length of [zip.length - 1, zip.length - 30, zip.length >> 1]) {
        const path = newPath('.zip');
        writeFileSync(path, zip.subarray(0, length));
        assert.notDeepEqual(await codes(path), [], `cut at ${length}`);
      }
    });
    test('a time-stamp of another file is put in', { skip: missing('standards/rfc3161') }, async () => {
      const token = readFileSync(join(sharedFolder('standards/rfc3161') as string, 'response.tsr'));
      assert.deepEqual(await twisted({ stamps: { tsa: token } }), ['STAMP_OF_OTHER_BYTES']);
    });
  });

  test('any single changed bit is named with its file', async () => {
    await flipBits(readFileSync(await zipOf(await inventedBundle())), { flips: 250, seed: 42 });
  });
});

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

function notInstalled(program: string): string | false {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return false;
  } catch {
    return `needs the program ${program}`;
  }
}
