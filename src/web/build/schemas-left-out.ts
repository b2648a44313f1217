// SPDX-License-Identifier: Apache-2.0
/**
 * Stands in for `typebox` in the browser: the table of the API keeps its methods and paths, and its schemas weigh nothing.
 * Nothing in the web client checks a value against a schema; the server does.
 */
export const Type: unknown = new Proxy({}, { get: () => () => ({}) });
