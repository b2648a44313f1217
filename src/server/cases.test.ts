// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDesk, PEOPLE } from '../../test/desk.ts';
import type { Role } from '../core/access/role.ts';
import type { KeptAdvice } from '../core/api/cases.ts';
import type { RouteName } from '../core/api/index.ts';
import { advise } from '../core/routes/advise.ts';
import { withActor } from '../store/database/actor.ts';

export const LANTERN = {
  number: '2026-14',
  title: 'Operation Lantern',
  summary: 'Crossings by sea are advertised on a page and paid through drivers.',
  country: 'EG',
  stage: 'investigation',
  offences: [{ family: 'smuggling-of-migrants', statute: 'EG:som', maxYears: 15 }],
  handling: { restricted: false, minors: false, privileged: false },
  transnationalGroup: true,
} as const;
const PROFILE = 'https://www.facebook.com/profile.php?id=100012345678901';

forEachDesk('a case', (it) => {
  let caseId = '';
  let targetId = '';
  let adviceId = '';

  test('whoever opens it is its first member, and nobody else sees it', async () => {
    const mona = await it().as('mona');
    const opened = await mona.call('openCase', { body: { ...LANTERN, offences: [...LANTERN.offences] } });
    caseId = opened.id;
    assert.deepEqual(
      opened.members.map(({ person, role }) => [person.name, role]),
      [['Mona Farid', 'investigator']],
    );
    assert.ok(opened.may.includes('add-target') && !opened.may.includes('close-case'));
    for (const login of Object.keys(PEOPLE).filter((one) => one !== 'mona')) {
      const page = await it().as(login);
      assert.deepEqual((await page.call('cases', {})).cases, [], login);
      assert.equal(await page.outcome('caseDetail', { params: { caseId } }), 'ACCESS_NOT_FOUND', login);
    }
  });

  test('its number is there once', async () => {
    const salma = await it().as('salma');
    assert.equal(await salma.outcome('openCase', { body: LANTERN }), 'CASE_NUMBER_TAKEN');
    const own = await salma.call('openCase', { body: { ...LANTERN, number: 'of-salma' } as never });
    const renamed = { params: { caseId: own.id }, body: { number: LANTERN.number } };
    assert.equal(await salma.outcome('changeCase', renamed), 'CASE_NUMBER_TAKEN');
    assert.equal((await salma.call('caseDetail', { params: { caseId: own.id } })).number, 'of-salma');
  });

  test('whoever tries a number of a case they do not see is seen by its circle, and sees nothing of it', async () => {
    const tried = async (login: string) => {
      const { entries } = await (await it().as(login)).call('log', { query: { outcome: 'refused' } });
      const all = entries.filter(({ about }) => about.rule === 'CASE_NUMBER_TAKEN');
      return all.map(({ kind, by, about, case: of }) => [kind, by?.name, about.number, of?.id ?? null]);
    };
    const twice = ['case-changed', 'case-opened'].map((kind) => [kind, 'Salma Nabil', LANTERN.number, caseId]);
    assert.deepEqual((await tried('mona')).sort(), twice);
    for (const login of ['salma', 'yara']) assert.deepEqual(await tried(login), [], login);
  });

  test('a member takes others in, in roles they hold, and never the administrator', async () => {
    const mona = await it().as('mona');
    const take = (login: string, role: string) =>
      mona.outcome('addMember', { params: { caseId }, body: { personId: it().idOf(login), role } });
    assert.equal(await take('karim', 'approver'), 'done');
    assert.equal(await take('laila', 'legal-reviewer'), 'done');
    assert.equal(await take('yara', 'analyst'), 'done');
    assert.equal(await take('yara', 'approver'), 'CASE_NOT_OF_THAT_ROLE');
    assert.equal(await take('adam', 'administrator'), 'CASE_NOT_OF_THAT_ROLE');
    assert.equal(await take('hassan', 'overseer'), 'CASE_NOT_OF_THAT_ROLE');
    const yara = await it().as('yara');
    const more = { params: { caseId }, body: { personId: it().idOf('nadia'), role: 'central-authority' } };
    assert.equal(await yara.outcome('addMember', more), 'ACCESS_NOT_ALLOWED');
    assert.equal((await yara.call('cases', {})).cases.length, 1);
  });

  test('a pasted profile says what it is, and becomes a target', async () => {
    const mona = await it().as('mona');
    const { suggestions } = await mona.call('identify', { body: { text: `look at ${PROFILE}` } });
    assert.deepEqual(
      suggestions.map(({ kind, service }) => [kind, service]),
      [
        ['profile-url', 'facebook'],
        ['provider-user-id', 'facebook'],
      ],
    );
    const target = await mona.call('addTarget', {
      params: { caseId },
      body: { written: PROFILE, role: 'suspect', relevance: 'It advertises crossings.' },
    });
    targetId = target.id;
    assert.partialDeepStrictEqual(target, { kind: 'profile-url', service: 'facebook', missing: [], addedBy: { name: 'Mona Farid' } });
    const none = { params: { caseId }, body: { written: 'they leave on Friday', role: 'suspect', relevance: 'x' } };
    assert.equal(await mona.outcome('addTarget', none), 'CASE_NO_IDENTIFIER');
  });

  test('a key to somebody’s money becomes no target, whatever kind it is called', async () => {
    const mona = await it().as('mona');
    const phrase = `${'abandon '.repeat(11)}about`;
    const key = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';
    for (const written of [phrase, phrase.replaceAll(' ', '\n'), `his words: ${phrase}`, key])
      for (const kind of [undefined, 'username'])
        assert.equal(
          await mona.outcome('addTarget', {
            params: { caseId },
            body: { written, role: 'suspect', relevance: 'x', ...(kind !== undefined && { kind }) },
          }),
          'CASE_SECRET_AS_TARGET',
        );
  });

  test('the advice on it: preserve now, ask of free will, treaty for the rest; and the same for ever', async () => {
    const mona = await it().as('mona');
    const kept = await mona.call('askAdvice', {
      params: { caseId, targetId },
      body: { answers: { data: ['subscriber', 'access_log', 'content'], purpose: 'disclose' } },
    });
    adviceId = kept.id;
    assert.ok(kept.advice.step0.some(({ document, holdDays }) => document === 'preservation_letter' && holdDays === 90));
    assert.ok(kept.advice.options.some(({ route }) => route === 'mla'));
    assert.ok(kept.facts.length > 5 && kept.facts.every(({ sources }) => Array.isArray(sources)));
    const again = advise(it().desk.knowledge(), kept.query, kept.advice.date, kept.advice.lang);
    assert.deepEqual(again, kept.advice);
    const yara = await it().as('yara');
    assert.deepEqual((await yara.call('advice', { params: { adviceId } })).digest, kept.digest);
    assert.equal((await yara.call('adviceOfTarget', { params: { caseId, targetId } })).advice?.id, adviceId);
  });

  test('a reader of Arabic gets it in Arabic while the facts still give the kept answer, and as it was given when they do not', async () => {
    const mona = await it().as('mona');
    const inArabic = async () => {
      const answer = await mona.fetch(`/api/v1/advice/${adviceId}`, { headers: { 'accept-language': 'ar' } });
      return (await answer.json()) as KeptAdvice;
    };
    const { digest } = await mona.call('advice', { params: { adviceId } });
    const said = await inArabic();
    assert.deepEqual([said.givenIn, said.advice.lang, said.digest], ['en', 'ar', digest]);
    assert.match(said.advice.step0[0]?.why ?? '', /[\u0600-\u06ff]{3}/);
    const { db } = it().desk.store;
    const row = db.updateTable('advice').where('id', '=', adviceId);
    const { answer } = await db.selectFrom('advice').select('answer').where('id', '=', adviceId).executeTakeFirstOrThrow();
    await row.set({ answer: answer.replace('"step0":[', '"step0":[ ') }).execute();
    const moved = await inArabic();
    await row.set({ answer }).execute();
    assert.deepEqual([moved.advice.lang, moved.givenIn], ['en', 'en']);
  });

  test('an address asks for time, zone and port, one by one', async () => {
    const yara = await it().as('yara');
    const target = await yara.call('addTarget', {
      params: { caseId },
      body: { written: '203.0.113.7', role: 'unknown', relevance: 'Log-in recorded.' },
    });
    assert.deepEqual(target.missing, ['time', 'zone', 'port']);
    const event = { at: '2026-10-05 21:14:03', zone: 'UTC', port: 40112 };
    const known = await yara.call('changeTarget', { params: { caseId, targetId: target.id }, body: { event } });
    assert.deepEqual(known.missing, []);
    const mona = await it().as('mona');
    const params = { caseId, targetId: target.id };
    for (const answers of [{}, { service: 'facebook' }, { holder: null }])
      assert.equal(
        await mona.outcome('askAdvice', { params, body: { answers } }),
        'KNOWLEDGE_QUERY_WRONG',
        'where its operator sits is not guessed',
      );
    const { advice } = await mona.call('askAdvice', { params, body: { answers: { holder: 'CY' } } });
    assert.deepEqual([advice.holder.kind, advice.holder.country], ['isp', 'CY']);
  });

  test('what a body holds besides its members goes into no entry, however much it is', async () => {
    const mona = await it().as('mona');
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`Samir K ${at}`, 0]));
    const tried = [
      ['changeTarget', { caseId, targetId }, { ...many, relevance: 'Answers under the posts of the page.' }, 'relevance'],
      ['changeTarget', { caseId, targetId }, many, 'nothing'],
      ['changeCase', { caseId }, { ...many, title: LANTERN.title }, 'title'],
    ] as const;
    for (const [name, params, body] of tried) assert.equal(await mona.outcome(name, { params, body } as never), 'done', name);
    const entries = await it().desk.store.db.selectFrom('log_entry').select('bytes').execute();
    const log = entries.map(({ bytes }) => bytes.toString('utf8')).join('\n');
    assert.doesNotMatch(log, /Samir/);
    for (const [, , , changed] of tried) assert.match(log, new RegExp(`"changed":"${changed}"`));
  });

  test('what the first line forgot, the second does not show', async () => {
    const { db } = it().desk.store;
    const seen = (login: string) =>
      withActor(db, { userId: it().idOf(login) }, async (tx) => ({
        cases: (await tx.selectFrom('case_file').select('id').execute()).length,
        targets: (await tx.selectFrom('target').select('id').execute()).length,
        advice: (await tx.selectFrom('advice').select('id').execute()).length,
        members: (await tx.selectFrom('case_member').select('case_id').execute()).length,
      }));
    assert.deepEqual(await seen('adam'), { cases: 0, targets: 0, advice: 0, members: 0 });
    assert.deepEqual(await seen('nadia'), { cases: 0, targets: 0, advice: 0, members: 0 });
    assert.equal((await seen('yara')).targets, 2);
    const outsider = { userId: it().idOf('adam') };
    await assert.rejects(
      withActor(db, outsider, (tx) =>
        tx
          .insertInto('case_member')
          .values({ case_id: caseId, account_id: outsider.userId, role: 'investigator', since: new Date() })
          .execute(),
      ),
      /row-level security/,
    );
    const changed = await withActor(db, outsider, (tx) => tx.updateTable('target').set({ relevance: 'x' }).executeTakeFirst());
    assert.equal(changed.numUpdatedRows, 0n);
    await assert.rejects(
      withActor(db, outsider, (tx) => tx.selectFrom('account').select('password_hash').execute()),
      /permission denied/,
    );
    await assert.rejects(
      withActor(db, outsider, (tx) => tx.selectFrom('session').selectAll().execute()),
      /permission denied/,
    );
  });

  test('a mark of handling is set with one press, and falls only for a reason, by somebody who does not investigate', async () => {
    const mona = await it().as('mona');
    const karim = await it().as('karim');
    const laila = await it().as('laila');
    const change = (handling: object) => ({ params: { caseId }, body: { handling } });
    const remove = (mark: string) => ({ params: { caseId, mark }, body: { reason: 'The person is of age.' } });
    const gates = async () => {
      const { advice } = await mona.call('askAdvice', { params: { caseId, targetId }, body: { answers: { data: ['subscriber'] } } });
      return advice.gates.map(({ id }) => id);
    };
    const marked = await mona.call('changeCase', change({ restricted: false, minors: true, privileged: true }) as never);
    assert.deepEqual(marked.handling, { restricted: false, minors: true, privileged: true });
    assert.ok((await gates()).includes('g-minor'));

    for (const page of [mona, karim])
      assert.equal(await page.outcome('changeCase', change({ restricted: false, minors: false, privileged: true })), 'CASE_MARK_STANDS');
    for (const login of ['mona', 'yara'])
      assert.equal(await (await it().as(login)).outcome('removeMark', remove('minors')), 'ACCESS_NOT_ALLOWED', login);
    assert.equal(await laila.outcome('removeMark', { params: { caseId, mark: 'minors' }, body: { reason: '' } }), 'INPUT_WRONG');
    assert.equal(await laila.outcome('removeMark', remove('restricted')), 'CASE_NOT_MARKED');
    assert.ok((await gates()).includes('g-minor'), 'nothing fell');

    assert.deepEqual([marked.may.includes('remove-mark'), marked.may.includes('change-case')], [false, true]);
    const { handling, marksRemoved } = await laila.call('removeMark', remove('minors') as never);
    assert.deepEqual(handling, { restricted: false, minors: false, privileged: true });
    const told = marksRemoved.map(({ mark, by, reason }) => [mark, by.name, reason]);
    assert.deepEqual(told, [['minors', 'Laila Hosni', 'The person is of age.']]);
    assert.deepEqual((await mona.call('caseDetail', { params: { caseId } })).marksRemoved, marksRemoved);
    assert.equal((await gates()).includes('g-minor'), false);
    const { entries } = await mona.call('log', { query: { caseId, kind: 'case-mark-removed' } } as never);
    const [done] = entries.filter(({ outcome }) => outcome === 'done');
    assert.deepEqual([done?.by?.name, done?.about.mark], ['Laila Hosni', 'minors']);
  });

  test('nobody outside the circle does anything in it, by any route of the case', async () => {
    const params = { caseId, targetId, adviceId, personId: it().idOf('karim') };
    const tries: readonly (readonly [RouteName, object])[] = [
      ['changeCase', { params, body: { title: 'Mine now' } }],
      ['closeCase', { params, body: { reason: 'none' } }],
      ['removeMark', { params: { caseId, mark: 'minors' }, body: { reason: 'none' } }],
      ['addMember', { params, body: { personId: it().idOf('nadia'), role: 'central-authority' } }],
      ['removeMember', { params }],
      ['addTarget', { params, body: { written: PROFILE, role: 'suspect', relevance: 'x' } }],
      ['changeTarget', { params, body: { relevance: 'x' } }],
      ['askAdvice', { params, body: {} }],
      ['advice', { params }],
      ['adviceOfTarget', { params }],
    ];
    for (const login of ['salma', 'nadia', 'omar', 'hassan', 'adam', 'peter'])
      for (const [name, given] of tries)
        assert.equal(await (await it().as(login)).outcome(name, given), 'ACCESS_NOT_FOUND', `${login} ${name}`);
  });

  test('whoever loses the role on the desk loses it in the case at once', async () => {
    const adam = await it().as('adam');
    await adam.call('changeAccount', { params: { accountId: it().idOf('yara') }, body: { roles: ['evidence-keeper'] } });
    it().advance(60_000);
    const yara = await it().as('yara');
    const target = { params: { caseId }, body: { written: PROFILE, role: 'suspect', relevance: 'x' } };
    assert.equal(await yara.outcome('addTarget', target), 'ACCESS_NOT_FOUND');
    assert.equal(await yara.outcome('caseDetail', { params: { caseId } }), 'ACCESS_NOT_FOUND');
    const { members } = await (await it().as('karim')).call('caseDetail', { params: { caseId } });
    const lost = members.filter(({ holdsRole }) => !holdsRole);
    assert.deepEqual(
      lost.map(({ person }) => person.name),
      ['Yara Tarek'],
      'the circle is told',
    );
  });

  test('an investigator who becomes administrator or overseer sees nothing of the cases they were in, by neither line', async () => {
    const adam = await it().as('adam');
    const { db } = it().desk.store;
    const changeYara = async (roles: Role[]) => {
      await adam.call('changeAccount', { params: { accountId: it().idOf('yara') }, body: { roles } });
      it().advance(60_000);
      return await it().as('yara');
    };
    for (const role of ['administrator', 'overseer', 'provider-officer'] as const) {
      const yara = await changeYara([role]);
      assert.deepEqual((await yara.call('cases', {})).cases, [], role);
      assert.equal(await yara.outcome('caseDetail', { params: { caseId } }), 'ACCESS_NOT_FOUND', role);
      assert.equal(await yara.outcome('evidenceOfCase', { params: { caseId } }), 'ACCESS_NOT_FOUND', role);
      assert.deepEqual((await yara.call('requests', { query: {} })).requests, [], role);
      const rows = await withActor(db, { userId: it().idOf('yara') }, (tx) => tx.selectFrom('target').select('id').execute());
      assert.deepEqual(rows, [], `${role}: rows of the case`);
    }
    await changeYara(['evidence-keeper']);
  });

  test('the last person who can take others in stays', async () => {
    const mona = await it().as('mona');
    await mona.call('removeMember', { params: { caseId, personId: it().idOf('karim') } });
    assert.equal(await mona.outcome('removeMember', { params: { caseId, personId: it().idOf('mona') } }), 'CASE_LAST_MEMBER');
    await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf('karim'), role: 'approver' } });
  });

  test('a closed case takes nothing more and is still seen', async () => {
    const karim = await it().as('karim');
    const mona = await it().as('mona');
    assert.equal(await mona.outcome('closeCase', { params: { caseId }, body: { reason: 'Ended.' } }), 'ACCESS_NOT_ALLOWED');
    await karim.call('closeCase', { params: { caseId }, body: { reason: 'Ended.' } });
    const more = { params: { caseId }, body: { written: PROFILE, role: 'suspect', relevance: 'x' } };
    assert.equal(await mona.outcome('addTarget', more), 'CASE_CLOSED');
    assert.deepEqual((await mona.call('caseDetail', { params: { caseId } })).may, [
      'download-evidence',
      'see-records',
      'reconcile',
      'see-captures',
      'make-bundle',
    ]);
  });

  test('every act, look and refusal is an entry, and none of them says a word of the case', async () => {
    const rows = await it()
      .desk.store.db.selectFrom('log_index')
      .innerJoin('log_entry', 'log_entry.id', 'entry_id')
      .select(['log_index.kind', 'outcome', 'bytes'])
      .where('case_id', '=', caseId)
      .execute();
    const done = new Set(rows.filter(({ outcome }) => outcome === 'done').map(({ kind }) => kind));
    for (const kind of [
      'case-opened',
      'case-shown',
      'member-added',
      'member-removed',
      'target-added',
      'target-changed',
      'advice-asked',
      'case-closed',
    ])
      assert.ok(done.has(kind as never), kind);
    assert.ok(rows.some(({ kind, outcome }) => kind === 'case-closed' && outcome === 'refused'));
    for (const { bytes } of rows)
      assert.doesNotMatch(bytes.toString('utf8'), /Lantern|2026-14|facebook|100012345678901|203\.0\.113|Ended|of age/);
  });
});
