// SPDX-License-Identifier: Apache-2.0
import type { At, HtmlPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type Attributes, type HtmlHandler, htmlRun } from './html.ts';

/**
 * The business records of Meta and WhatsApp are labels with values that nest, in three generations of markup (returns.md §6.2):
 *
 *     G1  <tr><th>label</th><td>value</td></tr>
 *     G2  <div class="div_table outer"><div class="div_table inner">label<div class="most_inner"><div>value</div></div></div></div>
 *     G3  <div class="t o"><div class="t i">label<div class="m"><div>value<div class="p"></div></div></div></div></div>
 *
 * Page bars `<div class="pageBreak">` stand anywhere between and inside them. A value behind a bar without a label belongs to the last
 * label if that one's value was empty; the join is said. Otherwise it is an `orphan`, and the reader decides.
 */
export type FieldEvent =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'section-end'; readonly section: string }
  | { readonly kind: 'open'; readonly field: Field }
  | { readonly kind: 'close'; readonly field: Field }
  /** A value without a label behind a page bar; `after` is the last field before the bar. */
  | { readonly kind: 'orphan'; readonly field: Field; readonly after: Field | undefined };

/** A labelled value. It is a unit when it has text or no fields inside; a label that only groups others is none. */
export class Field implements Unit {
  readonly label: string;
  readonly parent: Field | undefined;
  readonly depth: number;
  readonly from: number;
  readonly section: string;
  readonly page: number;
  readonly nth: number;
  to = 0;
  /** Own text, without that of fields inside; `<br>` is a line break. */
  text = '';
  /** `src` of an image, a video, a sound; `href` of a link: values, never fetched. */
  links: string[] | undefined;
  children = 0;
  /** The value stood behind a page bar, or a bar stood inside it. */
  joined = false;
  also: At[] | undefined;
  claimed = false;
  given?: Unit['given'];
  isUnit = false;
  /** Fields inside, when the reader keeps them together with this one. */
  inner: Field[] | undefined;

  constructor(label: string, parent: Field | undefined, from: number, section: string, page: number, nth: number) {
    this.label = label;
    this.parent = parent;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
    this.from = from;
    this.section = section;
    this.page = page;
    this.nth = nth;
  }

  get at(): HtmlPlace {
    const { section, page, nth } = this;
    const bytes = { kind: 'bytes', from: this.from, to: this.to } as const;
    return { kind: 'html', selector: section === 'home' ? 'div#home' : `div#property-${section}`, nth, section, page, bytes };
  }

  /** The lines of the value, as `<br>` parts them. */
  get lines(): string[] {
    return this.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }
}

/** The fields of a business record, in order, as they open and close. `continues`: labels whose list of values goes on behind a page bar. */
export function* labelledFields(file: SourceFile, continues: (label: string) => boolean): Generator<FieldEvent> {
  const builder = new Builder(file, continues);
  const run = htmlRun(file, builder);
  for (let more = true; more; ) {
    more = run.push();
    if (!more) builder.end();
    const ready = builder.ready;
    builder.ready = [];
    yield* ready;
  }
}

type Role = 'label' | 'value' | 'bar' | 'section' | undefined;

interface Open {
  readonly name: string;
  readonly role: Role;
  readonly from: number;
}

const VOID = new Set(['br', 'img', 'meta', 'link', 'hr', 'input', 'source', 'wbr', 'col', 'area', 'base', 'embed', 'param', 'track']);
const MEDIA = new Set(['img', 'video', 'audio', 'source']);
const DEEPEST = 2000;

class Builder implements HtmlHandler {
  ready: FieldEvent[] = [];
  readonly #file: SourceFile;
  readonly #continues: (label: string) => boolean;
  readonly #stack: Open[] = [];
  /** Fields that are open, the outermost first: those without a label among them. */
  #fields: Field[] = [];
  /** The label that is being read: its text, and where its block began. */
  #labels: { text: string; from: number; outer: number }[] = [];
  #section = '';
  #page = 0;
  #nth = 0;
  #barText = '';
  #inBar = 0;
  /** The last field that closed; its closing waits until we know that no value of it stands behind a page bar. */
  #waiting: Field | undefined;
  #barSince = false;

  constructor(file: SourceFile, continues: (label: string) => boolean) {
    this.#file = file;
    this.#continues = continues;
  }

  open(name: string, attributes: Attributes, from: number): void {
    if (VOID.has(name)) {
      this.#empty(name, attributes);
      return;
    }
    if (name === 'video' || name === 'audio' || name === 'a') this.#link(attributes);
    const role = this.#stack.length > DEEPEST ? undefined : this.#roleOf(name, attributes);
    this.#stack.push({ name, role, from });
    if (role === 'section') this.#openSection(attributes.id!, from);
    else if (role === 'label') this.#labels.push({ text: '', from, outer: this.#outerOf(from) });
    else if (role === 'value') this.#openField();
    else if (role === 'bar') this.#inBar += 1;
  }

  get #field(): Field | undefined {
    return this.#fields.at(-1);
  }

  #roleOf(name: string, attributes: Attributes): Role {
    if (name === 'div') {
      const id = attributes.id;
      if (id !== undefined && (id.startsWith('property-') || id === 'home')) return 'section';
      const words = attributes.class;
      if (words === 't i' || words === 'div_table inner') return this.#section === '' ? undefined : 'label';
      if (words === 'm' || words === 'most_inner') return this.#labels.length === 0 ? undefined : 'value';
      if (words === 'pageBreak') return 'bar';
      return words === undefined || words === 'p' || words === 't o'
        ? roleByStyle(attributes.style, this)
        : this.#roleByWords(words.split(/\s+/));
    }
    if (name === 'tr' && this.#section !== '') return 'label';
    return name === 'td' && this.#labels.length > 0 ? 'value' : undefined;
  }

  #roleByWords(words: readonly string[]): Role {
    if (words.includes('pageBreak')) return 'bar';
    if (this.#section !== '' && ((words.includes('t') && words.includes('i')) || words.includes('inner'))) return 'label';
    return this.#labels.length > 0 && (words.includes('m') || words.includes('most_inner')) ? 'value' : undefined;
  }

  /** A variant of the second generation has inline styles in place of class names. */
  roleByStyle(style: string): Role {
    const flat = style.replace(/\s+/g, '');
    if (/display:table(;|$)/.test(flat)) return this.#section === '' ? undefined : 'label';
    return /display:table-cell(;|$)/.test(flat) && this.#labels.length > 0 ? 'value' : undefined;
  }

  /** Where the block around a label begins: `div.t.o`, or the label itself. */
  #outerOf(from: number): number {
    const around = this.#stack.at(-2);
    return around !== undefined && around.role === undefined && around.name !== 'body' && from - around.from < 200 ? around.from : from;
  }

  #openSection(id: string, at: number): void {
    this.#closeSection(at);
    this.#section = id.replace(/^property-/, '');
    this.#nth = 0;
    this.ready.push({ kind: 'section', section: this.#section });
  }

  /** Fields that are still open end with it: broken markup opens a section inside a value. */
  #closeSection(at: number): void {
    while (this.#fields.length > 0) this.#closeField(at);
    this.#release();
    if (this.#section === '') return;
    this.ready.push({ kind: 'section-end', section: this.#section });
    this.#section = '';
    this.#labels = [];
    this.#barSince = false;
  }

  #openField(): void {
    const label = this.#labels.at(-1)!;
    const text = label.text.trim();
    if (text !== '') {
      this.#release();
      this.#nth += 1;
    }
    // A block without a label groups nothing: what stands in it belongs to the label around it.
    const parent = this.#fields.findLast((one) => one.label !== '');
    const field = new Field(text, parent, label.outer, this.#section, this.#page, this.#nth);
    const around = this.#field;
    if (around !== undefined) around.children += 1;
    if (parent !== undefined && parent !== around) parent.children += 1;
    this.#fields.push(field);
    if (text !== '') this.ready.push({ kind: 'open', field });
  }

  #empty(name: string, attributes: Attributes): void {
    if (name === 'br' && this.#inBar === 0 && this.#field !== undefined) this.#field.text += '\n';
    if (MEDIA.has(name)) this.#link(attributes);
  }

  #link(attributes: Attributes): void {
    const link = attributes.src ?? attributes.href;
    if (this.#field === undefined || link === undefined) return;
    this.#field.links ??= [];
    this.#field.links.push(link);
  }

  text(text: string, from: number, to: number): void {
    if (this.#inBar > 0) {
      this.#barText += text;
      return;
    }
    const top = this.#stack.length === 0 ? undefined : this.#innermostRole();
    const label = this.#labels.at(-1);
    if (top === 'value' && this.#field !== undefined) this.#field.text += text;
    else if (top === 'label' && label !== undefined) label.text += text;
    else if (top !== undefined && top !== 'section' && text.trim() !== '') this.#stray(text, from, to);
  }

  /** Text in a value whose section has ended: only broken markup has it. */
  #stray(text: string, from: number, to: number): void {
    const field = new Field('', undefined, from, this.#section, this.#page, this.#nth);
    field.text = text.trim();
    field.to = to;
    field.isUnit = true;
    this.#file.tally.units += 1;
    this.ready.push({ kind: 'orphan', field, after: undefined });
  }

  /** Text belongs to the innermost label or value block around it. */
  #innermostRole(): Role {
    for (let i = this.#stack.length - 1; i >= 0; i -= 1) {
      const role = this.#stack[i]!.role;
      if (role !== undefined) return role;
    }
    return undefined;
  }

  close(name: string, _from: number, to: number): void {
    if (VOID.has(name)) return;
    const index = this.#openIndex(name);
    if (index === -1) return;
    while (this.#stack.length > index) this.#closeTop(to);
  }

  /** The element that a closing tag closes. A stray one closes nothing, and never reaches out of the section that it stands in. */
  #openIndex(name: string): number {
    const least = Math.max(0, this.#stack.length - 400);
    for (let i = this.#stack.length - 1; i >= least; i -= 1) {
      if (this.#stack[i]!.name === name) return i;
      if (this.#stack[i]!.role === 'section') return -1;
    }
    return -1;
  }

  #closeTop(to: number): void {
    const { role } = this.#stack.pop()!;
    if (role === 'value') this.#closeField(to);
    else if (role === 'label') this.#labels.pop();
    else if (role === 'section') this.#closeSection(to);
    else if (role === 'bar') this.#closeBar();
  }

  #closeBar(): void {
    this.#inBar -= 1;
    const page = /(\d+)\s*$/.exec(this.#barText.trim());
    if (page !== null) this.#page = Number(page[1]);
    this.#barText = '';
    this.#barSince = true;
    if (this.#field !== undefined && this.#field.text.trim() !== '' && this.#field.children === 0) this.#field.joined = true;
  }

  #closeField(to: number): void {
    const field = this.#fields.pop();
    if (field === undefined) return;
    field.text = field.text.trim();
    field.to = to;
    if (field.label === '') {
      this.#closeUnlabelled(field);
      return;
    }
    this.#release();
    field.isUnit = field.text !== '' || field.links !== undefined || field.children === 0;
    if (field.isUnit) this.#file.tally.units += 1;
    else field.claimed = true;
    this.#waiting = field;
    this.#barSince = false;
  }

  /** A value without label: the wrapper around one, or the value of the label before the page bar. */
  #closeUnlabelled(field: Field): void {
    if (field.text === '' && field.links === undefined) return;
    const last = this.#waiting;
    if (last !== undefined && this.#barSince && last.children === 0 && (last.text === '' || this.#continues(last.label))) {
      last.text = last.text === '' ? field.text : `${last.text}\n${field.text}`;
      last.links ??= field.links;
      last.joined = true;
      last.to = field.to;
      last.also ??= [];
      last.also.push({ ...last.at, page: field.page, bytes: { kind: 'bytes', from: field.from, to: field.to } });
      return;
    }
    this.#file.tally.units += 1;
    field.isUnit = true;
    this.ready.push({ kind: 'orphan', field, after: last });
  }

  /** Tells the closing of the last field: nothing more can belong to it. */
  #release(): void {
    if (this.#waiting === undefined) return;
    this.ready.push({ kind: 'close', field: this.#waiting });
    this.#waiting = undefined;
  }

  end(): void {
    while (this.#stack.length > 0) this.#closeTop(this.#file.size ?? 0);
    this.#closeSection(this.#file.size ?? 0);
  }
}

function roleByStyle(style: string | undefined, builder: Builder): Role {
  return style === undefined ? undefined : builder.roleByStyle(style);
}
