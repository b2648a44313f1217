// SPDX-License-Identifier: Apache-2.0
/**
 * The sources of chain data a desk may be allowed to ask, as its administrator writes them in `ledgers.yaml` in the data folder:
 *
 *     - {id: own-node, kind: bitcoin-core, url: 'http://127.0.0.1:8332', headers: {authorization: Basic …}}
 *     - {id: own-electrs, kind: esplora, url: 'http://127.0.0.1:3000', network: bitcoin}
 *
 * An address typed by a member of a case is never asked: which machines the desk talks to is not a question of a case.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sourceKinds } from '../../core/api/currency.ts';
import { NETWORKS } from '../../core/currency/bitcoin/networks.ts';
import { type Said, saidAlike } from '../../core/errors/say.ts';
import { storeSays } from '../../core/errors/sentences/store.ts';
import { StoreError } from '../../core/errors/store.ts';
import type { LedgerSource } from './look-up.ts';

export interface DeskSource extends LedgerSource {
  /** Of Bitcoin: how its addresses are written. */
  readonly network: string;
}

/** In the data folder. */
export const LEDGERS_FILE = 'ledgers.yaml';

/** @throws STORE_BAD_CONFIGURATION names the entry, what was expected and what was found */
export function deskSources(dataFolder: string): readonly DeskSource[] {
  const path = join(dataFolder, LEDGERS_FILE);
  if (!existsSync(path)) return [];
  let read: unknown;
  try {
    read = parse(readFileSync(path, 'utf8')) ?? [];
  } catch (cause) {
    throw bad(path, storeSays('no-yaml', { found: saidAlike((cause as Error).message.split('\n')[0] as string) }));
  }
  if (!Array.isArray(read)) throw bad(path, storeSays('list-of-sources'));
  const sources = read.map((entry, at) => sourceOf(path, entry, at));
  if (new Set(sources.map(({ id }) => id)).size < sources.length) throw bad(path, storeSays('one-id-twice'));
  return sources;
}

function sourceOf(path: string, entry: unknown, at: number): DeskSource {
  const { id, kind, url, headers = {}, network = 'bitcoin' } = (entry ?? {}) as Record<string, unknown>;
  const wrong = (expected: Said) => bad(path, storeSays('entry-expected', { entry: at + 1, expected }));
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,60}$/.test(id)) throw wrong(storeSays('source-id'));
  const known = sourceKinds.find((one) => one === kind);
  if (known === undefined) throw wrong(storeSays('source-kind', { kinds: sourceKinds }));
  if (typeof url !== 'string' || !/^https?:\/\/[^\s/@]+(?:\/\S*)?$/.test(url)) throw wrong(storeSays('source-url'));
  if (typeof headers !== 'object' || headers === null || Object.values(headers).some((value) => typeof value !== 'string'))
    throw wrong(storeSays('source-headers'));
  if (!NETWORKS.some((one) => one.id === network)) throw wrong(storeSays('source-network', { networks: NETWORKS.map((one) => one.id) }));
  return { id, kind: known, url, headers: headers as Readonly<Record<string, string>>, network: network as string };
}

function bad(path: string, why: Said): InstanceType<typeof StoreError> {
  return new StoreError('BAD_CONFIGURATION', { message: storeSays('ledgers-file', { path, why }) });
}
