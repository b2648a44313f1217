// SPDX-License-Identifier: Apache-2.0
/** WACZ 1.1.1: the parts in one ZIP, their hashes in `datapackage.json`, its hash and our signature in `datapackage-digest.json`. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type PackageSigner, signPackage } from './sign-package.ts';

/** A part by its path in the archive: bytes, or a file that is read when it is packed. */
export type WaczPart = { readonly path: string } & ({ readonly content: string | Uint8Array } | { readonly file: string });

export interface PackageAbout {
  readonly title: string;
  readonly mainPageUrl: string;
  readonly mainPageDate: Date;
  readonly created: Date;
  readonly software: string;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
}

/** Writes the archive; the signature comes from `signer` and, where it has an authority, a stamp over it. */
export async function packWacz(
  out: string,
  parts: readonly WaczPart[],
  about: PackageAbout,
  signer: PackageSigner,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const resources: Resource[] = [];
  for (const part of parts) resources.push(await resourceOf(part));
  const datapackage = Buffer.from(
    `${JSON.stringify(
      {
        profile: 'data-package',
        wacz_version: '1.1.1',
        title: about.title,
        created: about.created.toISOString(),
        software: about.software,
        mainPageUrl: about.mainPageUrl,
        mainPageDate: about.mainPageDate.toISOString(),
        resources,
      },
      null,
      2,
    )}\n`,
  );
  const hash = `sha256:${createHash('sha256').update(datapackage).digest('hex')}`;
  const digest = { path: 'datapackage.json', hash, signedData: await signPackage(hash, about, signer) };
  return await writeZip(
    out,
    [
      { path: 'datapackage.json', content: datapackage },
      { path: 'datapackage-digest.json', content: `${JSON.stringify(digest, null, 2)}\n` },
      ...parts,
    ],
    about.created,
  );
}

async function resourceOf(part: WaczPart): Promise<Resource> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of 'file' in part ? createReadStream(part.file) : [Buffer.from(part.content as string)]) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { name: part.path.split('/').at(-1) as string, path: part.path, hash: `sha256:${hash.digest('hex')}`, bytes };
}

/** What is compressed already is stored, so that a player can read a part of it (WACZ 1.1.1 §"Zip Compression"). */
async function writeZip(out: string, parts: readonly WaczPart[], mtime: Date): Promise<{ sha256: string; bytes: number }> {
  const zip = new ZipFile();
  for (const part of parts) {
    const options = { mtime, compress: !/\.(gz|png)$/.test(part.path) };
    if ('file' in part) zip.addFile(part.file, part.path, options);
    else zip.addBuffer(Buffer.from(part.content as string), part.path, options);
  }
  zip.end();
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    zip.outputStream as Readable,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(out, { flags: 'wx', mode: 0o600 }),
  );
  return { sha256: hash.digest('hex'), bytes };
}
