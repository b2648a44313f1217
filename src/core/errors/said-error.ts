// SPDX-License-Identifier: Apache-2.0
import type { Said } from './say.ts';

/** Why a lower layer could not go on, in words of ours: whoever catches it puts them into a sentence that says where and what to do. */
export class SaidError extends Error {
  readonly said: Said;
  constructor(said: Said, cause?: unknown) {
    super(said.en, cause === undefined ? undefined : { cause });
    this.said = said;
  }
}
