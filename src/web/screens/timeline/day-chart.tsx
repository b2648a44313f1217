// SPDX-License-Identifier: Apache-2.0
/** Records by day as stacked bars: a small drawing of our own, each bar a link to its records. Time runs as the reader’s language does. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isolated } from '../../language/isolated.ts';
import { useLanguage } from '../../language/language.tsx';
import { directionOf } from '../../language/messages.ts';
import { binsOf, type DayCount } from './bins.ts';

const WIDTH = 1000;
const HEIGHT = 260;
const FOOT = 24;
const SIDE = 44;
/** Half of what the longest day takes at its size, in units of the drawing. */
const HALF_LABEL = 48;
const COLOURS = ['#155a6f', '#5aa0b4', '#dfa02e', '#3f8f59', '#c4493d', '#66747f', '#86bccb', '#98640c'];

export function DayChart({ readingId, days }: { readingId: string; days: readonly DayCount[] }): ReactNode {
  const { say, formats, language } = useLanguage();
  const navigate = useNavigate();
  const { bins, kinds } = binsOf(days);
  const top = bins.reduce((most, bin) => Math.max(most, bin.total), 1);
  const step = (WIDTH - SIDE) / bins.length;
  const isMirrored = directionOf(language) === 'rtl';
  /** The left edge of what is so wide and begins so far from the start of the line. */
  const leftOf = (fromStart: number, width = 0) => (isMirrored ? WIDTH - fromStart - width : fromStart);
  const end = isMirrored ? 'start' : 'end';
  const height = (count: number) => (count / top) * (HEIGHT - FOOT - 10);
  const colour = (kind: string) => COLOURS[kinds.indexOf(kind) % COLOURS.length] as string;
  const open = (from: string, to: string) =>
    void navigate({
      to: '/readings/$readingId',
      params: { readingId },
      search: { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z`, order: 'time' },
    });
  const titleOf = ({ from, to, total }: { from: string; to: string; total: number }): string => {
    const days = from === to ? isolated(formats.day(from)) : `${isolated(formats.day(from))} – ${isolated(formats.day(to))}`;
    return `${days}: ${formats.count(total)}`;
  };
  const ticks = bins.filter((_, index) => index % Math.max(1, Math.ceil(bins.length / 8)) === 0);
  return (
    <figure className="card chart">
      <figcaption className="tags small">
        {kinds.map((kind) => (
          <span key={kind} className="legend">
            <svg width="11" height="11" aria-hidden="true">
              <rect width="11" height="11" rx="2" fill={colour(kind)} />
            </svg>
            {say.maybe('record-kind', kind)}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('timeline.chart')} direction="ltr">
        {[...new Set([Math.ceil(top / 2), top])].map((count) => (
          <g key={count}>
            <line
              x1={leftOf(SIDE)}
              x2={leftOf(WIDTH)}
              y1={HEIGHT - FOOT - height(count)}
              y2={HEIGHT - FOOT - height(count)}
              stroke="#dfe5e9"
            />
            <text x={leftOf(SIDE - 6)} y={HEIGHT - FOOT - height(count) + 4} textAnchor={end} fontSize="11" fill="#596773">
              {formats.count(count)}
            </text>
          </g>
        ))}
        <line x1={leftOf(SIDE)} x2={leftOf(WIDTH)} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke="#94a1ad" />
        {bins.map((bin, index) => {
          let base = HEIGHT - FOOT;
          const x = SIDE + index * step;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same way stands in the table below, by keyboard
            <g key={bin.from} className="bar-of-day" onClick={() => bin.total > 0 && open(bin.from, bin.to)}>
              <title>{titleOf(bin)}</title>
              <rect x={leftOf(x, step)} y="0" width={step} height={HEIGHT - FOOT} fill="transparent" />
              {kinds.map((kind) => {
                const tall = height(bin.counts[kind] ?? 0);
                const wide = Math.max(1, step * 0.84);
                base -= tall;
                return (
                  tall > 0 && <rect key={kind} x={leftOf(x + step * 0.08, wide)} y={base} width={wide} height={tall} fill={colour(kind)} />
                );
              })}
            </g>
          );
        })}
        {ticks.map((bin) => {
          const middle = SIDE + (bins.indexOf(bin) + 0.5) * step;
          const isAtEdge = middle > WIDTH - HALF_LABEL;
          return (
            <text
              key={bin.from}
              x={leftOf(isAtEdge ? WIDTH : middle)}
              y={HEIGHT - 6}
              textAnchor={isAtEdge ? end : 'middle'}
              fontSize="11"
              fill="#596773"
            >
              {isolated(formats.day(bin.from))}
            </text>
          );
        })}
      </svg>
    </figure>
  );
}
