// SPDX-License-Identifier: Apache-2.0
/**
 * A case as a picture: who was asked about what, what came back, where it led. Everything in it stands in tables beside it; the picture
 * shows what hangs together and claims nothing of its own.
 */
import './case-picture.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import cytoscape, { type Core } from 'cytoscape';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { AddressToAsk } from '../../../core/api/evidence.ts';
import { asked } from '../../desk/queries.ts';
import { isolated } from '../../language/isolated.ts';
import { useLanguage } from '../../language/language.tsx';
import { directionOf } from '../../language/messages.ts';
import { BOX, heightOf, inColumns } from './in-columns.ts';
import { type Picture, pictureOf } from './picture-of.ts';

export function CasePicture({ detail, addresses }: { detail: CaseDetail; addresses: readonly AddressToAsk[] }): ReactNode {
  const { say } = useLanguage();
  const requests = useQuery(asked.requests({ caseId: detail.id }));
  const evidence = useQuery(asked.evidenceOfCase(detail.id));
  const picture =
    requests.data === undefined || evidence.data === undefined
      ? undefined
      : pictureOf({ detail, addresses, requests: requests.data.requests, items: evidence.data.items }, say);
  return (
    <section className="card case-picture" aria-label={say('leads.picture.of', { title: detail.title })}>
      {/* The library writes a style element unless one of this id is there; the desk's policy refuses it, and our sheet says the same. */}
      <span id="__________cytoscape_stylesheet" hidden />
      {picture !== undefined && <Drawing picture={picture} />}
      <ul className="tags padded small" aria-label={say('leads.picture.legend')}>
        {(['target', 'request', 'evidence', 'address'] as const).map((kind) => (
          <li key={kind} className="picture-key" data-kind={kind}>
            {say(`picture.${kind}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const COLOURS = { target: '#155a6f', request: '#7c500a', evidence: '#26633b', address: '#525f6a' } as const;
const SHAPES = { target: 'round-rectangle', request: 'rectangle', evidence: 'cut-rectangle', address: 'hexagon' } as const;
const PADDING = 24;
/** Smaller than this nobody reads a label: on a telephone the picture begins at its start and is moved. */
const LEAST_ZOOM_AT_FIRST = 0.6;

/** From the arrow to the middle of the words. */
const LABEL_FROM_END = 46;

function Drawing({ picture }: { picture: Picture }): ReactNode {
  const navigate = useNavigate();
  const direction = directionOf(useLanguage().language);
  const place = useRef<HTMLDivElement>(null);
  const placed = useMemo(() => inColumns(picture), [picture]);
  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    const drawing = cytoscape({
      container,
      elements: [
        ...picture.things.map(({ id, kind, label, address }) => {
          const { x, y } = placed.at.get(id) ?? { x: 0, y: 0 };
          return { data: { id, kind, label: isolated(label), address }, position: { x: direction === 'rtl' ? -x : x, y } };
        }),
        ...picture.links.map(({ from, to, label }) => ({
          data: { id: `${from} ${to}`, source: from, target: to, label: isolated(label) },
        })),
      ],
      layout: { name: 'preset', fit: false },
      minZoom: 0.2,
      maxZoom: 3,
      style: [
        {
          selector: 'node',
          style: {
            label: 'data(label)',
            'font-size': 11,
            'font-family': 'Inter Variable, Noto Sans Arabic Variable, sans-serif',
            'text-wrap': 'wrap',
            'text-max-width': `${BOX.width - 16}px`,
            'text-valign': 'center',
            color: '#fff',
            ...BOX,
          },
        },
        ...(Object.keys(COLOURS) as (keyof typeof COLOURS)[]).map((kind) => ({
          selector: `node[kind = "${kind}"]`,
          style: { 'background-color': COLOURS[kind], shape: SHAPES[kind] },
        })),
        {
          selector: 'edge',
          style: {
            width: 1.5,
            'line-color': '#94a1ad',
            'target-arrow-color': '#94a1ad',
            'target-arrow-shape': 'triangle',
            'curve-style': 'straight',
            // From the side at which a line ends to that at which the next begins.
            'source-endpoint': direction === 'rtl' ? '-50% 0' : '50% 0',
            'target-endpoint': direction === 'rtl' ? '50% 0' : '-50% 0',
            // Where the line ends: in the middle the words of lines that part from one thing cover each other.
            'target-label': 'data(label)',
            'target-text-offset': LABEL_FROM_END,
            'font-size': 9,
            color: '#596773',
            'text-background-color': '#fff',
            'text-background-opacity': 1,
          },
        },
      ],
    });
    drawing.on('tap', 'node', (event) => {
      const address: unknown = event.target.data('address');
      if (typeof address === 'string') void navigate({ to: address });
    });
    beginAtStart(drawing, direction);
    // The wheel moves the page, as everywhere; with Ctrl it changes the size, as everywhere.
    const wheeled = (event: WheelEvent) => void drawing.userZoomingEnabled(event.ctrlKey || event.metaKey);
    const touched = () => void drawing.userZoomingEnabled(true);
    container.addEventListener('wheel', wheeled, { capture: true, passive: true });
    container.addEventListener('touchstart', touched, { capture: true, passive: true });
    return () => {
      container.removeEventListener('wheel', wheeled, { capture: true });
      container.removeEventListener('touchstart', touched, { capture: true });
      drawing.destroy();
    };
  }, [picture, placed, direction, navigate]);
  return <div ref={place} className="case-drawing" style={{ blockSize: heightOf(placed) + 2 * PADDING }} aria-hidden="true" />;
}

/** As large as it goes, the first column at the start of the line and the first row on top. */
function beginAtStart(drawing: Core, direction: 'ltr' | 'rtl'): void {
  const { x1, x2, y1, w } = drawing.elements().boundingBox();
  const zoom = Math.min(1, Math.max(LEAST_ZOOM_AT_FIRST, (drawing.width() - 2 * PADDING) / w));
  const x = direction === 'rtl' ? drawing.width() - PADDING - x2 * zoom : PADDING - x1 * zoom;
  drawing.viewport({ zoom, pan: { x, y: PADDING - y1 * zoom } });
}
