// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { checkForms } from '../../core/documents/check-forms.ts';
import { completeValues } from '../../core/documents/complete-values.ts';
import { languages } from '../../core/documents/document-text.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { missingFields } from '../../core/documents/requirements.ts';
import { loadKnowledge, shippedFolder } from '../knowledge/load-knowledge.ts';
import { checkFormsFolder } from './check-forms-folder.ts';
import { loadForms } from './load-forms.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const formOf = (id: string): Form => forms.byId.get(id) as Form;

describe('the forms', () => {
  test('every kind of request and every paper that goes with one has a form, whole in three languages', () => {
    assert.deepEqual(checkFormsFolder(shippedFolder).faults, []);
    assert.equal(forms.byId.size, 31);
  });

  test('a form without a word, with a field twice or with law in a sentence is found', () => {
    const form = formOf('preservation_letter');
    const { ask: _, ...say } = form.words.fr.say;
    const broken: Form = {
      ...form,
      letterhead: [...form.letterhead, 'date'],
      words: {
        ...form.words,
        fr: { ...form.words.fr, say },
        ar: { ...form.words.ar, say: { ...form.words.ar.say, ask: 'وفقا للمادة (95)' } },
      },
    };
    const found = checkForms({ ...forms, byId: new Map([...forms.byId, [form.id, broken]]) }).map((one) => `${one.file}: ${one.expected}`);
    assert.ok(found.includes('forms/preservation_letter/fr.yaml: a sentence'));
    assert.ok(found.includes('forms/preservation_letter/form.yaml: each field once'));
    assert.ok(found.some((one) => one.startsWith('forms/preservation_letter/ar.yaml: no law in a sentence')));
  });

  test('no paper sends its reader to the number that it prints: whoever forged it wrote that one too', () => {
    const OWN_NUMBER =
      /number above|mailbox named there|numéro ci-dessus|adresse officielle indiquée|الهاتف المبين أعلاه|البريد الرسمي المذكور/u;
    const NEVER = { en: /never from this paper/, ar: /لا من هذه الورقة/, fr: /jamais du présent document/ };
    for (const form of forms.byId.values())
      for (const lang of languages) {
        const { say, labels } = form.words[lang];
        for (const sentence of Object.values(say)) assert.doesNotMatch(sentence, OWN_NUMBER, `${form.id}.${lang}`);
        const isSent = form.id !== 'seizure_report' && form.sections.some(({ fields = [] }) => fields.includes('callback_phone'));
        if (isSent) assert.match(say.verify ?? '', NEVER[lang], `${form.id}.${lang}`);
        assert.doesNotMatch(labels.callback_phone ?? '', /verif|vérif|تحقق/i, `${form.id}.${lang}`);
      }
  });

  for (const form of forms.byId.values())
    test(`${form.id}: complete values leave nothing missing, and each must taken away is named`, () => {
      const values = completeValues(form, 'en');
      assert.deepEqual(missingFields(form, values, about), []);
      for (const { field, level, when } of form.fields) {
        const without = Object.fromEntries(Object.entries(values).filter(([id]) => id !== field));
        const named = missingFields(form, without, about).includes(field);
        if (level !== 'must') assert.equal(named, false, field);
        else if (when === undefined) assert.equal(named, true, field);
      }
    });

  const ids = 'facts/legal/documents.yaml';
  test('kinds, fields, types and levels are those of the list of requirements', { skip: missing('facts/legal') }, () => {
    const list = parse(readFileSync(join(sharedFolder('facts/legal') as string, 'documents.yaml'), 'utf8')) as RequirementsList;
    const LEVEL: Readonly<Record<string, string>> = { M: 'must', S: 'should', O: 'optional' };
    for (const one of list.documents) {
      const wanted = [...one.use.flatMap((block) => list.common_blocks[block] ?? []), ...one.extra];
      const own = new Map(formOf(one.id).fields.map((field) => [field.field, field]));
      assert.deepEqual([...own.keys()].toSorted(), [...new Set(wanted.map((field) => field.f))].toSorted(), `${ids}: ${one.id}`);
      for (const field of wanted.filter((each, at) => wanted.findIndex((other) => other.f === each.f) === at)) {
        const has = own.get(field.f);
        assert.equal(has?.level, field.l.startsWith('M-if-') ? 'must' : LEVEL[field.l], `${one.id}: ${field.f}`);
        if (field.l.startsWith('M-if-')) assert.equal(has?.when, field.l.slice(2));
      }
    }
  });
});

interface RequirementsList {
  readonly common_blocks: Readonly<Record<string, readonly { f: string; l: string }[]>>;
  readonly documents: readonly { id: string; use: readonly string[]; extra: readonly { f: string; l: string }[] }[];
}

describe('a must in some cases only', () => {
  const cases: readonly [string, string, FieldValues, boolean][] = [
    ['preservation_letter', 'secrecy_until', { secrecy_wanted: true }, true],
    ['preservation_letter', 'secrecy_until', { secrecy_wanted: false }, false],
    ['voluntary_request', 'statement_non_content_only', { service_name: 'facebook' }, true],
    ['voluntary_request', 'statement_non_content_only', { service_name: 'telegram' }, false],
    ['voluntary_request', 'translation_attached', { domestic_order_attached: { name: 'order', language: 'ar' } }, true],
    ['voluntary_request', 'translation_attached', { domestic_order_attached: { name: 'order', language: 'en' } }, false],
    ['domestic_order', 'technical_fields_for_ip_cases', { identifiers: [{ kind: 'ip+port+time', written: '203.0.113.7' }] }, true],
    ['domestic_order', 'technical_fields_for_ip_cases', { identifiers: [{ kind: 'username', written: 'rosetta_trips' }] }, false],
    ['mla_request', 'reciprocity_statement', { treaty_basis_and_article: 'none' }, true],
    ['mla_request', 'standard_of_proof_section', contentFrom('Department of Justice, United States'), true],
    ['mla_request', 'standard_of_proof_section', contentFrom('Ministry of Justice, France'), false],
    ['mla_request', 'death_penalty_assurance', { maximum_penalty: 'الإعدام' }, true],
    ['epoc', 'emergency_reason', { deadline: '8_hours' }, true],
    ['epoc', 'emergency_reason', { deadline: '10_days' }, false],
    [
      'epoc',
      'reason_notification_not_needed',
      { enforcing_authority_notified: false, data_kind: [{ category: 'content', reason: 'r' }] },
      true,
    ],
    [
      'epoc',
      'reason_notification_not_needed',
      { enforcing_authority_notified: true, data_kind: [{ category: 'content', reason: 'r' }] },
      false,
    ],
    ['withdrawal', 'what_to_do_with_data', { data_already_received: 'partly' }, true],
  ];
  for (const [kind, field, values, wanted] of cases)
    test(`${kind}: ${field} ${wanted ? 'is one' : 'is none'} with ${JSON.stringify(values)}`, () => {
      const form = formOf(kind);
      const { [field]: _, ...rest } = { ...completeValues(form, 'en'), ...values };
      assert.equal(missingFields(form, rest, about).includes(field), wanted);
    });
  test('an identifier without its text, a period without an end and a category without a reason are no values', () => {
    const form = formOf('preservation_letter');
    const values = {
      ...completeValues(form, 'en'),
      identifiers: [{ kind: 'email', written: ' ' }],
      date_range: { from: '2026-01-01' },
      data_categories: [{ category: 'subscriber' }],
    };
    assert.deepEqual(missingFields(form, values, about), ['identifiers', 'date_range', 'data_categories']);
  });
  test('invisible characters are no value', () => {
    const form = formOf('preservation_letter');
    assert.deepEqual(missingFields(form, { ...completeValues(form, 'en'), our_reference: '\u200b\u2066 ' }, about), ['our_reference']);
  });
});

function contentFrom(authority: string): FieldValues {
  return { requested_central_authority: authority, data_categories: [{ category: 'content', reason: 'r' }] };
}

test('the words of the three languages have the same members', () => {
  for (const form of forms.byId.values())
    for (const part of ['labels', 'prompts', 'headings', 'say', 'choices', 'phrases', 'lints'] as const)
      for (const lang of languages)
        assert.deepEqual(
          Object.keys(form.words[lang][part]).toSorted(),
          Object.keys(form.words.en[part]).toSorted(),
          `${form.id} ${lang} ${part}`,
        );
});
