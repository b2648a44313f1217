// SPDX-License-Identifier: Apache-2.0
/**
 * A foreign provider may have a company in the requester's own state that answers an order there (ride-hailing in Egypt). The
 * provider's rule opens that road beside the foreign ones. As long as the company is known from memory only, it is an attempt (tier 3)
 * and not a binding order (tier 1).
 */

import { isWeak } from './fact.ts';
import type { RouteRule } from './knowledge.ts';
import type { Say } from './messages/index.ts';
import { type Draft, draftOption } from './option.ts';
import type { Situation } from './situation.ts';

export function localCompany(about: Situation, say: Say): readonly Draft[] {
  const { provider, query } = about;
  if (provider === undefined || about.sameState || !['disclose', 'identify'].includes(query.purpose)) return [];
  const rule = about.providerRules('disclose').find((one) => one.then.route === 'domestic_order' && one.then.to !== undefined);
  const entity = provider.entities.find((one) => one.id === rule?.then.to && one.country === query.requester);
  if (rule === undefined || entity === undefined) return [];
  const known = !isWeak(entity.conf ?? 'none') && !isWeak(rule.conf ?? 'none');
  const asRoute: RouteRule = {
    id: rule.id,
    when: { data: rule.when.data ?? query.data },
    // biome-ignore lint/suspicious/noThenProperty: the rule files call it so, and its value is no function
    then: {
      step: 2,
      route: 'domestic_order',
      tier: known ? 1 : 3,
      days: known ? 7 : 30,
      document: 'domestic_order',
      to: 'holder',
      ...(known ? {} : { status: 'discretionary' }),
    },
    order: about.knowledge.rules.length,
    ...(rule.conf !== undefined && { conf: rule.conf }),
  };
  const draft = draftOption(asRoute, { ...about, entity, holder: query.requester, sameState: true }, say);
  const facts = [`provider-rule/${provider.id}/${rule.id}`, ...draft.option.facts.filter((fact) => !fact.startsWith('rule/'))];
  return [{ ...draft, option: { ...draft.option, facts: [...new Set(facts)] } }];
}
