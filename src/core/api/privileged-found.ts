// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox';

/** Records under a professional privilege that somebody has marked, in numbers: whoever investigates learns no more of them. */
export const PrivilegedFound = Type.Object({
  records: Type.Integer(),
  /** Gaps that stand beside such records and are sealed with them. */
  gaps: Type.Integer(),
  /** By whose protection: `lawyer`, `doctor`, `journalist`, `cleric`, `parliament`, `diplomat`. */
  byProtection: Type.Record(Type.String(), Type.Integer()),
  /** By the id of the seal. */
  bySeal: Type.Record(Type.String(), Type.Integer()),
});
export type PrivilegedFound = Static<typeof PrivilegedFound>;
