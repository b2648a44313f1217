// SPDX-License-Identifier: Apache-2.0
/**
 * A document text as DOCX, for ministries that must edit. Each identifier is a run of its own without `w:rtl`, between the isolates
 * U+2066 and U+2069 in runs beside it: Word orders by the run, LibreOffice by the isolates. Same input, same bytes.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, DocumentText, LabelledValue, Line, Run } from '../../core/documents/document-text.ts';
import { fixedZip } from './fixed-zip.ts';

export async function renderDocx(papers: readonly DocumentText[]): Promise<Uint8Array> {
  const [first] = papers;
  const file = new Document({
    title: first?.title ?? '',
    creator: first?.authority ?? '',
    lastModifiedBy: first?.authority ?? '',
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: papers.map((paper, at) => ({
      properties: { type: at === 0 ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE },
      footers: { default: footer(paper) },
      children: [...watermark(paper), ...paper.blocks.flatMap((block) => blockParts(block, paper))],
    })),
  });
  return await fixedZip(await Packer.toBuffer(file), `${first?.date ?? '1970-01-01'}T00:00:00Z`);
}

const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Arial' };
const FAINT = '55626C';
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: '9FABB4' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };

/** Between the margins of A4 as the library sets them, in twentieths of a point. */
const WIDTH = 11906 - 2 * 1440;
/** Columns keep their width: a hash breaks in its cell, where a table that fits itself to its contents would grow out of the page. */
const WIDE = { width: { size: WIDTH, type: WidthType.DXA }, layout: TableLayoutType.FIXED };

interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
}

function blockParts(block: Block, paper: DocumentText): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'letterhead':
      return block.lines.map((line, at) =>
        paragraph(line, paper, { alignment: AlignmentType.CENTER, look: at === 0 ? { bold: true, size: 26 } : { color: FAINT } }),
      );
    case 'addressee':
      return [
        paragraph([{ kind: 'text', text: `${block.label}${paper.words.colon.trimEnd()}` }], paper, {
          look: { color: FAINT },
          before: 200,
          after: 0,
        }),
        ...block.lines.map((line, at) => paragraph(line, paper, { look: { bold: at === 0 }, after: 0 })),
      ];
    case 'title':
      return [
        paragraph(block.line, paper, {
          alignment: AlignmentType.CENTER,
          heading: HeadingLevel.HEADING_1,
          look: { bold: true, size: 28, color: '16212B' },
          before: 360,
        }),
      ];
    case 'heading':
      return [
        paragraph(block.line, paper, { heading: HeadingLevel.HEADING_2, look: { bold: true, size: 23, color: '1F4E79' }, before: 280 }),
      ];
    case 'paragraph':
      return [paragraph(block.line, paper)];
    case 'references':
    case 'fields':
      return [labelled(block.rows, paper), gap(paper)];
    case 'passage':
      return [
        paragraph([{ kind: 'text', text: block.row.label }], paper, { look: { bold: true }, before: 160, after: 40, keep: true }),
        ...block.row.value.map((line) => paragraph(line, paper)),
      ];
    case 'table':
      return [
        paragraph([{ kind: 'text', text: block.caption }], paper, { look: { bold: true }, before: 200, after: 60, keep: true }),
        grid(block, paper),
        gap(paper),
      ];
    case 'signature':
      return [
        gap(paper),
        labelled(block.rows, paper),
        paragraph([{ kind: 'text', text: block.seal }], paper, { look: { color: FAINT }, before: 900 }),
        paragraph([{ kind: 'text', text: `${block.line}${paper.words.colon}______________________` }], paper),
      ];
  }
}

interface Placed {
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
  readonly look?: Look;
  readonly before?: number;
  readonly after?: number;
  /** Never the last on its page. */
  readonly keep?: boolean;
}

function paragraph(
  line: Line,
  paper: DocumentText,
  { alignment, heading, look = {}, before = 0, after = 120, keep = heading !== undefined }: Placed = {},
): Paragraph {
  return new Paragraph({
    bidirectional: paper.direction === 'rtl',
    alignment: alignment ?? AlignmentType.START,
    ...(heading !== undefined && { heading }),
    spacing: { before, after },
    keepNext: keep,
    children: line.flatMap((run) => runs(run, paper, look)),
  });
}

const gap = (paper: DocumentText): Paragraph => paragraph([], paper, { after: 60 });

function runs(run: Run, paper: DocumentText, look: Look): ParagraphChild[] {
  const own = (text: string, rtl: boolean): TextRun => new TextRun({ text, ...look, rightToLeft: rtl, language: languageTag(rtl, paper) });
  const rtl = paper.direction === 'rtl';
  switch (run.kind) {
    case 'text':
      return [own(run.text, rtl)];
    case 'identifier':
      return rtl ? [own('\u2066', true), own(run.text, false), own('\u2069', true)] : [own(run.text, false)];
    case 'foreign': {
      const foreign = run.direction === 'rtl';
      return [own(foreign ? '\u2067' : '\u2066', rtl), own(run.text, foreign), own('\u2069', rtl)];
    }
    case 'blank': {
      const mark = new TextRun({ text: `⟦ ${run.label} ⟧`, ...look, color: FAINT, rightToLeft: rtl, underline: {} });
      if (run.candidate === undefined) return [mark];
      const faint = { ...look, color: FAINT };
      return [
        mark,
        new TextRun({ text: ` (${paper.words.candidate}${paper.words.colon}`, ...faint, rightToLeft: rtl }),
        ...run.candidate.flatMap((one) => runs(one, paper, faint)),
        new TextRun({ text: `${run.note === undefined ? '' : ` — ${run.note}`})`, ...faint, rightToLeft: rtl }),
      ];
    }
  }
}

/** For the spelling check: what runs from left to right in an Arabic paper is a name or in English. */
function languageTag(rtl: boolean, { language }: DocumentText) {
  return rtl ? { bidirectional: 'ar-EG' } : { value: language === 'fr' ? 'fr-FR' : 'en-GB' };
}

function labelled(rows: readonly LabelledValue[], paper: DocumentText): Table {
  return new Table({
    visuallyRightToLeft: paper.direction === 'rtl',
    ...WIDE,
    columnWidths: [2900, WIDTH - 2900],
    borders: NO_LINES,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell([paragraph([{ kind: 'text', text: row.label }], paper, { look: { color: FAINT }, after: 60 })], 2900),
            cell(
              row.value.map((line) => paragraph(line, paper, { after: 60 })),
              WIDTH - 2900,
            ),
          ],
        }),
    ),
  });
}

function grid(block: Extract<Block, { kind: 'table' }>, paper: DocumentText): Table {
  const widths =
    block.head.length === 4
      ? [700, 2200, WIDTH - 5400, 2500]
      : block.head.length === 3
        ? [700, 2800, WIDTH - 3500]
        : block.head.map(() => Math.floor(WIDTH / block.head.length));
  const head = block.head.map((text, at) =>
    cell([paragraph([{ kind: 'text', text }], paper, { look: { bold: true }, after: 40 })], widths[at] as number, 'EEF2F5'),
  );
  return new Table({
    visuallyRightToLeft: paper.direction === 'rtl',
    ...WIDE,
    columnWidths: widths,
    borders: { top: HAIR, bottom: HAIR, left: HAIR, right: HAIR, insideHorizontal: HAIR, insideVertical: HAIR },
    rows: [
      new TableRow({ tableHeader: true, children: head }),
      ...block.rows.map(
        (row) => new TableRow({ children: row.map((line, at) => cell([paragraph(line, paper, { after: 40 })], widths[at] as number)) }),
      ),
    ],
  });
}

function cell(children: Paragraph[], width: number, fill?: string): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    ...(fill !== undefined && { shading: { fill } }),
  });
}

function watermark(paper: DocumentText): Paragraph[] {
  if (paper.watermark === undefined) return [];
  return [
    paragraph([{ kind: 'text', text: paper.watermark }], paper, {
      alignment: AlignmentType.CENTER,
      look: { bold: true, size: 40, color: 'B03030' },
    }),
  ];
}

/** `{page}` and `{pages}` become fields of the word processor. */
function footer(paper: DocumentText): Footer {
  const rtl = paper.direction === 'rtl';
  const parts = paper.footer.split(/(\{pages?\})/).filter(Boolean);
  const look = { size: 16, color: FAINT, rightToLeft: rtl };
  const numbers = parts.map((part) =>
    part === '{page}'
      ? new TextRun({ ...look, children: [PageNumber.CURRENT] })
      : part === '{pages}'
        ? new TextRun({ ...look, children: [PageNumber.TOTAL_PAGES] })
        : new TextRun({ ...look, text: part }),
  );
  const reference = runs({ kind: 'identifier', text: paper.reference }, paper, { size: 16, color: FAINT });
  return new Footer({
    children: [
      new Paragraph({
        bidirectional: rtl,
        alignment: AlignmentType.CENTER,
        children: [...reference, new TextRun({ ...look, text: ' · ' }), ...numbers],
      }),
    ],
  });
}
