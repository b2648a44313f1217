// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { words as pageWords } from '../../verify/page/words.ts';
import { errorAreas } from '../errors/index.ts';
import type { Said } from '../errors/say.ts';
import { layWords } from '../evidence/lay-questions.ts';
import { defenceQueryWords } from '../evidence/report/defence-query-words.ts';
import { openingWords } from '../evidence/report/opening-words.ts';
import { reportWords } from '../evidence/report/words.ts';
import { oversightWords } from '../oversight/words/index.ts';
import { gapText } from '../records/gap-words.ts';
import { factWords } from '../routes/fact-words/index.ts';
import { memberNames } from '../routes/handbook/member-names.ts';
import { messages } from '../routes/messages/index.ts';
import { frenchMembers, frenchSpaces } from './french-spaces.ts';

describe('the spaces of French', () => {
  test('before a mark and inside quotation marks no line breaks', () => {
    assert.equal(
      frenchSpaces('Le nom « {name} » est pris : choisissez-en un autre ; vite !'),
      'Le nom «\u00a0{name}\u00a0» est pris\u00a0: choisissez-en un autre\u00a0; vite\u00a0!',
    );
  });
  test('codes, times and addresses stay as they are', () => {
    for (const text of ['a ?b', '08:12', 'https://desk.example/?q=1', 'find . -name :id']) assert.equal(frenchSpaces(text), text);
  });
  test('of data in several languages only the French is set', () => {
    const law = { en: 'Law : one', ar: 'قانون : واحد', fr: 'Loi : une' };
    assert.deepEqual(frenchMembers({ law }), { law: { ...law, fr: 'Loi\u00a0: une' } });
  });
});

describe('every French text has them', async () => {
  const sentences: string[] = [];
  for (const file of globSync('*.ts', { cwd: resolve(import.meta.dirname, '../errors/sentences') }))
    for (const says of Object.values((await import(`../errors/sentences/${file}`)) as Record<string, Says>))
      for (const id of Object.keys(says.table)) sentences.push(says(id, {}).fr);
  const { instruments, countries } = loadKnowledge();
  const tables: Readonly<Record<string, unknown>> = {
    'titles of errors': errorAreas.map(({ kinds }) => Object.values(kinds).map(({ text }) => text.fr)),
    'sentences of errors': sentences,
    'what could not be read': gapText('Under "Time" a spreadsheet has turned a number into powers of ten: its digits are lost.', 'fr'),
    figures: oversightWords.fr,
    'words of facts': factWords.fr,
    'names of members': memberNames.fr,
    advice: messages.fr,
    'answers on a bundle': layWords.fr,
    'report of a bundle': reportWords.fr,
    'opening of a bundle': openingWords.fr,
    'queries of the defence': defenceQueryWords.fr,
    'the check page': pageWords.fr,
    forms: [...loadForms().byId.values()].map(({ names, words }) => [names.fr, words.fr]),
    'treaties and laws': [...instruments.values(), ...countries.values()].map((one) => frenchOf(one)),
  };
  for (const [name, table] of Object.entries(tables))
    test(name, () => {
      const texts = textsIn(table);
      assert.ok(texts.length > 0);
      assert.deepEqual(
        texts.filter((text) => UNSET.test(text) || TYPED_APOSTROPHE.test(text)),
        [],
      );
    });
});

type Says = { (id: string, values: object): Said; readonly table: Readonly<Record<string, Said>> };
/** A mark at the end of a word after a blank or nothing; quotation marks with a blank or nothing inside. */
const UNSET = /[\p{L}\d)}»]? ?(?<!\u00a0)[;!?:](?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»/u;

const TYPED_APOSTROPHE = /\p{L}'\p{L}/u;

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

/** What stands under `fr` in a fact, at any depth. */
function frenchOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === 'fr' ? [one] : frenchOf(one)));
}
