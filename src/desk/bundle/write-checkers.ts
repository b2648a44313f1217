// SPDX-License-Identifier: Apache-2.0
/** `node src/desk/bundle/write-checkers.ts`: writes the verifier and the check page to dist/verify, as setup.js and a release do. */
import { writeCheckers } from './build-checkers.ts';

await writeCheckers();
