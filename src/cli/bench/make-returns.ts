// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an invented return, made piece by piece. */
export interface InventedFile {
  readonly name: string;
  readonly pieces: () => Iterable<string>;
}

/** Writes a ZIP as a provider would send it. Packed as fast as possible: what is measured is the reading. */
export async function writeZip(path: string, files: readonly InventedFile[]): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: new Date(Date.UTC(2026, 3, 2)), compressionLevel: 1 } as const;
  for (const { name, pieces } of files) zip.addReadStream(Readable.from(inChunks(pieces())), name, options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function* inChunks(pieces: Iterable<string>): Generator<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < 1 << 18) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
  }
  yield Buffer.from(waiting.join(''));
}

/** The n-th second of an invented month, as `2026-03-14 21:44:10`. */
export function secondOf(n: number): string {
  return new Date(Date.UTC(2026, 2, 1) + (n % 2_600_000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function addressOf(n: number): string {
  const host = 1 + (n % 250);
  return n % 5 === 0
    ? `[2001:db8:7002:${(n % 4096).toString(16)}::a1]:${1024 + (n % 60_000)}`
    : `${['203.0.113', '198.51.100', '192.0.2'][n % 3]}.${host}:${1024 + (n % 60_000)}`;
}

const BODIES = [
  'Saturday, same café by the station. 3 seats left.',
  'كم السعر للشخص الواحد؟ — how much per person? 🚐',
  'ok',
  'bring cash &amp; two phones, the boat leaves before dawn, do not be late',
];

function field(label: string, value: string): string {
  return `<div class="t o"><div class="t i">${label}<div class="m"><div>${value}<div class="p"></div></div></div></div></div>`;
}

function section(name: string, title: string, inner: () => Iterable<string>): () => Iterable<string> {
  return function* () {
    yield `<div id="property-${name}" class="content-pane">${field(`${title} Definition`, `${title}: what is held.`)}<div class="t o"><div class="t i">${title}<div class="m"><div>`;
    yield* inner();
    yield '<div class="p"></div></div></div></div></div></div>\n';
  };
}

/** Meta's business record in its third markup: addresses, and messages in threads of a thousand, with page bars between. */
export function metaRecords(messages: number, addresses: number): InventedFile {
  const parts = [
    section('request_parameters', 'Request Parameters', () => [
      field('Service', 'Instagram'),
      field('Internal Ticket Number', '7700123'),
      field('Target', '17841400000000001'),
      field('Generated', '2026-03-20 08:15:30 UTC'),
      field('Date Range', '2026-02-01 00:00:00 UTC to 2026-03-31 23:59:59 UTC'),
    ]),
    section('ip_addresses', 'Ip Addresses', function* () {
      for (let n = 0; n < addresses; n += 1) yield field('IP Address', addressOf(n)) + field('Time', `${secondOf(n * 7)} UTC`) + bar(n);
    }),
    section('unified_messages', 'Unified Messages', function* () {
      for (let n = 0; n < messages; n += 1) {
        if (n % 1000 === 0) yield threadHead(n);
        yield message(n);
        if (n % 1000 === 999 || n === messages - 1) yield '<div class="p"></div></div></div></div></div>';
      }
    }),
  ];
  return {
    name: 'records.html',
    *pieces() {
      yield '<!DOCTYPE html>\n<html><head><meta charset="UTF-8"/><title>Meta Platforms Business Record</title></head><body><div class="records_output">\n';
      for (const part of parts) yield* part();
      yield '</div></body></html>';
    },
  };
}

function bar(n: number): string {
  return n % 40 === 39 ? `<div class="pageBreak">Meta Platforms Business Record Page ${Math.floor(n / 40) + 2}</div>` : '';
}

function threadHead(n: number): string {
  const people = `2026-03-20 08:15:29 UTC<br/>samir.sandglass (Instagram: 17841400000000001)<br/>lena.ortiz.invented (Instagram: 17841400000000002)`;
  return `<div class="t o"><div class="t i">Thread<div class="m"><div>(34028236684171030094912810000000${10_000_000 + n})${field('Current Participants', people)}`;
}

function message(n: number): string {
  const author = n % 2 === 0 ? 'samir.sandglass (Instagram: 17841400000000001)' : 'lena.ortiz.invented (Instagram: 17841400000000002)';
  return field('Author', author) + field('Sent', `${secondOf(n * 11)} UTC`) + field('Body', `${BODIES[n % BODIES.length]} ${n}`) + bar(n);
}
