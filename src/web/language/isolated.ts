// SPDX-License-Identifier: Apache-2.0
/** Parts of a sentence that keep an order of their own, whatever the direction around them (UAX #9, isolates): where text alone goes there is no element to do it. */

/** In the direction of its own first letter: a name, a label. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** From left to right: an identifier, a number with its unit. A turned address is another address. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
