// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { RogatoryError } from '../errors/index.ts';
import { readQuery } from './query.ts';
import { protectedToday, queryFor } from './query-for.ts';

const knowledge = loadKnowledge();
const good = { requester: 'EG', holder: 'US', data: ['subscriber'], purpose: 'identify' };

/** The field that the refusal names. */
function refused(extra: object): unknown {
  try {
    readQuery({ ...good, ...extra }, knowledge);
  } catch (error) {
    assert.ok(error instanceof RogatoryError && error.kind.exit === 2);
    return error.details.field;
  }
  return undefined;
}

describe('a question that is not well formed', () => {
  const attacks: readonly (readonly [string, object])[] = [
    ['requestor', { requestor: 'EG' }],
    ['requester', { requester: 'Egypt' }],
    ['requester', { requester: 'eg' }],
    ['requester', { requester: 'ZZ' }],
    ['holder', { holder: 'UK' }],
    ['data', { data: [] }],
    ['data', { data: 'subscriber' }],
    ['data', { data: ['everything'] }],
    ['purpose', { purpose: 'fishing' }],
    ['urgency', { urgency: 'very' }],
    ['offence', { offence: 'insult' }],
    ['max_years', { max_years: 'life' }],
    ['max_years', { max_years: -1 }],
    ['age_days', { age_days: 1.5 }],
    ['flags', { flags: ['vip'] }],
    ['stage', { stage: 'appeal' }],
    ['voluntary', { voluntary: true }],
    ['statute', { statute: 'trafficking' }],
    ['statute', { statute: 'EG:no_such_offence' }],
    ['elements', { elements: 'yes' }],
    ['target_role', { target_role: 'terrorist' }],
    ['data', { purpose: 'live' }],
    ['purpose', { data: ['live_content'] }],
    ['service', { service: '<script>' }],
    ['__proto__x', { __proto__x: 1 }],
  ];
  for (const [field, extra] of attacks)
    test(`${JSON.stringify(extra)} is refused by the name of ${field}`, () => assert.equal(refused(extra), field));
  test('what must be there is named', () => {
    assert.equal(refused({ requester: undefined }), 'requester');
    assert.equal(refused({ data: undefined }), 'data');
    assert.equal(refused({ holder: undefined }), 'holder');
  });
  test('the sentence names what the field may hold', () => {
    assert.throws(() => readQuery({ ...good, purpose: 'x' }, knowledge), /expected one of identify, preserve, disclose/);
  });
  test('whatever comes in, it is a question or a refusal, never a crash', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          readQuery(value, knowledge);
        } catch (error) {
          assert.ok(error instanceof RogatoryError);
        }
      }),
    );
  });
});

describe('the question that follows from a case and a target', () => {
  test('an address in a log-in of ten days ago asks an operator for the subscriber', () => {
    const about = {
      requester: 'EG',
      requesterRole: 'prosecutor',
      offences: [{ family: 'smuggling', statute: 'EG:som', maxYears: 7 }],
      transnationalGroup: true,
      target: { kind: 'ip+port+time', holder: 'EG', hasPort: false, eventOn: '2026-11-14', role: 'suspect' },
    };
    const query = queryFor(about, { data: ['subscriber', 'access_log'] }, knowledge, '2026-11-24');
    assert.deepEqual([query.holder_kind, query.identifier, query.has_port, query.age_days], ['isp', 'ip', false, 10]);
  });
  test('what a person states adds to the flags of the case and takes none of them away', () => {
    const handling = { minors: true, privileged: true };
    const about = { requester: 'EG', offences: [], handling, target: { kind: 'phone', holder: 'US', service: 'whatsapp' } };
    const flags = (stated: object) => queryFor(about, { data: ['subscriber'], ...stated }, knowledge, '2026-11-24').flags;
    assert.deepEqual(flags({}), ['minor', 'privileged']);
    assert.deepEqual(flags({ flags: [] }), ['minor', 'privileged']);
    assert.deepEqual(flags({ flags: ['distress_at_sea', 'minor'] }), ['minor', 'privileged', 'distress_at_sea']);
    assert.throws(() => flags({ flags: 'minor' }));
    assert.throws(() => flags({ flags: ['vip'] }));
  });
  test('a role that a person states counts where it protects no less than the role in the case', () => {
    const of = (role: string) => ({ requester: 'EG', offences: [], target: { kind: 'phone', holder: 'US', service: 'whatsapp', role } });
    const asked = (role: string, stated: object) =>
      queryFor(of(role), { data: ['subscriber'], ...stated }, knowledge, '2026-11-24').target_role;
    assert.equal(asked('unknown', { target_role: 'lawyer' }), 'lawyer');
    assert.equal(asked('suspect', { target_role: 'witness' }), 'witness');
    for (const less of ['suspect', 'unknown', 'victim', '', null])
      assert.equal(asked('lawyer', { target_role: less }), 'lawyer', String(less));
    assert.throws(() => asked('lawyer', { target_role: 'vip' }));
    assert.throws(() => asked('lawyer', { target_role: 5 }));
  });
  test('a question of before is asked as the case protects today, and is the same question where nothing came since', () => {
    const about = { requester: 'EG', offences: [], target: { kind: 'phone', holder: 'US', service: 'whatsapp', role: 'unknown' } };
    const query = queryFor(about, { data: ['subscriber'], flags: ['minor'] }, knowledge, '2026-11-24');
    assert.equal(protectedToday(query, { role: 'suspect', handling: { minors: true } }), query);
    const today = protectedToday(query, { role: 'lawyer', handling: { minors: true, privileged: true } });
    assert.deepEqual([today.target_role, today.flags], ['lawyer', ['minor', 'privileged']]);
    assert.equal(protectedToday(today, { role: 'suspect', handling: {} }), today, 'and nothing that it protected then falls away');
  });
});
