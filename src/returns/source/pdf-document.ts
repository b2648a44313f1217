// SPDX-License-Identifier: Apache-2.0
import { UnreadableFrom } from '../tokenisers/unreadable-from.ts';

export interface PdfDocument {
  readonly kind: 'pdf';
  readonly pages: number;
  readonly lines: readonly PdfTextLine[];
  /** How often the library met what it could not read and went on without it. */
  readonly damaged: number;
}

/** One line as it stands on a page. `cells` are what wide gaps set apart: the columns of a table, a label and its value. */
export interface PdfTextLine {
  /** From 1. */
  readonly page: number;
  /** From 1 on its page. */
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

const MOST_PAGES = 20_000;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The text of a PDF by pdfjs, line by line. No script is run, no font or file fetched, nothing drawn. Text that is only a picture is not seen:
 * a page without any text is named by its missing lines.
 */
export async function openPdf(bytes: Buffer): Promise<PdfDocument> {
  const opened = before.then(() => withStraysCaught(() => readPdf(bytes)));
  before = opened.catch(() => undefined);
  const { value, strays } = await opened;
  return { ...value, damaged: strays };
}

/** One at a time. */
let before: Promise<unknown> = Promise.resolve();

/**
 * The library rejects promises that nobody waits for when an object of a damaged file cannot be read; left alone, each of them ends the
 * process, and with it the reading of everything else. One is read at a time, so what comes meanwhile is its own.
 */
async function withStraysCaught<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly strays: number }> {
  let strays = 0;
  const count = (): void => {
    strays += 1;
  };
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', count);
  try {
    const value = await work();
    await nextTurn();
    return { value, strays };
  } finally {
    await nextTurn();
    process.off('unhandledRejection', count);
    for (const other of others) process.on('unhandledRejection', other);
  }
}

/** Rejections are told when a turn of the event loop has ended. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function readPdf(bytes: Buffer): Promise<Omit<PdfDocument, 'damaged'>> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new UnreadableFrom('limit-reached', 0, `This PDF has ${document.numPages} pages; more than ${MOST_PAGES} are not read.`);
    const lines: PdfTextLine[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent({ disableNormalization: true });
      lines.push(
        ...linesOf(
          number,
          content.items.filter((item): item is typeof item & TextItem => 'str' in item),
        ),
      );
      page.cleanup();
    }
    return { kind: 'pdf', pages: document.numPages, lines };
  } catch (error) {
    throw unreadable(error);
  } finally {
    await task.destroy();
  }
}

function unreadable(error: unknown): Error {
  if (error instanceof UnreadableFrom) return error;
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'PasswordException')
    return new UnreadableFrom(
      'encrypted',
      0,
      'This PDF asks for a password. Open a copy with it, save that without, and read it beside the original.',
    );
  return new UnreadableFrom('unknown-shape', 0, `This PDF cannot be opened (${name}): it is damaged or breaks off.`);
}

interface Open {
  readonly y: number;
  readonly items: TextItem[];
}

/** Items at one height are one line; lines go down the page, items as the file has them (from left to right where it mixes them). */
function linesOf(page: number, items: readonly TextItem[]): PdfTextLine[] {
  const open: Open[] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const y = item.transform[5]!;
    const height = item.height || 8;
    const last = open.at(-1);
    const fitting =
      last !== undefined && Math.abs(last.y - y) <= height / 3 ? last : open.find((line) => Math.abs(line.y - y) <= height / 3);
    if (fitting === undefined) open.push({ y, items: [item] });
    else fitting.items.push(item);
  }
  return open
    .toSorted((a, b) => b.y - a.y)
    .map(({ items: own }) => cellsOf(own))
    .filter((cells) => cells.length > 0)
    .map((cells, index) => ({ page, line: index + 1, text: cells.join(' '), cells }));
}

function cellsOf(items: readonly TextItem[]): string[] {
  const mixed = !items.some((item) => RIGHT_TO_LEFT.test(item.str));
  const ordered = mixed ? items.toSorted((a, b) => a.transform[4]! - b.transform[4]!) : items;
  const height = Math.max(...ordered.map((item) => item.height), 1);
  const cells: string[] = [''];
  let right: number | undefined;
  for (const item of ordered) {
    const x = item.transform[4]!;
    const blank = item.str.trim() === '';
    const gap = right === undefined ? 0 : x - right;
    if ((blank && item.width > height * 1.2) || (mixed && gap > height * 1.2)) cells.push('');
    else if (blank || (mixed && gap > height * 0.15)) cells[cells.length - 1] += ' ';
    if (!blank) cells[cells.length - 1] += item.str;
    right = Math.max(right ?? x, x + item.width);
  }
  return cells.map((cell) => cell.replaceAll(/ {2,}/g, ' ').trim()).filter((cell) => cell !== '');
}
