// SPDX-License-Identifier: Apache-2.0

/** Ctrl-C or a supervisor's TERM; asked a second time, the process ends at once. Nothing acknowledged is lost either way. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(2));
        resolve();
      });
  });
}
