// SPDX-License-Identifier: Apache-2.0
/** The European certificates: what is asked when, and what never stands on them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { offenceOnPaper } from '../requests/offence-on-paper.ts';
import { prefill, valuesOfForm } from '../requests/prefill.ts';
import type { Option } from '../routes/advice.ts';
import { factOf } from '../routes/fact-index.ts';
import type { CertificateForm, Knowledge } from '../routes/knowledge.ts';
import { applyOverlay, snapshot } from '../routes/overlay.ts';
import { completeValues } from './complete-values.ts';
import { languages, linesOf, plainText } from './document-text.ts';
import { addressOf, letteredSections, valuesByField } from './field-address.ts';
import { fillDocument } from './fill-document.ts';
import type { FieldValues, Form } from './form.ts';
import { paperCheck } from './law-on-paper.ts';
import { isAsked, missingFields, sectionOf } from './requirements.ts';

const forms = loadForms();
const about = {
  conditions: forms.conditions,
  knowledge: { providers: new Map(), countries: new Map(), instruments: new Map() } as unknown as Knowledge,
};
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
        inCase: { country: 'FR', stage: 'investigation' },
        offence: offenceOnPaper([], loadKnowledge(), 'en'),
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

describe('the letters of a certificate', () => {
  const TODAY = '2026-11-26';
  const knowledge = loadKnowledge();
  const lettered = [...forms.byId.values()].filter(({ letters }) => letters !== undefined);
  const headings = (form: Form, lang: (typeof languages)[number], of: Knowledge) =>
    fillDocument(form, completeValues(form, lang), { lang, about, check: paperCheck(of, TODAY) }).blocks.flatMap((block) =>
      block.kind === 'heading' ? [plainText(block.line)] : [],
    );

  test('are those of the fact that the form names, which nobody has confirmed', () => {
    assert.deepEqual(
      lettered.map(({ id }) => id),
      ['epoc', 'epoc_pr'],
    );
    for (const form of lettered) {
      const fact = factOf(knowledge, form.letters?.fact ?? '')?.value as CertificateForm;
      const inForm = letteredSections(form).map(({ id }) => id.toUpperCase());
      // The letters of the annex, of which ours has those that it has fields for.
      const inAnnex = fact.sections.map(({ en }) => en[0] ?? '');
      for (const lang of languages)
        assert.deepEqual(
          fact.sections.map((one) => one[lang][0]),
          inAnnex,
          lang,
        );
      assert.deepEqual(inForm, inAnnex.slice(0, inForm.length));
      assert.deepEqual([fact.form, fact.src], [form.id, ['mem']]);
    }
  });
  test('stand on no paper before the legal reviewer has confirmed them, and on each section after, in every language', () => {
    for (const form of lettered) {
      const fact = form.letters?.fact ?? '';
      const entry = { fact, by: 'huda', on: TODAY, document: 'OJ L 191', was: snapshot(knowledge, fact) };
      const { knowledge: confirmed } = applyOverlay(knowledge, [entry]);
      for (const lang of languages) {
        const [before, after] = [headings(form, lang, knowledge), headings(form, lang, confirmed)];
        const letters = letteredSections(form).map(({ id }) => id.toUpperCase());
        const printed = (all: readonly string[]) => all.flatMap((one) => /^(?:Section|القسم) ([A-Z])\s?: /.exec(one)?.[1] ?? []);
        assert.deepEqual(printed(before), []);
        assert.deepEqual(printed(after), letters, lang);
        assert.equal(before.length, after.length);
      }
    }
  });
  test('name each field by its place, and a request file may call it so', () => {
    assert.equal(addressOf(epoc, 'date_range'), 'epoc.f.1');
    assert.equal(addressOf(epoc, 'issuing_authority'), 'epoc.a.2');
    assert.equal(addressOf(epoc, 'necessity_and_proportionality'), undefined);
    const values = completeValues(epoc, 'en');
    const byAddress = Object.fromEntries(Object.entries(values).map(([field, value]) => [addressOf(epoc, field) ?? field, value]));
    assert.deepEqual(valuesByField(epoc, byAddress), valuesByField(epoc, values));
    assert.deepEqual(valuesByField(epoc, { 'EPOC.F.1': 'one', date_range: 'two' }), { date_range: 'two' });
    const addresses = epoc.fields.flatMap(({ field }) => addressOf(epoc, field) ?? []);
    assert.equal(new Set(addresses).size, addresses.length);
  });
});
