// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { messages as ar } from '../messages/ar/index.ts';
import { messages as en } from '../messages/en/index.ts';
import { messages as fr } from '../messages/fr/index.ts';

interface Face {
  readonly family: string;
  readonly weight: string;
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const faces = [...readFileSync(join(import.meta.dirname, 'fonts.css'), 'utf8').matchAll(/@font-face \{([^}]*)\}/g)].map(
  ([, body = '']): Face => {
    const said = (name: string) => new RegExp(`${name}: ([^;]*);`).exec(body)?.[1] ?? '';
    const ranges = said('unicode-range')
      .split(', ')
      .map((range) => {
        const [from = '', to = from] = range.slice(2).split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      });
    return { family: said('font-family'), weight: said('font-weight'), file: said('src'), ranges };
  },
);
const holds = ({ ranges }: Face, letter: number) => ranges.some(([from, to]) => from <= letter && letter <= to);

test('all faces of a family name the same weights, or a browser looks for a letter in one of them only', () => {
  const weights = new Map(faces.map(({ family, weight }) => [family, weight]));
  assert.deepEqual(
    faces.filter(({ family, weight }) => weights.get(family) !== weight),
    [],
  );
});

test('no letter lies in two faces of a family', () => {
  for (const [n, one] of faces.entries())
    for (const other of faces.slice(n + 1))
      if (one.family === other.family)
        assert.ok(!other.ranges.some(([from, to]) => holds(one, from) || holds(one, to)), `${one.file} and ${other.file}`);
});

test('the texts of the screens are written in the small parts alone', () => {
  const small = faces.filter(({ file }) => file.includes('../fonts/'));
  for (const texts of [en, ar, fr]) {
    const letters = new Set(Object.values(texts).join('').match(/\p{L}/gu));
    assert.deepEqual(
      [...letters].filter((letter) => !small.some((face) => holds(face, letter.codePointAt(0) as number))),
      [],
    );
  }
});
