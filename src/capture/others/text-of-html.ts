// SPDX-License-Identifier: Apache-2.0
import { Parser } from 'htmlparser2';

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'iframe']);
const BREAKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** The title, and the text of a document line by line. No style is applied: what a style hides is in it, what a script writes is not. */
export function textOfHtml(html: string): { readonly title: string; readonly text: string } {
  const lines: string[] = [];
  let line = '';
  let title = '';
  let inTitle = false;
  const unseen: string[] = [];
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const parser = new Parser({
    onopentag(name) {
      if (name === 'title') inTitle = true;
      if (UNSEEN.has(name)) unseen.push(name);
      if (BREAKS.has(name)) end();
      if (name === 'td' || name === 'th') line += ' ';
    },
    ontext(text) {
      if (inTitle) title += text;
      else if (unseen.length === 0) line += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
      if (unseen.at(-1) === name) unseen.pop();
      if (BREAKS.has(name)) end();
    },
  });
  parser.end(html);
  end();
  return { title: title.replace(/\s+/g, ' ').trim().slice(0, 500), text: lines.join('\n') };
}
