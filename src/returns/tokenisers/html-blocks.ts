// SPDX-License-Identifier: Apache-2.0
import type { HtmlPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type Attributes, type HtmlHandler, htmlRun } from './html.ts';

/** An item of a list under its heading. */
export interface HtmlItem extends Unit {
  readonly kind: 'item';
  readonly at: HtmlPlace;
  readonly heading: string;
  readonly text: string;
}

/** A row of a table. Rows of `<th>` are headers, not units: `columns` are the cells of the last one. */
export interface HtmlRow extends Unit {
  readonly kind: 'row';
  readonly at: HtmlPlace;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  cellAt(index: number): HtmlPlace;
}

/** Text that stands in no list and no table, with some text in it. */
export interface HtmlText extends Unit {
  readonly kind: 'text';
  readonly at: HtmlPlace;
  readonly heading: string;
  readonly text: string;
}

export type HtmlBlock = HtmlItem | HtmlRow | HtmlText;

/** Plain HTML of lists and tables under headings, streamed. */
export function* htmlBlocks(file: SourceFile): Generator<HtmlBlock> {
  const builder = new Builder(file);
  const run = htmlRun(file, builder);
  for (let more = true; more; ) {
    more = run.push();
    if (!more) builder.end();
    const ready = builder.ready;
    builder.ready = [];
    yield* ready;
  }
}

const BREAKS = new Set(['br', 'p', 'div']);

class Builder implements HtmlHandler {
  ready: HtmlBlock[] = [];
  readonly #file: SourceFile;
  #heading = '';
  #into: 'heading' | 'item' | 'cell' | 'title' | undefined;
  #text = '';
  #from = 0;
  #to = 0;
  #row: { from: number; cells: string[]; bounds: number[]; isHeader: boolean } | undefined;
  #columns: readonly string[] = [];
  #nth = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  open(name: string, _attributes: Attributes, from: number): void {
    if (/^h[1-6]$/.test(name)) this.#start('heading', from);
    else if (name === 'title') this.#start('title', from);
    else if (name === 'li') this.#start('item', from);
    else if (name === 'tr') {
      this.#flush();
      this.#row = { from, cells: [], bounds: [], isHeader: true };
    } else if (name === 'td' || name === 'th') {
      this.#start('cell', from);
      if (name === 'td' && this.#row !== undefined) this.#row.isHeader = false;
    } else if (name === 'table') {
      this.#flush();
      this.#columns = [];
    } else if (BREAKS.has(name) && this.#text !== '') this.#text += '\n';
  }

  #start(into: 'heading' | 'item' | 'cell' | 'title', from: number): void {
    this.#flush();
    this.#into = into;
    this.#text = '';
    this.#from = from;
  }

  text(text: string, from: number, to: number): void {
    if (this.#into === undefined && this.#text === '') {
      if (text.trim() === '') return;
      this.#from = from;
    }
    this.#text += text;
    this.#to = to;
  }

  close(name: string, _from: number, to: number): void {
    if (/^h[1-6]$/.test(name) && this.#into === 'heading') {
      this.#heading = this.#text.trim();
      this.#clear();
    } else if (name === 'title' && this.#into === 'title') this.#clear();
    else if (name === 'li' || name === 'ul' || name === 'ol') this.#flush(to);
    else if ((name === 'td' || name === 'th') && this.#into === 'cell') {
      this.#row?.cells.push(this.#text.trim());
      this.#row?.bounds.push(this.#from, to);
      this.#clear();
    } else if (name === 'tr') this.#endRow(to);
  }

  #endRow(to: number): void {
    const row = this.#row;
    this.#row = undefined;
    if (row === undefined || row.cells.length === 0) return;
    if (row.isHeader) {
      this.#columns = row.cells;
      return;
    }
    const at = this.#place('tr', row.from, to);
    const { cells, bounds } = row;
    this.ready.push({
      ...this.#file.unit(at),
      kind: 'row',
      at,
      heading: this.#heading,
      columns: this.#columns,
      cells,
      cellAt: (index) =>
        bounds[2 * index] === undefined ? at : { ...at, bytes: { kind: 'bytes', from: bounds[2 * index]!, to: bounds[2 * index + 1]! } },
    });
  }

  /** What was being read ends without its closing tag: items close when the next one opens. */
  #flush(to = this.#to): void {
    const text = this.#text.trim();
    const into = this.#into;
    const from = this.#from;
    this.#clear();
    if (text === '' || into === 'title') return;
    if (into === 'heading') this.#heading = text;
    else if (into === 'cell') this.#row?.cells.push(text);
    else {
      const at = this.#place(into === 'item' ? 'li' : 'body', from, to);
      this.ready.push({ ...this.#file.unit(at), kind: into === 'item' ? 'item' : 'text', at, heading: this.#heading, text });
    }
  }

  #clear(): void {
    this.#into = undefined;
    this.#text = '';
  }

  #place(selector: string, from: number, to: number): HtmlPlace {
    this.#nth += 1;
    const section = this.#heading === '' ? {} : { section: this.#heading };
    return { kind: 'html', selector, nth: this.#nth, ...section, bytes: { kind: 'bytes', from, to } };
  }

  end(): void {
    this.#flush();
    this.#endRow(this.#to);
  }
}
