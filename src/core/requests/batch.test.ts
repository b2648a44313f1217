// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { savedBySpreadsheet } from '../../../test/saved-by-a-spreadsheet.ts';
import type { Option } from '../routes/advice.ts';
import type { Knowledge, Provider } from '../routes/knowledge.ts';
import { type BatchRow, intoRequests, limitOfTargets, targetsPerRequest } from './batch.ts';
import { type BatchFaultCode, batchRowsOfCsv } from './batch-csv.ts';

import type { RequestInSteps } from './request.ts';
import { takeStep } from './take-step.ts';
import { digestOfTarget, targetsAsked } from './targets-asked.ts';

const option = (service: string, more: object = {}): Option =>
  ({
    ...{ route: 'preservation_direct', document: 'preservation_letter', bases: [], articles: '', language: ['en'], data: [] },
    to: { kind: 'provider', name: service, country: 'US', service },
    ...more,
  }) as unknown as Option;

const knowing = (...providers: readonly object[]): Knowledge =>
  ({ providers: new Map((providers as readonly Provider[]).map((one) => [one.id, one])) }) as unknown as Knowledge;
const examplegram = (value?: number) => ({
  ...{ id: 'examplegram', name: 'Examplegram', services: ['examplegram'] },
  ...(value === undefined ? {} : { targets_per_request: { value, src: ['mem'], conf: 'none' } }),
});

describe('how many targets a request names', () => {
  const to = option('examplegram');
  test('as many as the provider takes, never more than the form', () => {
    assert.equal(targetsPerRequest(knowing(examplegram(10)), to, {}), 10);
    assert.equal(targetsPerRequest(knowing(examplegram(10)), to, { targets: 1 }), 1);
    assert.equal(targetsPerRequest(knowing(examplegram(1)), to, { targets: 20 }), 1);
  });
  test('twenty-five where nobody says', () => {
    assert.equal(targetsPerRequest(knowing(examplegram()), to, {}), 25);
    assert.equal(targetsPerRequest(knowing(), to, {}), 25);
  });
  test('and it says whose measure that is: what a provider does not state is said to be not stated', () => {
    assert.deepEqual(limitOfTargets(knowing(examplegram(10)), to, {}), { most: 10, by: 'provider', stated: 10 });
    assert.deepEqual(limitOfTargets(knowing(examplegram(10)), to, { targets: 1 }), { most: 1, by: 'form', stated: 10 });
    assert.deepEqual(limitOfTargets(knowing(examplegram()), to, {}), { most: 25, by: 'desk', stated: undefined });
  });
  test('forty accounts at five providers are five requests, or forty', () => {
    const forty = Array.from({ length: 40 }, (_, at) => ({ at, option: option(`s${at % 5}`, { why: `why ${at}` }) }));
    assert.equal(intoRequests(forty, () => 25).length, 5);
    assert.equal(intoRequests(forty, () => 1).length, 40);
  });
  test('whatever the rule: nobody is lost, nobody is asked about twice, no request is too full or mixes addressees', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 30 }), (services, most) => {
        const placed = services.map((service, at) => ({ at, option: option(service) }));
        const requests = intoRequests(placed, () => most);
        assert.deepEqual(
          requests
            .flat()
            .map(({ at }) => at)
            .toSorted((a, b) => a - b),
          placed.map(({ at }) => at),
        );
        for (const one of requests) {
          assert.ok(one.length <= most);
          assert.equal(new Set(one.map(({ option: { to: addressee } }) => addressee.name)).size, 1);
        }
      }),
    );
  });
});

describe('a list of targets as CSV', () => {
  const rowsOf = (text: string): unknown => {
    const read = batchRowsOfCsv(text);
    return read.kind === 'rows' ? read.rows : read;
  };
  test('columns in any order, quotes and line breaks inside, a mark of UTF-8 at the head', () => {
    const text =
      '\ufeffrelevance;written;port\r\n"Takes; the ""orders""\nat night";boats_rosetta;\r\n\r\nرد على الإعلان;203.0.113.7;443\r\n';
    assert.deepEqual(rowsOf(text), [
      { written: 'boats_rosetta', relevance: 'Takes; the "orders"\nat night' },
      { written: '203.0.113.7', relevance: 'رد على الإعلان', port: 443 },
    ]);
  });
  test('what was written comes back, whatever it is', () => {
    const word = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.includes('\r'));
    const rows = fc.array(fc.record({ written: word, relevance: word }, { noNullPrototype: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (all) => {
        const text = savedBySpreadsheet([['written', 'relevance'], ...all.map((one) => [one.written, one.relevance])]);
        assert.deepEqual(rowsOf(text), all as BatchRow[]);
      }),
    );
  });
  test('each fault is named with its line', () => {
    const head = 'written,relevance\n';
    const faults: readonly (readonly [text: string, code: BatchFaultCode, line?: number])[] = [
      ['', 'empty'],
      ['written\nboats\n', 'column-missing', 1],
      ['written,relevance,__proto__\n', 'unknown-column', 1],
      ['written,relevance,written\n', 'column-twice', 1],
      [`${head}boats,\n`, 'no-link', 2],
      [`${head}a,b\n,why\n`, 'no-account', 3],
      [`${head}a,b,c\n`, 'cells', 2],
      [`${head}"boats,b\nc,d\n`, 'quote', 2],
      ['written,relevance,port\na,b,80; DROP\n', 'port', 2],
      [head + 'a,b\n'.repeat(201), 'too-many'],
      [head + 'x'.repeat(1_000_001), 'too-long'],
    ];
    for (const [text, code, line] of faults)
      assert.deepEqual(batchRowsOfCsv(text), { kind: 'fault', code, ...(line === undefined ? {} : { line }) });
  });
  test('any text at all is rows or a fault, soon', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom(...'written,relevance;\t"\n\r\0=@ا') }), (text) => {
        assert.match(batchRowsOfCsv(text).kind, /rows|fault/);
      }),
    );
  });
});

describe('targets approved one by one', () => {
  const page = {
    id: 't1',
    written: 'https://www.facebook.com/profile.php?id=10001',
    normalised: 'https://facebook.com/profile.php?id=10001',
    relevance: 'Advertises.',
  };
  const name = { id: 't2', written: '@boats', normalised: 'boats', relevance: 'Takes orders.' };
  const identifiers = [
    { kind: 'profile-url', written: page.normalised },
    { kind: 'provider-user-id', written: '10001' },
    { kind: 'username', written: 'boats' },
  ];

  test('an identifier that no target stands behind is found, an account behind its address is not', () => {
    const asked = targetsAsked({ identifiers: [...identifiers, { kind: 'username', written: 'stranger' }] }, [page, name]);
    assert.deepEqual([asked.targets.map(({ id }) => id), asked.loose], [['t1', 't2'], ['stranger']]);
    assert.deepEqual(targetsAsked({ identifiers: identifiers.slice(2) }, [page, name]).targets, [name]);
  });
  test('another text or another link is another thing to approve', () => {
    const digests = [
      digestOfTarget('a', page),
      digestOfTarget('b', page),
      digestOfTarget('a', name),
      digestOfTarget('a', { ...page, relevance: 'x' }),
    ];
    assert.equal(new Set(digests).size, 4);
  });
  test('the request is approved only by whoever approved each target', () => {
    const base: RequestInSteps = {
      ...({ kind: 'preservation_letter', state: 'submitted' } as const),
      ...{ version: 1, drafters: ['mona'], approvals: [], missing: [], gates: [] },
      ...{
        channelUnconfirmed: false,
        factsChanged: false,
        namedUnanswered: [],
        dispatches: [],
        scope: { identifiers: [], categories: [] },
      },
    };
    const approve = (approved: readonly { target: string; by: string }[], loose: readonly string[] = []) => {
      const step = takeStep({ ...base, targetByTarget: { targets: ['t1', 't2'], loose, approved } }, 'approve', { who: 'karim', at: '' });
      return step.kind === 'refused' ? step.code : step.to;
    };
    const karim = ['t1', 't2'].map((target) => ({ target, by: 'karim' }));
    assert.equal(approve(karim), 'approved');
    assert.equal(approve(karim.slice(1)), 'TARGETS_NOT_APPROVED');
    assert.equal(approve([...karim.slice(1), { target: 't1', by: 'salma' }]), 'TARGETS_NOT_APPROVED');
    assert.equal(approve(karim, ['stranger']), 'TARGET_WITHOUT_LINK');
  });
});
