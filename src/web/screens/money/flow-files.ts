// SPDX-License-Identifier: Apache-2.0
/** A trace as files to take along: the drawing as SVG, and its steps and notes as CSV. Both are made of what the screen shows, and of nothing else. */
import type { TraceDetail } from '../../../core/api/currency.ts';
import { csvOf } from '../../../core/requests/csv.ts';
import { stepId } from './step-id.ts';

export interface DrawnNode {
  readonly id: string;
  readonly lines: readonly string[];
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

const MARGIN = 60;
const LINE = 14;

/** One picture without scripts, fonts or links. Text from strangers is escaped. */
export function svgOf(
  nodes: readonly DrawnNode[],
  steps: readonly { readonly from: string; readonly to: string }[],
  title: string,
): string {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const [left, top] = [Math.min(...nodes.map(({ x }) => x)) - 2 * MARGIN, Math.min(...nodes.map(({ y }) => y)) - MARGIN];
  const [right, bottom] = [Math.max(...nodes.map(({ x }) => x)) + 2 * MARGIN, Math.max(...nodes.map(({ y }) => y)) + 2 * MARGIN];
  const lines = steps.flatMap(({ from, to }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return a === undefined || b === undefined ? [] : [`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" marker-end="url(#to)"/>`];
  });
  const dots = nodes.map(({ lines: words, colour, x, y }) => {
    const text = words.map((word, row) => `<text x="${x}" y="${y + 26 + row * LINE}">${escaped(word)}</text>`).join('');
    return `<circle cx="${x}" cy="${y}" r="11" fill="${colour}"/>${text}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${right - left} ${bottom - top}" font-family="sans-serif" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="to" viewBox="0 0 8 8" refX="18" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#94a1ad"/></marker></defs>',
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="#fff"/>`,
    `<g stroke="#b8c4cc" stroke-width="2">${lines.join('')}</g>`,
    `<g text-anchor="middle" fill="#22303a">${dots.join('')}</g>`,
    '</svg>',
  ].join('\n');
}

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] as string);

/** One row for each step, then one for each note. Amounts are smallest units, exact. */
export function flowCsv({ steps, nodes, notes, unit }: TraceDetail): string {
  const named = new Map(nodes.map(({ id, label }) => [id, label]));
  const noted = Map.groupBy(notes, ({ at }) => (at.from === null ? '' : at.to === null ? at.from : stepId({ from: at.from, to: at.to })));
  const texts = (id: string): string =>
    (noted.get(id) ?? []).map(({ text, writtenBy, writtenAt }) => `${text} (${writtenBy.name}, ${writtenAt})`).join(' | ');
  return csvOf(
    ['from', 'from label', 'to', 'to label', 'amount', 'unit', 'movements', 'first transaction', 'time (UTC)', 'block', 'notes'],
    [
      ...steps.map((step) => [
        ...[step.from, named.get(step.from) ?? null, step.to, named.get(step.to) ?? null, step.amount, unit, step.movements],
        ...[step.transaction, step.at, step.block, texts(stepId(step))],
      ]),
      ...notes
        .filter(({ at }) => at.kind !== 'step')
        .map(({ at, text, writtenBy, writtenAt }) => [
          at.from,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          `${text} (${writtenBy.name}, ${writtenAt})`,
        ]),
    ],
  );
}
