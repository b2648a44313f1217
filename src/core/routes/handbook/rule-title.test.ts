// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../../store/knowledge/load-knowledge.ts';
import { factIndex, factOf } from '../fact-index.ts';
import { factTitle } from './fact-title.ts';

const knowledge = loadKnowledge();
const rules = [...factIndex(knowledge).values()].filter(({ id }) => /^(provider-rule|rule)\//.test(id));
const titled = (id: string, language: 'en' | 'ar' | 'fr') => {
  const fact = factOf(knowledge, id);
  return fact === undefined ? assert.fail(id) : factTitle(fact, knowledge, language);
};

describe('what a rule says to a reader', () => {
  test('a rule of a provider says its conditions and what follows, in the words of its rows', () => {
    const id = 'provider-rule/meta/meta-addr-row';
    assert.equal(titled(id, 'en'), 'If state of the user: not European Region of the provider → to: Meta Platforms, Inc.; channel: portal');
    assert.equal(
      titled(id, 'ar'),
      'الشرط: دولة المستخدم: ما عدا المنطقة الأوروبية لدى مقدم الخدمة ← إلى: \u2068Meta Platforms, Inc.\u2069؛ القناة: بوابة إلكترونية',
    );
    assert.equal(
      titled(id, 'fr'),
      'Si État de l’utilisateur\u00a0: sauf région européenne du fournisseur → à\u00a0: Meta Platforms, Inc.\u00a0; canal\u00a0: portail',
    );
  });

  test('a rule of the law names the road and its treaty, or what it warns of', () => {
    assert.match(titled('rule/m-untoc', 'en'), /^Mutual legal assistance · United Nations Convention against Transnational/);
    assert.equal(
      titled('rule/s-e2ee', 'en'),
      'Readable content may not exist. Ask for logs and addresses, and seek the device or the backup.',
    );
  });

  test('no rule stands under its own id, in any language, and each is in Arabic for an Arabic reader', () => {
    assert.ok(rules.length > 150, `${rules.length} rules`);
    const faults = rules.flatMap((fact) => {
      const own = fact.id.split('/').at(-1) ?? '';
      const titles = (['en', 'ar', 'fr'] as const).map((language) => factTitle(fact, knowledge, language));
      const bare = titles.some((title) => title.trim() === '' || title === own || title === own.replaceAll('-', ' '));
      return bare || !/[\u0600-\u06ff]/.test(titles[1] ?? '') ? [`${fact.id}: ${titles.join(' | ')}`] : [];
    });
    assert.deepEqual(faults, []);
  });
});
