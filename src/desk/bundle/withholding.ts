// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { WithheldPart } from '../../core/evidence/bundle-index.ts';
import type { Withheld, WithheldRecords } from '../../core/evidence/redaction.ts';
import type { EvidenceTable } from '../../store/database/schema.ts';
import type { CaseEntry } from './custody-part.ts';

/** What is kept out, and by whose decision. */
export interface Withholding {
  readonly items: readonly Withheld[];
  readonly records?: readonly WithheldRecords[];
  readonly decidedBy: string;
}

type EvidenceRow = Selectable<EvidenceTable>;

/**
 * Reasons by evidence. What a withheld item was unpacked from holds its bytes, and what was unpacked from it is part of it: both go with it, and
 * so do the same bytes received again.
 */
export function reasonsFor(rows: readonly EvidenceRow[], { items }: Pick<Withholding, 'items'>): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { evidenceId, reason } of items) for (const id of lineOf(evidenceId, rows)) if (!reasons.has(id)) reasons.set(id, reason);
  return reasons;
}

/** An item with the containers above it, what was unpacked from it, and each of their twins. */
export function lineOf(evidenceId: string, rows: readonly Pick<EvidenceRow, 'id' | 'sha256' | 'derived_from'>[]): ReadonlySet<string> {
  const line = new Set<string>();
  const add = (id: string, way: 'up' | 'down' | 'both'): void => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined || line.has(id)) return;
    line.add(id);
    for (const one of rows) if (one.sha256 === row.sha256) add(one.id, way);
    if (way !== 'up') for (const one of rows) if (one.derived_from === id) add(one.id, 'down');
    if (way !== 'down' && row.derived_from !== null) add(row.derived_from, 'up');
  };
  add(evidenceId, 'both');
  return line;
}

interface Deciding {
  readonly withholding: Pick<Withholding, 'decidedBy'>;
  readonly leftOut: { readonly deciders: ReadonlyMap<string, string> };
}

/** A gap as it is met; without a decider it is whoever gave its reason, and if nobody did, whoever asked for the bundle. */
export type FoundGap = Omit<WithheldPart, 'decidedBy'> & { readonly decidedBy?: string | undefined };

/** One gap for each kind, reason and decider, in the order in which they are met. */
export function gapsOf(found: readonly FoundGap[], { withholding, leftOut }: Deciding): WithheldPart[] {
  const gaps = new Map<string, WithheldPart>();
  for (const gap of found) {
    const by = gap.decidedBy ?? leftOut.deciders.get(gap.reason) ?? withholding.decidedBy;
    const key = [gap.kind, gap.of, gap.reason, by].join('\n');
    gaps.set(key, { ...gap, count: (gaps.get(key)?.count ?? 0) + gap.count, decidedBy: by });
  }
  return [...gaps.values()].filter(({ count }) => count > 0);
}

const WHO_AND_WHERE = new Set(['by', 'case', 'purpose']);

/** Members of an entry whose opening is for the desk alone: which records were left out would tell what they are. */
const NEVER_OPENED: Readonly<Record<string, string>> = { 'records-withheld': 'which', 'privilege-sealed': 'which' };

/**
 * Entries on what is withheld stay, since a gap in the log is none; what would open their words (names, reasons) does not go out with them.
 * @param words of targets that are left out: no opening that holds one goes out
 */
export function closedOn(
  entries: readonly CaseEntry[],
  withheld: ReadonlySet<string>,
  words: readonly string[] = [],
): readonly CaseEntry[] {
  const shut = words.map((word) => JSON.stringify(word.toLowerCase()).slice(1, -1));
  return entries.map((one) => {
    const named = Object.values(one.entry.about).some((value) => typeof value === 'string' && withheld.has(value));
    const goesOut = ({ member, value }: CaseEntry['openings'][number]) =>
      WHO_AND_WHERE.has(member) ||
      (!named &&
        NEVER_OPENED[one.entry.kind] !== member &&
        !withheld.has(value.slice(1, -1)) &&
        !shut.some((word) => value.toLowerCase().includes(word)));
    return { ...one, openings: one.openings.filter(goesOut) };
  });
}
