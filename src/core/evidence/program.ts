// SPDX-License-Identifier: Apache-2.0
/** Name and version of this program, as they stand in what it makes. A test compares it with package.json. */
export const PROGRAM = 'rogatory 0.1.0';
