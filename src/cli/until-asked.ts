// SPDX-License-Identifier: Apache-2.0
import { samePress } from './same-press.ts';

/** Ctrl-C or a supervisor's TERM; asked a second time, the process ends at once. Nothing acknowledged is lost either way. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    let first: ReturnType<typeof samePress> | undefined;
    // One listener for all of them: between two, a signal would end the process.
    const hear = (): void => {
      if (first?.isTold() === false) process.exit(2);
      first ??= samePress();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hear);
  });
}
