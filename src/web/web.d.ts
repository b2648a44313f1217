// SPDX-License-Identifier: Apache-2.0
declare module 'virtual:theme.css';
declare module 'virtual:messages/*' {
  const messages: import('./language/messages.ts').CompiledMessages;
  export default messages;
}
/** Natural Earth's land as TopoJSON, and what turns its shared arcs into rings. */
declare module 'world-atlas/land-50m.json' {
  const land: { readonly objects: { readonly land: object } };
  export default land;
}
declare module 'topojson-client' {
  export function feature(
    topology: unknown,
    object: unknown,
  ): {
    readonly features?: readonly { readonly geometry: LandGeometry }[];
    readonly geometry?: LandGeometry;
  };
  interface LandGeometry {
    readonly type: 'Polygon' | 'MultiPolygon';
    readonly coordinates: readonly unknown[];
  }
}
