// SPDX-License-Identifier: Apache-2.0
import type { At, Said, When } from '../../core/records/index.ts';
import { said, utcFromText } from '../../core/records/index.ts';
import type { RecordBeside } from '../return-parser.ts';
import type { Field } from './labelled-fields.ts';

/**
 * Fields that make one record together. A business record has no wrapper around a group that could be trusted: a group ends when one of
 * its labels comes again.
 */
export class Group {
  readonly fields: readonly Field[];
  readonly #used = new Set<Field>();

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  /** The first field of one of these labels (without case, without a colon at the end), with or without a value. */
  get(...labels: readonly string[]): Field | undefined {
    for (const label of labels) {
      const found = this.fields.find((field) => labelOf(field) === label);
      if (found === undefined) continue;
      this.#used.add(found);
      return found;
    }
    return undefined;
  }

  all(label: string): Field[] {
    const found = this.fields.filter((field) => labelOf(field) === label);
    for (const field of found) this.#used.add(field);
    return found;
  }

  has(label: string): boolean {
    return this.fields.some((field) => labelOf(field) === label);
  }

  text(...labels: readonly string[]): Said | undefined {
    const field = this.get(...labels);
    return field === undefined || field.text === '' ? undefined : saidOf(field);
  }

  /** A time, or nothing; `onFault` is told of a field whose text is no time. */
  when(onFault: (field: Field) => void, ...labels: readonly string[]): When | undefined {
    const field = this.get(...labels);
    if (field === undefined || field.text === '') return undefined;
    const when = utcFromText(field.text);
    if (when === undefined) onFault(field);
    else if (field.joined) return { ...when, how: [...(when.how ?? []), 'page-break-joined'] };
    return when;
  }

  /** Every unit of the group, with what is inside its fields. */
  get units(): Field[] {
    return withInner(this.fields);
  }

  /** Fields that nobody asked for, and the second places of joined values. */
  beside(): RecordBeside {
    const extra: { name: string; raw: string; at: At }[] = [];
    const also: At[] = [];
    for (const field of this.fields) {
      if (field.also !== undefined) also.push(...field.also);
      if (!this.#used.has(field)) collectExtra(field, '', extra);
    }
    return { ...(extra.length > 0 && { extra }), ...(also.length > 0 && { also }) };
  }
}

export function labelOf(field: Field): string {
  const known = plainLabels.get(field.label);
  if (known !== undefined) return known;
  const plain = field.label.replace(/\s*:$/, '').toLowerCase();
  if (plainLabels.size < MOST_LABELS) plainLabels.set(field.label, plain);
  return plain;
}

const MOST_LABELS = 1000;
/** A record has a few dozen labels and hundreds of thousands of fields. */
const plainLabels = new Map<string, string>();

/** The text of a field, saying when a page bar stood before it or inside it. */
export function saidOf(field: Field): Said {
  return field.joined ? said<string>(field.text, undefined, 'page-break-joined') : { raw: field.text };
}

export function withInner(fields: readonly Field[]): Field[] {
  if (!fields.some((field) => field.inner !== undefined)) return fields as Field[];
  return fields.flatMap((field) => (field.inner === undefined ? [field] : [field, ...withInner(field.inner)]));
}

function collectExtra(field: Field, prefix: string, extra: { name: string; raw: string; at: At }[]): void {
  const name = `${prefix}${field.label}`;
  const raw = field.text !== '' ? field.text : (field.links?.join('\n') ?? '');
  if (raw !== '') extra.push({ name, raw, at: field.at });
  for (const inner of field.inner ?? []) collectExtra(inner, `${name} / `, extra);
}

/** Collects closing fields into groups. `restarts`: the labels whose return starts a new group; without it, any label's return does. */
export class Grouping {
  readonly #restarts: ReadonlySet<string> | undefined;
  #fields: Field[] = [];
  #labels = new Set<string>();

  constructor(restarts?: readonly string[]) {
    this.#restarts = restarts === undefined ? undefined : new Set(restarts);
  }

  /** Takes the next field; answers the group that it ends. */
  take(field: Field): Group | undefined {
    const label = labelOf(field);
    const again = this.#labels.has(label) && (this.#restarts === undefined || this.#restarts.has(label));
    const ended = again ? this.end() : undefined;
    this.#fields.push(field);
    this.#labels.add(label);
    return ended;
  }

  end(): Group | undefined {
    if (this.#fields.length === 0) return undefined;
    const group = new Group(this.#fields);
    this.#fields = [];
    this.#labels = new Set();
    return group;
  }
}
