// SPDX-License-Identifier: Apache-2.0
/** Small shapes that every resource of the API uses. Members are added, never changed (design §10). */
import { type Static, type TSchema, Type } from 'typebox';

export const Uuid = Type.String({ format: 'uuid' });
/** A moment in UTC: `2026-11-24T08:12:40.000Z`. */
export const Instant = Type.String({ format: 'date-time' });
/** `YYYY-MM-DD`, a day that the calendar has. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Language = Type.Union([Type.Literal('en'), Type.Literal('ar'), Type.Literal('fr')]);
export const Text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
/** More than anything here is counted to, and no more than the database counts to. */
export const MOST = 2_000_000_000;
export const Count = Type.Integer({ minimum: 0, maximum: MOST });
export const ONE_LINE = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';
/** A text of one line: a number, a title. A line break in it would begin a line of whatever prints it. */
export const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: ONE_LINE });
export const Maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Nothing = Type.Object({});

/** One of a closed list of words. */
export const Word = <const Words extends readonly string[]>(...words: Words) =>
  Type.Union(words.map((word) => Type.Literal(word))) as unknown as ReturnType<typeof Type.Unsafe<Words[number]>>;

/** Somebody as others see them. */
export const Person = Type.Object({ id: Uuid, name: Type.String() });
export type Person = Static<typeof Person>;

/** RFC 9457, with the code of the catalogue (docs/errors.md). `title` is in the reader's language. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  /** What to do, in the reader's language where there is a sentence. No case content. */
  detail: Type.Optional(Type.String()),
  /** Fields that are wrong or missing, by id. */
  fields: Type.Optional(Type.Array(Type.String())),
});
export type Problem = Static<typeof Problem>;
