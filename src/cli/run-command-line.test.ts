// SPDX-License-Identifier: Apache-2.0
/** What holds for every command: help, what it does not know, errors as a document, and whose bytes reach a terminal. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commandLineIn } from '../../test/command-line.ts';
import { printerOn } from './terminal.ts';

const rogatory = commandLineIn(tmpdir());
const PROGRAM = join(import.meta.dirname, '../../bin/rogatory.js');

async function inFolder(work: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-command-line-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the command line', () => {
  test('says its version, and help of the whole, of a command, of an act of the desk', async () => {
    assert.match((await rogatory('--version')).out, /^rogatory \d+\.\d+\.\d+\n$/);
    assert.match((await rogatory('help', 'verify')).out, /^rogatory verify /);
    const whole = (await rogatory('help', 'desk')).out;
    const figures = await rogatory('desk', 'figures', '--help');
    assert.deepEqual([figures.exit, (await rogatory('help', 'desk', 'figures')).out], [0, figures.out]);
    assert.match(figures.out, /^rogatory desk figures \[FIGURE/);
    assert.ok(figures.out.includes('--desk URL') && figures.out.length < whole.length / 5);
    const all = (await rogatory('help', 'desk', 'request')).out;
    assert.ok(all.includes('request take-over REQUEST') && all.includes('request send REQUEST') && !all.includes('case add'));
    assert.equal((await rogatory('help', 'desk', 'no-such-act')).out, whole);
  });

  test('with --json an error is one document on standard output, its sentence on the other', async () => {
    for (const args of [
      ['advise', 'no-such-file.yaml'],
      ['verify', 'no-such-file'],
      ['read', 'no-such-file'],
      ['requirements', 'no_such_kind'],
      ['find-identifiers', 'no-such-file'],
      ['desk', 'figures', '--desk', 'ftp://x'],
      ['knowledge', 'watch', join(import.meta.dirname, 'draft')],
      ['no-such-command'],
      ['advise', '--no-such-option'],
    ]) {
      const { exit, out, err } = await rogatory(...args, '--json');
      const { schema, problem } = JSON.parse(out) as { schema: string; problem: { code: string; detail: string } };
      assert.deepEqual([exit, schema, `${problem.detail}\n`], [2, 'rogatory.problem/1', err], args.join(' '));
      assert.match(problem.code, /^[A-Z]+_[A-Z_]+$/);
      assert.equal((await rogatory(...args)).out, '');
    }
  });

  test('a word that every object has is no command', async () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      for (const args of [
        [word],
        ['help', word],
        ['trace', word],
        ['knowledge', word],
        ['bench', word],
        ['desk', word],
        ['requirements', word],
      ]) {
        const { exit, out, err } = await rogatory(...args);
        assert.deepEqual([exit, out], [2, ''], args.join(' '));
        assert.doesNotMatch(err, /fault of the program/);
      }
  });

  test('a file that was typed and cannot be read or written is named, and is no fault of the program', async () => {
    for (const args of [
      ['desk', 'login', 'mona', '--password-file', 'no-such-file'],
      ['desk', 'login', 'mona', '--password-file=no-such-file'],
      ['knowledge', 'export-overlay', 'no-such-file'],
      ['knowledge', 'export-overlay', '.'],
    ]) {
      const { exit, err } = await rogatory(...args);
      assert.deepEqual(
        [exit, /cannot be read or written \((ENOENT|EISDIR)\)/.test(err), /fault of the program/.test(err)],
        [2, true, false],
      );
    }
  });

  test('what never ends or is no file is refused before anything waits for it', () =>
    inFolder(async (folder) => {
      spawnSync('mkfifo', [join(folder, 'pipe')]);
      symlinkSync('/dev/zero', join(folder, 'link'));
      for (const [word, found] of [
        ['pipe', 'a named pipe'],
        ['/dev/zero', 'a device'],
        ['link', 'a device'],
        ['/proc/rogatory/x', 'a place that the kernel makes up'],
      ] as const)
        for (const args of [
          ['advise', word],
          ['read', folder, `--key=${word}`],
          ['read', folder, '--out', word],
          ['restore', folder, '--key', word],
          ['trace', 'tags', 'export', word],
        ]) {
          const { exit, out, err } = await commandLineIn(folder)(...args);
          assert.deepEqual([exit, out], [2, ''], args.join(' '));
          assert.ok(err.includes(found), err);
        }
      const question = spawnSync('bash', [
        '-c',
        `${process.execPath} ${PROGRAM} advise <(printf 'requester: EG\nservice: facebook\nuser_in: requester\ndata: [subscriber]\npurpose: identify\n') --json`,
      ]);
      assert.equal(question.status, 0, String(question.stderr));
      const twice = spawnSync('bash', ['-c', `${process.execPath} ${PROGRAM} read <(echo text)`]);
      assert.deepEqual([twice.status, /found a pipe or device/.test(String(twice.stderr))], [2, true]);
    }));

  test('a full disk, a closed pipe, an endless input and a folder that is gone end it with a sentence', () =>
    inFolder((folder) => {
      const shell = (script: string) => {
        const { status, stdout, stderr } = spawnSync('bash', ['-c', script.replaceAll('rogatory', `${process.execPath} ${PROGRAM}`)], {
          cwd: folder,
          encoding: 'utf8',
        });
        assert.doesNotMatch(stderr, /\n {4}at /);
        return { status, stdout, stderr };
      };
      assert.match(shell('rogatory help > /dev/full').stderr, /^Standard output could not be written \(ENOSPC\)/);
      assert.equal(shell('rogatory help > /dev/full').status, 2);
      assert.equal(shell('rogatory no-such-command 2> /dev/full').status, 2);
      assert.deepEqual(shell('set -o pipefail; rogatory help desk | head -1 | wc -l').stdout.trim(), '1');
      const endless = shell('rogatory advise - < /dev/zero');
      assert.deepEqual([endless.status, /expected at most 67108864 bytes/.test(endless.stderr)], [2, true]);
      const gone = shell('mkdir gone; cd gone; rmdir ../gone; rogatory help');
      assert.deepEqual([gone.status, /no longer there/.test(gone.stderr)], [2, true]);
    }));

  test('what is more than a command takes is refused, not passed over', async () => {
    for (const args of [
      ['requirements', 'mla_request', 'more'],
      ['key', 'show', 'more'],
      ['desk', 'request', 'keep-facts', 'REQUEST', 'more', '--reason', 'x'],
    ]) {
      const { exit, out, err } = await rogatory(...args);
      assert.deepEqual([exit, out], [2, ''], args.join(' '));
      assert.match(err, /more/);
    }
  });

  test('a language it does not have is named by the command that was typed', async () => {
    assert.match((await rogatory('requirements', 'epoc', '--lang', 'de')).err, /^rogatory: --lang: expected en, ar or fr, found de\./);
  });

  test('in front of a person nothing moves the cursor; in a pipe every byte stays', () => {
    const written = (isTTY: boolean) => {
      const chunks: string[] = [];
      const { out, outBytes } = printerOn({ isTTY, write: (chunk) => chunks.push(Buffer.from(chunk).toString('utf8')) });
      out('a\u001b]0;title\u0007b\n');
      outBytes(Buffer.from('\u001b[2Jc\u202ed'));
      return chunks.join('');
    };
    assert.equal(written(true), 'a⟨U+001B⟩]0;title⟨U+0007⟩b\n⟨U+001B⟩[2Jc⟨U+202E⟩d');
    assert.equal(written(false), 'a\u001b]0;title\u0007b\n\u001b[2Jc\u202ed');
  });

  test('an error that repeats what was typed moves no cursor either', async () => {
    const { err } = await rogatory('no\u001b[2J\u202ecommand');
    assert.match(err, /"no⟨U\+001B⟩\[2J⟨U\+202E⟩command"/);
  });
});
