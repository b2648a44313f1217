// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { requestSays } from '../errors/sentences/request.ts';
import { fieldLabels } from './field-labels.ts';
import type { Form } from './form.ts';

test('what is missing is named as the paper labels it, and in English by the id that a request file needs', () => {
  const form = loadForms().byId.get('preservation_letter') as Form;
  const said = requestSays('fields-empty', { fields: fieldLabels(form, ['channel']) });
  assert.equal(said.en, 'Fields without a value: channel. Fill them in first.');
  assert.equal(said.ar, `حقول بلا قيمة: «${form.words.ar.labels.channel}». املأها أولًا.`);
  assert.match(said.fr, /«\u00a0[^»a-z_]*[^»]+\u00a0»/);
});
