// SPDX-License-Identifier: Apache-2.0
import { said } from '../../core/records/index.ts';
import { type Finding, gap, left, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type Field, labelledFields } from './labelled-fields.ts';
import { type Group, Grouping, labelOf } from './labelled-groups.ts';

/** How one section of a business record is read. */
export interface SectionReader {
  /** Labels that only hold groups together, besides the heading of the section: `Album: Feed`, `Owned Groups`. */
  readonly wraps?: (label: string, depth: number) => boolean;
  /** Labels whose return starts a new record; without them any label's does. */
  readonly restarts?: readonly string[];
  /** Makes records of one group. `wrapper` is the innermost wrapping field, undefined for fields that stand free in the section. */
  readonly group: (group: Group, wrapper: Field | undefined, file: SourceFile) => Iterable<Finding>;
}

/** Labels whose lists of values are known to go on behind a page bar. */
const LISTS = new Set([
  'recipients', 'following', 'followers', 'current participants', 'past participants', 'group participants', 'registered email addresses',
  'symmetric contacts', 'asymmetric contacts', 'users', 'user', 'tags', 'phone numbers',
]); // biome-ignore format: one list

const NOTHING = /^no (responsive )?records? located\.?$/i;
/** An unknown section is told as gaps of at most so many units each. */
const GAP_UNITS = 5000;

/**
 * Runs through the sections of a business record. Definitions are left, "No responsive records located" is a record, a section that
 * nobody reads is a gap with its name only.
 */
export function* readSections(file: SourceFile, readers: Readonly<Record<string, SectionReader>>): Generator<Finding> {
  let section: OneSection | undefined;
  for (const event of labelledFields(file, (label) => LISTS.has(label.replace(/:$/, '').toLowerCase()))) {
    if (event.kind === 'section') section = new OneSection(event.section, readers[event.section], file);
    else if (event.kind === 'close') yield* section!.close(event.field);
    else if (event.kind === 'section-end') yield* section!.end();
    else if (event.kind === 'orphan') {
      yield gap(
        'orphan-value',
        event.field,
        'A value without a label stands behind a page bar, and the label before the bar has its value.',
        event.field.text,
      );
    }
  }
}

class OneSection {
  readonly #name: string;
  readonly #reader: SectionReader | undefined;
  readonly #file: SourceFile;
  readonly #grouping: Grouping;
  #unread: Field[] = [];

  constructor(name: string, reader: SectionReader | undefined, file: SourceFile) {
    this.#name = name;
    this.#reader = reader;
    this.#file = file;
    this.#grouping = new Grouping(reader?.restarts);
  }

  #wraps(field: Field): boolean {
    return field.depth === 0 || (this.#reader?.wraps?.(labelOf(field), field.depth) ?? false);
  }

  *close(field: Field): Generator<Finding> {
    if (field.depth === 0 && /\bdefinition$/i.test(field.label)) {
      yield left('definition: the provider’s words on what the section holds', withInnerUnits(field));
    } else if (field.children === 0 && NOTHING.test(field.text)) {
      yield record('no-records-stated', { category: said(field.label, this.#name), text: { raw: field.text } }, field);
    } else if (this.#reader === undefined) yield* this.#notRead(field);
    else if (field.parent !== undefined && !this.#wraps(field.parent)) {
      field.parent.inner ??= [];
      field.parent.inner.push(field);
    } else if (field.children > 0 && this.#wraps(field)) {
      yield* this.#finish(field);
      if (field.isUnit && !field.claimed) yield left('text of a heading', field);
    } else {
      const group = this.#grouping.take(field);
      if (group !== undefined) yield* this.#read(group, field.parent);
    }
  }

  *#finish(wrapper: Field | undefined): Generator<Finding> {
    const group = this.#grouping.end();
    if (group !== undefined) yield* this.#read(group, wrapper);
  }

  /** What no record of the group has taken, such as fields that stand where the section never has any, is a gap and not forgotten. */
  *#read(group: Group, wrapper: Field | undefined): Generator<Finding> {
    yield* this.#reader!.group(group, wrapper, this.#file);
    const open = group.units.filter((field) => field.isUnit && !field.claimed);
    if (open.length === 0) return;
    yield gap('unknown-shape', open, `Section ${this.#name} has fields where this reader knows none (labels: ${labelsOf(open)}).`);
  }

  *#notRead(field: Field): Generator<Finding> {
    this.#unread.push(field);
    if (this.#unread.length >= GAP_UNITS) yield* this.#gapOfUnread();
  }

  *#gapOfUnread(): Generator<Finding> {
    if (this.#unread.length === 0) return;
    const labels = labelsOf(this.#unread);
    yield gap('unknown-shape', this.#unread, `Section ${this.#name} is not known to this reader (labels: ${labels}).`);
    this.#unread = [];
  }

  *end(): Generator<Finding> {
    if (this.#reader === undefined) yield* this.#gapOfUnread();
    else yield* this.#finish(undefined);
  }
}

const labelsOf = (fields: readonly Field[]): string => [...new Set(fields.map((field) => field.label))].slice(0, 20).join(', ');

function withInnerUnits(field: Field): Field[] {
  return [field, ...(field.inner ?? []).flatMap(withInnerUnits)];
}
