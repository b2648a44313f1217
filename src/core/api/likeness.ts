// SPDX-License-Identifier: Apache-2.0
/** How alike the reasons of a request are to earlier ones, for whoever decides. */
import { type Static, Type } from 'typebox';
import { Maybe, Uuid } from './shapes.ts';

/** How alike one reason is to the most alike that its drafters gave before. */
export const LikenessShown = Type.Object({
  /** Field of the form, or `link`. */
  question: Type.String(),
  /** Category of data, or target; null: the field as a whole. */
  of: Maybe(Type.String()),
  label: Maybe(Type.String()),
  percent: Type.Integer(),
  to: Maybe(
    Type.Object({
      /** Null: the link of another target of a case. */
      requestId: Maybe(Uuid),
      number: Type.String(),
      caseNumber: Type.String(),
      target: Maybe(Type.String()),
    }),
  ),
  /** Words of the earlier reason that are not in this one, and the other way. */
  gone: Type.Array(Type.String()),
  came: Type.Array(Type.String()),
});
export type LikenessShown = Static<typeof LikenessShown>;

/** Reasons that were written once for many targets of a batch. */
export const SameInBatch = Type.Object({
  /** Targets of the batch. */
  targets: Type.Integer(),
  same: Type.Array(
    Type.Object({ question: Type.String(), of: Maybe(Type.String()), label: Maybe(Type.String()), targets: Type.Integer() }),
  ),
});
export type SameInBatch = Static<typeof SameInBatch>;
