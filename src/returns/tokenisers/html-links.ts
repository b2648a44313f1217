// SPDX-License-Identifier: Apache-2.0
import type { HtmlPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type HtmlHandler, htmlRun } from './html.ts';

/** A link of a document, at its opening tag. */
export interface HtmlLink extends Unit {
  readonly at: HtmlPlace;
  /** As it stands there, entities decoded. */
  readonly href: string;
}

/** The links (`<a href>`) of an HTML file, streamed. */
export function* htmlLinks(file: SourceFile): Generator<HtmlLink> {
  let ready: HtmlLink[] = [];
  let nth = 0;
  const handler: HtmlHandler = {
    open(name, { href }, from, to) {
      if (name !== 'a' || href === undefined) return;
      nth += 1;
      const at: HtmlPlace = { kind: 'html', selector: 'a[href]', nth, bytes: { kind: 'bytes', from, to } };
      ready.push({ ...file.unit(at), at, href });
    },
    close: () => undefined,
    text: () => undefined,
  };
  const run = htmlRun(file, handler);
  for (let more = true; more; ) {
    more = run.push();
    const links = ready;
    ready = [];
    yield* links;
  }
}
