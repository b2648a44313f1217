// SPDX-License-Identifier: Apache-2.0
/**
 * A case as a picture: who was asked about what, what came back, where it led. Everything in it stands in tables beside it; the picture
 * shows what hangs together and claims nothing of its own.
 */
import './case-picture.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import cytoscape from 'cytoscape';
import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { AddressToAsk } from '../../../core/api/evidence.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
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
const SHAPES = { target: 'ellipse', request: 'round-rectangle', evidence: 'barrel', address: 'diamond' } as const;

/** A label has the direction of its own first letter, whatever that of the page is. */
const isolated = (label: string): string => `\u2068${label}\u2069`;

function Drawing({ picture }: { picture: Picture }): ReactNode {
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const drawing = cytoscape({
      container: place.current,
      elements: [
        ...picture.things.map(({ id, kind, label, address }) => ({ data: { id, kind, label: isolated(label), address } })),
        ...picture.links.map(({ from, to, label }) => ({
          data: { id: `${from} ${to}`, source: from, target: to, label: isolated(label) },
        })),
      ],
      layout: { name: 'breadthfirst', directed: true, spacingFactor: 1.15, padding: 24, animate: false },
      minZoom: 0.2,
      maxZoom: 3,
      wheelSensitivity: 0.3,
      style: [
        {
          selector: 'node',
          style: {
            label: 'data(label)',
            'font-size': 11,
            'font-family': 'Inter Variable, Noto Sans Arabic Variable, sans-serif',
            'text-wrap': 'wrap',
            'text-max-width': '150px',
            'text-valign': 'bottom',
            'text-margin-y': 5,
            color: '#1a242d',
            'text-background-color': '#fff',
            'text-background-opacity': 0.85,
            width: 26,
            height: 26,
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
            'curve-style': 'bezier',
            label: 'data(label)',
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
    return () => drawing.destroy();
  }, [picture, navigate]);
  return <div ref={place} className="case-drawing" aria-hidden="true" />;
}
