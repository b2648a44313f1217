// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bundleReport, type ReportFacts } from '../core/evidence/report/bundle-report.ts';
import { buildId } from './build-id.ts';

describe('the build that a report names', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'rogatory-build-'));
    write('src/core/gates.ts', 'export const gates = ["g-torture"];\n');
    write('jurisdictions/eg/gates.yaml', '- id: g-speech\n');
    write('package-lock.json', '{}\n');
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  test('is the same for the same sources, and another one when a gate is taken out of the code or of the law', () => {
    const honest = buildId(root);
    assert.match(honest, /^[0-9a-f]{16}$/);
    assert.equal(buildId(root), honest);
    write('src/core/gates.ts', 'export const gates = [];\n');
    const without = buildId(root);
    write('src/core/gates.ts', 'export const gates = ["g-torture"];\n');
    write('jurisdictions/eg/gates.yaml', '');
    assert.equal(new Set([honest, without, buildId(root)]).size, 3);
  });
  test('a build with a gate removed cannot make a report that names the honest one', () => {
    const honest = buildId(root);
    write('src/core/gates.ts', 'export const gates: string[] = [];\n');
    const without = buildId(root);
    assert.notEqual(without, honest);
    for (const language of ['en', 'ar', 'fr'] as const) {
      const none = { requests: [], exhibits: [], redacted: [], withheld: [], readings: [], stated: [], acts: [] };
      const about = { bundleId: 'b', madeAt: '2026-11-26T08:00:00.000Z', desk: 'desk.example', training: true };
      const ladder = { records: 0, accounts: 0, devices: 0, addresses: 0, persons: 0 };
      const listed = { authority: [], asked: [], before: [], conditions: [], checklist: undefined };
      const opening = { ...listed, notAsked: 0, withheld: 0, ladder };
      const facts: ReportFacts = {
        ...none,
        ...about,
        opening,
        edition: 'court',
        language,
        program: `rogatory build ${without}`,
        case: { number: '1', title: 'x' },
      };
      const report = JSON.stringify(bundleReport(facts));
      assert.ok(report.includes(without) && !report.includes(honest), language);
    }
    write('src/core/gates.ts', 'export const gates = ["g-torture"];\n');
  });
  test('does not depend on tests', () => {
    const before = buildId(root);
    write('src/core/gates.test.ts', 'a test\n');
    assert.equal(buildId(root), before);
  });
});
