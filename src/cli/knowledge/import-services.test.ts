// SPDX-License-Identifier: Apache-2.0
/** The services of a pack, which here is invented, in the directory of a desk and in what the advisor says. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { knowledgeOfDesk } from '../../store/knowledge/changes-file.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';

const folder = mkdtempSync(join(tmpdir(), 'services-'));
after(() => rmSync(folder, { recursive: true }));
const rogatory = commandLineIn(folder, { now: () => new Date('2026-11-24T00:00:00Z') });
const PACK = `title: Invented actors
lastmod: '2026-01-05'
actors:
- {id: lighthouse-x, label: Lighthouse X, jurisdictions: [MT], categories: [exchange], uri: https://www.lighthouse-x.example/about, context: {legal_name: Lighthouse Ltd}}
- {id: two-seas, label: Two Seas, jurisdictions: [mh, SC, XX9], categories: [exchange], uri: two-seas.example}
- {id: twin-a, label: Twin, jurisdictions: [MT], categories: [exchange], uri: twin-a.example}
- {id: twin-b, label: Twin, jurisdictions: [FR], categories: [hosted_wallet], uri: twin-b.example}
- {id: kraken, label: Kraken, jurisdictions: [US], categories: [exchange], uri: kraken.com}
- {id: nowhere, label: Nowhere, jurisdictions: [], categories: [exchange], uri: nowhere.example}
- {id: contract, label: Contract, jurisdictions: [MT], categories: [exchange, defi_dex], uri: contract.example}
- {id: gone, label: Gone, jurisdictions: [MT], categories: [exchange], uri: gone.example, context: {active: false}}
`;
const pack = join(folder, 'actorpack.yaml');
writeFileSync(pack, PACK);
const query = (service: string, more = '') => {
  const path = join(folder, 'q.yaml');
  writeFileSync(path, `requester: EG\nservice: ${service}\ndata: [kyc]\npurpose: identify\noffence: smuggling\nmax_years: 15\n${more}`);
  return path;
};

describe('rogatory knowledge import-services', () => {
  test('takes those with customers and a country that the directory does not know, and counts the others', async () => {
    const { exit, out } = await rogatory('knowledge', 'import-services', pack, '--into', folder, '--json');
    const { added, alreadyKnown, withoutCountry, withoutCustomersOrClosed } = JSON.parse(out);
    assert.deepEqual([exit, added, alreadyKnown, withoutCountry, withoutCustomersOrClosed], [0, 4, 1, 1, 2]);
  });
  test('a desk holds them as candidates that nobody verified, each with the pack as its source', () => {
    const knowledge = knowledgeOfDesk(folder)();
    const found = knowledge.providers.get('vasp-lighthouse-x');
    assert.deepEqual([found?.name, found?.home, found?.entities[0]?.name], ['Lighthouse X', 'MT', 'Lighthouse Ltd']);
    assert.deepEqual([found?.entities[0]?.conf, found?.domains?.value], ['none', ['lighthouse-x.example']]);
    assert.match(found?.sources.pack?.note ?? '', /Invented actors, SHA-256 [0-9a-f]{64}, entry lighthouse-x/);
    assert.deepEqual(knowledge.providers.get('kraken'), loadKnowledge().providers.get('kraken'));
    assert.equal(knowledge.providers.get('vasp-twin-b')?.name, 'Twin (twin-b.example)');
    assert.equal(factOf(knowledge, 'entity/vasp-two-seas/sc')?.conf, 'none');
  });
  test('the advisor says the road to such a service, and that its facts are weak', async () => {
    const services = join(folder, 'knowledge-services.json');
    const { exit, out } = await rogatory('advise', query('Lighthouse X', 'user_in: requester\n'), '--services', services, '--json');
    const advice = JSON.parse(out);
    assert.equal(exit, 0);
    const direct = advice.options.find(({ route }: { route: string }) => route === 'direct_voluntary');
    assert.deepEqual([direct?.to.country, direct?.weakest], ['MT', 'none']);
    assert.ok(advice.warnings.some(({ id }: { id: string }) => id === 'w-weak-facts'));
    const two = JSON.parse((await rogatory('advise', query('two_seas'), '--services', services, '--json')).out);
    assert.ok(two.warnings.some(({ id }: { id: string }) => id === 'w-holder-guessed'));
    const without = JSON.parse((await rogatory('advise', query('Lighthouse X'), '--json')).out);
    assert.ok(without.options.every(({ to }: { to: { country?: string } }) => to.country !== 'MT'));
  });
  test('what is no pack, no folder or a file that was changed is refused in one sentence', async () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(other, 'actors: no list\n');
    for (const args of [[pack], [other, '--into', folder], [pack, '--into', join(folder, 'missing')], []]) {
      const { exit, err } = await rogatory('knowledge', 'import-services', ...args);
      assert.equal(exit, 2);
      assert.equal(err.trim().split('\n').length, 1);
    }
    const broken = mkdtempSync(join(folder, 'broken-'));
    writeFileSync(join(broken, 'knowledge-services.json'), '{"schema":"rogatory.knowledge-services/1","services":[1]}');
    assert.throws(knowledgeOfDesk(broken), (error) => error instanceof RogatoryError && error.fullCode === 'KNOWLEDGE_FILE_UNREADABLE');
  });
});
