// SPDX-License-Identifier: Apache-2.0
/** The directory of a desk: public facts with where they come from, and what this desk has confirmed or corrected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDesk } from '../../test/desk.ts';

forEachDesk('the directory', (it) => {
  const find = async (login: string, provider: string, id: string) => {
    const page = await it().as(login);
    const { sections } = await page.call('directoryProvider', { params: { provider }, query: {} });
    return sections.flatMap(({ facts }) => facts).find((fact) => fact.id === id);
  };

  test('a provider says who it is for the asking state, and every fact names its source or that it has none', async () => {
    const mona = await it().as('mona');
    const { providers, states, toConfirm } = await mona.call('directory', { query: {} });
    assert.ok(providers.length > 30 && states.length > 100 && toConfirm > 0);
    const { sections, asker } = await mona.call('directoryProvider', { params: { provider: 'meta' }, query: { language: 'ar' } });
    assert.equal(asker, 'EG');
    const entities = sections.find(({ heading }) => heading === 'entities')?.facts ?? [];
    assert.equal(entities[0]?.forAsker, true);
    for (const { facts } of sections)
      for (const fact of facts) assert.ok(fact.sources.length > 0 || fact.state === 'unverified' || fact.state === 'confirmed', fact.id);
    assert.equal(await mona.outcome('directoryProvider', { params: { provider: 'nobody' } }), 'ACCESS_NOT_FOUND');
  });

  test('a service has the name that it gives itself, or says whose it is', async () => {
    const { services } = await (await it().as('mona')).call('services', {});
    const namesOf = (id: string) => services.filter((one) => one.id === id).map(({ name }) => name);
    assert.deepEqual([namesOf('facebook'), namesOf('telegram')], [['Facebook'], ['Telegram']]);
    assert.deepEqual(namesOf('registrar').sort(), ['Cloudflare: registrar', 'GoDaddy: registrar']);
  });

  test('between any two states stands what joins them, what is pending and what binds one', async () => {
    const mona = await it().as('mona');
    const { links } = await mona.call('treaties', { params: { one: 'EG', other: 'US' }, query: {} });
    assert.ok(links.some(({ kind, standing }) => kind === 'bilateral' && standing === 'joins'));
    const turned = await mona.call('treaties', { params: { one: 'US', other: 'EG' }, query: {} });
    assert.deepEqual(turned.links.map(({ name }) => name).sort(), links.map(({ name }) => name).sort());
    assert.equal(await mona.outcome('treaties', { params: { one: 'EG', other: 'ZZ' } }), 'ACCESS_NOT_FOUND');
  });

  test('the legal reviewer confirms a fact against a document; others cannot, and the history is kept', async () => {
    const fact = 'party/untoc/EG';
    const body = { fact, document: 'Depositary notification, read on paper' };
    assert.equal(await (await it().as('mona')).outcome('confirmFact', { body }), 'ACCESS_NOT_ALLOWED');
    const karim = await it().as('karim');
    const shown = await karim.call('confirmFact', { body });
    assert.equal(shown.state, 'confirmed');
    assert.equal(shown.confirmed?.by, 'Karim Adel');
    const { history } = await (await it().as('mona')).call('factHistory', { query: { id: fact } });
    assert.deepEqual(
      history.map(({ document }) => document),
      [body.document],
    );
  });

  test('a correction is of the same form as the fact, and no rule or gate is ever corrected', async () => {
    const karim = await it().as('karim');
    const confirm = (fact: string, value: Record<string, unknown>) =>
      karim.outcome('confirmFact', { body: { fact, document: 'x', value } });
    assert.equal(await confirm('gate/g-torture', { effect: 'info' }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('party/untoc/EG', { status: 7 }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('party/untoc/EG', { status: 'best friends' }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('party/untoc/EG', { __proto__: null, colour: ['red'] }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('nothing/at/all', {}), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('channel/uber/portal', { address: 'https://lert.uber.com/new' }), 'done');
    const corrected = await find('mona', 'uber', 'channel/uber/portal');
    assert.equal(await confirm('identifier/meta/facebook', { accepts: 'user_id' }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('identifier/meta/facebook', { accepts: [7] }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('identifier/meta/facebook', { accepts: ['user_id', 'imei'] }), 'done');
    assert.equal(await confirm('preservation/meta', { days: 'ninety' }), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await confirm('preservation/meta', { days: 120 }), 'done');
    const list = await find('mona', 'meta', 'identifier/meta/facebook');
    assert.deepEqual(list?.correctable, { accepts: ['user_id', 'imei'] });
    assert.ok(list?.correcting.accepts?.choices.some(({ value, label }) => value === 'imei' && label === 'IMEI of the handset'));
    assert.deepEqual((await find('mona', 'meta', 'preservation/meta'))?.correctable.days, 120);
    assert.ok(corrected?.confirmed?.corrected && corrected.rows.some(({ value }) => value === 'https://lert.uber.com/new'));
  });

  test('what a fact holds in codes is chosen by words, also where the English word is the code itself; a name is not', async () => {
    for (const fact of ['channel/whatsapp/portal', 'channel/meta/portal']) {
      const { correctable, correcting } = (await find('mona', fact.split('/')[1] as string, fact)) ?? assert.fail(fact);
      for (const member of ['type', 'for'])
        for (const code of [correctable[member] ?? []].flat())
          assert.ok(
            correcting[member]?.choices.some(({ value }) => value === code),
            `${fact} ${member} ${code}`,
          );
      assert.deepEqual(correcting.name?.choices, []);
      assert.deepEqual(correcting.address?.choices, []);
    }
  });

  test('what the desk has confirmed is given back without the names of people, by those who confirm, and the log knows', async () => {
    const karim = await it().as('karim');
    const shared = await karim.call('sharedFacts', {});
    const corrected = shared.facts.find(({ fact }) => fact === 'preservation/meta');
    assert.deepEqual([corrected?.file, corrected?.value, corrected?.document], ['providers/meta.yaml', { days: 120 }, 'x']);
    assert.doesNotMatch(JSON.stringify(shared), new RegExp(it().idOf('karim')));
    assert.equal(await (await it().as('mona')).outcome('sharedFacts', {}), 'ACCESS_NOT_ALLOWED');
    const { rows } = await sql<{ bytes: Buffer }>`SELECT bytes FROM log_entry`.execute(it().desk.store.db);
    assert.ok(rows.some(({ bytes }) => bytes.toString('utf8').includes('"facts-shared"')));
  });

  test('what an update changed after a confirmation is shown side by side', async () => {
    const fact = 'channel/meta/portal';
    const was = JSON.stringify({ id: 'portal', type: 'portal', address: 'https://old.example/records' });
    const row = {
      id: '00000000-0000-4000-8000-0000000000aa',
      fact,
      account_id: it().idOf('karim'),
      confirmed_at: it().now(),
      how: 'x',
      was,
    };
    await it().desk.store.db.insertInto('fact_confirmation').values(row).execute();
    const shown = await find('mona', 'meta', fact);
    const { was: before, now: update } = shown?.conflict ?? assert.fail('the conflict is expected to be shown');
    assert.ok(before.some(({ value }) => value === 'https://old.example/records'));
    assert.ok(update.length > 0 && !update.some(({ value }) => value === 'https://old.example/records'));
  });
});
