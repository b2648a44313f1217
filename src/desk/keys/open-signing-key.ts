// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import { keepSigningKey, makeSigningKey, readSigningKey, type SigningKey } from '../../store/keys/signing-key.ts';
import type { Store } from '../../store/open-store.ts';
import { type About, recordEntry } from '../record-entry.ts';

/** The key for papers. A desk that has none gets one with a certificate signed by itself, and the log names it. */
export async function openSigningKey({ configuration, db }: Store, now: () => Date): Promise<SigningKey> {
  const known = readSigningKey(configuration);
  if (known !== undefined) return known;
  const { deskName, authority } = configuration;
  const made = await makeSigningKey(configuration, { name: authority.authority_name ?? deskName, desk: deskName }, now());
  await recordKey({ db }, 'key-made', made, now);
  return made;
}

/** Takes a key and certificate made elsewhere, such as by a national authority. Papers signed before stay as they are. */
export async function importSigningKey({ configuration, db }: Store, text: string, now: () => Date): Promise<SigningKey> {
  const key = await keepSigningKey(configuration, text);
  await recordKey({ db }, 'key-rotated', key, now);
  return key;
}

/** How the log and papers name a certificate: SHA-256 of its bytes, in hex. */
export function fingerprintOf({ certificates }: SigningKey): string {
  return createHash('sha256').update(certificates[0].raw).digest('hex');
}

async function recordKey({ db }: Pick<Store, 'db'>, kind: 'key-made' | 'key-rotated', key: SigningKey, now: () => Date): Promise<void> {
  const about: About = { use: 'papers', certificate: fingerprintOf(key) };
  await db.transaction().execute(async (tx) => await recordEntry(tx, { now, newId: randomUUID }, { kind, role: 'desk', about }));
}
