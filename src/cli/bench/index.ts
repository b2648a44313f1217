// SPDX-License-Identifier: Apache-2.0
import type { Bench } from './bench.ts';

/** The measures by name, loaded when run. A new one: one file here, one line in this list (alphabetical). */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  advise: () => import('./advise.ts').then((m) => m.bench),
  capture: () => import('./capture.ts').then((m) => m.bench),
  currency: () => import('./currency.ts').then((m) => m.bench),
  draft: () => import('./draft.ts').then((m) => m.bench),
  meta: () => import('./meta.ts').then((m) => m.bench),
  proof: () => import('./proof.ts').then((m) => m.bench),
  records: () => import('./records.ts').then((m) => m.bench),
  returns: () => import('./returns.ts').then((m) => m.bench),
  vault: () => import('./vault.ts').then((m) => m.bench),
  web: () => import('./web.ts').then((m) => m.bench),
};
