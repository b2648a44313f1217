// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import { knowledgeOfDesk } from '../../store/knowledge/changes-file.ts';
import { loadKnowledge, shippedFolder } from '../../store/knowledge/load-knowledge.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
after(() => rmSync(folder, { recursive: true }));
const question = 'requester: EG\nservice: x\nuser_in: requester\ndata: [subscriber]\npurpose: disclose\noffence: smuggling\n';

const rogatory = commandLineIn(folder, { now: () => new Date('2026-11-25T10:00:00Z'), stdin: question });

describe('advice that is kept', () => {
  test('is asked again for the day it was given for, and gives the same bytes', async () => {
    assert.equal((await rogatory('advise', '-', '--date', '2024-06-01', '--lang', 'ar', '--keep', 'kept.json')).exit, 0);
    const again = await rogatory('advise', 'kept.json', '--replay', '--json');
    assert.deepEqual(
      [again.exit, JSON.parse(again.out)],
      [0, { schema: 'rogatory.replayed-advice/1', same: true, sameFacts: true, changed: [] }],
    );
  });
  test('on other facts is another answer, and the facts that are others are named', async () => {
    const own = join(folder, 'own');
    for (const half of ['providers', 'jurisdictions']) cpSync(join(shippedFolder, half), join(own, half), { recursive: true });
    const file = join(own, 'providers/x.yaml');
    const changed = readFileSync(file, 'utf8')
      .replaceAll('X Internet Unlimited Company', 'Another Company')
      .replaceAll('X Corp.', 'Y Corp.');
    writeFileSync(file, changed);
    const again = await rogatory('advise', 'kept.json', '--replay', '--knowledge', own, '--json');
    const { same, sameFacts, changed: facts } = JSON.parse(again.out);
    assert.deepEqual([again.exit, same, sameFacts], [1, false, false]);
    assert.ok(
      facts.some((id: string) => id.startsWith('entity/x/')),
      facts.join(' '),
    );
  });
  test('that is no such file is told in one sentence', async () => {
    writeFileSync(join(folder, 'other.json'), '{}');
    for (const name of ['other.json', 'nowhere.json']) assert.equal((await rogatory('advise', name, '--replay')).exit, 2);
  });
});

describe('what the watch has found', () => {
  const page = (day: string, text: string) => {
    const at = join(folder, 'pages', 'X law enforcement');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, `${day}.md`), text);
  };
  const policy = 'We preserve account records for 90 days on a formal request.';
  const url = (): string => {
    const text = readFileSync(join(shippedFolder, 'providers/x.yaml'), 'utf8');
    return /url: '(https:[^']+)'/.exec(text)?.[1] as string;
  };
  test('is shown beside each fact by status, and by a desk that finds it in its data folder', async () => {
    page('2024-01-01', policy);
    page('2026-11-20', policy.replace('90', '30'));
    writeFileSync(join(folder, 'pages', 'X law enforcement', 'url.txt'), `${url()}\n`);
    const data = join(folder, 'data');
    mkdirSync(data);
    const shipped = knowledgeOfDesk(data);
    assert.equal(shipped(), loadKnowledge());
    const watched = await rogatory('knowledge', 'watch', 'pages', '--out', join(data, 'knowledge-changes.json'));
    assert.equal(watched.exit, 1);
    const { out } = await rogatory('knowledge', 'status', '--changes', join(data, 'knowledge-changes.json'), '--json');
    const changed = JSON.parse(out).facts.filter(({ state }: { state: string }) => state === 'changed');
    assert.ok(changed.length > 0);
    assert.deepEqual(changed[0].added, [policy.replace('90', '30')]);
    assert.deepEqual([...shipped().changedFacts.keys()].sort(), changed.map(({ id }: { id: string }) => id).sort());
    assert.equal(shipped(), shipped());
  });
  test('is refused when it is another file', async () => {
    writeFileSync(join(folder, 'wrong.json'), '{"schema":"rogatory.knowledge-changes/1","changed":[{}]}');
    const { exit, err } = await rogatory('knowledge', 'status', '--changes', 'wrong.json');
    assert.deepEqual([exit, err.includes('knowledge watch DIR --out')], [2, true]);
  });
});
