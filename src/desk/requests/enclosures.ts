// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { PortalPack } from '../../core/api/requests.ts';
import { listOf, member, saidText } from '../../core/documents/values.ts';
import type { Database } from '../../store/database/schema.ts';
import type { FoundRequest } from './find-request.ts';

export type Enclosure = PortalPack['enclosures'][number];

/**
 * What the paper says is enclosed and the case holds under the very hash that the paper prints: the certificates of its traces. Whatever else a
 * paper names is somewhere else, and a person encloses it.
 */
export async function enclosuresOf(tx: Transaction<Database>, { form, values, caseId }: FoundRequest): Promise<Enclosure[]> {
  const named = new Map<string, string>();
  for (const { field, type } of form.fields)
    for (const one of type === 'attachment' ? listOf(values[field]) : []) named.set(saidText(member(one, 'sha256')), saidText(one));
  const hashes = [...named.keys()].filter((hash) => hash !== '');
  if (hashes.length === 0) return [];
  const held = await tx
    .selectFrom('trace')
    .innerJoin('evidence', 'evidence.id', 'trace.evidence_id')
    .select(['trace.id', 'evidence.sha256'])
    .where('trace.case_id', '=', caseId)
    .where('evidence.sha256', 'in', hashes)
    .where('evidence.erased_at', 'is', null)
    .orderBy('trace.kept_at')
    .execute();
  const newest = new Map(held.map(({ id, sha256 }) => [sha256, id]));
  return [...newest].map(([sha256, traceId]) => ({ name: named.get(sha256) as string, sha256, traceId }));
}
