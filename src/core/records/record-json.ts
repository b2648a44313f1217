// SPDX-License-Identifier: Apache-2.0
import type { Place } from './place.ts';
import type { AnyRecord } from './record.ts';

/**
 * The same text as `JSON.stringify(record)`. What the records of one file share (the path, the parser, the account) is one object for all
 * of them and becomes text once.
 */
export function recordJson(record: AnyRecord): string {
  let json = '';
  for (const name in record) {
    const value = record[name as keyof AnyRecord];
    if (value !== undefined) json += `${json === '' ? '{' : ','}"${name}":${jsonOf(name, value as object, record)}`;
  }
  return `${json}}`;
}

function jsonOf(name: string, value: object | string, { place }: AnyRecord): string {
  if (name === 'place') return placeJson(place);
  return name === 'parser' || name === 'of' ? sharedJson(value as object) : JSON.stringify(value);
}

function placeJson(place: Place): string {
  let json = '';
  for (const name in place) {
    const value = place[name as keyof Place];
    json += `${json === '' ? '{' : ','}"${name}":${name === 'path' ? sharedJson(place.path) : JSON.stringify(value)}`;
  }
  return `${json}}`;
}

const known = new WeakMap<object, string>();

/** Whoever makes records does not change these afterwards: records are never edited. */
function sharedJson(shared: object): string {
  const before = known.get(shared);
  if (before !== undefined) return before;
  const json = JSON.stringify(shared);
  known.set(shared, json);
  return json;
}
