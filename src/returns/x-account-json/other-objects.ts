// SPDX-License-Identifier: Apache-2.0
import { type Relation, said } from '../../core/records/index.ts';
import { type Finding, type RecordBeside, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, within } from '../tokenisers/json.ts';
import { decodeEntities } from './decode-entities.ts';
import { type Loose, textOf } from './read-part.ts';

/** Members that the record has no slot for. */
export function extraOf(object: Loose, known: readonly string[], unit: JsonUnit): Pick<RecordBeside, 'extra'> {
  const extra = Object.entries(object)
    .filter(([name, value]) => !known.includes(name) && !isEmpty(value))
    .map(([name, value]) => ({ name, raw: textOf(value) ?? JSON.stringify(value), at: unit.at }));
  return extra.length === 0 ? {} : { extra };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** `{ accountId, userLink }` */
export function* contactOf(object: Loose, unit: JsonUnit, relation: Relation, file: SourceFile): Generator<Finding> {
  const id = textOf(object.accountId);
  const who = id === undefined ? {} : { id: { raw: id } };
  yield record('contact', { who, relation: said(file.name, relation) }, unit, extraOf(object, ['accountId'], unit));
}

/** `{ tweetId, fullText, expandedUrl }` */
export function* likeOf(object: Loose, unit: JsonUnit): Generator<Finding> {
  const text = textOf(object.fullText);
  const url = textOf(object.expandedUrl);
  const data = {
    what: said('like', 'like'),
    ...(text !== undefined && { text: decodeEntities(text) }),
    ...(url !== undefined && { url: { raw: url } }),
  };
  yield record('activity', data, unit, extraOf(object, ['fullText', 'expandedUrl'], unit));
}

/** Parts without a kind of their own: one fact for each member that holds text, however deep. */
export function* factsOf(name: string, object: Loose, unit: JsonUnit): Generator<Finding> {
  let any = false;
  for (const [pointer, value] of leaves(object, `/${name}`, 0)) {
    any = true;
    const type = /phoneNumber$/.test(pointer) ? ('phone' as const) : /email(Address)?$/i.test(pointer) ? ('email' as const) : undefined;
    if (type !== undefined) yield record('identifier', { type, value: { raw: value } }, unit, { at: within(unit, pointer) });
    else yield record('subscriber-fact', { name: { raw: pointer.slice(1) }, value: { raw: value } }, unit, { at: within(unit, pointer) });
  }
  if (!any) yield record('subscriber-fact', { name: { raw: name }, value: { raw: JSON.stringify(object) } }, unit);
}

function* leaves(value: unknown, pointer: string, depth: number): Generator<readonly [string, string]> {
  const text = textOf(value);
  if (text !== undefined) yield [pointer, text];
  else if (typeof value === 'object' && value !== null) {
    if (depth > 20) yield [pointer, JSON.stringify(value)];
    else for (const [name, inner] of Object.entries(value)) yield* leaves(inner, `${pointer}/${name}`, depth + 1);
  }
}
