// SPDX-License-Identifier: Apache-2.0
/** What a capture holds, read by other people's code: Webrecorder's WARC reader, and a ZIP reader. */
import { buffer } from 'node:stream/consumers';
import { WARCParser } from 'warcio';
import yauzl from 'yauzl';

export interface RecordedResponse {
  readonly url: string;
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
  readonly digest: string;
  readonly address: string;
  readonly truncated: string | null;
}

export interface OpenWacz {
  readonly responses: readonly RecordedResponse[];
  readonly types: readonly string[];
  readonly text: string;
  readonly dom: string;
  readonly consoleKinds: readonly string[];
  readonly frames: readonly { readonly from: string; readonly text: string }[];
}

/** The parts of the archive by their paths. */
export async function partsOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return parts;
}

export async function openWacz(path: string): Promise<OpenWacz> {
  const responses: RecordedResponse[] = [];
  const types: string[] = [];
  const frames: OpenWacz['frames'][number][] = [];
  const parts = await partsOf(path);
  const text = (name: string) => parts.get(name)?.toString() ?? '';
  const parser = new WARCParser([parts.get('archive/data.warc.gz')] as never, { parseHttp: false } as never);
  for await (const record of parser) {
    types.push(record.warcType ?? '');
    const block = Buffer.from((await record.readFully(false)) ?? new Uint8Array());
    if (record.warcType === 'resource') frames.push(...lines<OpenWacz['frames'][number]>(block.toString()));
    if (record.warcType !== 'response') continue;
    const end = block.indexOf('\r\n\r\n') + 4;
    responses.push({
      url: record.warcTargetURI ?? '',
      status: Number(block.subarray(9, 12)),
      head: block.subarray(0, end).toString('latin1'),
      body: block.subarray(end),
      digest: record.warcHeader('WARC-Payload-Digest') ?? '',
      address: record.warcHeader('WARC-IP-Address') ?? '',
      truncated: record.warcHeader('WARC-Truncated') ?? null,
    });
  }
  return {
    responses,
    types,
    frames,
    text: text('capture/text.txt'),
    dom: text('capture/dom.html'),
    consoleKinds: lines<{ kind: string }>(text('capture/console.jsonl')).map(({ kind }) => kind),
  };
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
