// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { serviceName, serviceNames } from './service-names.ts';

describe('the names of services', () => {
  const providers = [...loadKnowledge().providers.values()];
  const offered = providers.flatMap((provider) => provider.services.map((service) => ({ service, provider })));

  test('are of services that the directory has', () => {
    const known = new Set(offered.map(({ service }) => service));
    assert.deepEqual(
      Object.keys(serviceNames).filter((service) => !known.has(service)),
      [],
    );
  });
  test('are one for each service, whichever of its providers is asked, or say whose it is', () => {
    const names = Map.groupBy(offered, ({ service, provider }) => serviceName(service, provider, 'en'));
    const shared = [...names].filter(([, all]) => new Set(all.map(({ service }) => service)).size > 1);
    assert.deepEqual(
      shared.map(([name]) => name),
      [],
    );
  });
  test('are in the words of the reader where nobody has given them a name', () => {
    const generic = offered.filter(({ provider }) => provider.id === 'generic-isp');
    assert.ok(generic.length > 0);
    for (const { service, provider } of generic) {
      assert.doesNotMatch(serviceName(service, provider, 'ar'), /\p{Script=Latin}/u);
      assert.notEqual(serviceName(service, provider, 'fr'), serviceName(service, provider, 'en'));
    }
  });
  test('leave no id bare: each begins with a name', () => {
    const bare = offered.filter(({ service, provider }) => serviceName(service, provider, 'en') === service);
    assert.deepEqual(bare, []);
  });
});
