// SPDX-License-Identifier: Apache-2.0
/**
 * The flow as a drawing, by cytoscape, which is fetched when a trace is opened. It begins where the reader begins: from the right in Arabic. It is one
 * stop of the keyboard; arrows go along the steps. Whoever cannot see it has the table of the same steps below.
 */
import type { Core, StylesheetJson } from 'cytoscape';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { FlowNode, TraceDetail } from '../../../core/api/currency.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { directionOf } from '../../language/messages.ts';
import { amountText, shortened } from './amount.ts';

const COLOURS = { seed: '#c4493d', through: '#66747f', held: '#98640c', service: '#155a6f', others: '#94a1ad' } as const;
const STEP_X = 230;
const STEP_Y = 86;

interface CanvasProps {
  readonly detail: TraceDetail;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
}

export function FlowCanvas({ detail, chosen, choose }: CanvasProps): ReactNode {
  const { say, language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Core>(null);
  const [failed, setFailed] = useState(false);
  const backwards = directionOf(language) === 'rtl';
  const elements = useMemo(() => elementsOf(detail, backwards, (count) => say('money.others', { count })), [detail, backwards, say]);

  useEffect(() => {
    let left = false;
    import('cytoscape').then(
      ({ default: cytoscape }) => {
        if (left || place.current === null) return;
        const core = cytoscape({
          container: place.current,
          elements,
          style: STYLE,
          layout: { name: 'preset', padding: 24 },
          minZoom: 0.1,
          maxZoom: 3,
        });
        core.on('tap', 'node', (event) => choose(event.target.id()));
        drawn.current = core;
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [elements, choose]);

  useEffect(() => {
    const core = drawn.current;
    if (core === null) return;
    core.elements().removeClass('chosen');
    if (chosen === null) return;
    const node = core.getElementById(chosen);
    node.closedNeighborhood().addClass('chosen');
    if (node.nonempty()) core.animate({ center: { eles: node } }, { duration: 120 });
  }, [chosen]);

  const onKey = (event: KeyboardEvent): void => {
    const core = drawn.current;
    if (event.key === 'Escape') choose(null);
    else if (core !== null && (event.key === '+' || event.key === '-')) core.zoom(core.zoom() * (event.key === '+' ? 1.25 : 0.8));
    else if (event.key.startsWith('Arrow')) choose(neighbour(detail, chosen, event.key, backwards));
    else return;
    event.preventDefault();
  };

  if (failed) return <p className="faint">{say('money.flow.failed')}</p>;
  return (
    <div className="stack">
      <div
        ref={place}
        className="flow-canvas"
        dir="ltr"
        role="application"
        aria-label={say('money.flow.label', { nodes: detail.nodes.length, steps: detail.steps.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is one stop of the keyboard, arrows move inside it
        tabIndex={0}
        onKeyDown={onKey}
      />
      <Chosen node={detail.nodes.find(({ id }) => id === chosen)} unit={detail.unit} />
      <p className="small faint">{say('money.flow.help')}</p>
    </div>
  );
}

function Chosen({ node, unit }: { node: FlowNode | undefined; unit: string }): ReactNode {
  const say = useSay();
  const isolated = (text: string): string => `\u2066${text}\u2069`;
  return (
    <p role="status">
      {node === undefined
        ? say('money.flow.nothing')
        : say('money.flow.chosen', {
            kind: say(`money.kind.${node.kind}`),
            address: node.kind === 'others' ? say('money.others', { count: node.addresses }) : isolated(node.address),
            amount: isolated(amountText(node.amount, unit).text),
          })}
    </p>
  );
}

/** Forward and back along the steps, up and down among addresses of one step; from nowhere to the first seed. */
function neighbour({ nodes, steps }: TraceDetail, chosen: string | null, key: string, backwards: boolean): string | null {
  const here = nodes.find(({ id }) => id === chosen);
  if (here === undefined) return (nodes.find(({ kind }) => kind === 'seed') ?? nodes[0])?.id ?? null;
  const forward = key === (backwards ? 'ArrowLeft' : 'ArrowRight');
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = nodes.filter(({ hop }) => hop === here.hop);
    return column[column.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)]?.id ?? here.id;
  }
  const next = forward ? steps.find(({ from }) => from === here.id)?.to : steps.find(({ to }) => to === here.id)?.from;
  return next ?? here.id;
}

function elementsOf({ nodes, steps, unit }: TraceDetail, backwards: boolean, others: (count: number) => string) {
  const inColumn = new Map<number, number>();
  const drawn = nodes.map((node) => {
    const row = inColumn.get(node.hop) ?? 0;
    inColumn.set(node.hop, row + 1);
    const name = node.kind === 'others' ? others(node.addresses) : shortened(node.address);
    // Each line keeps its own direction: the drawing is measured in that of the page.
    const lines = [node.label, name, amountText(node.amount, unit).text].filter((part) => part !== null);
    const label = lines.map((line) => `\u2066${line}\u2069`).join('\n');
    return {
      data: { id: node.id, label, colour: COLOURS[node.kind] },
      position: { x: node.hop * STEP_X * (backwards ? -1 : 1), y: row * STEP_Y },
    };
  });
  const lines = steps.map(({ from, to }) => ({ data: { id: `${from} ${to}`, source: from, target: to } }));
  return [...drawn, ...lines];
}

const STYLE: StylesheetJson = [
  {
    selector: 'node',
    style: {
      'background-color': 'data(colour)',
      label: 'data(label)',
      'text-wrap': 'wrap',
      'text-valign': 'bottom',
      'text-margin-y': 4,
      'font-size': 11,
      'font-family': 'Inter, "Noto Sans Arabic", sans-serif',
      color: '#22303a',
      width: 22,
      height: 22,
    },
  },
  {
    selector: 'edge',
    style: {
      width: 2,
      'line-color': '#b8c4cc',
      'target-arrow-color': '#b8c4cc',
      'target-arrow-shape': 'triangle',
      'curve-style': 'bezier',
    },
  },
  { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': '#dfa02e' } },
  { selector: 'edge.chosen', style: { 'line-color': '#dfa02e', 'target-arrow-color': '#dfa02e', width: 3 } },
];
