// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox';
import { Instant, Maybe, Person, Uuid } from './shapes.ts';

/** Somebody whom the case protects and a text of the paper names, though the request does not ask about them: for its drafter to answer. */
export const NamedShown = Type.Object({
  targetId: Uuid,
  written: Type.String(),
  role: Type.String(),
  /** Fields whose texts name them, by id and in the words of the form. */
  fields: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
  /** Of those texts: another text is another question. */
  digest: Type.String(),
  /** Null while nobody has said whether data on them are asked for. */
  answer: Maybe(Type.Object({ asks: Type.Boolean(), reason: Maybe(Type.String()), by: Person, at: Instant })),
});
export type NamedShown = Static<typeof NamedShown>;
