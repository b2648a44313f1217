// SPDX-License-Identifier: Apache-2.0
/** Papers that go with a case: every kind in every language is filled in and printed for the circle, and refused without its musts. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { openCase, requestWith, uploadWhole } from '../../test/case.ts';
import { forEachWorkingDesk } from '../../test/desk.ts';
import { completeValues } from '../core/documents/complete-values.ts';
import { companionKinds, type Form } from '../core/documents/form.ts';
import { valuesOfForm } from '../core/requests/prefill.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { textOfPdf } from '../verify/pdf-text.ts';

forEachWorkingDesk('a paper that goes with a case', (it) => {
  let caseId = '';

  test('knows the item it is about', async () => {
    caseId = await openCase(it(), '2026-70');
    const mona = await it().as('mona');
    const item = await uploadWhole(mona, caseId, 'telephone.zip', Buffer.from('invented'), 'upload');
    const form = await mona.call('companionForm', { params: { caseId, kind: 'receipt' }, query: { evidenceId: item.id } });
    assert.partialDeepStrictEqual(form.values, {
      our_reference: '2026-70',
      hash_values: [{ written: item.sha256 }],
      items: [{ written: 'telephone.zip' }],
    });
    assert.equal(
      form.fields.some(({ id }) => id === 'signature'),
      false,
    );
  });

  test('of every kind and language is printed with what was written, and its making is in the log', async () => {
    const mona = await it().as('mona');
    const forms = loadForms().byId;
    for (const kind of companionKinds)
      for (const language of ['en', 'ar', 'fr'] as const) {
        const form = forms.get(kind) as Form;
        const values = valuesOfForm(form, completeValues(form, language));
        const answer = await mona.fetch(`/api/v1/cases/${caseId}/companions/${kind}`, {
          method: 'POST',
          headers: { ...mona.headers(), 'content-type': 'application/json' },
          body: JSON.stringify({ values, language, format: 'pdf' }),
        });
        assert.equal(answer.status, 200, `${kind} ${language}: ${answer.ok ? '' : await answer.text()}`);
        const text = textOfPdf(Buffer.from(await answer.arrayBuffer()));
        assert.ok(
          text.pages.length > 0 &&
            text.pages
              .map(({ body }) => body)
              .join('')
              .includes('2026-70'),
          `${kind} ${language}`,
        );
      }
    const { entries } = await mona.call('log', { query: { caseId, kind: 'document-made' } });
    assert.equal(entries.length, companionKinds.length * 3);
  });

  test('a notice to the person concerned is made after the case as well, and meets the end of secrecy of its request', async () => {
    const closed = await openCase(it(), '2026-72', { mona: 'investigator' });
    const mona = await it().as('mona');
    const requestId = await requestWith(it(), mona, closed, {});
    const { db } = it().desk.store;
    const clock = { request_id: requestId, target_id: null, kind: 'secrecy-end', due_at: it().now(), last_day: '2026-11-24' } as const;
    const still = {
      zone: 'Africa/Cairo',
      rule: 'r',
      facts: '[]',
      moved_from: null,
      holidays_unknown: false,
      met_at: null,
      reminded_at: null,
    };
    const kept = { id: it().desk.newId(), case_id: closed, ...clock, ...still };
    await db.insertInto('deadline').values(kept).execute();
    await db.updateTable('case_file').set({ closed_at: it().now() }).where('id', '=', closed).execute();
    const made = async (kind: 'notice_to_person' | 'receipt', values: object, incomplete: boolean) => {
      const answer = await mona.fetch(`/api/v1/cases/${closed}/companions/${kind}`, {
        method: 'POST',
        headers: { ...mona.headers(), 'content-type': 'application/json' },
        body: JSON.stringify({ values, language: 'ar', format: 'pdf', requestId, incomplete }),
      });
      const { met_at } = await db.selectFrom('deadline').select('met_at').where('id', '=', kept.id).executeTakeFirstOrThrow();
      return [answer.status, met_at !== null];
    };
    const whole = (kind: 'notice_to_person' | 'receipt') => {
      const form = loadForms().byId.get(kind) as Form;
      return valuesOfForm(form, completeValues(form, 'ar'));
    };
    assert.deepEqual(await made('receipt', whole('receipt'), false), [409, false], 'nothing else is made in a closed case');
    assert.deepEqual(await made('notice_to_person', {}, true), [200, false], 'a paper with blanks tells nobody');
    assert.deepEqual(await made('notice_to_person', whole('notice_to_person'), false), [200, true]);
  });

  test('is kept as it was made: listed with its hash, had again byte for byte, and a later version stands in for it', async () => {
    const mona = await it().as('mona');
    const requestId = await requestWith(it(), mona, caseId, {});
    const form = loadForms().byId.get('receipt') as Form;
    const make = async (body: object) => {
      const values = valuesOfForm(form, completeValues(form, 'ar'));
      const answer = await mona.fetch(`/api/v1/cases/${caseId}/companions/receipt`, {
        method: 'POST',
        headers: { ...mona.headers(), 'content-type': 'application/json' },
        body: JSON.stringify({ values, language: 'ar', format: 'pdf', requestId, ...body }),
      });
      assert.equal(answer.status, 200, await answer.clone().text());
      return { bytes: Buffer.from(await answer.arrayBuffer()), kept: answer.headers.get('content-location') ?? '' };
    };
    const first = await make({});
    const replaces = first.kept.split('/').at(-1);
    await Promise.all([make({ replaces }), make({ replaces })]);
    const { papers } = await mona.call('companionPapers', { params: { caseId }, query: { requestId } });
    assert.deepEqual(papers.map(({ version, replaced, by }) => [version, replaced, by.name]).toSorted(), [
      [1, true, 'Mona Farid'],
      [2, true, 'Mona Farid'],
      [3, false, 'Mona Farid'],
    ]);
    const [kept] = papers.filter(({ version }) => version === 1);
    assert.equal(kept?.sha256, hash('sha256', first.bytes));
    assert.ok(Buffer.from(await (await mona.fetch(first.kept)).arrayBuffer()).equals(first.bytes));
    const again = await mona.call('companionForm', { params: { caseId, kind: 'receipt' }, query: { replaces: String(replaces) } });
    const said = valuesOfForm(form, completeValues(form, 'ar'));
    assert.deepEqual(again.values.condition_on_receipt, said.condition_on_receipt);
    assert.equal(again.values.our_reference, kept?.request?.number);
  });

  test('is about nothing of another case, and is for nobody outside', async () => {
    const mona = await it().as('mona');
    const other = await openCase(it(), '2026-71');
    const requestId = await requestWith(it(), mona, other, {});
    const { papers } = await mona.call('companionPapers', { params: { caseId }, query: {} });
    const [paper] = papers;
    const about = [{ requestId }, { evidenceId: requestId }, { replaces: requestId }];
    for (const query of about)
      assert.equal(await mona.outcome('companionForm', { params: { caseId, kind: 'receipt' }, query }), 'INPUT_WRONG');
    const elsewhere = { params: { caseId: other, paperId: paper?.id as string } };
    assert.equal(await mona.outcome('companionBytes', elsewhere), 'ACCESS_NOT_FOUND');
    const nadia = await it().as('nadia');
    assert.equal(await nadia.outcome('companionBytes', { params: { caseId, paperId: paper?.id as string } }), 'ACCESS_NOT_FOUND');
    assert.equal(await nadia.outcome('companionPapers', { params: { caseId }, query: {} }), 'ACCESS_NOT_FOUND');
  });

  test('without its musts is refused by name, and is no way into a form that the desk does not have', async () => {
    const mona = await it().as('mona');
    const body = { values: {}, language: 'en', format: 'pdf' };
    assert.equal(await mona.outcome('companionPaper', { params: { caseId, kind: 'receipt' }, body }), 'REQUEST_INCOMPLETE');
    assert.equal(await mona.outcome('companionPaper', { params: { caseId, kind: 'mla_request' }, body }), 'INPUT_WRONG');
    assert.equal(
      await mona.outcome('companionPaper', { params: { caseId, kind: 'receipt' }, body: { ...body, values: { nothing: 'x' } } }),
      'INPUT_WRONG',
    );
    assert.equal(await (await it().as('nadia')).outcome('companionForm', { params: { caseId, kind: 'receipt' } }), 'ACCESS_NOT_FOUND');
  });
});
