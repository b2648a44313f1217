// SPDX-License-Identifier: Apache-2.0
/** An office file packed anew in a fixed order with fixed times, so that the same document gives the same bytes. */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';

/** `instant`: stands for every time in the file, as `2026-11-24T00:00:00Z`. */
export async function fixedZip(packed: Buffer, instant: string): Promise<Uint8Array> {
  const parts = await partsOf(packed);
  const zip = new yazl.ZipFile();
  // DOS times are local: midnight here is midnight everywhere. The content types stand first: some readers recognise the file by them.
  const names = [...parts.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) {
    const bytes = parts.get(name) as Buffer;
    const content = name === 'docProps/core.xml' ? Buffer.from(withFixedTimes(bytes.toString('utf8'), instant)) : bytes;
    zip.addBuffer(content, name, { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return await buffer(zip.outputStream as NodeJS.ReadableStream);
}

const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2);

function withFixedTimes(xml: string, instant: string): string {
  return xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}

async function partsOf(packed: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(packed, { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return parts;
}
