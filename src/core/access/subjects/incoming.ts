// SPDX-License-Identifier: Apache-2.0
import { member, memberAs } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

const authority = memberAs('central-authority');
/** Whoever carries a request out may say what became of it; what goes back to the other State is the central authority's. */
const carriesOut = memberAs('central-authority', 'investigator', 'approver');

/** Requests for assistance from other States: each hangs on a case of the central authority, and its circle sees it. */
export const incomingSentences = [
  may('list', 'incoming', member),
  may('open', 'incoming', member),
  may('register', 'incoming', authority),
  may('change', 'incoming', authority),
  may('acknowledge', 'incoming', authority),
  may('ask', 'incoming', authority),
  may('clarified', 'incoming', authority),
  may('assign', 'incoming', authority),
  may('send-for-execution', 'incoming', authority),
  may('execute', 'incoming', carriesOut),
  may('execute-in-part', 'incoming', carriesOut),
  may('resume', 'incoming', authority),
  mayWithSecondFactor('postpone', 'incoming', authority),
  mayWithSecondFactor('refuse', 'incoming', authority),
  mayWithSecondFactor('forward', 'incoming', authority),
  may('record-receipt', 'incoming', memberAs('central-authority', 'evidence-keeper')),
  may('withdraw', 'incoming', authority),
  may('close', 'incoming', authority),
];
