// SPDX-License-Identifier: Apache-2.0
/** Reads one file of facts. Whatever is wrong with it is said with the file, the line, what was expected and what was found. */
import { isUtf8 } from 'node:buffer';
import { parse as parseCsv } from 'csv-parse/sync';
import { isNode, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import { KnowledgeError } from '../../core/errors/knowledge.ts';

/** A file as read: its path below the knowledge folder and its text. */
export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
}

/** The text of a file, without the mark that some editors put first. @throws KNOWLEDGE_FILE_UNREADABLE for one that is no UTF-8 */
export function textOf(path: string, bytes: Buffer): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const line =
    bytes
      .toString('latin1')
      .split('\n')
      .findIndex((one) => !isUtf8(Buffer.from(one, 'latin1')) || one.includes('\0')) + 1;
  throw new KnowledgeError('FILE_UNREADABLE', {
    message: `${path}, line ${line}: expected text in UTF-8, found other bytes. Save the file as UTF-8 and run "rogatory knowledge check".`,
  });
}

/** Parses YAML 1.2. Keys written twice are refused: the second would silently replace a fact. */
export function readYaml(file: KnowledgeFile): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(file.text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    const line = cause.linePos?.[0].line ?? 1;
    throw new KnowledgeError('FILE_UNREADABLE', {
      message: `${file.path}, line ${line}: expected YAML, found ${cause.message.split('\n')[0]}. Correct the line and run "rogatory knowledge check".`,
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new KnowledgeError('FILE_UNREADABLE', {
    message: `${file.path}, line 1: expected a mapping of names to values, found ${foundInstead(value, file.text)}. Correct it and run "rogatory knowledge check".`,
  });
}

function foundInstead(value: unknown, text: string): string {
  if (value !== null) return typeof value;
  return text.trim() === '' ? 'an empty file' : 'nothing but comments, as where lines end in CR alone';
}

/**
 * Parses a table whose first line names exactly these columns; empty cells are left out of the row.
 *
 * @param later Those of them that a table of before may lack.
 */
export function readTable(file: KnowledgeFile, columns: readonly string[], later: readonly string[] = []): Record<string, string>[] {
  let rows: string[][];
  try {
    rows = parseCsv(file.text, { skip_empty_lines: true }) as string[][];
  } catch (cause) {
    throw new KnowledgeError('FILE_UNREADABLE', {
      message: `${file.path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
  const head = rows[0] ?? [];
  const expected = columns.filter((name) => !later.includes(name) || head.includes(name));
  if (head.join() !== expected.join())
    throw new KnowledgeError('FILE_INVALID', {
      message: `${file.path}, line 1: expected the columns ${columns.join()}, found ${head.join()}.`,
    });
  return rows.slice(1).map((cells) => Object.fromEntries(expected.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : []))));
}

interface ReadDocument {
  readonly document: ReturnType<typeof parseDocument>;
  readonly lines: LineCounter;
}

const documents = new WeakMap<KnowledgeFile, ReadDocument>();

/** A file with the place of each of its words, read once however many faults it has. */
export function documentOf(file: KnowledgeFile): ReadDocument {
  const known = documents.get(file);
  if (known !== undefined) return known;
  const lines = new LineCounter();
  const read = { document: parseDocument(file.text, { lineCounter: lines }), lines };
  documents.set(file, read);
  return read;
}

/** The line on which the value at this path stands, 1 when it cannot be told. */
export function lineAt(file: KnowledgeFile, path: readonly (string | number)[]): number {
  const { document, lines } = documentOf(file);
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
