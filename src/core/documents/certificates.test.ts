// SPDX-License-Identifier: Apache-2.0
/** The European certificates: what is asked when, and what never stands on them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { prefill, valuesOfForm } from '../requests/prefill.ts';
import type { Option } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { completeValues } from './complete-values.ts';
import { languages, linesOf, plainText } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import type { FieldValues, Form } from './form.ts';
import { isAsked, missingFields, sectionOf } from './requirements.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: { providers: new Map() } as unknown as Knowledge };
const epoc = forms.byId.get('epoc') as Form;
const asked = (values: FieldValues) => epoc.fields.filter((field) => isAsked(field, values, about)).map(({ field }) => field);

describe('a European Production Order certificate', () => {
  test('asks why eight hours only where eight hours are asked for', () => {
    assert.ok(asked({ deadline: '8_hours' }).includes('emergency_reason'));
    assert.ok(!asked({ deadline: '10_days' }).includes('emergency_reason'));
  });
  test('asks for the threshold with traffic or content, and why nobody is notified unless somebody is', () => {
    const traffic = { data_categories: [{ category: 'traffic' }] };
    assert.ok(asked(traffic).includes('threshold_check_3_years_or_list'));
    assert.ok(asked(traffic).includes('reason_notification_not_needed'));
    assert.ok(!asked({ ...traffic, enforcing_authority_notified: true }).includes('reason_notification_not_needed'));
    assert.ok(!asked({ data_categories: [{ category: 'subscriber' }] }).includes('threshold_check_3_years_or_list'));
  });
  test('carries no grounds in any language: they are a must, and stay in the order', () => {
    const grounds = {
      necessity_and_proportionality: 'GROUNDS-ONE',
      reasons_kept_from_provider: 'GROUNDS-TWO',
      secrecy_reason: 'GROUNDS-THREE',
    };
    for (const lang of languages) {
      const values = { ...completeValues(epoc, lang), ...grounds };
      const text = fillDocument(epoc, values, { lang, about }).blocks.flatMap(linesOf).map(plainText).join('\n');
      assert.doesNotMatch(text, /GROUNDS/);
    }
    for (const field of ['necessity_and_proportionality', 'reasons_kept_from_provider']) {
      assert.equal(sectionOf(epoc, field), 'kept');
      assert.ok(missingFields(epoc, {}, about).includes(field));
    }
  });
  test('is filled with what the desk knows, and leaves to the issuing authority what it has to weigh', () => {
    const option = { to: { kind: 'provider', name: 'Examplegram Ltd', country: 'IE' }, bases: [], after: [] } as unknown as Option;
    const target = { kind: 'username', normalised: 'boats', service: 'examplegram', event: null, relevance: 'Takes orders.' };
    const values = valuesOfForm(
      epoc,
      prefill({
        ...{
          kind: 'epoc',
          number: 'R1',
          language: 'en',
          option,
          urgency: 'life',
          data: ['subscriber'],
          targets: [target],
          drafter: 'Claire',
        },
        inCase: { country: 'FR', offences: [], stage: 'investigation' },
        authority: { authority_name: 'Parquet de Paris' },
      }),
    );
    assert.partialDeepStrictEqual(values, {
      ...{ issuing_state: 'FR', issuing_authority: 'Parquet de Paris', addressee_establishment_or_representative: 'Examplegram Ltd' },
      ...{ deadline: '8_hours', user_and_identifier: [{ kind: 'username', written: 'boats' }] },
    });
    for (const field of ['threshold_check_3_years_or_list', 'enforcing_authority_notified', 'necessity_and_proportionality'])
      assert.equal(values[field], undefined, field);
  });
});
