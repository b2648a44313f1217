// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import { fillDocument } from './fill-document.ts';
import type { Form } from './form.ts';
import { paperCheck } from './law-on-paper.ts';
import { unconfirmedFacts } from './unconfirmed.ts';

const forms = loadForms();
const knowledge = loadKnowledge();
const TODAY = '2026-11-25';
const form = forms.byId.get('voluntary_request') as Form;

describe('what nobody has confirmed', () => {
  test('is one answer for the paper and for the desk: whatever company is printed as a blank, a second person is asked about', () => {
    const about = { conditions: forms.conditions, knowledge };
    const companies = [...knowledge.providers.values()].flatMap((provider) => provider.entities.map(({ name }) => name ?? ''));
    let blanks = 0;
    for (const organisation of companies.filter((name) => name !== '')) {
      const values = { ...completeValues(form, 'en'), organisation };
      const { blocks } = fillDocument(form, values, { lang: 'en', about, check: paperCheck(knowledge, TODAY) });
      const addressee = blocks.find((block) => block.kind === 'addressee');
      const isBlank = JSON.stringify(addressee).includes('"candidate"');
      const asked = unconfirmedFacts({ option: { facts: [] }, form, values }, knowledge, TODAY);
      assert.equal(
        asked.some((one) => one.addressee && one.fields.includes('organisation')),
        isBlank,
        organisation,
      );
      blanks += isBlank ? 1 : 0;
    }
    assert.ok(blanks > 0 && blanks < companies.length);
  });

  test('is the channel too, which no paper prints, and law that does not hold the sending back', () => {
    const facts = ['rule/v-non', 'channel/uber/portal', 'entity/meta/ie'];
    const values = { ...completeValues(form, 'en'), legal_basis_for_requester: { text: 'Law 1', fact: 'offence/EG/som' } };
    const asked = unconfirmedFacts({ option: { facts }, form, values }, knowledge, TODAY);
    assert.deepEqual(
      asked.map(({ factId, addressee }) => [factId, addressee]),
      [
        ['channel/uber/portal', true],
        ['offence/EG/som', false],
      ],
    );
  });
});
