// SPDX-License-Identifier: Apache-2.0
/** `node src/ledgers/bitcoin-files/write-quick-rows.ts`: writes dist/quick-rows, as setup.js and a release do. */
import { buildQuickRows } from './built-quick-rows.ts';

buildQuickRows();
