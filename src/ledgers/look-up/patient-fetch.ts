// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

/** Public servers answer so to whoever asks too often (RFC 6585 §4, RFC 9110 §15.6.4). */
const BUSY = new Set([429, 503]);
const TRIES = 6;
const LONGEST_WAIT_MS = 60_000;

/** A fetch that waits and asks again when a server is asked too often, as long as the server says, and ends when the signal does. */
export function patientFetch(signal: AbortSignal, firstWaitMs = 1000): typeof fetch {
  return async (url, init) => {
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      const response = await fetch(
        url,
        init?.signal == null ? { ...init, signal } : { ...init, signal: AbortSignal.any([signal, init.signal]) },
      );
      if (!BUSY.has(response.status) || tries === TRIES) return response;
      await response.body?.cancel();
      const told = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
      await wait(Math.min(Number.isFinite(told) ? told : firstWaitMs * 2 ** (tries - 1), LONGEST_WAIT_MS), undefined, { signal });
    }
  };
}
