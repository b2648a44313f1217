// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { loadKnowledge } from '../../../store/knowledge/load-knowledge.ts';
import type { Language } from '../advice.ts';
import { advise } from '../advise.ts';
import type { ProviderRule } from '../knowledge.ts';
import { readQuery } from '../query.ts';
import type { Scenario } from '../scenario-check.ts';
import { messages } from './index.ts';

const knowledge = loadKnowledge();
const cases = ['given', 'further', 'providers'].flatMap(
  (name) =>
    parse(readFileSync(new URL(`../../../../jurisdictions/scenarios/${name}.yaml`, import.meta.url), 'utf8')).scenarios as Scenario[],
);

describe('the sentences', () => {
  test('every code has a sentence in each of the three languages, of the same kind and with the same places to fill', () => {
    const shape = (lang: Language): string[] =>
      Object.entries(messages[lang])
        .map(
          ([code, text]) =>
            `${code} ${Array.isArray(text) ? `list of ${text.length}` : [...(text as string).matchAll(/\{\w+\}/g)].map(String).sort()}`,
        )
        .sort();
    assert.deepEqual(shape('ar'), shape('en'));
    assert.deepEqual(shape('fr'), shape('en'));
  });
  test('every gate, every rule that warns, every route, status, safeguard, data category has its sentence', () => {
    const codes = [
      ...knowledge.gates.map((gate) => `gate.${gate.id}`),
      ...knowledge.rules.filter((rule) => rule.then.warn ?? rule.then.advise ?? rule.then.adds).map((rule) => `warn.${rule.id}`),
      ...knowledge.rules.flatMap((rule) =>
        rule.then.route === undefined ? [] : [`route.${rule.then.route}`, `route.${rule.then.route}.why`],
      ),
      ...knowledge.rules.flatMap((rule) =>
        (['risks', 'conditions', 'alternatives'] as const).flatMap((list) =>
          rule.then[list] === undefined ? [] : [`rule.${rule.id}.${list}`],
        ),
      ),
      ...knowledge.safeguards.map((one) => `safeguard.${one.id}`),
      ...knowledge.vocabulary.dataCategories.map((one) => `data.${one}`),
    ];
    assert.deepEqual(
      codes.filter((code) => messages.en[code] === undefined),
      [],
    );
  });
  test('words one after the other stand between the commas of Arabic', () => {
    const warnings = cases.flatMap(({ q }) => advise(knowledge, readQuery(q, knowledge), '2026-11-24', 'ar').warnings);
    assert.deepEqual(
      warnings.map(({ text }) => text).filter((text) => /[\p{Script=Arabic}]\u2069?[,;] ?\p{Script=Arabic}/u.test(text)),
      [],
    );
  });
  for (const lang of ['en', 'ar', 'fr'] as const)
    test(`no answer to a worked case shows a bare code in ${lang}`, () => {
      const known = new Set(Object.keys(messages.en));
      for (const scenario of cases) {
        const advice = advise(knowledge, readQuery(scenario.q, knowledge), '2026-11-24', lang);
        const texts = [...advice.gates.map((one) => one.why), ...advice.warnings.map((one) => one.text)];
        for (const option of [...advice.step0, ...advice.step1, ...advice.options, ...advice.greyed])
          texts.push(option.why, option.to.name, ...option.after, ...option.conditions, ...option.risks);
        for (const text of texts) {
          assert.ok(!known.has(text) && !/^[a-z]+[.-][a-z0-9-]+$/.test(text), `${scenario.id}: ${text}`);
          assert.ok(!/\{\w+\}/.test(text), `${scenario.id}: a place is not filled: ${text}`);
        }
      }
    });
  test('prose of the facts is marked where the reader has another language', () => {
    const query = readQuery(
      { requester: 'TN', service: 'facebook', user_in: 'requester', data: ['subscriber'], purpose: 'identify', offence: 'smuggling' },
      knowledge,
    );
    const packs = { ...knowledge.packs, 'us-sca': (knowledge.packs['us-sca'] ?? []).map(withSentence) };
    const risks = advise({ ...knowledge, packs }, query, '2026-11-24', 'ar').options.flatMap((option) => option.risks);
    assert.ok(risks.includes('[en] bring a pen'));
    const shipped = advise(knowledge, query, '2026-11-24', 'ar').options.flatMap((option) => option.risks);
    assert.ok(shipped.length > 0 && !shipped.some((risk) => risk.startsWith('[en] ')), 'what is shipped has its sentences');
  });
});

/** The same rule with a sentence that a desk has written itself. */
function withSentence(rule: ProviderRule): ProviderRule {
  // biome-ignore lint/suspicious/noThenProperty: the rule files call it so, and its value is no function
  return { ...rule, then: { ...rule.then, caveats: ['bring a pen'] } };
}
