// SPDX-License-Identifier: Apache-2.0
/** Moments that people type: by the clock of whoever types, to the minute, in UTC. */
import { InputError } from '../core/errors/input.ts';
import { inputSays } from '../core/errors/sentences/input.ts';

/** How far the clocks of two machines may be apart before what one says is refused by the other. The shortest time limit of a desk is of hours. */
export const CLOCKS_APART_MS = 10 * 60_000;

/** `2026-11-26 22:10 UTC`, for the sentence of a refusal. */
export const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Of something that has happened; absent: now. What the other clock puts a little ahead has happened by now. @throws INPUT_MOMENT_AHEAD */
export function pastMoment(typed: string | undefined, now: Date, field: string): Date {
  if (typed === undefined) return now;
  const at = new Date(typed);
  if (at <= now) return at;
  if (at.getTime() - now.getTime() <= CLOCKS_APART_MS) return now;
  const said = { typed: minuteOf(at), now: minuteOf(now), minutes: CLOCKS_APART_MS / 60_000 };
  throw new InputError('MOMENT_AHEAD', { message: inputSays('moment-ahead', said), details: { fields: [field] } });
}
