// SPDX-License-Identifier: Apache-2.0
/** Accounts at providers' portals: who holds them, version by version, shown to whoever sends; what signs them in is kept nowhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachWorkingDesk } from '../../test/desk.ts';
import { draftOf, openLantern } from '../../test/lantern-requests.ts';
import type { PortalAccountGiven, PortalAccountShown } from '../core/api/portal-accounts.ts';
import { portalAccountRoutes } from '../core/api/portal-accounts.ts';

const GIVEN: PortalAccountGiven = {
  provider: 'meta',
  portal: 'Law Enforcement Online Requests',
  account: 'desk@pp.example',
  office: 'International Cooperation Office',
  holder: 'Laila Hosni',
  since: '2025-02-01',
  secondFactor: 'hardware-key',
};

forEachWorkingDesk('an account at a portal', (it) => {
  let account: PortalAccountShown;

  test('is recorded by those who decide, and each change is its next version', async () => {
    const karim = await it().as('karim');
    for (const login of ['mona', 'yara', 'omar', 'hassan', 'adam'])
      assert.equal(await (await it().as(login)).outcome('keepPortalAccount', { body: GIVEN }), 'ACCESS_NOT_ALLOWED', login);
    account = await karim.call('keepPortalAccount', { body: GIVEN });
    const moved = await (await it().as('nadia')).call('keepPortalAccount', {
      body: { ...GIVEN, id: account.id, office: 'Digital evidence unit', since: '2026-05-01' },
    });
    assert.deepEqual([moved.version, moved.keptBy.name], [2, 'Nadia Samir']);
    const { versions } = await (await it().as('mona')).call('portalAccountHistory', { params: { portalAccountId: account.id } });
    assert.deepEqual(
      versions.map(({ version, office }) => [version, office]),
      [
        [2, 'Digital evidence unit'],
        [1, 'International Cooperation Office'],
      ],
    );
    const { accounts } = await (await it().as('mona')).call('portalAccounts', { query: { provider: 'meta' } });
    assert.deepEqual(
      accounts.map(({ version }) => version),
      [2],
    );
    for (const login of ['yara', 'hassan', 'adam', 'peter'])
      assert.equal(await (await it().as(login)).outcome('portalAccounts', {}), 'ACCESS_NOT_ALLOWED', login);
  });

  test('holds no password: there is no field for one, and a text that seems to be one is refused', async () => {
    const karim = await it().as('karim');
    assert.doesNotMatch(JSON.stringify(portalAccountRoutes.keepPortalAccount.body), /passw|secret[^s]|pin"/i);
    for (const note of ['password: hunter2', 'PIN = 1234', 'mot de passe : abc', 'كلمة المرور: abc', 'recovery code: 1-2-3'])
      assert.equal(await karim.outcome('keepPortalAccount', { body: { ...GIVEN, note } }), 'INPUT_WRONG', note);
    assert.equal(await karim.outcome('keepPortalAccount', { body: { ...GIVEN, password: 'hunter2' } }), 'INPUT_WRONG');
    for (const wrong of [{ provider: 'nobody' }, { since: '2026-02-31' }, { since: '2031-01-01' }, { ended: '2020-01-01' }])
      assert.equal(await karim.outcome('keepPortalAccount', { body: { ...GIVEN, ...wrong } }), 'INPUT_WRONG', JSON.stringify(wrong));
    const unknown = { ...GIVEN, id: '00000000-0000-4000-8000-000000000009' };
    assert.equal(await karim.outcome('keepPortalAccount', { body: unknown }), 'ACCESS_NOT_FOUND');
  });

  test('stands on the portal pack of whoever sends to that provider, until it ends', async () => {
    const place = await openLantern(it(), '2026-14');
    const mona = await it().as('mona');
    const { id: requestId } = await draftOf(mona, place, 'voluntary_request');
    const { provider, accounts } = await mona.call('portalPack', { params: { requestId } });
    const isMeta = provider.startsWith('Meta');
    const elsewhere = { ...GIVEN, provider: isMeta ? 'google' : 'x' };
    await (await it().as('karim')).call('keepPortalAccount', { body: elsewhere });
    const offices = async () => (await mona.call('portalPack', { params: { requestId } })).accounts.map(({ office }) => office);
    assert.equal(accounts.length, isMeta ? 1 : 0);
    assert.deepEqual(await offices(), isMeta ? ['Digital evidence unit'] : ['International Cooperation Office']);
    const kept = (await mona.call('portalPack', { params: { requestId } })).accounts[0] as PortalAccountShown;
    await (await it().as('karim')).call('keepPortalAccount', {
      body: { ...elsewhere, provider: kept.provider, id: kept.id, ended: '2026-11-20' },
    });
    assert.deepEqual(await offices(), []);
  });
});
