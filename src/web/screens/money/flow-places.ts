// SPDX-License-Identifier: Apache-2.0
/** Where the addresses of a flow stand: those as many steps from the start side by side, all in one drawing about as wide as a screen. */

const STEP_X = 230;
export const STEP_Y = 86;
/** Between those of one step and those of the next, where either stands in several columns. */
const GAP = 120;
/** A screen is about so much wider than high. */
const WIDER = 2.2;
const FEWEST_ROWS = 14;

/** In the order of the nodes; `backwards`: from right to left. */
export function placesOf(nodes: readonly { readonly hop: number }[], backwards: boolean): { readonly x: number; readonly y: number }[] {
  const rows = Math.max(FEWEST_ROWS, Math.ceil(Math.sqrt((nodes.length * STEP_X) / STEP_Y / WIDER)));
  const counts = new Map<number, number>();
  for (const { hop } of nodes) counts.set(hop, (counts.get(hop) ?? 0) + 1);
  const begins = beginsOf(counts, rows);
  const placed = new Map<number, number>();
  return nodes.map(({ hop }) => {
    const at = placed.get(hop) ?? 0;
    placed.set(hop, at + 1);
    const x = (begins.get(hop) as number) + Math.floor(at / rows) * STEP_X;
    return { x: backwards ? -x : x, y: (at % rows) * STEP_Y };
  });
}

/** A step nobody stands at keeps its room, so that the distance still tells how many there were. */
function beginsOf(counts: ReadonlyMap<number, number>, rows: number): Map<number, number> {
  const begins = new Map<number, number>();
  const last = Math.max(0, ...counts.keys());
  for (let hop = 0, x = 0; hop <= last; hop++) {
    begins.set(hop, x);
    const columns = Math.max(1, Math.ceil((counts.get(hop) ?? 0) / rows));
    x += columns * STEP_X + (columns > 1 ? GAP : 0);
  }
  return begins;
}
