// SPDX-License-Identifier: Apache-2.0
/** Every line of the command line that README and docs/ print is one that the program takes: its command, its act, its options. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { deskDuties } from './commands/desk.ts';
import { commands } from './commands/index.ts';
import { CONNECTION_OPTIONS } from './desk/connection.ts';

const root = resolve(import.meta.dirname, '../..');

interface Line {
  readonly where: string;
  readonly words: readonly string[];
}

/** Blocks that are indented or fenced, lines that a backslash carries on, and what stands between backticks. */
function linesOf(file: string): Line[] {
  const text = readFileSync(resolve(root, file), 'utf8').replace(/\\\n\s*/g, ' ');
  return text.split('\n').flatMap((line, at) => {
    const block = /^(?:\s{2,}|\$ )?((?:npx )?rogatory [a-z-]+(?: .*)?)$/.exec(line)?.[1];
    const spans = [...line.matchAll(/`((?:npx )?rogatory [a-z-]+(?: [^`]*)?)`/g)].map(([, span]) => span as string);
    const found = block === undefined || line.includes('`') ? spans : [block];
    return found.flatMap((one) => commandsIn(one).map((words) => ({ where: `${file}:${at + 1}`, words })));
  });
}

/** The words of each command of a line: what is quoted is one word, and what two blanks set apart or `#` begins says something about it. */
function commandsIn(line: string): readonly (readonly string[])[] {
  return line.split('&&').map((one) => {
    const said = one.trim().replace(/\s{2,}.*$|\s#.*$/, '');
    return [...said.matchAll(/"[^"]*"|\S+/g)].map(([word]) => word).filter((word) => word !== 'npx' && word !== 'rogatory');
  });
}

const lines = [...globSync('docs/**/*.{md,sh}', { cwd: root }), 'README.md'].flatMap(linesOf);

/** What is wrong with a line, or nothing. */
async function wrongWith([name = '', ...rest]: readonly string[]): Promise<string | undefined> {
  if (name === 'help') return undefined;
  const command = await commands[name]?.();
  if (command === undefined) return `there is no command "${name}"`;
  const options = rest.flatMap((word) => /^\[?--([a-z][a-z-]*)/.exec(word)?.[1] ?? []);
  const duty = name === 'desk' ? dutyOf(rest) : undefined;
  if (name === 'desk' && duty === undefined) return rest.length === 0 ? undefined : `there is no act "${rest.slice(0, 2).join(' ')}"`;
  const known =
    duty === undefined
      ? new Set([...command.usage.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option as string))
      : new Set(Object.keys({ ...duty.options, ...CONNECTION_OPTIONS }));
  const unknown = options.filter((option) => !known.has(option));
  return unknown.length === 0 ? undefined : `it takes no --${unknown.join(', --')}`;
}

/** `incoming …` is any of them. */
const dutyOf = (words: readonly string[]) =>
  words[1] === '…' ? deskDuties.find(({ name }) => name.startsWith(`${words[0]} `)) : byName(words);
const byName = (words: readonly string[]) =>
  [2, 1].map((count) => deskDuties.find((duty) => duty.name === words.slice(0, count).join(' '))).find((found) => found !== undefined);

test('there are as many as a reader sees', () => {
  assert.ok(lines.length > 150, `${lines.length}`);
});

test('each names a command, an act of the desk where it is one, and options that it takes', async () => {
  const wrong: string[] = [];
  for (const { where, words } of lines) {
    const what = await wrongWith(words);
    if (what !== undefined) wrong.push(`${where}: rogatory ${words.join(' ')}: ${what}`);
  }
  assert.deepEqual(wrong, []);
});

test('each act of the desk says in its help every option that it takes, and no other', () => {
  const wrong = deskDuties.flatMap(({ name, takes, options = {} }) => {
    const said = new Set([...takes.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option as string));
    const missing = Object.keys(options).filter((option) => !said.has(option));
    const others = [...said].filter((option) => !(option in options));
    return missing.length + others.length === 0 ? [] : [`${name}: ${[...missing, ...others].join(', ')}`];
  });
  assert.deepEqual(wrong, []);
});
