// SPDX-License-Identifier: Apache-2.0
/** Points that would cover each other stand as one with their number; come nearer, and they part. */
import { HEIGHT, toScreen, type View, WIDTH } from './projection.ts';

export interface Group<Place> {
  readonly x: number;
  readonly y: number;
  /** In the order in which they came; never empty. */
  readonly places: readonly Place[];
}

/** Whose circle of accuracy may still reach into the drawing, in its pixels. */
const REACH = 4000;
/** So few are drawn each for itself. */
const FEW = 150;
/** Two numbers beside each other can be read and pressed. */
const CELL = 36;
/** So far from the middle of its cell a number may stand. */
const ASIDE = 5;

/** What of the places is in sight, or near enough to reach into it. `at`: where one stands in the world. */
export function gathered<Place>(places: readonly Place[], view: View, at: (place: Place) => { x: number; y: number }): Group<Place>[] {
  const inSight = places
    .map((place) => ({ place, ...toScreen(view, at(place)) }))
    .filter(({ x, y }) => x >= -REACH && x <= WIDTH + REACH && y >= -REACH && y <= HEIGHT + REACH);
  if (inSight.length <= FEW) return inSight.map(({ place, x, y }) => ({ x, y, places: [place] }));
  const cells = Map.groupBy(inSight, ({ x, y }) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`);
  return [...cells.values()].map((together) => ({
    x: middleOf(together.map(({ x }) => x)),
    y: middleOf(together.map(({ y }) => y)),
    places: together.map(({ place }) => place),
  }));
}

/** Of one its own; of several where they are on the whole, but clear of the numbers beside. */
function middleOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return mean;
  const middle = (Math.floor((values[0] as number) / CELL) + 0.5) * CELL;
  return Math.max(middle - ASIDE, Math.min(middle + ASIDE, mean));
}
