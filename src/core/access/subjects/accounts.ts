// SPDX-License-Identifier: Apache-2.0
import { any, anybody, hasRole, own } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

/** Names and roles are known to colleagues, who choose whom to take into a case; only the administrator changes accounts. */
export const accountSentences = [
  may('list', 'account', anybody),
  may('open', 'account', any(own, hasRole('administrator'))),
  mayWithSecondFactor('add', 'account', hasRole('administrator')),
  mayWithSecondFactor('change', 'account', hasRole('administrator')),
  may('see-held', 'account', hasRole('administrator', 'overseer')),
  mayWithSecondFactor('release', 'account', hasRole('administrator', 'overseer')),
  may('change-password', 'account', own),
  may('enrol-second-factor', 'account', own),
  may('end', 'session', any(own, hasRole('administrator', 'overseer'))),
];
