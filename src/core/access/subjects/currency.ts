// SPDX-License-Identifier: Apache-2.0
import { member, memberAs } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

/** Following virtual currency. How far, and whom the desk may ask about it, the approver of the case says. */
export const currencySentences = [
  may('open-limits', 'trace', member),
  mayWithSecondFactor('allow', 'trace', memberAs('approver')),
  may('look-up', 'trace', memberAs('investigator', 'analyst')),
  may('keep', 'trace', memberAs('investigator', 'analyst')),
  may('list', 'trace', memberAs('investigator', 'analyst', 'approver', 'central-authority')),
  may('open', 'trace', memberAs('investigator', 'analyst', 'approver', 'central-authority')),
  may('annotate', 'trace', memberAs('investigator', 'analyst', 'approver')),
  may('take-out', 'trace', memberAs('investigator', 'analyst', 'approver', 'central-authority')),
  may('take-out-payments', 'record', memberAs('investigator', 'analyst', 'approver')),
  may('list', 'address-tag', memberAs('investigator', 'analyst', 'approver')),
  may('add', 'address-tag', memberAs('investigator', 'analyst')),
];
