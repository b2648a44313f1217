// SPDX-License-Identifier: Apache-2.0

/** Longer than a signal takes to be handed on, shorter than somebody takes who presses again because nothing seems to happen. */
const SAME_PRESS_MS = 500;

/**
 * One Ctrl-C may be told twice: a terminal tells every process of the command, and the starter in bin/rogatory.js, where it runs, hands on what it is told.
 * To be called at the first; `isTold` says whether a further one is still that.
 */
export function samePress(): { readonly isTold: () => boolean } {
  const at = performance.now();
  return { isTold: () => performance.now() - at < SAME_PRESS_MS };
}
