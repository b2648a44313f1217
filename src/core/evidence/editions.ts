// SPDX-License-Identifier: Apache-2.0
/** For whom a bundle is made, and what of a case goes into which edition. */

export const editions = ['court', 'defence'] as const;
export type Edition = (typeof editions)[number];

export interface EditionRule {
  readonly part: string;
  readonly court: boolean;
  readonly defence: boolean;
  readonly why: string;
}

/** The whole rule; docs/how-to/disclose-to-the-defence.md shows the same table, and a test compares the two. */
export const EDITION_RULES: readonly EditionRule[] = [
  {
    part: 'originals',
    court: true,
    defence: true,
    why: 'The raw return, unless somebody decides otherwise for an exhibit or a record and says why.',
  },
  { part: 'records', court: true, defence: true, why: 'What was read of the originals, and what could not be.' },
  {
    part: 'leads and notes',
    court: true,
    defence: true,
    why: 'Assessments may help the accused as well as harm them; discovery wants both.',
  },
  {
    part: 'comments on requests',
    court: true,
    defence: true,
    why: 'Doubts that were raised before a request went out belong to its history.',
  },
  {
    part: 'questions of the defence',
    court: false,
    defence: true,
    why: 'What counsel looks for is confidential towards everybody but counsel.',
  },
];

/** @throws RangeError for a part that the rule does not name: a fault of the caller */
export function goesInto(edition: Edition, part: string): boolean {
  const rule = EDITION_RULES.find((one) => one.part === part);
  if (rule === undefined) throw new RangeError(`no rule says which edition "${part}" goes into`);
  return rule[edition];
}
