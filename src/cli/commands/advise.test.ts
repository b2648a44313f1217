// SPDX-License-Identifier: Apache-2.0
/** Scripts that a lawyer could follow: a question in, the answer out, an exit code. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { RogatoryError } from '../../core/errors/index.ts';
import type { Terminal } from '../command.ts';
import { command as advise } from './advise.ts';
import { command as knowledge } from './knowledge.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-advise-'));
after(() => rmSync(folder, { recursive: true }));

const QUESTION =
  '{requester: EG, requester_role: prosecutor, service: facebook, user_in: requester, data: [subscriber], purpose: identify, offence: trafficking, max_years: 15}';

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Runs a command with a fixed clock; what it printed and how it ended. */
async function run(command: typeof advise, args: readonly string[], stdin = ''): Promise<{ out: string; exit: number | string }> {
  let out = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: () => undefined,
    env: {},
    cwd: folder,
    stdin: async () => Buffer.from(stdin),
    now: () => new Date('2026-11-26T09:00:00Z'),
  };
  try {
    const exit = await command.run(args, terminal);
    return { out, exit };
  } catch (error) {
    assert.ok(error instanceof RogatoryError, String(error));
    return { out: error.message, exit: error.kind.exit };
  }
}

describe('rogatory advise', () => {
  test('reads a question from standard input and answers as of today', async () => {
    const { out, exit } = await run(advise, ['-', '--json'], QUESTION);
    const answer = JSON.parse(out);
    assert.deepEqual(
      [exit, answer.date, answer.options[0].route, answer.options[1].bases[0]],
      [0, '2026-11-26', 'direct_voluntary', 'bilateral'],
    );
  });
  test('reads a scenario with its question under q from a file', async () => {
    writeFileSync(join(folder, 'q.yaml'), `q: ${QUESTION}\n`);
    const { out } = await run(advise, ['q.yaml', '--json']);
    assert.equal(JSON.parse(out).step0[0].route, 'direct_preserve');
  });
  test('the same question gives the same bytes', async () => {
    assert.equal((await run(advise, ['-', '--json'], QUESTION)).out, (await run(advise, ['-', '--json'], QUESTION)).out);
  });
  test('answers an Arabic reader in Arabic', async () => {
    assert.match((await run(advise, ['-', '--lang', 'ar'], QUESTION)).out, /المساعدة القانونية المتبادلة/);
  });
  test('explains why a road is not there', async () => {
    assert.match((await run(advise, ['-', '--why-not', 'epoc'], QUESTION)).out, /requester is EG, the rule wants EPOC_STATES/);
    const { out } = await run(advise, ['-', '--why-not', 'epoc', '--lang', 'ar'], QUESTION);
    assert.match(out, /الدولة الطالبة: جمهورية مصر العربية، والقاعدة تطلب: دول أمر الإنتاج الأوروبي/);
  });
  const wrong: readonly (readonly [string, readonly string[], string, RegExp])[] = [
    ['a field that does not exist', ['-'], QUESTION.replace('purpose:', 'porpoise:'), /field porpoise: expected one of requester/],
    ['a country by its name', ['-'], QUESTION.replace('EG', 'Egypt'), /field requester: .* found Egypt/],
    ['a question that is not YAML', ['-'], '{requester: [', /expected a question in YAML/],
    ['a file that is not there', ['nowhere.yaml'], '', /nowhere.yaml/],
    ['a day that does not exist', ['-', '--date', '2026-02-30'], QUESTION, /--date/],
    ['a language we do not have', ['-', '--lang', 'de'], QUESTION, /en, ar or fr/],
    ['no question at all', [], '', /expected one question/],
    ['a route that does not exist', ['-', '--why-not', 'magic'], QUESTION, /expected one of .*epoc.*; found magic/],
    ['an option that does not exist', ['-', '--fast'], QUESTION, /advise/],
  ];
  for (const [what, args, stdin, sentence] of wrong)
    test(`${what}: one sentence and exit 2`, async () => {
      const { out, exit } = await run(advise, args, stdin);
      assert.deepEqual([exit, sentence.test(out), out.trim().includes('\n')], [2, true, false], out);
    });
});

describe('rogatory knowledge', () => {
  test('check: the shipped facts are in order', async () => {
    const { out, exit } = await run(knowledge, ['check', '--json']);
    assert.deepEqual([exit, JSON.parse(out).ok], [0, true]);
  });
  test('status counts every fact once', async () => {
    const { out } = await run(knowledge, ['status', '--json']);
    const status = JSON.parse(out);
    const counted = Object.values<number>(status.counts).reduce((sum, one) => sum + one, 0);
    assert.deepEqual([counted, status.counts.unverified > 100], [status.facts.length, true]);
  });
  test('what is fresh today is stale in three years', async () => {
    const { out } = await run(knowledge, ['status', '--date', '2029-11-24', '--json']);
    assert.equal(JSON.parse(out).counts.ageing + JSON.parse(out).counts.fresh < 50, true);
  });
  test('another word is refused with the list', async () => {
    assert.equal((await run(knowledge, ['improve'])).exit, 2);
  });
  test('watch: a page that says something else ends with exit 1 and shows the sentence', async () => {
    for (const [day, days] of [
      ['2026-08-12', '90'],
      ['2026-11-01', '30'],
    ])
      put(`pages/X/${day}.md`, `We preserve records for ${days} days on request.\n`);
    put('pages/X/url.txt', 'https://help.x.com/en/rules-and-policies/x-law-enforcement-support');
    const { out, exit } = await run(knowledge, ['watch', 'pages']);
    assert.deepEqual([exit, out.includes('+ We preserve records for 30 days on request.')], [1, true]);
  });
  test('handbook: a site in Arabic', async () => {
    const { exit } = await run(knowledge, ['handbook', '--lang', 'ar', '--out', 'site']);
    assert.deepEqual([exit, readFileSync(join(folder, 'site/providers/meta.html'), 'utf8').includes('dir="rtl"')], [0, true]);
  });
  test('to-confirm: what a new desk checks first', async () => {
    const { out } = await run(knowledge, ['to-confirm', '--country', 'EG', '--json']);
    assert.ok(JSON.parse(out).facts.length > 20);
  });
  test('export-overlay: confirmations in, a file without names out', async () => {
    const act = { fact: 'party/untoc/EG', by: 'Nadia', on: '2026-11-20', document: 'letter 12', was: '{}' };
    const { out, exit } = await run(knowledge, ['export-overlay', '-'], JSON.stringify([act]));
    assert.deepEqual([exit, out.includes('party/untoc/EG'), out.includes('Nadia')], [0, true, false]);
  });
});
