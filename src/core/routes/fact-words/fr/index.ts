// SPDX-License-Identifier: Apache-2.0
import { papersAndPeople } from './papers-and-people.ts';
import { sentences } from './sentences.ts';
import { things } from './things.ts';

/** What the codes of provider and country files say in French; names of companies, laws and places stand in the facts themselves. */
export const fr: Readonly<Record<string, string>> = { ...things, ...papersAndPeople, ...sentences };
