// SPDX-License-Identifier: Apache-2.0
/** Node's `Buffer` for a browser, put in wherever a file of the verifier names it. */
export { Buffer } from 'buffer/';
