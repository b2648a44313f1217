// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { PortalPack } from '../../core/api/requests.ts';
import { listOf, member, saidText } from '../../core/documents/values.ts';
import type { Database } from '../../store/database/schema.ts';
import type { FoundRequest } from './find-request.ts';

export type Enclosure = PortalPack['enclosures'][number];

/** Files that the paper says are enclosed: by their hash where it prints one. */
function named({ form, values }: FoundRequest): { readonly field: string; readonly name: string; readonly sha256: string }[] {
  const attachments = form.fields.filter(({ type }) => type === 'attachment');
  return attachments.flatMap(({ field }) =>
    listOf(values[field])
      .filter((one) => one !== false)
      .map((one) => ({ field, name: one === true ? '' : saidText(one), sha256: saidText(member(one, 'sha256')) })),
  );
}

/** Of those, what the desk does not hold, as the paper calls it: a mail from the desk does not carry it. */
export function enclosedElsewhere(found: FoundRequest, held: readonly Pick<Enclosure, 'sha256'>[]): string[] {
  const hashes = new Set(held.map(({ sha256 }) => sha256));
  const { labels } = found.form.words[found.row.language];
  return named(found)
    .filter(({ sha256 }) => !hashes.has(sha256))
    .map(({ field, name }) => name || (labels[field] ?? field));
}

/**
 * What the paper says is enclosed and the case holds under the very hash that the paper prints: the certificates of its traces. Whatever else a
 * paper names is somewhere else, and a person encloses it.
 */
export async function enclosuresOf(tx: Transaction<Database>, found: FoundRequest): Promise<Enclosure[]> {
  const names = new Map(named(found).map(({ sha256, name }) => [sha256, name]));
  const hashes = [...names.keys()].filter((hash) => hash !== '');
  if (hashes.length === 0) return [];
  const held = await tx
    .selectFrom('trace')
    .innerJoin('evidence', 'evidence.id', 'trace.evidence_id')
    .select(['trace.id', 'evidence.sha256', 'evidence.size_bytes'])
    .where('trace.case_id', '=', found.caseId)
    .where('evidence.sha256', 'in', hashes)
    .where('evidence.erased_at', 'is', null)
    .orderBy('trace.kept_at')
    .execute();
  const newest = new Map(held.map((one) => [one.sha256, one]));
  return [...newest.values()].map(({ id, sha256, size_bytes }) => ({
    ...{ name: names.get(sha256) as string, sha256, bytes: size_bytes, traceId: id },
  }));
}
