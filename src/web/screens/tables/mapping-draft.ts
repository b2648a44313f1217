// SPDX-License-Identifier: Apache-2.0
/** What a person chooses for each column, and the mapping that comes of it. */
import type { KeptMapping, MappingAsked, TableShown } from '../../../core/api/mappings.ts';
import { fieldsOfKind, isOfOneItem, MAPPING_TARGETS, type MappedKind, statableFields } from '../../../core/mappings/mapping-targets.ts';
import type { IdentifierType } from '../../../core/records/kinds.ts';

/** The fields that a column can fill in a record of this kind: `at`, `caller.phone`. */
export const fieldsOf = fieldsOfKind;

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
  /** What no column says and the person states of all these rows. */
  readonly stated: readonly StatedDraft[];
  /** Besides what the rules before make of a row. */
  readonly also: boolean;
}

export interface StatedDraft {
  /** '' : not chosen yet. */
  readonly field: string;
  readonly value: string;
}

export interface MappingDraft {
  readonly name: string;
  readonly provider: string;
  readonly zone: string;
  readonly dateOrder: '' | 'day-first' | 'month-first';
  /** Beginnings of rows that are left out, parted by commas. */
  readonly skip: string;
  /** Whose all rows are; '' where a column says it, or nobody. */
  readonly account: string;
  readonly accountType: IdentifierType;
  /** What is stated holds for every table with these columns, and not for this item alone. */
  readonly every: boolean;
  readonly rules: readonly RuleDraft[];
}

export const EMPTY_RULE: RuleDraft = { kind: 'ip-event', column: '', values: '', fields: {}, stated: [], also: false };
export const EMPTY_DRAFT: MappingDraft = {
  ...{ name: '', provider: '', zone: '', dateOrder: '', skip: '' },
  ...{ account: '', accountType: 'provider-user-id', every: false, rules: [EMPTY_RULE] },
};

/** What is stated and said: a field that is chosen, with its text. */
const isSaid = ({ field, value }: StatedDraft): boolean => field !== '' && value.trim() !== '';

/** What a person can still state: a field that no column fills, or the one that this line has. */
export function statableIn({ kind, fields, stated }: RuleDraft, own: string): readonly string[] {
  const taken = new Set([...Object.values(fields), ...stated.map(({ field }) => field)]);
  return statableFields(kind).filter((field) => field === own || !taken.has(field));
}

const statesAnything = ({ account, rules }: MappingDraft): boolean =>
  account.trim() !== '' || rules.some(({ stated }) => stated.some(isSaid));

/** Whether something is stated that is true of no other table: the person has no choice. */
export const isOfItemAlone = ({ account, rules }: MappingDraft): boolean =>
  account.trim() !== '' || rules.some(({ stated }) => stated.some((one) => isSaid(one) && isOfOneItem(one.field)));

/** What is stated is of this item alone, unless the person says that it holds for every table. */
export const isForItem = (draft: MappingDraft): boolean => isOfItemAlone(draft) || (statesAnything(draft) && !draft.every);

/** Something is stated of which the person can say that it holds for every table. */
export const canBeForEvery = (draft: MappingDraft): boolean => statesAnything(draft) && !isOfItemAlone(draft);

/** Fields that a record of this kind needs and neither a column nor a person fills. */
export function missingOf({ kind, fields, stated }: RuleDraft): readonly string[] {
  const filled = new Set(
    [...Object.values(fields), ...stated.filter(isSaid).map(({ field }) => field)].map((field) => field.split('.')[0]),
  );
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
    ...(draft.account.trim() === '' ? {} : { account: { type: draft.accountType, value: draft.account.trim() } }),
    rules: draft.rules.map((rule) => ruleOf(rule, header)),
  };
}

function ruleOf({ kind, column, values, fields, stated, also }: RuleDraft, header: readonly string[]): Record<string, unknown> {
  const filled: Record<string, string | string[] | Record<string, string>> = {};
  for (const name of header) {
    const [field, member] = (fields[name] ?? '').split('.');
    if (field === undefined || field === '') continue;
    const before = filled[field];
    if (member !== undefined) filled[field] = { ...(before as Record<string, string> | undefined), [member]: name };
    else filled[field] = before === undefined ? name : [before as string | string[], name].flat();
  }
  const said = stated.filter(isSaid).map(({ field, value }) => [field, value.trim()]);
  return {
    ...(column === '' ? {} : { when: { column, is: listed(values) } }),
    kind,
    fields: filled,
    ...(said.length === 0 ? {} : { constants: Object.fromEntries(said) }),
    ...(also ? { also } : {}),
  };
}

/** A kept mapping, to go on from. */
export function draftOf({ document }: KeptMapping): MappingDraft {
  const asked = document as unknown as MappingAsked;
  return {
    name: asked.name,
    provider: asked.provider,
    zone: asked.zone ?? '',
    dateOrder: asked.dateOrder ?? '',
    skip: (asked.skip ?? []).join(', '),
    account: asked.account?.value ?? '',
    accountType: asked.account?.type ?? EMPTY_DRAFT.accountType,
    every: document.item === undefined,
    rules: asked.rules.map((rule) => draftOfRule(rule as WrittenRule)),
  };
}

interface WrittenRule {
  readonly kind: MappedKind;
  readonly when?: { readonly column: string; readonly is: readonly string[] };
  readonly fields: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>;
  readonly constants?: Readonly<Record<string, string>>;
  readonly also?: boolean;
}

function draftOfRule({ kind, when, fields, constants = {}, also = false }: WrittenRule): RuleDraft {
  const chosen: Record<string, string> = {};
  for (const [field, columns] of Object.entries(fields)) {
    if (typeof columns === 'string') chosen[columns] = field;
    else if (Array.isArray(columns)) for (const column of columns as readonly string[]) chosen[column] = field;
    else for (const [member, column] of Object.entries(columns as Record<string, string>)) chosen[column] = `${field}.${member}`;
  }
  const stated = Object.entries(constants).map(([field, value]) => ({ field, value }));
  return { kind, column: when?.column ?? '', values: when?.is.join(', ') ?? '', fields: chosen, stated, also };
}

const listed = (text: string): string[] =>
  text
    .split(/[,،;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
