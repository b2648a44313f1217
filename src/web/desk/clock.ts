// SPDX-License-Identifier: Apache-2.0
/** The time by the desk's clock. That of the machine in front of it may be minutes or hours off, or set to another zone. */
let aheadMs = 0;

/** Each answer of the desk says its time, to the second, and a little late: never ahead of the desk. */
export function keepTimeOf(answer: Response): void {
  const said = Date.parse(answer.headers.get('date') ?? '');
  if (!Number.isNaN(said)) aheadMs = said - Date.now();
}

export const deskNow = (): Date => new Date(Date.now() + aheadMs);

/** `2026-11-26`, in UTC as everything on the screen. */
export const deskToday = (): string => deskNow().toISOString().slice(0, 10);
