// SPDX-License-Identifier: Apache-2.0
import { type Entry, readEntry } from '../core/custody/entry.ts';
import { entryClassOf } from '../core/custody/entry-kinds.ts';
import { logFound } from '../core/errors/sentences/found-in-log.ts';
import { type Findings, type Place, placeOf } from './finding.ts';

/** Acts that begin at the same time may be written a little out of order; more than this is no coincidence. */
const TOLERANCE_MS = 10 * 60_000;

/** Checks entries one after the other, in the order of the log. */
export interface EntryCheck {
  /** @returns the entry, or undefined when the bytes are none */
  next(bytes: Uint8Array, where: Place): Entry | undefined;
}

/** Form, repetition and order in time, whatever proves that the entries are in the log. */
export function entryCheck(findings: Findings): EntryCheck {
  const seen = new Map<string, Place>();
  let newest = Number.NEGATIVE_INFINITY;
  return {
    next(bytes, where) {
      const read = readEntry(bytes);
      if (!read.ok) {
        findings.bad('ENTRY_FORM', logFound('entry-form', { why: logFound(read.fault) }), where);
        return undefined;
      }
      const { entry } = read;
      const before = seen.get(entry.id);
      if (before !== undefined) findings.bad('ENTRY_REPEATED', logFound('entry-repeated', { at: placeOf(before) }), where);
      seen.set(entry.id, where);
      const at = Date.parse(entry.at);
      if (at < newest - TOLERANCE_MS)
        findings.bad('ENTRY_DATED_BACK', logFound('dated-back', { at: entry.at, before: new Date(newest).toISOString() }), where);
      newest = Math.max(newest, at);
      if (entryClassOf(entry.kind) === undefined) findings.note('ENTRY_KIND_UNKNOWN', logFound('kind-unknown'), where);
      return entry;
    },
  };
}
