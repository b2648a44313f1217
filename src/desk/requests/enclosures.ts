// SPDX-License-Identifier: Apache-2.0
/** Items of the case that go along with a request: named on its paper by their hash, and so part of what is approved. */
import type { Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { EnclosableItem, Enclosure } from '../../core/api/enclosures.ts';
import { ExchangeError } from '../../core/errors/exchange.ts';
import { exchangeSays } from '../../core/errors/sentences/exchange.ts';
import { MOST_ENCLOSED_BYTES, namedEnclosures } from '../../core/requests/enclosures.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { heldBack } from '../evidence/held-back.ts';
import type { EvidenceRow } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundRequest, findRequest } from './find-request.ts';

/** Of those that the paper names, what the desk does not hold, as the paper calls it: a mail from the desk does not carry it. */
export function enclosedElsewhere({ form, values, row }: FoundRequest, held: readonly Pick<Enclosure, 'sha256'>[]): string[] {
  const hashes = new Set(held.map(({ sha256 }) => sha256));
  const { labels } = form.words[row.language];
  return namedEnclosures(form.fields, values)
    .filter(({ sha256 }) => !hashes.has(sha256))
    .map(({ field, name }) => name || (labels[field] ?? field));
}

/**
 * What the paper names as enclosed and the case holds under the very hash that the paper prints, in the order of the paper: files that somebody
 * chose, certificates of traces. Whatever else a paper names is somewhere else, and a person encloses it.
 */
export async function enclosuresOf(tx: Transaction<Database>, found: FoundRequest): Promise<Enclosure[]> {
  const names = new Map(namedEnclosures(found.form.fields, found.values).map(({ sha256, name }) => [sha256, name]));
  names.delete('');
  if (names.size === 0) return [];
  const rows = await tx
    .selectFrom('evidence')
    .leftJoin('trace', (join) => join.onRef('trace.evidence_id', '=', 'evidence.id').onRef('trace.case_id', '=', 'evidence.case_id'))
    .selectAll('evidence')
    .select('trace.id as trace_id')
    .where('evidence.case_id', '=', found.caseId)
    .where('evidence.sha256', 'in', [...names.keys()])
    .where('evidence.erased_at', 'is', null)
    .orderBy('evidence.received_at')
    .orderBy('evidence.id')
    .orderBy('trace.kept_at')
    .execute();
  const kept = await keptBack(tx, found.caseId, rows);
  const newest = new Map(rows.map((row) => [row.sha256, row]));
  return [...names].flatMap(([sha256, name]) => {
    const row = newest.get(sha256);
    if (row === undefined) return [];
    const { id: evidenceId, size_bytes: bytes, trace_id: traceId } = row;
    return [{ name, sha256, bytes, evidenceId, traceId, keptBack: kept(row) ?? null }];
  });
}

/** Why an item does not leave with a request, whoever sends it; undefined for one that may. */
async function keptBack(
  tx: Transaction<Database>,
  caseId: string,
  rows: readonly EvidenceRow[],
): Promise<(row: EvidenceRow) => NonNullable<Enclosure['keptBack']> | undefined> {
  const held = await heldBack(tx, undefined, caseId, rows);
  return (row) => {
    if (row.handling === 'restricted') return 'restricted';
    return held(row) === undefined ? undefined : 'held-back';
  };
}

/** Items that whoever drafts the request can choose: those whose bytes they may have, and of these why one does not leave. */
export async function enclosableItems(desk: OpenDesk, asking: Asking, requestId: string): Promise<EnclosableItem[]> {
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'evidence-listed',
    about: { request: requestId },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut({ tx, thing, who, note }) {
      if (!mayHave(who, thing.caseId)) return [];
      const rows = await tx
        .selectFrom('evidence')
        .selectAll()
        .where('case_id', '=', thing.caseId)
        .where('erased_at', 'is', null)
        .orderBy('received_at', 'desc')
        .orderBy('id')
        .execute();
      const kept = await keptBack(tx, thing.caseId, rows);
      note({ count: rows.length });
      return rows.map((row) => ({
        ...{ evidenceId: row.id, name: row.name, sha256: row.sha256, bytes: row.size_bytes, how: row.how },
        ...{ receivedAt: row.received_at.toISOString(), keptBack: kept(row) ?? null },
      }));
    },
  });
}

const mayHave = (who: Who, caseId: string): boolean => isAllowed(who, 'download', 'evidence', { caseId });

/** What may not leave is not sent, although it was approved: it may have been sealed, or come apart, since. @throws EXCHANGE_ENCLOSURE_KEPT, EXCHANGE_MAIL_TOO_LARGE */
export function refuseToEnclose(enclosures: readonly Enclosure[]): void {
  const kept = enclosures.find((one) => one.keptBack !== null);
  if (kept !== undefined)
    throw new ExchangeError('ENCLOSURE_KEPT', { message: exchangeSays('enclosure-kept', { name: kept.name, sha256: kept.sha256 }) });
  const bytes = enclosures.reduce((sum, one) => sum + one.bytes, 0);
  if (bytes > MOST_ENCLOSED_BYTES)
    throw new ExchangeError('MAIL_TOO_LARGE', { message: exchangeSays('too-large', { bytes, most: MOST_ENCLOSED_BYTES }) });
}
