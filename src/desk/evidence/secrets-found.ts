// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { MentionsFound } from '../../core/api/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ReadingRecords } from '../../store/records/read-records.ts';
import { type About, recordEntry } from '../record-entry.ts';

const source = { now: () => new Date(), newId: randomUUID };

/** What the texts that can be read mention, in numbers. */
export function mentionsShown({ about }: Pick<ReadingRecords, 'about'>): MentionsFound {
  const secrets = { ...about.secrets };
  const covered = Object.values(secrets).reduce((sum, n) => sum + n, 0);
  return { identifiers: (about.mentions ?? 0) - covered, secrets };
}

/** Says once for a reading that it holds keys to money or passwords, by class and number, never what they say. */
export async function recordSecrets(
  tx: Transaction<Database>,
  { caseId, readingId, secrets }: { readonly caseId: string; readonly readingId: string } & MentionsFound,
): Promise<void> {
  if (Object.keys(secrets).length === 0) return;
  const about: About = { reading: readingId, ...secrets };
  await recordEntry(tx, source, { kind: 'secrets-found', role: 'desk', caseId, about });
}
