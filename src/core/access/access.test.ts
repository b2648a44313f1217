// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAllowed, sentences } from './may.ts';
import { type CaseRole, caseRoles, mayHoldTogether, type Role, roles } from './role.ts';
import type { Who } from './who.ts';

const CASE = 'c-1';
const person = (held: readonly Role[], inCase: readonly CaseRole[] = [], id = 'mona'): Who => ({
  id,
  roles: held,
  cases: new Map(inCase.length === 0 ? [] : [[CASE, inCase]]),
});
const ofTheCase = { caseId: CASE, drafterIds: [] };
/** What belongs to the desk itself and to no case; a subject that is not here is one of a case. */
const ofTheDesk = ['account', 'desk', 'emergency', 'session', 'log', 'knowledge', 'mail-key', 'mapping', 'portal-account'];
const inACase = sentences.filter(({ subject }) => !ofTheDesk.includes(subject));
/** Besides, an overseer asks for the defence what a bundle did not give, and is answered in numbers. */
const forTheDefence = ({ subject }: { readonly subject: string }, held: readonly Role[]): boolean =>
  subject === 'defence-query' && held.includes('overseer');
/** Every set of roles there is. */
const roleSets = Array.from({ length: 2 ** roles.length }, (_, set) => roles.filter((_role, index) => (set >> index) & 1));

describe('who may do what', () => {
  test('an administrator, an overseer and a provider officer do nothing in a case, whatever the circle says', () => {
    for (const role of ['administrator', 'overseer', 'provider-officer'] as const)
      for (const { verb, subject } of inACase.filter((one) => !forTheDefence(one, [role])))
        for (const circle of [[], ...caseRoles.map((one) => [one]), [...caseRoles]])
          assert.equal(
            isAllowed(person([role], circle), verb, subject, ofTheCase),
            false,
            `${role}, in it as ${circle}, may ${verb} ${subject}`,
          );
  });
  test('nobody outside the circle does anything in a case', () => {
    const opening = inACase.filter(({ verb, subject }) => !(verb === 'add' && subject === 'case'));
    for (const held of roleSets)
      for (const { verb, subject } of opening.filter((one) => !forTheDefence(one, held)))
        assert.equal(isAllowed(person(held), verb, subject, ofTheCase), false, `${held.join()} may ${verb} ${subject}`);
  });
  test('the whole desk is recounted by an overseer and by nobody else', () => {
    for (const held of roleSets) assert.equal(isAllowed(person(held), 'recount', 'desk', {}), held.includes('overseer'), held.join());
  });
  test('the defence is asked for by the prosecution, the keeper or an overseer, never by those who investigate', () => {
    for (const role of ['approver', 'legal-reviewer', 'evidence-keeper'] as const)
      assert.ok(isAllowed(person([role], [role]), 'ask', 'defence-query', ofTheCase), role);
    assert.ok(isAllowed(person(['overseer']), 'ask', 'defence-query', ofTheCase));
    for (const role of ['investigator', 'analyst', 'central-authority'] as const)
      assert.equal(isAllowed(person([role], [role]), 'open', 'defence-query', ofTheCase), false, role);
    for (const [verb, subject] of [
      ['open', 'defence-query'],
      ['make-for-defence', 'bundle'],
      ['open-for-defence', 'bundle'],
      ['withhold-from-defence', 'bundle'],
    ] as const)
      for (const both of [
        ['approver', 'investigator'],
        ['legal-reviewer', 'analyst'],
      ] as const) {
        assert.ok(isAllowed(person(both, [both[0]]), verb, subject, ofTheCase), `${both[0]} may ${verb} ${subject}`);
        assert.equal(isAllowed(person(both, both), verb, subject, ofTheCase), false, `${both} may ${verb} ${subject}`);
      }
  });
  test('a mark of handling is set by whoever may change the case, and falls only by somebody who does not investigate it', () => {
    for (const role of ['approver', 'legal-reviewer'] as const) {
      assert.ok(isAllowed(person([role], [role]), 'unmark', 'case', ofTheCase), role);
      for (const other of ['investigator', 'analyst'] as const)
        assert.equal(isAllowed(person([role, other], [role, other]), 'unmark', 'case', ofTheCase), false, `${role} and ${other}`);
    }
    for (const role of ['investigator', 'analyst', 'evidence-keeper', 'central-authority'] as const)
      assert.equal(isAllowed(person([role], [role]), 'unmark', 'case', ofTheCase), false, role);
    assert.ok(isAllowed(person(['investigator'], ['investigator']), 'change', 'case', ofTheCase));
  });
  test('privileged records are sealed by anybody of the circle, read by no one who investigates, and let go by somebody else than who proposed it', () => {
    for (const role of caseRoles) assert.ok(isAllowed(person([role], [role]), 'seal-privileged', 'record', ofTheCase), role);
    for (const role of caseRoles)
      assert.equal(isAllowed(person([role], [role]), 'open-privileged', 'record', ofTheCase), role === 'legal-reviewer', role);
    const both = ['legal-reviewer', 'evidence-keeper', 'approver'] as const;
    for (const other of ['investigator', 'analyst'] as const)
      for (const [verb, subject] of [
        ['open-privileged', 'record'],
        ['decide-lift', 'record'],
        ['download-privileged', 'evidence'],
      ] as const)
        assert.equal(isAllowed(person([...both, other], [...both, other]), verb, subject, ofTheCase), false, `${other} may ${verb}`);
    const proposed = { caseId: CASE, drafterIds: ['mona'] };
    for (const role of ['approver', 'legal-reviewer'] as const) {
      assert.ok(isAllowed(person([role], [role], 'karim'), 'decide-lift', 'record', proposed), role);
      assert.equal(isAllowed(person([role], [role]), 'decide-lift', 'record', proposed), false, `${role} on their own proposal`);
    }
  });
  test('what another State asks is answered by the central authority; those who carry it out say only what became of it', () => {
    const verbs = sentences.filter(({ subject }) => subject === 'incoming').map(({ verb }) => verb);
    const mayDo = (role: CaseRole) => verbs.filter((verb) => isAllowed(person([role], [role]), verb, 'incoming', ofTheCase));
    assert.deepEqual(mayDo('central-authority'), verbs);
    for (const role of ['investigator', 'approver'] as const) assert.deepEqual(mayDo(role), ['list', 'open', 'execute', 'execute-in-part']);
    assert.deepEqual(mayDo('evidence-keeper'), ['list', 'open', 'record-receipt']);
    for (const role of ['analyst', 'legal-reviewer'] as const) assert.deepEqual(mayDo(role), ['list', 'open']);
  });
  test('a role in the case counts only while the person holds it on the desk', () => {
    assert.ok(isAllowed(person(['approver'], ['approver']), 'approve', 'request', ofTheCase));
    assert.equal(isAllowed(person(['investigator'], ['approver']), 'approve', 'request', ofTheCase), false);
    assert.equal(isAllowed(person(['approver'], ['investigator']), 'approve', 'request', ofTheCase), false);
  });
  test('whoever no longer holds the role in which they are in a circle is not in it', () => {
    assert.ok(isAllowed(person(['analyst'], ['analyst']), 'open', 'case', ofTheCase));
    assert.equal(isAllowed(person(['evidence-keeper'], ['analyst']), 'open', 'case', ofTheCase), false);
    assert.ok(isAllowed(person(['evidence-keeper'], ['analyst', 'evidence-keeper']), 'open', 'case', ofTheCase));
  });
  test('nobody decides on what they drafted, whatever roles they hold', () => {
    const decisions = [
      'approve',
      'send-back',
      'disapprove',
      'review-uphold',
      'review-reject',
      'lift-gate',
      'confirm-channel',
      'decide-secrecy',
    ];
    for (const verb of decisions) {
      const everything = person([...roles], [...caseRoles]);
      assert.ok(isAllowed(everything, verb, 'request', ofTheCase), verb);
      assert.equal(isAllowed(everything, verb, 'request', { caseId: CASE, drafterIds: ['salma', 'mona'] }), false, verb);
      assert.equal(isAllowed(everything, verb, 'request', { caseId: CASE }), false, `${verb}: drafters unknown`);
    }
  });
  test('what is not written, nobody may do', () => {
    assert.equal(isAllowed(person([...roles], [...caseRoles]), 'delete', 'evidence', ofTheCase), false);
  });
  test('each act has one sentence', () => {
    const names = sentences.map(({ verb, subject }) => `${verb} ${subject}`);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
  test('approving, sending, lifting a gate, exporting and changing accounts ask for the second factor again', () => {
    const asked = sentences.filter(({ stepUp }) => stepUp).map(({ verb, subject }) => `${verb} ${subject}`);
    for (const act of [
      'approve request',
      'dispatch request',
      'send-first request',
      'lift-gate request',
      'decide-lift record',
      'make bundle',
      'change account',
      'refuse incoming',
      'forward incoming',
    ])
      assert.ok(asked.includes(act), act);
  });
  test('an administrator holds no other role', () => {
    assert.ok(mayHoldTogether(['investigator', 'analyst']));
    assert.equal(mayHoldTogether(['administrator', 'analyst']), false);
    assert.equal(mayHoldTogether(['overseer', 'investigator']), false);
  });
});
