// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { BundleIndex } from '../../core/evidence/bundle-index.ts';
import type { EvidenceTable, LeadTable } from '../../store/database/schema.ts';
import type { CaseEntry } from './custody-part.ts';

/** A part of the case that a person keeps out of a bundle. The gap is shown in it: kind, count, reason, decider. */
export interface Withheld {
  readonly evidenceId: string;
  readonly reason: string;
}

/** What is kept out, and by whose decision. */
export interface Withholding {
  readonly items: readonly Withheld[];
  readonly decidedBy: string;
}

type EvidenceRow = Selectable<EvidenceTable>;
type Gap = BundleIndex['withheld'][number];

/** Reasons by evidence: what was unpacked or decrypted from a withheld item is withheld with it. */
export function reasonsFor(rows: readonly EvidenceRow[], { items }: Withholding): ReadonlyMap<string, string> {
  const reasons = new Map(items.map(({ evidenceId, reason }) => [evidenceId, reason]));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id, derived_from } of rows) {
      const reason = derived_from === null ? undefined : reasons.get(derived_from);
      if (reason === undefined || reasons.has(id)) continue;
      reasons.set(id, reason);
      grown = true;
    }
  }
  return reasons;
}

/** One gap for each kind and reason, in the order of the reasons. */
export function gapsOf(
  found: readonly { readonly kind: string; readonly count: number; readonly reason: string }[],
  decidedBy: string,
): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { kind, count, reason } of found) {
    const key = `${kind}\n${reason}`;
    gaps.set(key, { kind, count: (gaps.get(key)?.count ?? 0) + count, reason, decidedBy });
  }
  return [...gaps.values()].filter(({ count }) => count > 0);
}

/** Whether a lead stands on records of these readings: its text may tell what they say. */
export function standsOn(lead: Pick<Selectable<LeadTable>, 'records'>, readings: ReadonlySet<string>): boolean {
  return lead.records.some(({ readingId }) => readings.has(readingId));
}

const WHO_AND_WHERE = new Set(['by', 'case', 'purpose']);

/** Entries on what is withheld stay, since a gap in the log is none; what would open their words (names, reasons) does not go out with them. */
export function closedOn(entries: readonly CaseEntry[], withheld: ReadonlySet<string>): readonly CaseEntry[] {
  return entries.map((one) =>
    Object.values(one.entry.about).some((value) => typeof value === 'string' && withheld.has(value))
      ? { ...one, openings: one.openings.filter(({ member }) => WHO_AND_WHERE.has(member)) }
      : one,
  );
}
