// SPDX-License-Identifier: Apache-2.0

export * from './address-ranges.ts';
export * from './class-of-action.ts';
export * from './coverage.ts';
export * from './kinds.ts';
export * from './place.ts';
export * from './read-address.ts';
export * from './read-time.ts';
export * from './read-time-number.ts';
export * from './record.ts';
export * from './said.ts';
export { plainDigits } from './time-digits.ts';
export type { DateOrder } from './time-forms.ts';
export * from './when.ts';
