// SPDX-License-Identifier: Apache-2.0
/** Items of a case that go along with a request: which are named, which can be chosen. */
import { type Static, Type } from 'typebox';
import { howItCame } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Sha256, Uuid, Word } from './shapes.ts';

/**
 * Why an item does not leave: what of it is sealed as privileged, apart, or not yet held against its request (`held-back`), or it is marked to be
 * handled with care (`restricted`).
 */
const KeptBack = Maybe(Word('held-back', 'restricted'));

/** What the paper names as enclosed and the case holds under the hash that the paper prints. */
export const Enclosure = Type.Object({
  /** As the paper calls it. */
  name: Type.String(),
  sha256: Sha256,
  bytes: Type.Integer(),
  evidenceId: Uuid,
  /** Of a certificate, the trace it is of. */
  traceId: Maybe(Uuid),
  keptBack: KeptBack,
});
export type Enclosure = Static<typeof Enclosure>;

export const EnclosableItem = Type.Object({
  evidenceId: Uuid,
  /** As the sender named it; may be anything. */
  name: Type.String(),
  sha256: Sha256,
  bytes: Type.Integer(),
  how: Word(...howItCame),
  receivedAt: Instant,
  keptBack: KeptBack,
});
export type EnclosableItem = Static<typeof EnclosableItem>;

export const enclosureRoutes = {
  enclosableItems: {
    method: 'GET',
    path: '/requests/:requestId/enclosable',
    summary: 'Items of the case that can be named as enclosed in a draft, newest first; none for whoever may not have their bytes.',
    params: Type.Object({ requestId: Uuid }),
    answer: Type.Object({ items: Type.Array(EnclosableItem) }),
  },
} as const satisfies Record<string, Route>;
