// SPDX-License-Identifier: Apache-2.0
/**
 * A document text as one HTML page without script or outside resource; identifiers stand in `<bdi dir="ltr">`. The page takes the focus: in a frame
 * of the desk nothing else would let the keyboard in to read to the end.
 */
import type { Block, DocumentText, LabelledValue, Line, Run } from '../../core/documents/document-text.ts';

export function renderHtml(papers: readonly DocumentText[]): string {
  const [first] = papers;
  return `<!doctype html>
<html lang="${first?.language ?? 'en'}" dir="${first?.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(first?.title ?? '')}</title>
<style>${STYLE}</style>
</head>
<body tabindex="0">
${papers.map(paper).join('\n')}
</body>
</html>
`;
}

function paper(document: DocumentText): string {
  const mark = document.watermark === undefined ? '' : `<p class="watermark" role="note">${escaped(document.watermark)}</p>\n`;
  const blocks = document.blocks.map((block) => blockHtml(block, document)).join('\n');
  return `<article lang="${document.language}" dir="${document.direction}">\n${mark}${blocks}\n</article>`;
}

function blockHtml(block: Block, document: DocumentText): string {
  const line = (one: Line): string => lineHtml(one, document);
  switch (block.kind) {
    case 'letterhead':
      return `<header>${block.lines.map((one, at) => (at === 0 ? `<p class="authority">${line(one)}</p>` : `<p>${line(one)}</p>`)).join('')}</header>`;
    case 'addressee':
      return `<div class="addressee"><p>${escaped(block.label)}</p>${block.lines.map((one) => `<p>${line(one)}</p>`).join('')}</div>`;
    case 'title':
      return `<h1>${line(block.line)}</h1>`;
    case 'heading':
      return `<h2>${line(block.line)}</h2>`;
    case 'paragraph':
      return `<p>${line(block.line)}</p>`;
    case 'references':
    case 'fields':
      return rows(block.rows, line);
    case 'passage':
      return `<h3>${escaped(block.row.label)}</h3>${block.row.value.map((one) => `<p>${line(one)}</p>`).join('')}`;
    case 'table':
      return table(block, line);
    case 'signature':
      return `<section class="signature">${rows(block.rows, line)}<div class="line"><p>${escaped(block.seal)}</p><p>${escaped(block.line)}</p></div></section>`;
  }
}

function rows(list: readonly LabelledValue[], line: (one: Line) => string): string {
  return `<dl>${list.map((row) => `<dt>${escaped(row.label)}</dt><dd>${row.value.map(line).join('<br>')}</dd>`).join('')}</dl>`;
}

function table(block: Extract<Block, { kind: 'table' }>, line: (one: Line) => string): string {
  const head = block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
  const body = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${line(cell)}</td>`).join('')}</tr>`).join('');
  return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function lineHtml(line: Line, document: DocumentText): string {
  return line.map((run) => runHtml(run, document)).join('');
}

function runHtml(run: Run, document: DocumentText): string {
  switch (run.kind) {
    case 'text':
      return escaped(run.text);
    case 'identifier':
      return `<bdi dir="ltr">${escaped(run.text)}</bdi>`;
    case 'foreign':
      return `<bdi dir="${run.direction}">${escaped(run.text)}</bdi>`;
    case 'blank': {
      const candidate =
        run.candidate === undefined
          ? ''
          : ` <span class="candidate">(${escaped(document.words.candidate + document.words.colon)}${lineHtml(run.candidate, document)}${run.note === undefined ? '' : ` — ${escaped(run.note)}`})</span>`;
      return `<span class="blank">⟦ ${escaped(run.label)} ⟧</span>${candidate}`;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

const STYLE = `body{font:16px/1.55 "Noto Sans","Amiri",sans-serif;color:#16212b;margin:0 auto;max-width:46rem;padding:2rem;overflow-wrap:break-word}body:focus-visible{outline:3px solid #1f8fb0;outline-offset:-3px}
article{position:relative;padding-block-end:3rem}article+article{border-block-start:1px solid #9fabb4;padding-block-start:2rem}
header{text-align:center;border-block-end:2px solid #1f4e79;margin-block-end:1rem}header p{margin:.1rem}.authority{font-weight:700;font-size:1.2em}
h1{font-size:1.3rem;text-align:center}h2{font-size:1.08rem;color:#1f4e79;margin-block-start:1.6rem}h3{font-size:1rem;margin-block-end:.2rem}
dl{display:grid;grid-template-columns:minmax(7rem,32%) minmax(0,1fr);gap:.35rem 1rem}dt{color:#55626c}dd{margin:0}
table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:600;padding-block:.5rem}th,td{border:1px solid #9fabb4;padding:.3rem .5rem;text-align:start;vertical-align:top}td{overflow-wrap:anywhere}th{background:#eef2f5}
.addressee p{margin:.1rem}.blank{border-block-end:1px solid;color:#55626c}.candidate{color:#55626c;font-size:.9em}
.watermark{position:sticky;top:0;text-align:center;color:#8a1c1c;background:#fbeaea;font-weight:700;padding:.4rem}
.signature{margin-block-start:2.5rem}.line{inline-size:46%;margin-inline-start:auto;text-align:center;color:#55626c}.line p:first-child{block-size:5rem;border-block-end:1px solid}
@media(max-width:34rem){body{padding:1rem}.line{inline-size:auto}}@media print{article+article{break-before:page;border:0}.watermark{position:static}}`;
