// SPDX-License-Identifier: Apache-2.0
/** `rogatory desk figures`, `request take-over` and `request keep-facts` as people type them, on one running desk. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachDesk, PASSWORD, type TestDesk } from '../../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../../test/lantern-requests.ts';
import { apiCaller } from '../../core/api/client.ts';
import type { FiguresShown } from '../../core/api/oversight.ts';
import type { RequestDetail } from '../../core/api/requests.ts';
import { figureIds } from '../../core/oversight/figures.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';
import { sequenceEntries } from '../../store/log/sequence-entries.ts';

const TAKE_OVER = ['take-over'] as const;
const KEEP = ['keep-facts', '--reason', 'Because it is so.'] as const;

forEachDesk('rogatory desk, of figures and of facts that changed', (open) => {
  let it: TestDesk;
  let place = { caseId: '', targetId: '' };
  let request: RequestDetail;
  const tokens = new Map<string, string>();

  before(() => {
    it = open();
  });

  /** The desk's clock moves by a minute, so that a code is never used twice. */
  async function tokenOf(login: string): Promise<string> {
    const known = tokens.get(login);
    if (known !== undefined) return known;
    it.advance(60_000);
    const call = apiCaller({ base: it.address, fetch, headers: () => ({}) });
    const code = codeAt(it.secretOf(login), it.now());
    const { token = '' } = await call('signIn', { body: { login, password: PASSWORD, client: 'cli', code } });
    tokens.set(login, token);
    return token;
  }
  async function typed(login: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
    while ((await sequenceEntries(it.desk.store.db, it.desk.signer)).more);
    const around = { ROGATORY_DESK_URL: it.address, ROGATORY_DESK_TOKEN: await tokenOf(login), ...env };
    return await commandLineIn(tmpdir(), { env: around })('desk', ...args);
  }
  const documentOf = <T>({ out }: Said): T => JSON.parse(out) as T;
  const ofRequest = (login: string, act: string, ...more: readonly string[]) => typed(login, ['request', act, request.id, ...more]);

  async function correct(value: Readonly<Record<string, unknown>>, fact = 'entity/meta/us'): Promise<void> {
    it.advance(60_000);
    tokens.clear();
    const body = { fact, document: 'Letter of the company, 24 November 2026', value };
    await (await it.as('karim')).call('confirmFact', { body });
  }

  test('figures: every one by its name, from how many entries, and nothing of a case', async () => {
    place = await openLantern(it, '2026-81');
    const mona = await it.as('mona');
    request = await filled(mona, await draftOf(mona, place, 'preservation_letter'));
    const { exit, out, err } = await typed('hassan', ['figures', '--from', '2026-11-01', '--to', '2026-11-30', '--zone', 'UTC']);
    assert.deepEqual([exit, err], [0, '']);
    assert.match(out, /^2026-11-01 to 2026-11-30, UTC\ncounted from \d+ entries under root \S+, unwitnessed\n/);
    for (const id of figureIds) assert.ok(out.includes(`(${id})`), id);
    assert.doesNotMatch(out, /Lantern|2026-81|100012345678901/);
  });

  test('figures --json is one document with its name, the language that of the environment', async () => {
    const said = await typed('hassan', ['figures', '--json'], { ROGATORY_LANGUAGE: 'ar' });
    const shown = documentOf<FiguresShown & { schema: string }>(said);
    assert.deepEqual([said.exit, shown.schema, shown.log.verifies], [0, 'rogatory.figures/1', true]);
    assert.match(shown.groups[0]?.title ?? '', /\p{Script=Arabic}/u);
  });

  test('whoever is no overseer is refused by the rule: exit 3, nothing on standard output, with --json the problem', async () => {
    for (const args of [['figures'], ['figures', 'looks'], ['figures', '--csv']]) {
      const { exit, out, err } = await typed('mona', args);
      assert.deepEqual([exit, out], [3, ''], args.join(' '));
      assert.match(err, /\[ACCESS_NOT_ALLOWED\]\n$/);
    }
    const said = await typed('karim', ['figures', '--csv', '--json']);
    const { schema, problem } = documentOf<{ schema: string; problem: { code: string } }>(said);
    assert.deepEqual([said.exit, schema, problem.code], [3, 'rogatory.problem/1', 'ACCESS_NOT_ALLOWED']);
    const nobody = await typed('hassan', ['figures'], { ROGATORY_DESK_TOKEN: 'A'.repeat(43) });
    assert.match(nobody.err, /\[ACCESS_SIGN_IN_NEEDED\]/);
  });

  test('figures --csv is the table to publish; small numbers are hidden, also where they are typed in Arabic digits', async () => {
    const { exit, out } = await typed('hassan', ['figures', '--csv', '--hide-below', '٥']);
    assert.equal(exit, 0);
    assert.match(out, /^\ufeffPart,Figure,/);
    assert.match(out, /fewer than 5/);
    const { csv } = documentOf<{ csv: string }>(await typed('hassan', ['figures', '--csv', '--json']));
    assert.match(csv, /,requests-left$/m);
  });

  test('a figure opens to what it was counted from, and one row of it to its own', async () => {
    const all = await typed('hassan', ['figures', 'refused-by-rule', '--by', 'rule', '--key', 'ACCESS_NOT_ALLOWED', '--json']);
    const { schema, total, things, next } = documentOf<{ schema: string; total: number; things: { kind: string }[]; next: null }>(all);
    assert.deepEqual([all.exit, schema, total, next], [0, 'rogatory.counted/1', things.length, null]);
    assert.ok(things.some(({ kind }) => kind === 'statistics-made'));
    const lines = (await typed('hassan', ['figures', 'refused-by-rule'])).out.trimEnd().split('\n');
    assert.match(lines[1] ?? '', /^1\. {2}2026-11-24T.* {2}entry \d+ {2}/);
  });

  test('what figures does not take is said in one sentence, and nothing is counted in its place', async () => {
    const wrong: readonly (readonly string[])[] = [
      ['everything'],
      ['--hide-below', 'few'],
      ['--hide-below', '-1'],
      ['--by', 'rule', '--key', 'x'],
      ['looks', '--by', 'person'],
      ['looks', '--key', 'x'],
      ['looks', '--csv'],
      ['looks', '--hide-below', '5'],
      ['looks', '--by', "person'; DROP TABLE log_entry; --", '--key', 'x'],
      ['looks', '--by', 'person', '--key', 'x'.repeat(2000)],
      ['--from', '2026-02-30'],
      ['--from', '2026-12-01', '--to', '2026-11-01'],
      ['--zone', 'Atlantis/\u202eCapital'],
      ['--unknown'],
      ['looks', 'and', 'more'],
    ];
    for (const args of wrong) {
      const { exit, out, err } = await typed('hassan', ['figures', ...args]);
      assert.deepEqual([exit, out, err.trim().split('\n').length], [2, '', 1], args.join(' ').slice(0, 80));
      assert.doesNotMatch(err, /fault of the program|\u202e/);
    }
  });

  test('a log that does not verify: figures say what was found and exit 1, the file is refused and exit 3', async () => {
    const { db } = it.desk.store;
    const fault = { code: 'LOG_FORKED', place: 'a witness', found_at: it.now(), seen_at: it.now(), gone_at: null };
    await db
      .insertInto('desk_fault')
      .values({ ...fault, what: 'A witness has seen another log.' })
      .execute();
    const shown = await typed('hassan', ['figures']);
    assert.deepEqual([shown.exit, shown.out.includes('A witness has seen another log.')], [1, true]);
    assert.equal((await typed('hassan', ['figures', 'looks'])).exit, 1);
    const file = await typed('hassan', ['figures', '--csv']);
    assert.deepEqual([file.exit, file.out], [3, '']);
    assert.match(file.err, /A witness has seen another log\..*\[LOG_NOT_COUNTED\]\n$/);
    await db.deleteFrom('desk_fault').execute();
  });

  test('request take-over and keep-facts have nothing to answer while the facts say the same', async () => {
    for (const [act, ...more] of [TAKE_OVER, KEEP] as const) {
      const { exit, out, err } = await ofRequest('mona', act, ...more);
      assert.deepEqual([exit, out], [2, ''], act);
      assert.ok(err.startsWith('rogatory desk request'), err);
    }
  });

  test('request show says what changed; take-over is for who drafts, and takes the new one', async () => {
    await correct({ name: 'Meta Platforms Records, LLC' });
    const shown = await ofRequest('mona', 'show');
    assert.match(
      shown.out,
      /facts changed: addressee was Meta Platforms, Inc\., is now Meta Platforms Records, LLC \(entity\/meta\/us of 2026-11-24\)/,
    );
    const refused = await ofRequest('karim', 'take-over', '--json');
    assert.deepEqual([refused.exit, documentOf<{ problem: { code: string } }>(refused).problem.code], [3, 'ACCESS_NOT_ALLOWED']);
    const taken = await ofRequest('mona', 'take-over');
    assert.equal(taken.exit, 0, taken.err);
    assert.match(taken.out, /to Meta Platforms Records, LLC: draft/);
    assert.doesNotMatch(taken.out, /facts changed/);
  });

  test('keep-facts wants its reason in writing, and says it with who keeps', async () => {
    await correct({ name: 'Meta Records Two, LLC' });
    for (const reason of [[], ['--reason', 'short'], ['--reason', 'x'.repeat(1_000_000)]]) {
      const { exit, out, err } = await ofRequest('mona', 'keep-facts', ...reason);
      assert.deepEqual([exit, out], [2, '']);
      assert.match(err, /reason.*\[INPUT_(WRONG|TOO_LARGE)\]/);
    }
    const said = await ofRequest('mona', 'keep-facts', '--reason', 'The old company\u001b[2J answers \u202euntil January.', '--json');
    const kept = documentOf<RequestDetail & { schema: string }>(said);
    assert.deepEqual([said.exit, kept.schema, kept.factsSince?.kept?.by.name], [0, 'rogatory.request/1', 'Mona Farid']);
    const { out } = await ofRequest('mona', 'show');
    assert.match(out, /kept as it stands by Mona Farid: The old company⟨U\+001B⟩\[2J answers ⟨U\+202E⟩until January\./);
  });

  test('a request that is not there, or of another circle, is answered alike: exit 2 or 3, no word of it', async () => {
    for (const [login, id] of [
      ['mona', '00000000-0000-4000-8000-000000000001'],
      ['nadia', request.id],
    ] as const)
      for (const [act, ...more] of [TAKE_OVER, KEEP] as const) {
        const { out, err } = await typed(login, ['request', act, id, ...more]);
        assert.equal(out, '');
        assert.match(err, /\[ACCESS_NOT_FOUND\]\n$/);
      }
    const hostile = await typed('mona', ['request', 'keep-facts', '../../session', '--reason', 'Because it is so.']);
    assert.deepEqual([hostile.exit, hostile.out], [2, '']);
    for (const act of ['take-over', 'keep-facts']) assert.equal((await typed('mona', ['request', act])).exit, 2);
  });
});
