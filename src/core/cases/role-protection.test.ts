// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { refuseUnlawful } from '../capture/lawful-plan.ts';
import { advise } from '../routes/advise.ts';
import { targetRoles } from '../routes/query.ts';
import { queryFor } from '../routes/query-for.ts';
import type { TargetRole } from './case.ts';
import { isLowering, protectionOf, roleProtection } from './role-protection.ts';
import { rolesThatCount } from './role-that-counts.ts';

const knowledge = loadKnowledge();

describe('what the role of a person protects', () => {
  test('every role stands in the order once', () => {
    assert.deepEqual(roleProtection.flatMap(({ roles }) => [...roles]).toSorted(), [...targetRoles].toSorted());
  });

  test('is what the rules of the desk do: a later rank has every safeguard of those before it', () => {
    const gates = (role: TargetRole) => {
      const target = { kind: 'username', service: 'facebook', holder: 'US', role };
      const offences = [{ family: 'smuggling', statute: 'EG:som', maxYears: 7 }];
      const query = queryFor({ requester: 'EG', offences, target }, {}, knowledge, '2026-11-24');
      return advise(knowledge, query, '2026-11-24').gates.flatMap(({ id }) => (['g-role', 'g-priv'].includes(id) ? [id] : []));
    };
    const plan = { url: 'https://page.example/', purpose: 'x', legalBasis: 'x', publicPage: true };
    const captured = (whose: TargetRole) => {
      try {
        refuseUnlawful({ ...plan, whose }, []);
        return true;
      } catch {
        return false;
      }
    };
    const done = roleProtection.map(({ rank, roles }) => [rank, roles.map((role) => [gates(role).toSorted().join(' '), captured(role)])]);
    assert.deepEqual(done, [
      ['none', Array.from({ length: 3 }, () => ['', true])],
      ['second-look', Array.from({ length: 3 }, () => ['g-role', true])],
      ['privilege', Array.from({ length: 2 }, () => ['g-priv g-role', false])],
    ]);
  });

  test('falls from a lawyer to a victim and from a victim to a suspect, and not between equals or upwards', () => {
    assert.ok(isLowering('lawyer', 'victim') && isLowering('victim', 'suspect') && isLowering('journalist', 'unknown'));
    for (const [from, to] of [
      ['suspect', 'witness'],
      ['witness', 'suspect'],
      ['victim', 'migrant'],
      ['lawyer', 'journalist'],
      ['suspect', 'lawyer'],
    ] as const)
      assert.equal(isLowering(from, to), false, `${from} ${to}`);
    assert.equal(protectionOf('vip'), 0);
  });
});

describe('the role that counts for a target', () => {
  const target = (written: string, role: TargetRole, normalised = written) => ({ id: `${role} ${written}`, written, normalised, role });
  const counted = (...all: readonly ReturnType<typeof target>[]) => all.map((one) => rolesThatCount(all)(one).role);

  test('is its own where no other target has its identifier', () => {
    assert.deepEqual(counted(target('lantern_boats', 'suspect'), target('farida_nour', 'lawyer')), ['suspect', 'lawyer']);
  });

  test('is the most protected one of all with the same identifier, however it is written and whatever kind it is called', () => {
    const lawyer = target('farida@example.org', 'lawyer');
    for (const written of ['Farida@Example.org', 'her address is FARIDA@EXAMPLE.ORG', ' farida@example.org '])
      assert.deepEqual(
        counted(target(written, 'suspect'), lawyer, target('farida@example.org', 'victim')),
        ['lawyer', 'lawyer', 'lawyer'],
        written,
      );
  });

  test('is that of the profile for the number or the name behind it, and the other way', () => {
    const profile = target(
      'https://www.facebook.com/profile.php?id=100012345678901',
      'journalist',
      'https://facebook.com/profile.php?id=100012345678901',
    );
    assert.deepEqual(counted(profile, target('100012345678901', 'suspect')), ['journalist', 'journalist']);
    assert.deepEqual(counted(target('https://x.com/Farida_Nour', 'suspect'), target('@farida_nour', 'lawyer', 'farida_nour')), [
      'lawyer',
      'lawyer',
    ]);
  });
});
