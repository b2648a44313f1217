// SPDX-License-Identifier: Apache-2.0
/** What a person chooses for each column, and the mapping that comes of it. */
import type { KeptMapping, MappingAsked, TableShown } from '../../../core/api/mappings.ts';
import { MAPPING_TARGETS, type MappedKind } from '../../../core/mappings/mapping-targets.ts';

export const mappedKinds = Object.keys(MAPPING_TARGETS) as MappedKind[];

/** Rows of one kind, or, with `column`, those of them that hold one of the values. */
export interface RuleDraft {
  readonly kind: MappedKind;
  /** '' : all rows. */
  readonly column: string;
  /** Values as they are typed, parted by commas. */
  readonly values: string;
  /** Column → `address`, `caller.phone`; a column that is not here stays beside the record. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface MappingDraft {
  readonly name: string;
  readonly provider: string;
  readonly zone: string;
  readonly dateOrder: '' | 'day-first' | 'month-first';
  /** Beginnings of rows that are left out, parted by commas. */
  readonly skip: string;
  readonly rules: readonly RuleDraft[];
}

export const EMPTY_RULE: RuleDraft = { kind: 'ip-event', column: '', values: '', fields: {} };
export const EMPTY_DRAFT: MappingDraft = { name: '', provider: '', zone: '', dateOrder: '', skip: '', rules: [EMPTY_RULE] };

/** What names a person in a record, each as a field of its own. */
const PERSON = ['phone', 'id', 'username', 'name', 'email'];

/** The fields that a column can fill in a record of this kind: `at`, `caller.phone`. */
export function fieldsOf(kind: MappedKind): readonly string[] {
  return Object.entries(MAPPING_TARGETS[kind].fields).flatMap(([field, type]) =>
    type === 'person' ? PERSON.map((member) => `${field}.${member}`) : [field],
  );
}

/** Fields that a record of this kind needs and no column fills. */
export function missingOf({ kind, fields }: RuleDraft): readonly string[] {
  const filled = new Set(Object.values(fields).map((field) => field.split('.')[0]));
  return MAPPING_TARGETS[kind].required.filter((field) => !filled.has(field));
}

/** Columns are taken in the order of the table: a date and a time that fill one field stand in it one behind the other. */
export function askedOf(draft: MappingDraft, { header, rows }: Pick<TableShown, 'header' | 'rows'>): MappingAsked {
  const skip = listed(draft.skip);
  return {
    name: draft.name.trim(),
    provider: draft.provider.trim(),
    header: [...header],
    ...(draft.zone.trim() === '' ? {} : { zone: draft.zone.trim() }),
    ...(draft.dateOrder === '' ? {} : { dateOrder: draft.dateOrder }),
    ...(skip.length === 0 ? {} : { skip }),
    ...(rows === null ? {} : { rows }),
    rules: draft.rules.map((rule) => ruleOf(rule, header)),
  };
}

function ruleOf({ kind, column, values, fields }: RuleDraft, header: readonly string[]): Record<string, unknown> {
  const filled: Record<string, string | string[] | Record<string, string>> = {};
  for (const name of header) {
    const [field, member] = (fields[name] ?? '').split('.');
    if (field === undefined || field === '') continue;
    const before = filled[field];
    if (member !== undefined) filled[field] = { ...(before as Record<string, string> | undefined), [member]: name };
    else filled[field] = before === undefined ? name : [before as string | string[], name].flat();
  }
  return { ...(column === '' ? {} : { when: { column, is: listed(values) } }), kind, fields: filled };
}

/** A kept mapping, to go on from. What the screen does not ask for (constants) is not in it. */
export function draftOf({ document }: KeptMapping): MappingDraft {
  const asked = document as unknown as MappingAsked;
  return {
    name: asked.name,
    provider: asked.provider,
    zone: asked.zone ?? '',
    dateOrder: asked.dateOrder ?? '',
    skip: (asked.skip ?? []).join(', '),
    rules: asked.rules.map((rule) => draftOfRule(rule as WrittenRule)),
  };
}

interface WrittenRule {
  readonly kind: MappedKind;
  readonly when?: { readonly column: string; readonly is: readonly string[] };
  readonly fields: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>;
}

function draftOfRule({ kind, when, fields }: WrittenRule): RuleDraft {
  const chosen: Record<string, string> = {};
  for (const [field, columns] of Object.entries(fields)) {
    if (typeof columns === 'string') chosen[columns] = field;
    else if (Array.isArray(columns)) for (const column of columns as readonly string[]) chosen[column] = field;
    else for (const [member, column] of Object.entries(columns as Record<string, string>)) chosen[column] = `${field}.${member}`;
  }
  return { kind, column: when?.column ?? '', values: when?.is.join(', ') ?? '', fields: chosen };
}

const listed = (text: string): string[] =>
  text
    .split(/[,،;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
