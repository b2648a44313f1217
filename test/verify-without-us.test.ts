// SPDX-License-Identifier: Apache-2.0
/** docs/how-to/verify-without-us.md: each of its commands does what it says, on a bundle and a request, and none is content with a changed one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noteSigner, vkeyOf } from '../src/core/custody/signed-note.ts';
import { writeBagFolder } from '../src/desk/bundle/write-bag.ts';
import { inventedBundle, inventedCourt, inventedDesk } from './invented-bundle.ts';
import { signedPaper } from './invented-paper.ts';
import { makeSigningDesk, type SigningDesk } from './signing-desk.ts';

const manual = readFileSync(new URL('../docs/how-to/verify-without-us.md', import.meta.url), 'utf8');
const blocks = [...manual.matchAll(/^## (.+)$|^```sh\n([\s\S]*?)^```$/gm)];

interface Block {
  readonly title: string;
  readonly text: string;
  readonly prints: readonly string[];
}

/** Blocks of commands, each under the heading before it. */
function commands(): readonly Block[] {
  const found: Block[] = [];
  let title = '';
  for (const [, heading, text] of blocks) {
    if (heading !== undefined) title = heading;
    if (text !== undefined) found.push({ title, text, prints: [...text.matchAll(/^# prints: (.+)$/gm)].map((one) => one[1] as string) });
  }
  return found;
}

describe('the manual for whoever trusts no program of ours', { skip: missingProgram() }, () => {
  let folder: string;
  let signing: SigningDesk;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-without-us-'));
    signing = makeSigningDesk();
    await freshBundle();
  });
  after(() => {
    signing?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  async function freshBundle(): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    const content = { 'data/verify/check.html': '<!doctype html><p>a page of a release</p>' };
    const text = readText((await inventedBundle({ content })).payload, 'data/log/checkpoint.txt');
    const bag = await inventedBundle({ content, stamps: { authority: signing.stamp(await text).response } });
    await writeBagFolder(bag, folder);
    writeFileSync(join(folder, 'desk.vkey'), `${vkeyOf(inventedDesk)}\n`);
    writeFileSync(join(folder, 'witness.vkey'), `${vkeyOf(inventedCourt)}\n`);
    const page = createHash('sha256').update(content['data/verify/check.html']).digest('hex');
    writeFileSync(join(folder, 'rogatory.sha256'), `${page}  check.html\n`);
    writeFileSync(join(folder, 'authority.pem'), signing.root);
    writeFileSync(join(folder, 'request.pdf'), await signedPaper(signing));
  }
  const run = (text: string) => {
    const { stdout, stderr, status } = spawnSync('bash', ['-c', text], { cwd: folder, encoding: 'utf8' });
    return { said: stdout + stderr, status };
  };

  for (const { title, text, prints } of commands())
    test(`${title}: it prints what the manual says`, () => {
      assert.ok(prints.length > 0, 'each block says what it prints');
      const { said } = run(text);
      for (const line of prints) assert.ok(said.includes(line), `${line}\n---\n${said}`);
    });

  test('an original that no entry took in is named, also where one only shows it', async () => {
    await freshBundle();
    writeFileSync(join(folder, 'data/originals/forged.csv'), 'a forged return');
    const hash = createHash('sha256').update('a forged return').digest('hex');
    writeFileSync(join(folder, 'data/log/entries/999.json'), `{"about":{"item":"${hash}"},"kind":"evidence-shown"}`);
    const { text } = commands().find(({ title }) => title === 'An original is what was received') ?? assert.fail();
    assert.match(run(text).said, new RegExp(`^NOT RECORDED: ${hash}$`, 'm'));
  });
  test('a bundle that no authority has stamped is no failure of a stamp', async () => {
    await freshBundle();
    rmSync(join(folder, 'data/log/stamps'), { recursive: true });
    const { text } = commands().find(({ title }) => title.startsWith('An outside authority')) ?? assert.fail();
    assert.equal(run(text).said, 'no authority has stamped this state\n');
  });

  const witnessed = () => commands().find(({ title }) => title.startsWith('An outside witness')) ?? assert.fail();
  test('a witness that has not signed is said not to have, and another key of its name verifies nothing', async () => {
    await freshBundle();
    const stranger = noteSigner('stranger.example/witness', Buffer.alloc(32, 5), 'cosignature');
    writeFileSync(join(folder, 'witness.vkey'), `${vkeyOf(stranger)}\n`);
    assert.equal(run(witnessed().text).said, 'this witness has not signed this state\n');
    const impostor = noteSigner(inventedCourt.name, Buffer.alloc(32, 6), 'cosignature');
    writeFileSync(join(folder, 'witness.vkey'), `${vkeyOf(impostor)}\n`);
    assert.doesNotMatch(run(witnessed().text).said, /Verified Successfully|seen by/);
  });
  test('a witness whose time was moved has not signed that', async () => {
    await freshBundle();
    const file = join(folder, 'data/log/checkpoint');
    const moved = readFileSync(file, 'utf8').replace(
      new RegExp(`^(— ${inventedCourt.name} )(\\S+)$`, 'm'),
      (_, head: string, sent: string) => {
        const bytes = Buffer.from(sent, 'base64');
        bytes.writeBigUInt64BE(bytes.readBigUInt64BE(4) - 86_400n, 4);
        return `${head}${bytes.toString('base64')}`;
      },
    );
    assert.notEqual(moved, readFileSync(file, 'utf8'));
    writeFileSync(file, moved);
    assert.doesNotMatch(run(witnessed().text).said, /Verified Successfully|seen by/);
  });

  const attacks: readonly (readonly [what: string, path: () => string, title: string])[] = [
    [
      'an original',
      () => join('data/originals', readdirSync(join(folder, 'data/originals'))[0] ?? ''),
      'The files are the ones that were packed',
    ],
    ['the check page', () => 'data/verify/check.html', 'The check page is one of a release'],
    ['the state of the log', () => 'data/log/checkpoint.txt', 'The desk signed this state of its log'],
    ['what was witnessed', () => 'data/log/checkpoint.txt', 'An outside witness has seen this state of the log, and when'],
    ['the list of files', () => 'data/bundle.json', 'A list of files is in the log'],
    ['what was stamped', () => 'data/log/checkpoint.txt', 'An outside authority saw this state of the log at that time'],
    ['the request', () => 'request.pdf', 'A request is signed, and the log holds it'],
  ];
  for (const [what, path, title] of attacks)
    test(`one letter changed in ${what} is not passed over`, async () => {
      await freshBundle();
      const file = join(folder, path());
      const bytes = readFileSync(file);
      bytes[20] = (bytes[20] as number) ^ 1;
      writeFileSync(file, bytes);
      const { text, prints } = commands().find((block) => block.title === title) ?? assert.fail(title);
      const { said } = run(text);
      assert.ok(
        prints.some((line) => !said.includes(line)),
        said,
      );
    });
});

async function readText(payload: Awaited<ReturnType<typeof inventedBundle>>['payload'], path: string): Promise<Buffer> {
  const source = payload.find((one) => one.path === path) ?? assert.fail(path);
  const parts: Buffer[] = [];
  for await (const part of source.open()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function missingProgram(): string | false {
  const missing = ['openssl', 'pdfsig', 'pdfdetach', 'sha512sum', 'base64'].find((name) => spawnSync('which', [name]).status !== 0);
  return missing === undefined ? false : `needs the program ${missing}`;
}
