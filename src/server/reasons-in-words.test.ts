// SPDX-License-Identifier: Apache-2.0
/** Whoever reads why an advice or a check says something reads it in words, in their language; the id stands beside it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDesk } from '../../test/desk.ts';
import { draftOf, openLantern } from '../../test/lantern-requests.ts';
import type { KeptAdvice } from '../core/api/cases.ts';

forEachDesk('the reasons of an advice', (it) => {
  test('each fact that an advice and a check stand on is called by words, in the reader’s language', async () => {
    const place = await openLantern(it(), '2026-51');
    const mona = await it().as('mona');
    const draft = await draftOf(mona, place, 'voluntary_request');
    const lint = draft.lints.find(({ facts }) => facts.length > 0) ?? assert.fail('no check cites a fact');
    assert.equal(lint.titles.length, lint.facts.length);
    assert.ok(
      lint.titles.every((title) => !title.includes('/')),
      lint.titles.join(),
    );
    const read = async (language: string): Promise<KeptAdvice> => {
      const answer = await fetch(`${it().address}/api/v1/advice/${draft.adviceId}`, {
        headers: { ...mona.headers(), 'accept-language': language },
      });
      return (await answer.json()) as KeptAdvice;
    };
    const [english, arabic] = [await read('en'), await read('ar')];
    const titleOf = ({ facts }: KeptAdvice, id: string) => facts.find((one) => one.id === id)?.title;
    assert.match(titleOf(english, 'provider-rule/meta/meta-addr-row') ?? '', /^If state of the user/);
    assert.match(titleOf(arabic, 'provider-rule/meta/meta-addr-row') ?? '', /^الشرط: دولة المستخدم/);
    for (const { id, title } of arabic.facts) assert.ok(title !== null && title !== id, id);
    assert.equal(english.digest, arabic.digest, 'what is kept of the answer is the same for every reader');
  });
});
