// SPDX-License-Identifier: Apache-2.0
/** Tags from the disk: TagPacks (YAML, JSON), lists of one address a line, own lists in CSV. Dated snapshots: nothing here is a live list. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { readActorPack, type VirtualAssetService } from '../../core/currency/tags/read-actorpack.ts';
import { readAddressList, readTagPack } from '../../core/currency/tags/read-tagpack.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { type Said, writtenByStrangers } from '../../core/errors/say.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';

const KINDS = new Set(['.yaml', '.yml', '.json', '.txt', '.csv']);
/** A list of a sanctions programme says its asset in its name: sanctioned_addresses_XBT.txt. */
const ASSET_IN_NAME = /(?:^|_)([A-Z]{3,5})\.txt$/;

/** Every tag of a file or folder; ActorPacks and other documents without tags are passed over in a folder. */
export function readTags(path: string): AddressTag[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw unreadable(path, currencySays('tags-nothing-there'));
  if (!found.isDirectory()) return readTagFile(path) ?? refuse(path);
  return readdirSync(path)
    .sort()
    .filter((name) => KINDS.has(extname(name).toLowerCase()))
    .flatMap((name) => readTagFile(join(path, name)) ?? []);
}

/** In the data folder of a desk: what `rogatory trace tags import … --into DATA/tags` lays there. */
export const TAGS_FOLDER = 'tags';

/** The tags a desk knows beside those of its cases; none where its administrator brought none. */
export function deskTags(dataFolder: string): AddressTag[] {
  const path = join(dataFolder, TAGS_FOLDER);
  return existsSync(path) ? readTags(path) : [];
}

function readTagFile(path: string): AddressTag[] | undefined {
  const name = basename(path);
  const content = readFileSync(path, 'utf8');
  try {
    switch (extname(name).toLowerCase()) {
      case '.txt':
        return readAddressList(content, ASSET_IN_NAME.exec(name)?.[1] ?? 'unknown', name, undefined);
      case '.csv':
        return readTagPack(parseCsv(content, { columns: true, bom: true, skip_empty_lines: true, trim: true }), name);
      case '.json':
        return readTagPack(JSON.parse(content), name);
      default:
        return readTagPack(parseYaml(content, { maxAliasCount: 100, schema: 'yaml-1.1' }), name);
    }
  } catch (cause) {
    throw unreadable(
      path,
      currencySays('tags-broken', { found: writtenByStrangers((cause as Error).message.split('\n')[0] as string) }),
      cause,
    );
  }
}

/** The services an ActorPack names. */
export const readServices = (path: string): VirtualAssetService[] => readPack(path).services;

export interface ActorPack {
  readonly title: string | undefined;
  readonly lastModified: string | undefined;
  readonly services: VirtualAssetService[];
}

/** An ActorPack with what it says of itself. */
export function readPack(path: string): ActorPack {
  let document: unknown;
  try {
    document = parseYaml(readFileSync(path, 'utf8'), { maxAliasCount: 100, schema: 'yaml-1.1' });
  } catch (cause) {
    throw unreadable(path, currencySays('tags-no-yaml'), cause);
  }
  const { title, lastmod } = (document ?? {}) as { title?: unknown; lastmod?: unknown };
  const day = lastmod instanceof Date ? lastmod.toISOString().slice(0, 10) : lastmod;
  return {
    title: typeof title === 'string' ? title : undefined,
    lastModified: typeof day === 'string' ? day : undefined,
    services: readActorPack(document) ?? refuse(path),
  };
}

const refuse = (path: string): never => {
  throw unreadable(path, currencySays('tags-none'));
};

function unreadable(path: string, why: Said, cause?: unknown): Error {
  return new CurrencyError('UNREADABLE_TAGS', {
    message: currencySays('no-tags', { path, why }),
    cause,
  });
}
