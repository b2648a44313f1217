// SPDX-License-Identifier: Apache-2.0
/**
 * The sworn translator's pack: every sentence of a paper beside an empty cell, with what may not change locked in numbered tokens. A
 * translator moves the tokens where the other language wants them; what comes back is compared token by token.
 *
 *     s7   The account ⟦3:https://x.example/a⟧ was used on ⟦4:2026-03-01⟧.   |   استُخدم الحساب ⟦3⟧ في ⟦4⟧.
 */
import { plainDigits } from '../records/time-digits.ts';
import { unguarded } from '../requests/csv.ts';
import { type Block, type DocumentText, type LabelledValue, type Line, plainText, type Run } from './document-text.ts';

export interface Segment {
  /** `s7`: the number of the sentence in the paper. */
  readonly id: string;
  /** With tokens. */
  readonly source: string;
  /** What each token stands for, by its number. */
  readonly tokens: ReadonlyMap<number, string>;
}

/** Digits of any script with what stands inside a number or a date: `2026-03-01`, `1.250,00`, `١٢`. */
const NUMBER = /\p{Nd}(?:[\p{Nd}.,:/\u066b\u066c-]*\p{Nd})?/gu;
const TOKEN = /\u27e6\s*([0-9\u0660-\u0669\u06f0-\u06f9]+)\s*(?::([^\u27e7]*))?\u27e7/gu;

export function segmentsOf(paper: DocumentText): readonly Segment[] {
  const segments: Segment[] = [];
  let next = 1;
  for (const line of paper.blocks.flatMap(linesWithLabels)) {
    if (plainText(line).trim() === '') continue;
    const tokens = new Map<number, string>();
    const lock = (text: string): string => {
      tokens.set(next, text);
      next += 1;
      return `\u27e6${next - 1}:${text}\u27e7`;
    };
    const source = line.map((run) => lockedRun(run, lock)).join('');
    segments.push({ id: `s${segments.length + 1}`, source, tokens });
  }
  return segments;
}

function lockedRun(run: Run, lock: (text: string) => string): string {
  if (run.kind === 'identifier') return lock(plain(run.text));
  if (run.kind === 'blank') return `[${plain(run.label)}]`;
  return plain(run.text).replaceAll(NUMBER, lock);
}

/** Brackets of tokens in the text itself would be read as tokens. */
const plain = (text: string): string => text.replaceAll('\u27e6', '[').replaceAll('\u27e7', ']');

function linesWithLabels(block: Block): readonly Line[] {
  const said = (text: string): Line => [{ kind: 'text', text }];
  const rows = (list: readonly LabelledValue[]): readonly Line[] => list.flatMap(({ label, value }) => [said(label), ...value]);
  switch (block.kind) {
    case 'letterhead':
      return block.lines;
    case 'addressee':
      return [said(block.label), ...block.lines];
    case 'references':
    case 'fields':
      return rows(block.rows);
    case 'signature':
      return [...rows(block.rows), said(block.line), said(block.seal)];
    case 'title':
    case 'heading':
    case 'paragraph':
      return [block.line];
    case 'passage':
      return rows([block.row]);
    case 'table':
      return [said(block.caption), ...block.head.map(said), ...block.rows.flat()];
  }
}

export type TranslationFault =
  | { readonly kind: 'missing' | 'repeated'; readonly segment: string }
  | { readonly kind: 'unknown-segment'; readonly segment: string }
  | {
      readonly kind: 'token-lost' | 'token-added' | 'token-changed';
      readonly segment: string;
      readonly token: number;
      readonly expected: string;
    }
  | { readonly kind: 'number-added'; readonly segment: string; readonly found: string };

export interface TranslatedRow {
  readonly id: string;
  readonly target: string;
}

/** Everything that is wrong with what came back; empty when each identifier, date and amount is where and what it was. */
export function faultsOfTranslation(segments: readonly Segment[], rows: readonly TranslatedRow[]): readonly TranslationFault[] {
  const byId = new Map<string, string[]>();
  for (const { id, target } of rows) byId.set(id, [...(byId.get(id) ?? []), target]);
  const known = new Set(segments.map(({ id }) => id));
  return [
    ...segments.flatMap((segment) => faultsOfSegment(segment, byId.get(segment.id) ?? [])),
    ...[...byId.keys()].filter((id) => !known.has(id)).map((segment) => ({ kind: 'unknown-segment' as const, segment })),
  ];
}

function faultsOfSegment({ id: segment, tokens }: Segment, targets: readonly string[]): readonly TranslationFault[] {
  const [target = '', ...more] = targets;
  if (target.trim() === '') return [{ kind: 'missing', segment }];
  if (more.length > 0) return [{ kind: 'repeated', segment }];
  const faults: TranslationFault[] = [];
  const seen = new Set<number>();
  for (const { number, value } of tokensIn(target)) {
    const expected = tokens.get(number);
    if (expected === undefined || seen.has(number)) faults.push({ kind: 'token-added', segment, token: number, expected: expected ?? '' });
    else if (value !== undefined && value !== expected) faults.push({ kind: 'token-changed', segment, token: number, expected });
    seen.add(number);
  }
  for (const [token, expected] of tokens) if (!seen.has(token)) faults.push({ kind: 'token-lost', segment, token, expected });
  for (const [found] of target.replaceAll(TOKEN, ' ').matchAll(NUMBER)) faults.push({ kind: 'number-added', segment, found });
  return faults;
}

/** A keyboard in Arabic writes the number of a token in its own digits. */
function tokensIn(target: string): readonly { readonly number: number; readonly value: string | undefined }[] {
  return [...target.matchAll(TOKEN)].map(([, number, value]) => ({ number: Number(plainDigits(number as string)), value }));
}

/** The translation with each token replaced by what it stands for. The caller has asked `faultsOfTranslation`. */
export function filledTranslation({ tokens }: Segment, target: string): string {
  return target.replaceAll(TOKEN, (_, number: string) => tokens.get(Number(plainDigits(number))) ?? '');
}

export const TRANSLATION_HEAD = ['id', 'source', 'target'] as const;

/** The rows of a table that came back, by the heads of its columns. @returns undefined where it is no such table */
export function translatedRows(table: readonly (readonly string[])[]): readonly TranslatedRow[] | undefined {
  const at = table.findIndex((cells) => TRANSLATION_HEAD.every((name) => cells.some((cell) => headOf(cell) === name)));
  const head = table[at];
  if (head === undefined) return undefined;
  const column = (name: string): number => head.findIndex((cell) => headOf(cell) === name);
  const [id, target] = [column('id'), column('target')];
  return table
    .slice(at + 1)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => ({ id: plainCell(cells[id]), target: unguarded(plainCell(cells[target])) }));
}

const headOf = (cell: string): string => plainCell(cell).toLowerCase();
/** Word processors and spreadsheets leave marks of direction around what they show. */
const plainCell = (cell: string | undefined): string =>
  (cell ?? '').replaceAll(/[\u2066-\u2069\u200e\u200f\u202a-\u202e\ufeff]/g, '').trim();
