// SPDX-License-Identifier: Apache-2.0

/** Waits for a line on the terminal; where there is no terminal it never comes. The caller forgets it, else the program does not end. */
export function endByKey(): { readonly ended: Promise<void>; readonly forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (process.stdin.isTTY) process.stdin.once('data', () => resolve());
  return { ended: promise, forget: () => void (process.stdin.isTTY && process.stdin.pause()) };
}
