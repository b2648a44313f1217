// SPDX-License-Identifier: Apache-2.0
/** Packages that only tests use and that bring no types. */
declare module 'jsonld';
declare module 'n3';
