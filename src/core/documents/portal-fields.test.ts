// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import type { FieldValues, Form } from './form.ts';
import { portalFields } from './portal-fields.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const formOf = (id: string) => forms.byId.get(id) as Form;
const form = formOf('preservation_letter');
const values = {
  ...completeValues(form, 'ar'),
  service_name: 'facebook',
  identifiers: [{ kind: 'provider-user-id', written: '100004417000123' }],
};
const sure = () => undefined;
const offered = (given: FieldValues = {}, of: Form = form) => portalFields(of, { ...values, ...given }, { lang: 'ar', about, check: sure });
const idsOf = ({ fields }: ReturnType<typeof offered>) => fields.map(({ id }) => id);
const textOf = ({ fields }: ReturnType<typeof offered>, wanted: string) => fields.find(({ id }) => id === wanted)?.text;

describe('what is pasted at a portal', () => {
  test('comes in the order in which the provider names what it must be told, and then the rest', () => {
    const pack = offered();
    assert.deepEqual(idsOf(pack).slice(0, 7), [
      ...['authority_name', 'officer_name_and_rank', 'official_email', 'callback_phone'],
      ...['data_categories', 'date_range', 'identifiers'],
    ]);
    assert.ok(pack.fields.length > 7);
    assert.deepEqual([pack.fact, pack.missing], ['must_include/meta', []]);
  });
  test('has each value once, with the data categories and their reasons', () => {
    const ids = idsOf(offered());
    assert.deepEqual(ids, [...new Set(ids)]);
    const data_categories = [{ category: 'subscriber', reason: 'who opened it' }];
    assert.match(textOf(offered({ data_categories }), 'data_categories') ?? '', /: who opened it$/);
  });
  test('an identifier is pasted as it is, in Arabic too: no isolates, no label, what it carries beside it', () => {
    const pack = offered({ identifiers: [{ kind: 'ip', written: '2001:db8::1', port: '40001', at: '2026-06-10T10:00:00Z' }] });
    assert.equal(textOf(pack, 'identifiers'), '2001:db8::1');
    assert.match(textOf(pack, 'identifiers-details') ?? '', /2026-06-10 10:00:00 UTC.*40001/);
    assert.doesNotMatch(JSON.stringify(pack), /[\u2066-\u2069\u202a-\u202e]/);
  });
  test('of several identifiers each says its kind and what it carries', () => {
    const two = [
      { kind: 'username', written: 'lantern.trips' },
      { kind: 'crypto-address', written: 'TExample', chain: 'tron' },
    ];
    const lines = (textOf(offered({ identifiers: two }), 'identifiers') ?? '').split('\n');
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /: lantern\.trips$/);
    assert.match(lines[1] ?? '', /: TExample \(.*TRON\)$/);
  });
  test('what the provider must be told and the paper does not say is named; a signature stands on the paper itself', () => {
    assert.deepEqual(offered({ callback_phone: '' }).missing, ['direct_phone']);
    const toX = offered({ service_name: 'x' });
    assert.ok(!toX.missing.includes('letterhead') && !toX.missing.includes('signature'));
  });
  test('for Instagram its own additional question follows', () => {
    assert.deepEqual(offered({ service_name: 'instagram' }).missing, ['link_to_investigation']);
  });
  test('in danger to life what the provider asks for then is named as well', () => {
    const emergency = formOf('emergency_request');
    const filled = { ...completeValues(emergency, 'ar'), service_name: 'x' };
    assert.ok(offered(filled, emergency).missing.includes('posts_to_review'));
    assert.ok(!offered({ service_name: 'x' }).missing.includes('posts_to_review'));
  });
  test('a port and a moment that an identifier carries are not missing', () => {
    const seen = { kind: 'ip', written: '203.0.113.7', port: '40001', at: '2026-06-10T10:00:00Z' };
    const asked = (identifiers: unknown) => offered({ service_name: 'generic-isp', identifiers }).missing;
    for (const what of ['source_port', 'timestamp_with_offset']) {
      assert.ok(!asked([seen]).includes(what), what);
      assert.ok(asked([{ kind: 'ip', written: '203.0.113.7' }]).includes(what), what);
    }
  });
  test('what nobody has confirmed is not offered for pasting', () => {
    const check = ({ field }: { field: string }) =>
      field === 'offence_name' ? ({ fact: 'offence/EG/smuggling', state: 'unverified' } as const) : undefined;
    const { fields } = portalFields(form, values, { lang: 'ar', about, check });
    assert.partialDeepStrictEqual(
      fields.find(({ id }) => id === 'offence_name'),
      { text: '', unconfirmed: true },
    );
  });
  test('a service is pasted by the name it gives itself, a name that a person wrote as it was written', () => {
    const named = (service_name: string) => textOf(offered({ service_name }), 'service_name');
    assert.deepEqual(['instagram', 'x', 'uber', 'Uber (drivers)', 'examplegram'].map(named), [
      'Instagram',
      'X (formerly Twitter)',
      'Uber',
      'Uber (drivers)',
      'examplegram',
    ]);
  });
  test('to a service that nobody knows they come in the order of the form', () => {
    const pack = offered({ service_name: 'examplegram', organisation: 'Examplegram Ltd' });
    assert.deepEqual([pack.fact, pack.missing], [undefined, []]);
    assert.ok(pack.fields.length > 10);
    const order = form.fields.map(({ field }) => field);
    const at = idsOf(pack).map((id) => order.indexOf(id));
    assert.deepEqual(
      at,
      at.toSorted((a, b) => a - b),
    );
  });
});
