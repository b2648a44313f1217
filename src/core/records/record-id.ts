// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Kind } from './kinds.ts';
import { type Place, pathEntries, shortAt } from './place.ts';

/**
 * The id of a record: the first 32 hex digits of SHA-256 over one line,
 *
 *     meta-records-html/1/<item>/0.0/18231-18400/ip-event/0
 *     parser id / version / item / entry indexes joined by '.' / place in short / kind / ordinal
 *
 * `ordinal` tells apart records of one kind from one place (a list in one cell), from 0. Same bytes and same parser version give the
 * same id; a new version gives new ids, and what links them is the place.
 */
export function recordId(parser: { readonly id: string; readonly version: string }, place: Place, kind: Kind, ordinal: number): string {
  return hash(
    'sha256',
    `${parser.id}/${parser.version}/${place.item}/${pathEntries(place.path)}/${shortAt(place.at)}/${kind}/${ordinal}`,
  ).slice(0, 32);
}

/** The id of what a scan found in something that has an id or a place: `identifier-scan/2/<id>/identifier/0`, hashed the same way. */
export function scanId(scan: { readonly id: string; readonly version: string }, within: string, which: string): string {
  return hash('sha256', `${scan.id}/${scan.version}/${within}/${which}`).slice(0, 32);
}
