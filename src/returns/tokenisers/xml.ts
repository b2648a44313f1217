// SPDX-License-Identifier: Apache-2.0
import type { XmlPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { UnreadableFrom } from './unreadable-from.ts';
import { xmlRun } from './xml-run.ts';

/** An element with what is in it, by local names. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, trimmed; that of its children is theirs. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  readonly at: XmlPlace;
}

export interface XmlUnit extends Unit, XmlElement {
  readonly at: XmlPlace;
  /** False: a leaf with text that stands beside the elements asked for. */
  readonly asked: boolean;
}

/**
 * The elements of an XML file, streamed: each element with one of these local names is one unit with all that is in it, and each leaf with
 * text outside them is one.
 *
 *     xmlElements(file, ['ResponseRecord'])   on <Message><id>7</id><ResponseRecord>…</ResponseRecord></Message>
 *     → /Message[1]/id[1] (not asked), /Message[1]/ResponseRecord[1]
 */
export function* xmlElements(file: SourceFile, names: readonly string[]): Generator<XmlUnit> {
  const builder = new Builder(file, new Set(names));
  const { push } = xmlRun(file.open(), builder);
  while (push()) yield* builder.take();
  yield* builder.take();
}

interface Draft {
  readonly name: string;
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly from: number;
  text: string;
  readonly children: XmlElement[];
  readonly counts: Map<string, number>;
  readonly asked: boolean;
}

class Builder {
  readonly #file: SourceFile;
  readonly #names: ReadonlySet<string>;
  readonly #stack: Draft[] = [];
  readonly #roots = new Map<string, number>();
  /** Depth of the element asked for that is being built; 0 is none. */
  #within = 0;
  #ready: XmlUnit[] = [];

  constructor(file: SourceFile, names: ReadonlySet<string>) {
    this.#file = file;
    this.#names = names;
  }

  take(): XmlUnit[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, from: number): void {
    const above = this.#stack.at(-1);
    const counts = above?.counts ?? this.#roots;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    const asked = this.#within === 0 && this.#names.has(name);
    this.#stack.push({
      name,
      path: `${above?.path ?? ''}/${name}[${nth}]`,
      attributes,
      from,
      text: '',
      children: [],
      counts: new Map(),
      asked,
    });
    if (asked) this.#within = this.#stack.length;
  }

  text(text: string): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    top.text += text;
    if (top.text.length > this.#file.longestUnit)
      throw new UnreadableFrom('limit-reached', top.from, `One element holds more than ${this.#file.longestUnit} characters.`);
  }

  close(_name: string, _from: number, to: number): void {
    const draft = this.#stack.pop()!;
    const at: XmlPlace = { kind: 'xml', path: draft.path, bytes: { kind: 'bytes', from: draft.from, to } };
    const element = { name: draft.name, attributes: draft.attributes, text: draft.text.trim(), children: draft.children, at };
    if (this.#within > 0 && !draft.asked) {
      this.#stack.at(-1)!.children.push(element);
      if (to - this.#stack[this.#within - 1]!.from > this.#file.longestUnit)
        throw new UnreadableFrom('limit-reached', draft.from, `One element is longer than ${this.#file.longestUnit} bytes.`);
      return;
    }
    if (draft.asked) this.#within = 0;
    if (draft.asked || element.text !== '') this.#ready.push({ ...this.#file.unit(at), ...element, asked: draft.asked });
  }
}

/** The first element on the way down: `childAt(record, 'recordPayload', 'telephonyRecord')`. */
export function childAt(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let now: XmlElement | undefined = element;
  for (const name of path) now = now?.children.find((child) => child.name === name);
  return now;
}

/** Every element of that name below this one, in reading order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}
