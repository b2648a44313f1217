// SPDX-License-Identifier: Apache-2.0
import { SaxesParser } from 'saxes';
import type { ByteSource } from '../source/byte-source.ts';
import { UnreadableFrom } from './unreadable-from.ts';

/** What an XML file holds, in order, by local names. Offsets are bytes of the file. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, from: number, to: number): void;
  close(name: string, from: number, to: number): void;
  text(text: string): void;
}

const DEEPEST = 1000;

/**
 * Runs through XML with saxes. The file is taken as one character per byte, so positions *are* bytes; text is decoded as UTF-8 piece by piece.
 * Documents with a DTD are refused: nothing is fetched and no entity of its own is ever expanded.
 */
export function xmlRun(source: ByteSource, handler: XmlHandler): { readonly push: () => boolean } {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let chunk = '';
  let chunkAt = 0;
  let depth = 0;
  // A character reference gives its bytes, like the characters around it.
  const entities = parser as unknown as { parseEntity(entity: string): string };
  const original = entities.parseEntity.bind(parser);
  entities.parseEntity = (entity) => Buffer.from(original(entity), 'utf8').toString('latin1');
  const startOf = (end: number) => Math.max(chunk.lastIndexOf('<', end - chunkAt - 1), 0) + chunkAt;
  parser.on('error', (error) => {
    throw new UnreadableFrom(
      'unknown-shape',
      parser.position,
      `This is not well-formed XML from here on (${error.message.replace(/^\d+:\d+: /, '').split(':')[0]}).`,
    );
  });
  parser.on('doctype', () => {
    throw new UnreadableFrom(
      'unknown-shape',
      parser.position,
      'XML with a document type declaration is not read: it may name entities and other files.',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth > DEEPEST) throw new UnreadableFrom('limit-reached', parser.position, `XML nested deeper than ${DEEPEST} is not read.`);
    handler.open(localName(name), decodeAll(attributes), startOf(parser.position), parser.position);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(localName(name), startOf(parser.position), parser.position);
  });
  parser.on('text', (text) => handler.text(decode(text)));
  parser.on('cdata', (text) => handler.text(decode(text)));
  let first = true;
  let ended = false;
  return {
    push() {
      if (ended) return false;
      const next = source.next();
      if (next === undefined) {
        ended = true;
        if (!first) parser.close();
        return false;
      }
      if (first && ((next[0] === 0xff && next[1] === 0xfe) || (next[0] === 0xfe && next[1] === 0xff)))
        throw new UnreadableFrom(
          'undecodable-bytes',
          0,
          'XML in UTF-16 is not read: convert a copy to UTF-8 and read that beside the original.',
        );
      const text = next.toString('latin1', first && next[0] === 0xef && next[1] === 0xbb ? 3 : 0);
      const bom = first && next.length !== text.length ? 3 : 0;
      first = false;
      // The tail of the chunk before is kept: a tag may begin there.
      const tail = chunk.slice(-65_536);
      chunkAt = chunkAt + chunk.length - tail.length + bom;
      chunk = tail + text;
      parser.write(text);
      return true;
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const decode = (text: string) => (/[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text);

function decodeAll(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), decode(String(value))]));
}
