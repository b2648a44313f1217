// SPDX-License-Identifier: Apache-2.0
/** `node src/returns/write-built-scripts.ts`: writes dist/apart, as setup.js and a release do. */
import { buildScripts } from './built-scripts.ts';

await buildScripts();
