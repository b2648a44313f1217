// SPDX-License-Identifier: Apache-2.0
/** Mercator on a drawing of fixed width: what a person sees as a map, without tiles from anywhere. */

/** Equator of WGS 84 in metres, spread over the world's width of 1. */
const EQUATOR_METERS = 40_075_016.7;
const MOST_NORTHERN = 85.05;

export interface View {
  /** Centre, in world units from 0 to 1, and how many pixels the whole world is wide. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export const WIDTH = 900;
export const HEIGHT = 380;

export function toWorld(lat: number, lon: number): { readonly x: number; readonly y: number } {
  const phi = (Math.max(-MOST_NORTHERN, Math.min(MOST_NORTHERN, lat)) * Math.PI) / 180;
  return { x: (lon + 180) / 360, y: (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2 };
}

export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
export const lonOf = (x: number): number => x * 360 - 180;

export function toScreen(view: View, world: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  return { x: (world.x - view.x) * view.scale + WIDTH / 2, y: (world.y - view.y) * view.scale + HEIGHT / 2 };
}

/** Pixels of a distance on the ground at this latitude. */
export function pixelsOf(view: View, meters: number, lat: number): number {
  return (meters / (EQUATOR_METERS * Math.cos((lat * Math.PI) / 180))) * view.scale;
}

/** Shows all points with room around; a single one with some fifty kilometres around it. */
export function viewOf(points: readonly { readonly lat: number; readonly lon: number }[]): View {
  if (points.length === 0) return { x: 0.5, y: 0.45, scale: WIDTH };
  const worlds = points.map(({ lat, lon }) => toWorld(lat, lon));
  const xs = worlds.map(({ x }) => x);
  const ys = worlds.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fits = Math.min(WIDTH / Math.max(right - left, 1e-9), HEIGHT / Math.max(bottom - top, 1e-9)) * 0.8;
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(MAX_SCALE / 4, Math.max(WIDTH, fits)) };
}

/** About a street across the drawing: the coast that is shipped says nothing finer. */
const MAX_SCALE = WIDTH * 2 ** 15;

export function zoomed(view: View, by: number): View {
  return { ...view, scale: Math.min(MAX_SCALE, Math.max(WIDTH, view.scale * by)) };
}

export function moved(view: View, right: number, down: number): View {
  return { ...view, x: view.x + right / view.scale, y: Math.min(1, Math.max(0, view.y + down / view.scale)) };
}

/** Degrees between the lines of the net, so that a handful cross the drawing. */
export function netStep(view: View): number {
  const degrees = (WIDTH / view.scale) * 360;
  return [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002].find((step) => degrees / step >= 4) ?? 0.001;
}
