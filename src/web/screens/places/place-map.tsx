// SPDX-License-Identifier: Apache-2.0
/** Land, a net of degrees, the places with their circles of accuracy. The outline is Natural Earth's (public domain), shipped with the desk. */
import { ActionIcon } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { feature } from 'topojson-client';
import land from 'world-atlas/land-50m.json';
import { useSay } from '../../language/language.tsx';
import { type Group, gathered } from './gathered.ts';
import type { PlaceNamed } from './place-words.ts';
import { HEIGHT, latOf, lonOf, moved, netStep, pixelsOf, toScreen, toWorld, type View, viewOf, WIDTH, zoomed } from './projection.ts';

/** Degrees need this much; a label that the edge would cut is not written. */
const LABEL = 70;
/** By so much a press on a number brings nearer. */
const NEARER = 3;

interface MapProps {
  readonly places: readonly PlaceNamed[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

export function PlaceMap({ places, chosen, choose }: MapProps): ReactNode {
  const say = useSay();
  const [view, setView] = useState<View>(() => viewOf(places));
  const worlds = useMemo(() => places.map((place) => ({ place, world: toWorld(place.lat, place.lon) })), [places]);
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (from.current === undefined) return;
    const perPixel = WIDTH / event.currentTarget.clientWidth;
    const { x, y } = from.current;
    from.current = { x: event.clientX, y: event.clientY };
    setView((before) => moved(before, (x - event.clientX) * perPixel, (y - event.clientY) * perPixel));
  };
  const keys = (event: KeyboardEvent) => {
    const way = { ArrowRight: [60, 0], ArrowLeft: [-60, 0], ArrowDown: [0, 60], ArrowUp: [0, -60] }[event.key];
    if (way !== undefined) setView((before) => moved(before, way[0] as number, way[1] as number));
    else if (event.key === '+' || event.key === '=') setView((before) => zoomed(before, 1.6));
    else if (event.key === '-') setView((before) => zoomed(before, 1 / 1.6));
    else return;
    event.preventDefault();
  };
  return (
    // The buttons stand on the side where no degrees are written.
    <div className="map" dir="ltr">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        aria-label={say('places.map')}
        direction="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
        tabIndex={0}
        onKeyDown={keys}
        onPointerDown={(event) => {
          from.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          from.current = undefined;
        }}
        onPointerLeave={() => {
          from.current = undefined;
        }}
      >
        <rect width={WIDTH} height={HEIGHT} className="map-sea" />
        <Land view={view} />
        <Net view={view} />
        {gathered(worlds, view, ({ world }) => world).map(({ x, y, places: together }) => {
          const group = { x, y, places: together.map(({ place }) => place) };
          return <Point key={together[0]?.place.id} group={group} view={view} chosen={chosen} choose={choose} look={setView} />;
        })}
      </svg>
      <div className="map-acts">
        <ActionIcon variant="default" onClick={() => setView(zoomed(view, 1.6))} aria-label={say('places.nearer')}>
          <IconPlus size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" onClick={() => setView(zoomed(view, 1 / 1.6))} aria-label={say('places.farther')}>
          <IconMinus size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" onClick={() => setView(viewOf(places))} aria-label={say('places.fit')}>
          <IconFocusCentered size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
    </div>
  );
}

type Ring = readonly (readonly [number, number])[];

/** Outer edges and lakes alike, each with the stretch it covers, so that only what is in sight is drawn. */
function ringsOfLand(): { readonly ring: readonly { x: number; y: number }[]; readonly box: readonly [number, number, number, number] }[] {
  const rings = (feature(land, land.objects.land).features ?? []).flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat(),
  );
  return rings.map((ring) => {
    const points = ring.map(([lon, lat]) => toWorld(lat, lon));
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    return { ring: points, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
}

function Land({ view }: { view: View }): ReactNode {
  const rings = useMemo(ringsOfLand, []);
  const halfX = WIDTH / 2 / view.scale;
  const halfY = HEIGHT / 2 / view.scale;
  const path = rings
    .filter(({ box }) => box[2] >= view.x - halfX && box[0] <= view.x + halfX && box[3] >= view.y - halfY && box[1] <= view.y + halfY)
    .map(({ ring }) => {
      const points = ring.map((world) => toScreen(view, world));
      return `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
    })
    .join('');
  return <path d={path} className="map-land" fillRule="evenodd" />;
}

function Net({ view }: { view: View }): ReactNode {
  const step = netStep(view);
  const west = lonOf(view.x - WIDTH / 2 / view.scale);
  const east = lonOf(view.x + WIDTH / 2 / view.scale);
  const north = latOf(Math.max(0, view.y - HEIGHT / 2 / view.scale));
  const south = latOf(Math.min(1, view.y + HEIGHT / 2 / view.scale));
  const between = (low: number, high: number): number[] => {
    const first = Math.ceil(low / step);
    return Array.from({ length: Math.max(0, Math.min(40, Math.floor(high / step) - first + 1)) }, (_, n) => (first + n) * step);
  };
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  const degrees = (value: number, plus: string, minus: string): string =>
    `${Math.abs(value).toFixed(digits)}°${Math.abs(value) < step / 2 ? '' : value > 0 ? plus : minus}`;
  return (
    <g className="map-net">
      {between(west, east).map((lon) => {
        const { x } = toScreen(view, toWorld(0, lon));
        return (
          <g key={`x${lon}`}>
            <line x1={x} x2={x} y1={0} y2={HEIGHT} />
            {x + 4 < WIDTH - LABEL && (
              <text x={x + 4} y={HEIGHT - 6}>
                {degrees(lon, 'E', 'W')}
              </text>
            )}
          </g>
        );
      })}
      {between(Math.max(south, -85), Math.min(north, 85)).map((lat) => {
        const { y } = toScreen(view, toWorld(lat, 0));
        return (
          <g key={`y${lat}`}>
            <line x1={0} x2={WIDTH} y1={y} y2={y} />
            <text x={6} y={y - 4}>
              {degrees(lat, 'N', 'S')}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface PointProps {
  readonly group: Group<PlaceNamed>;
  readonly view: View;
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  readonly look: (view: View) => void;
}

/** One place with its accuracy, or the number of those that would cover each other. */
function Point({ group: { x, y, places }, view, chosen, choose, look }: PointProps): ReactNode {
  const [place] = places as [PlaceNamed];
  const isChosen = places.some(({ id }) => id === chosen);
  if (places.length > 1) {
    const nearer = zoomed(moved(view, x - WIDTH / 2, y - HEIGHT / 2), NEARER);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: plus brings nearer by keyboard, and each place stands in the table below the map
      <g
        className="map-place"
        data-chosen={isChosen || undefined}
        onClick={() => (nearer.scale > view.scale ? look(nearer) : choose(place.id))}
      >
        <circle cx={x} cy={y} r={10 + Math.min(6, Math.log10(places.length) * 3)} className="map-dot" />
        <text x={x} y={y + 4} textAnchor="middle" className="map-many">
          {places.length}
        </text>
      </g>
    );
  }
  const radius = place.accuracyMeters === undefined ? undefined : pixelsOf(view, place.accuracyMeters, place.lat);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same choice stands as a button in the table below the map
    <g className="map-place" data-chosen={isChosen || undefined} data-basis={place.basis} onClick={() => choose(place.id)}>
      {radius !== undefined && radius > 3 && <circle cx={x} cy={y} r={radius} className="map-accuracy" />}
      <circle cx={x} cy={y} r={isChosen ? 7 : 5} className="map-dot" data-unknown={place.accuracyMeters === undefined || undefined} />
    </g>
  );
}
