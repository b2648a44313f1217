// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import type { Form } from './form.ts';
import { portalPack } from './portal-pack.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const form = forms.byId.get('preservation_letter') as Form;
const values = {
  ...completeValues(form, 'ar'),
  service_name: 'facebook',
  identifiers: [{ kind: 'provider-user-id', written: '100004417000123' }],
};
const options = { lang: 'ar', about, today: '2026-11-25' } as const;

describe('a portal pack', () => {
  test('has the boxes in the order in which the provider asks, and then the rest', () => {
    const { boxes, channel, facts } = portalPack(form, values, options);
    const asked = about.knowledge.providers.get('meta')?.must_include as { value: string[] };
    assert.deepEqual(
      boxes.filter((one) => one.asks !== undefined).map((one) => one.asks),
      asked.value,
    );
    assert.equal(channel?.fact, 'channel/meta/portal');
    assert.deepEqual(facts, ['must_include/meta', 'channel/meta/portal']);
    assert.ok(boxes.length > asked.value.length);
  });
  test('an identifier is pasted as it is, in Arabic too: no isolates, no label', () => {
    const { boxes } = portalPack(form, values, options);
    assert.equal(boxes.find((one) => one.field === 'identifiers')?.text, '100004417000123');
    assert.doesNotMatch(JSON.stringify(boxes), /[\u2066-\u2069\u202a-\u202e]/);
  });
  test('what the provider asks and the document does not say is named', () => {
    const { boxes } = portalPack(form, { ...values, callback_phone: '' }, options);
    assert.equal(boxes.find((one) => one.asks === 'direct_phone')?.missing, true);
  });
  test('for Instagram its own additional question follows', () => {
    const { boxes } = portalPack(form, { ...values, service_name: 'instagram' }, options);
    assert.ok(boxes.some((one) => one.asks === 'link_to_investigation'));
  });
  test('a service is pasted by the name it gives itself, a name that a person wrote as it was written', () => {
    const pasted = (service_name: string) =>
      portalPack(form, { ...values, service_name }, options).boxes.find((one) => one.field === 'service_name')?.text;
    assert.deepEqual(['instagram', 'x', 'uber', 'Uber (drivers)', 'examplegram'].map(pasted), [
      'Instagram',
      'X (formerly Twitter)',
      'Uber',
      'Uber (drivers)',
      'examplegram',
    ]);
  });
  test('a service that nobody knows gets the fields of the form and no channel', () => {
    const pack = portalPack(form, { ...values, service_name: 'examplegram', organisation: 'Examplegram Ltd' }, options);
    assert.equal(pack.channel, undefined);
    assert.ok(pack.boxes.length > 10);
  });
});
