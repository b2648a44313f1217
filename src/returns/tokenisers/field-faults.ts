// SPDX-License-Identifier: Apache-2.0
import { type Finding, gap } from '../return-parser.ts';
import type { Field } from './labelled-fields.ts';

/** Collects the fields of a group whose value could not be read, and tells them as gaps behind the group's record: the row stays. */
export class Faults {
  readonly #gaps: Finding[] = [];

  readonly time = (field: Field): void => {
    this.#gaps.push(gap('unreadable-time', field, `Under "${field.label}" stands no time that can be read.`, field.text));
  };

  readonly address = (field: Field): void => {
    this.#gaps.push(gap('unreadable-value', field, `Under "${field.label}" stands no IP address.`, field.text));
  };

  get gaps(): readonly Finding[] {
    return this.#gaps;
  }
}
