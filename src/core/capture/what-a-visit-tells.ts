// SPDX-License-Identifier: Apache-2.0
/** What a visit tells to others, said before each one. Keys of the screens' texts. */
export const WHAT_A_VISIT_TELLS = ['agency-address', 'browser', 'moment', 'no-third-service'] as const;
