// SPDX-License-Identifier: Apache-2.0
import { lawAndTables } from './law-and-tables.ts';
import { papersAndPeople } from './papers-and-people.ts';
import { practice } from './practice.ts';
import { things } from './things.ts';

/** What the codes of provider and country files say in Arabic; names of companies, laws and places stand in the facts themselves. */
export const ar: Readonly<Record<string, string>> = { ...things, ...papersAndPeople, ...practice, ...lawAndTables };
