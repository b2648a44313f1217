// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { factIndex } from '../routes/fact-index.ts';
import { completeValues } from './complete-values.ts';
import { languages } from './document-text.ts';
import type { FieldValues, Form } from './form.ts';
import { lintRules } from './lints/rules.ts';
import { lints } from './lints.ts';

const forms = loadForms();
const knowledge = loadKnowledge();
const about = { conditions: forms.conditions, knowledge };
const formOf = (id: string): Form => forms.byId.get(id) as Form;

/** A request that no rule objects to, for each kind that the cases use. */
const calm: FieldValues = {
  service_name: 'facebook',
  organisation: 'Meta Platforms, Inc.',
  official_email: 'coop@prosecution.example',
  identifiers: [{ kind: 'provider-user-id', written: '100004417000123' }],
  date_range: { from: '2026-09-01T00:00:00Z', to: '2026-11-24T00:00:00Z' },
  data_categories: [
    { category: 'subscriber', reason: 'Who opened the account.' },
    { category: 'access_log', reason: 'From where it was used.' },
  ],
  offence_name: 'smuggling of migrants',
  offence: 'smuggling of migrants',
  nature_of_danger: 'A boat with 41 people has lost its engine.',
  who_is_in_danger: '41 people',
  why_imminent: 'It drifts since 02:00 UTC and takes in water.',
  specific_data_only: [{ category: 'location', reason: 'Where the last message was sent.' }],
  intended_follow_up: 'domestic_order',
  hold_days_wanted: '90',
  date: '2026-11-24',
  expires_on: '2026-12-20',
  treaty_basis_and_article: 'a bilateral treaty',
  requested_central_authority: 'Department of Justice, United States',
  maximum_penalty: 'imprisonment for 15 years',
  language: 'en',
  transactions_with_hashes: [{ kind: 'transaction', written: `${'ab'.repeat(32)}:0` }],
  chain_and_addresses: [],
  technical_fields_for_ip_cases: [],
  follow_up_order_date: '2026-12-10',
};

const cases: readonly [lint: string, kind: string, change: FieldValues, cites?: RegExp][] = [
  ['display-name-only', 'preservation_letter', { identifiers: [{ kind: 'display-name', written: 'Captain Nemo' }] }],
  [
    'identifier-kind',
    'preservation_letter',
    { identifiers: [{ kind: 'vehicle-plate', written: '123 ABC' }] },
    /^identifier\/meta\/facebook$/,
  ],
  ['look-alike', 'preservation_letter', { identifiers: [{ kind: 'username', written: 'rоsetta_trips' }] }],
  ['look-alike', 'preservation_letter', { identifiers: [{ kind: 'username', written: 'rosetta\u200b_trips' }] }],
  ['range-open', 'voluntary_request', { date_range: { from: '2026-09-01T00:00:00Z' } }],
  ['range-long', 'voluntary_request', { date_range: { from: '2025-01-01', to: '2026-11-24' } }, /^safeguard\//],
  ['range-backwards', 'epoc', { date_range: { from: '2026-11-24', to: '2026-09-01' } }],
  ['reason-missing', 'voluntary_request', { data_categories: [{ category: 'subscriber' }] }],
  [
    'same-reason',
    'voluntary_request',
    { data_categories: ['subscriber', 'access_log'].map((category) => ({ category, reason: 'Needed.' })) },
  ],
  ['other-script', 'preservation_letter', { reason_data_may_vanish: 'يحذف صاحب الحساب إعلاناته بعد كل رحلة.' }],
  ['other-script', 'mla_request', { language: 'ar' }],
  ['wrong-entity', 'voluntary_request', { organisation: 'Facebook' }, /^entity\/meta\//],
  ['private-mailbox', 'emergency_request', { official_email: 'inspector@gmail.com' }, /^(email_domain_rule|safeguard)\//],
  ['order-not-attached', 'voluntary_request', { domestic_order_attached: '' }],
  [
    'content-without-process',
    'voluntary_request',
    { data_categories: [{ category: 'content', reason: 'The talk.' }] },
    /^held\/meta\/content$|^rule\//,
  ],
  ['content-without-grounds', 'mla_request', { data_categories: [{ category: 'content', reason: 'r' }], standard_of_proof_section: '' }],
  ['speech-offence', 'voluntary_request', { offence_name: 'insult to a public official' }, /^safeguard\/press_speech$/],
  ['speech-offence', 'preservation_letter', { offence_name: 'نشر أخبار كاذبة' }, /^safeguard\/press_speech$/],
  [
    'speech-offence',
    'preservation_letter',
    { offence_name: 'القانون رقم 94 لسنة 2015 وقانون العقوبات، 86 bis' },
    /^offence\/EG\/association_only$/,
  ],
  ['political-wording', 'mla_request', { subject_of_the_case: 'a political offence' }],
  ['disclosure-wording', 'preservation_letter', { reason_data_may_vanish: 'Please disclose the messages.' }],
  ['danger-to-property-only', 'emergency_request', { nature_of_danger: 'The funds leave the bank.', who_is_in_danger: 'the bank' }],
  ['no-time-element', 'emergency_request', { why_imminent: 'The danger is great.' }],
  ['more-than-danger-needs', 'emergency_request', { specific_data_only: [{ category: 'content', reason: 'r' }] }],
  ['hold-ends-early', 'preservation_letter', { intended_follow_up: 'mla' }, /^preservation\/meta$/],
  ['not-preserved', 'voluntary_request', { earlier_references: '' }, /^preservation\/meta$/],
  ['sent-after-expiry', 'preservation_extension', { expires_on: '2026-11-01' }],
  ['no-further-extension', 'preservation_extension', {}, /^preservation\/meta$/],
  ['no-treaty-no-reciprocity', 'mla_request', { treaty_basis_and_article: 'none', reciprocity_statement: '' }],
  ['language-not-accepted', 'mla_request', { language: 'ar', list_of_translations: '' }, /^languages\/US$/],
  [
    'death-penalty-without-assurance',
    'mla_request',
    { maximum_penalty: 'death penalty', death_penalty_assurance: '' },
    /^(gate|safeguard)\//,
  ],
  ['untoc-incomplete', 'mla_request', { treaty_basis_and_article: 'untoc 18', persons: '' }, /^instrument\/untoc$/],
  ['cause-incomplete', 'mla_request', { standard_of_proof_section: { offence: 'Who did what.', limits: 'Three months.' } }],
  ['no-identifiers', 'mla_request', { identifiers: [] }],
  ['no-transaction-hash', 'freeze_request', { transactions_with_hashes: [{ kind: 'transaction', written: 'the big one' }] }],
  ['no-follow-up-order', 'freeze_request', { follow_up_order_date: '' }],
];

describe('lints', () => {
  for (const [id, kind, change, cites] of cases)
    test(`${kind} with ${JSON.stringify(change)}: ${id}`, () => {
      const form = formOf(kind);
      const values = { ...completeValues(form, 'en'), ...calm };
      const before = lints(form, values, about, 'en').map((one) => one.id);
      if (Object.keys(change).length > 0) assert.ok(!before.includes(id), `already there: ${before.join(', ')}`);
      for (const lang of languages) {
        const found = lints(form, { ...values, ...change }, about, lang).find((one) => one.id === id);
        assert.ok(found !== undefined);
        assert.doesNotMatch(found.text, /[{}]/);
        for (const fact of found.facts) assert.ok(factIndex(knowledge).has(fact), fact);
        if (cites !== undefined)
          assert.ok(
            found.facts.some((fact) => cites.test(fact)),
            found.facts.join(),
          );
      }
    });

  test('codes of the facts and of the request are said in words of the reader', () => {
    const said = (id: string, kind: string, change: FieldValues, lang: 'en' | 'ar' | 'fr') => {
      const form = formOf(kind);
      return lints(form, { ...completeValues(form, 'en'), ...calm, ...change }, about, lang).find((one) => one.id === id)?.text ?? '';
    };
    const entity = (lang: 'en' | 'ar' | 'fr') => said('wrong-entity', 'voluntary_request', { organisation: 'Facebook' }, lang);
    assert.match(entity('en'), /for Facebook: Meta Platforms, Inc\. \(not European Region of the provider\); Meta Platforms Ireland/);
    assert.match(entity('ar'), /\u2068Meta Platforms, Inc\.\u2069 \(ما عدا المنطقة الأوروبية لدى مقدم الخدمة\)\u2069؛ /);
    assert.match(entity('fr'), /sauf région européenne du fournisseur\)\u00a0; /);
    const accepted = { language: 'ar', list_of_translations: '', requested_central_authority: 'Ireland' };
    assert.match(said('language-not-accepted', 'mla_request', { ...accepted }, 'ar'), /الإنجليزية، ?.*الأيرلندية/);
    for (const [id, kind, change] of cases)
      for (const lang of languages) assert.doesNotMatch(said(id, kind, change, lang), /[a-z]_[a-z]|[A-Z]_[A-Z]|\b(en|ar|ga)\b, /, id);
  });

  test('each rule is tried above, and each is named by some form', () => {
    const tried = new Set(cases.map(([id]) => id));
    const named = new Set([...forms.byId.values()].flatMap((form) => form.lints));
    assert.deepEqual(
      Object.keys(lintRules).filter((id) => !tried.has(id) || !named.has(id)),
      [],
    );
  });
});
