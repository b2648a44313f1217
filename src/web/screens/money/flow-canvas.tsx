// SPDX-License-Identifier: Apache-2.0
/**
 * The flow as a drawing, by cytoscape, which is fetched when a trace is opened. It begins where the reader begins: from the right in Arabic. It is one
 * stop of the keyboard; arrows go along the steps. Whoever cannot see it has the table of the same steps below.
 */
import { Button } from '@mantine/core';
import type { Core, StylesheetJson } from 'cytoscape';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { FlowStep, TraceDetail } from '../../../core/api/currency.ts';
import { leftToRight } from '../../language/isolated.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { directionOf } from '../../language/messages.ts';
import { amountText, shortened } from './amount.ts';
import { type DrawnNode, pngScale, svgOf } from './flow-files.ts';
import { placesOf, STEP_Y } from './flow-places.ts';
import { placeOf } from './notes.tsx';
import { type Drawing, svgFile, useSaveDrawing, useSaveSteps } from './save-file.ts';
import { stepId } from './step-id.ts';

const COLOURS = { seed: '#c4493d', through: '#66747f', held: '#98640c', service: '#155a6f', others: '#94a1ad' } as const;
const PADDING = 24;
/** Of so many the names are read at once; of more they are shown where they are large enough to be read. */
const FEW = 150;
/** Names are read from here on. */
const READABLE = 0.7;
/** Two addresses do not fill a screen with their names. */
const LARGEST_AT_FIRST = 1.2;

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
  const drawing = useMemo(() => nodesOf(detail, backwards, (count) => say('money.others', { count })), [detail, backwards, say]);
  const elements = useMemo(() => elementsOf(drawing, detail), [drawing, detail]);
  const name = `trace-${detail.id.slice(0, 8)}`;
  const save = useSaveDrawing(detail.id);
  const saveSteps = useSaveSteps(detail.id);

  useEffect(() => {
    let left = false;
    import('cytoscape').then(
      ({ default: cytoscape }) => {
        if (left || place.current === null) return;
        const core = cytoscape({
          container: place.current,
          elements,
          style: drawing.length > FEW ? STYLE_OF_MANY : STYLE,
          layout: { name: 'preset', fit: false },
          minZoom: 0.02,
          maxZoom: 3,
          // Thousands are moved as one picture, and their steps are drawn again when they rest.
          ...(drawing.length > FEW ? { textureOnViewport: true, hideEdgesOnViewport: true, pixelRatio: 1 } : {}),
        });
        showWhole(core);
        core.on('tap', 'node, edge', (event) => choose(event.target.id()));
        drawn.current = core;
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [elements, drawing.length, choose]);

  useEffect(() => {
    const core = drawn.current;
    if (core === null) return;
    // Of thousands only those are styled anew that change.
    const found = chosen === null ? core.collection() : core.getElementById(chosen);
    core.batch(() => {
      core.$('.chosen').removeClass('chosen');
      found.nodes().closedNeighborhood().union(found).union(found.edges().connectedNodes()).addClass('chosen');
    });
    if (found.nonempty()) core.animate({ zoom: Math.max(core.zoom(), READABLE), center: { eles: found } }, { duration: 120 });
  }, [chosen]);

  const onKey = (event: KeyboardEvent): void => {
    const core = drawn.current;
    if (event.key === 'Escape') {
      choose(null);
      if (core !== null) showWhole(core);
    } else if (core !== null && (event.key === '+' || event.key === '-')) core.zoom(core.zoom() * (event.key === '+' ? 1.25 : 0.8));
    else if (event.key.startsWith('Arrow')) choose(neighbour(detail, chosen, event.key, backwards));
    else return;
    event.preventDefault();
  };

  if (failed) return <p className="faint">{say('money.flow.failed')}</p>;
  return (
    <div className="stack">
      {/* The library writes a style element unless one of this id is there; the desk's policy refuses it, and our sheet says the same. */}
      <span id="__________cytoscape_stylesheet" hidden />
      <div
        ref={place}
        className="flow-canvas"
        style={{ '--drawing': `${heightOf(drawing)}px` } as CSSProperties}
        dir="ltr"
        role="application"
        aria-label={say('money.flow.label', { nodes: detail.nodes.length, steps: detail.steps.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is one stop of the keyboard, arrows move inside it
        tabIndex={0}
        onKeyDown={onKey}
      />
      <Chosen detail={detail} chosen={chosen} />
      <section className="row not-printed" aria-label={say('money.flow.take')}>
        <Button
          variant="default"
          size="xs"
          loading={save.isPending}
          onClick={() => save.mutate(svgFile(svgOf(drawing, detail.steps, name)))}
        >
          {say('money.flow.svg')}
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={save.isPending}
          onClick={() => drawn.current !== null && save.mutate(pngOf(drawn.current))}
        >
          {say('money.flow.png')}
        </Button>
        <Button variant="default" size="xs" loading={saveSteps.isPending} onClick={() => saveSteps.mutate(undefined)}>
          {say('money.flow.csv')}
        </Button>
      </section>
      <p className="small faint not-printed">{say('money.flow.help')}</p>
    </div>
  );
}

function Chosen({ detail: { nodes, steps, unit, notes }, chosen }: { detail: TraceDetail; chosen: string | null }): ReactNode {
  const say = useSay();
  const node = nodes.find(({ id }) => id === chosen);
  const step = steps.find((one) => stepId(one) === chosen);
  const noted = notes.filter(({ at }) => chosen !== null && placeOf(at) === chosen);
  return (
    <div role="status" className="stacked">
      {step !== undefined && (
        <span>
          {say('money.flow.step', {
            from: leftToRight(shortened(step.from)),
            to: leftToRight(shortened(step.to)),
            amount: leftToRight(amountText(step.amount, unit).text),
          })}
        </span>
      )}
      {node !== undefined && (
        <span>
          {say('money.flow.chosen', {
            kind: say(`money.kind.${node.kind}`),
            address: node.kind === 'others' ? say('money.others', { count: node.addresses }) : leftToRight(node.address),
            amount: leftToRight(amountText(node.amount, unit).text),
          })}
        </span>
      )}
      {node === undefined && step === undefined && <span>{say('money.flow.nothing')}</span>}
      {noted.map(({ id, text }) => (
        <span key={id} dir="auto">
          {text}
        </span>
      ))}
    </div>
  );
}

function showWhole(core: Core): void {
  core.fit(undefined, PADDING);
  if (core.zoom() <= LARGEST_AT_FIRST) return;
  core.zoom(LARGEST_AT_FIRST);
  core.center();
}

/** Of all rows and the room around them, as large as they are shown at first. */
function heightOf(drawing: readonly DrawnNode[]): number {
  const ys = drawing.map(({ y }) => y);
  return (Math.max(0, ...ys) - Math.min(0, ...ys) + STEP_Y) * LARGEST_AT_FIRST + 2 * PADDING;
}

/** The drawing as cytoscape shows it, whole. */
async function pngOf(core: Core): Promise<Drawing> {
  const content = await core.png({ full: true, scale: pngScale(core.elements().boundingBox()), bg: '#fff', output: 'blob-promise' });
  return { form: 'png', content };
}

/** Forward and back along the step with the most value, up and down among addresses of one step; from nowhere to the first seed. */
function neighbour({ nodes, steps }: TraceDetail, chosen: string | null, key: string, backwards: boolean): string | null {
  const forward = key === (backwards ? 'ArrowLeft' : 'ArrowRight');
  const step = steps.find((one) => stepId(one) === chosen);
  if (step !== undefined) return forward ? step.to : step.from;
  const here = nodes.find(({ id }) => id === chosen);
  if (here === undefined) return (nodes.find(({ kind }) => kind === 'seed') ?? nodes[0])?.id ?? null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = nodes.filter(({ hop }) => hop === here.hop);
    return column[column.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)]?.id ?? here.id;
  }
  const next = forward
    ? largest(steps.filter(({ from }) => from === here.id))?.to
    : largest(steps.filter(({ to }) => to === here.id))?.from;
  return next ?? here.id;
}

/** The first of the largest. */
const largest = (steps: readonly FlowStep[]): FlowStep | undefined =>
  steps.reduce<FlowStep | undefined>(
    (most, one) => (most !== undefined && BigInt(most.amount) >= BigInt(one.amount) ? most : one),
    undefined,
  );

function nodesOf({ nodes, unit }: TraceDetail, backwards: boolean, others: (count: number) => string): DrawnNode[] {
  const places = placesOf(nodes, backwards);
  return nodes.map((node, at) => {
    const name = node.kind === 'others' ? others(node.addresses) : shortened(node.address);
    const lines = [node.label, ...node.names, name, amountText(node.amount, unit).text].filter((part) => part !== null);
    return { id: node.id, lines, colour: COLOURS[node.kind], ...(places[at] as { x: number; y: number }) };
  });
}

function elementsOf(drawing: readonly DrawnNode[], { nodes, steps, notes }: TraceDetail) {
  const noted = new Set(notes.map(({ at }) => placeOf(at)));
  const ends = new Set(nodes.flatMap(({ id, kind }) => (kind === 'seed' || kind === 'service' ? [id] : [])));
  const drawn = drawing.map(({ id, lines, colour, x, y }) => ({
    // Each line has the direction of its own first letter, whatever that of the page is.
    data: { id, label: lines.map((line) => `\u2068${line}\u2069`).join('\n'), colour },
    classes: `${noted.has(id) ? 'noted' : ''} ${ends.has(id) ? 'end' : ''}`,
    position: { x, y },
  }));
  const lines = steps.map((step) => {
    const id = stepId(step);
    return { data: { id, source: step.from, target: step.to }, classes: noted.has(id) ? 'noted' : '' };
  });
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
      'text-background-color': '#fff',
      'text-background-opacity': 0.85,
      'font-size': 11,
      'font-family': 'Inter Variable, Noto Sans Arabic Variable, sans-serif',
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
  { selector: 'node.noted', style: { shape: 'round-diamond', width: 28, height: 28 } },
  { selector: 'edge.noted', style: { 'line-style': 'dashed' } },
  { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': '#dfa02e' } },
  { selector: 'edge.chosen', style: { 'line-color': '#dfa02e', 'target-arrow-color': '#dfa02e', width: 3 } },
];

/** Names smaller than can be read are left out, and steps are straight: of thousands both take most of the time and tell nothing. */
const STYLE_OF_MANY: StylesheetJson = [
  ...STYLE,
  { selector: 'node', style: { 'min-zoomed-font-size': 6 } },
  // Where value began and where it can be asked after is seen from afar.
  { selector: 'node.end', style: { width: 60, height: 60 } },
  { selector: 'edge', style: { 'curve-style': 'straight', width: 1 } },
];
