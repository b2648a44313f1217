// SPDX-License-Identifier: Apache-2.0
import type { HtmlPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type Attributes, htmlRun } from '../tokenisers/html.ts';

export interface ContentLine {
  readonly text: string;
  readonly links: readonly string[];
  readonly linkTexts: readonly string[];
}

/** One box of an activity page: its title, and the cells in it, line by line. */
export interface ActivityCell extends Unit {
  readonly at: HtmlPlace;
  readonly title: string;
  readonly contents: readonly { readonly lines: readonly ContentLine[] }[];
}

/** The boxes `div.outer-cell` of an activity page, streamed. */
export function* activityCells(file: SourceFile): Generator<ActivityCell> {
  const reader = new CellReader(file);
  const { push } = htmlRun(file, reader);
  while (push()) yield* reader.take();
  yield* reader.take();
}

interface OpenLine {
  text: string;
  readonly links: string[];
  readonly linkTexts: string[];
}

class CellReader {
  readonly #file: SourceFile;
  #ready: ActivityCell[] = [];
  #nth = 0;
  #depth = 0;
  #from = 0;
  #title = '';
  #contents: { lines: OpenLine[] }[] = [];
  /** Depth at which the present title or content began. */
  #within: { kind: 'title' | 'content'; depth: number } | undefined;
  #inLink = false;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  take(): ActivityCell[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: Attributes, from: number): void {
    const classes = (attributes.class ?? '').split(' ');
    if (name === 'div' && classes.includes('outer-cell') && this.#depth === 0) {
      this.#depth = 1;
      this.#from = from;
      this.#title = '';
      this.#contents = [];
      return;
    }
    if (this.#depth === 0) return;
    if (name === 'br') this.#breakLine();
    if (name !== 'div' && name !== 'p') {
      if (name === 'a') this.#openLink(attributes.href);
      return;
    }
    this.#depth++;
    if (this.#within !== undefined) this.#breakLine();
    else if (classes.includes('content-cell')) {
      this.#within = { kind: 'content', depth: this.#depth };
      this.#contents.push({ lines: [] });
    } else if (classes.some((one) => one.endsWith('--title'))) this.#within = { kind: 'title', depth: this.#depth };
  }

  close(name: string, _from: number, to: number): void {
    if (this.#depth === 0) return;
    if (name === 'a') this.#inLink = false;
    if (name !== 'div' && name !== 'p') return;
    if (this.#within?.depth === this.#depth) this.#within = undefined;
    this.#depth--;
    if (this.#depth === 0) this.#finish(to);
  }

  text(text: string): void {
    if (this.#within === undefined) return;
    const plain = text.replaceAll(/\s+/g, ' ');
    if (this.#within.kind === 'title') {
      this.#title += plain;
      return;
    }
    const line = this.#line();
    line.text += plain;
    if (this.#inLink) line.linkTexts[line.linkTexts.length - 1] += plain;
  }

  #line(): OpenLine {
    const lines = this.#contents.at(-1)!.lines;
    if (lines.length === 0) lines.push({ text: '', links: [], linkTexts: [] });
    return lines.at(-1)!;
  }

  #breakLine(): void {
    if (this.#within?.kind === 'content') this.#contents.at(-1)!.lines.push({ text: '', links: [], linkTexts: [] });
  }

  #openLink(href: string | undefined): void {
    if (this.#within?.kind !== 'content') return;
    this.#inLink = true;
    const line = this.#line();
    line.links.push(href ?? '');
    line.linkTexts.push('');
  }

  #finish(to: number): void {
    this.#nth++;
    const at: HtmlPlace = { kind: 'html', selector: 'div.outer-cell', nth: this.#nth, bytes: { kind: 'bytes', from: this.#from, to } };
    const contents = this.#contents
      .map(({ lines }) => ({
        lines: lines
          .map((line) => ({ ...line, text: line.text.trim(), linkTexts: line.linkTexts.map((one) => one.trim()) }))
          .filter((line) => line.text !== ''),
      }))
      .filter(({ lines }) => lines.length > 0);
    this.#ready.push({ ...this.#file.unit(at), at, title: this.#title.trim(), contents });
  }
}
