// SPDX-License-Identifier: Apache-2.0
/** What holds for every command: help, what it does not know, errors as a document, and whose bytes reach a terminal. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { commandLineIn } from '../../test/command-line.ts';
import { printerOn } from './terminal.ts';

const rogatory = commandLineIn(tmpdir());

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
