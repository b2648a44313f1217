// SPDX-License-Identifier: Apache-2.0
import type { Store } from '../open-store.ts';
import { bad, type Check, good } from './check.ts';

/**
 * Every item the database knows is in the vault with its size. With `deep` each is opened and hashed: as long as reading the vault takes.
 * Items that no row names are no fault: they were stored when the power went, before the act was committed.
 */
export async function checkVault({ db, vault }: Store, { deep }: { readonly deep: boolean }): Promise<Check> {
  const faults: string[] = [];
  let items = 0;
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('vault_item')
      .select(['sha256', 'size_bytes', 'erased_at'])
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(1_000)
      .execute();
    for (const item of page) {
      const fault =
        item.erased_at === null ? await faultOf(vault, item.sha256, item.size_bytes, deep) : await notErased(vault, item.sha256);
      if (fault !== undefined) faults.push(fault);
    }
    items += page.length;
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.sha256;
  }
  if (faults.length > 0)
    return bad(
      'vault',
      `${faults.length} of ${items} items: ${faults.slice(0, 5).join('; ')}`,
      'Bring them back from a backup; keep the damaged files for whoever asks.',
    );
  return good('vault', `${items} items are there${deep ? ', each opened and hashed' : ' with their sizes (--deep opens and hashes each)'}`);
}

async function faultOf(vault: Store['vault'], sha256: string, bytes: number, deep: boolean): Promise<string | undefined> {
  try {
    const size = await vault.sizeOf(sha256);
    if (size === undefined) return `${sha256} is missing`;
    if (size !== bytes) return `${sha256} has ${size} bytes, ${bytes} were stored`;
    if (deep) for await (const part of await vault.open(sha256)) void part;
    return undefined;
  } catch (error) {
    return `${sha256}: ${(error as Error).message}`;
  }
}

async function notErased(vault: Store['vault'], sha256: string): Promise<string | undefined> {
  return (await vault.has(sha256)) ? `${sha256} is there although it was erased` : undefined;
}
