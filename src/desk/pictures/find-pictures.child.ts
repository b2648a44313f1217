// SPDX-License-Identifier: Apache-2.0
/** The process that looks for pictures in an item: it may read that item and our code, and write nothing. */
import { text as readAll } from 'node:stream/consumers';
import type { PicturesAnswer, PicturesOrder } from './find-pictures-apart.ts';
import { picturesIn } from './pictures-in.ts';

/** Ends well within what a process of this kind is given; what is left is asked for again. */
const MOST_MS = 60_000;

const { file, name, after } = JSON.parse(await readAll(process.stdin)) as PicturesOrder;
const answer: { -readonly [Key in keyof PicturesAnswer]: PicturesAnswer[Key] } = { pictures: [], next: null };
const begun = performance.now();
let at = 0;
for await (const examine of picturesIn(file, name)) {
  at += 1;
  if (at <= after) continue;
  if (answer.pictures.length > 0 && performance.now() - begun > MOST_MS) {
    answer.next = at - 1;
    break;
  }
  answer.pictures = [...answer.pictures, await examine()];
}
process.stdout.write(JSON.stringify(answer));
