// SPDX-License-Identifier: Apache-2.0
import { shownOverrides } from '../../../core/documents/shown-controls.ts';

/** The drawing of a trace as a file to take along, made of what the screen shows and of nothing else. */

export interface DrawnNode {
  readonly id: string;
  readonly lines: readonly string[];
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

/** More than these a browser draws for minutes, and few programs open. */
const MOST_PIXELS = 16_000_000;
const LONGEST_SIDE = 12_000;

/** How much larger than on the screen a picture of this size is drawn: twice, where that is not too much. */
export const pngScale = ({ w, h }: { readonly w: number; readonly h: number }): number =>
  Math.min(2, Math.sqrt(MOST_PIXELS / (w * h)), LONGEST_SIDE / w, LONGEST_SIDE / h);

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
  shownOverrides(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] as string);
