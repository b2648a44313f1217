// SPDX-License-Identifier: Apache-2.0
import type { WitnessShown } from '../../core/api/proof.ts';
import { vkeyOf } from '../../core/custody/signed-note.ts';
import type { Store } from '../../store/open-store.ts';

/** The configured witnesses, each with how far it has signed. */
export async function witnessesOf({ db, configuration }: Pick<Store, 'db' | 'configuration'>): Promise<WitnessShown[]> {
  const shown: WitnessShown[] = [];
  for (const { key } of configuration.witnesses) {
    const witness = vkeyOf(key);
    const signed = await db
      .selectFrom('log_cosignature')
      .select(['size', 'signed_at'])
      .where('witness', '=', witness)
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    const state = await db.selectFrom('log_witness').select('trouble').where('witness', '=', witness).executeTakeFirst();
    shown.push({
      name: key.name,
      size: signed?.size ?? 0,
      signedAt: signed?.signed_at.toISOString() ?? null,
      trouble: state?.trouble ?? null,
    });
  }
  return shown;
}
