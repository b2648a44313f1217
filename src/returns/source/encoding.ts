// SPDX-License-Identifier: Apache-2.0

/** Text encodings that returns come in. `utf-16le` and `utf-16be` only with a byte order mark. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';

export interface EncodingFound {
  readonly encoding: Encoding;
  readonly bomBytes: number;
}

/** Decides from the first bytes of a file: byte order mark, else strict UTF-8, else Arabic or Western Windows by what the letters would be. */
export function findEncoding(head: Buffer): EncodingFound {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  if (utf8FaultAt(head) >= head.length - 3) return { encoding: 'utf-8', bomBytes: 0 };
  return { encoding: readsAsUtf8(head) ? 'utf-8' : windowsPage(head), bomBytes: 0 };
}

/** Many whole UTF-8 sequences and few faults: a UTF-8 file with damage, not a file of another encoding. */
function readsAsUtf8(head: Buffer): boolean {
  const text = head.toString('utf8');
  const faults = text.split('\ufffd').length - 1;
  const letters = text.match(/[\u0080-\uffef]/g)?.length ?? 0;
  return letters - faults > 4 * faults;
}

/** In windows-1256 Arabic letters stand in 0xC7–0xED in runs; Western text has single accented letters between ASCII ones. */
function windowsPage(head: Buffer): Encoding {
  let inRuns = 0;
  let high = 0;
  for (let i = 0; i < head.length; i += 1) {
    if (head[i]! < 0x80) continue;
    high += 1;
    if ((head[i - 1] ?? 0) >= 0x80 || (head[i + 1] ?? 0) >= 0x80) inRuns += 1;
  }
  return inRuns > high / 2 ? 'windows-1256' : 'windows-1252';
}

/** Where strict UTF-8 first fails, or the length. */
export function utf8FaultAt(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0) return i;
    const second = bytes[i + 1] ?? 0;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return i;
    for (let k = 2; k < length; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i;
    i += length;
  }
  return bytes.length;
}

const NOT_ASCII = /[\x80-\xff]/;

/** What a decoder found undecodable: the offset within the piece. */
export type OnFault = (offset: number) => void;

/**
 * Decodes one piece of a file. An undecodable byte is told to `onFault` and stands in the text as `\xE9`, never as a question mark and
 * never dropped.
 */
export function decodePiece(bytes: Buffer, encoding: Encoding, onFault: OnFault): string {
  if (encoding === 'utf-8') return decodeUtf8(bytes, onFault);
  return decoderOf(encoding).decode(bytes);
}

/** The same for a piece held as one character per byte. */
export function decodeByteString(piece: string, encoding: Encoding, onFault: OnFault): string {
  return NOT_ASCII.test(piece) ? decodePiece(Buffer.from(piece, 'latin1'), encoding, onFault) : piece;
}

function decodeUtf8(bytes: Buffer, onFault: OnFault): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  const fault = utf8FaultAt(bytes);
  return fault === bytes.length ? text : escapeFaults(bytes, onFault);
}

function escapeFaults(bytes: Buffer, onFault: OnFault): string {
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    const rest = bytes.subarray(from);
    const fault = utf8FaultAt(rest);
    text += rest.toString('utf8', 0, fault);
    if (fault === rest.length) break;
    onFault(from + fault);
    text += `\\x${rest[fault]!.toString(16).toUpperCase().padStart(2, '0')}`;
    from += fault + 1;
  }
  return text;
}

const decoders = new Map<Encoding, TextDecoder>();

function decoderOf(encoding: Encoding): TextDecoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}
