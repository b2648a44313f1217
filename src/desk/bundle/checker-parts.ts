// SPDX-License-Identifier: Apache-2.0
import { CHECKERS_FOLDER } from '../../core/evidence/bundle-index.ts';
import { CHECKERS, checkerText } from './build-checkers.ts';
import { type BundlePart, textPart } from './bundle-part.ts';

/** The verifier and the check page. They are a convenience: whoever makes a bundle could change them too, so the checks name them by hash. */
export async function checkerParts(): Promise<readonly BundlePart[]> {
  return await Promise.all(CHECKERS.map(async (name) => textPart(`${CHECKERS_FOLDER}${name}`, await checkerText(name))));
}
