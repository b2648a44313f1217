// SPDX-License-Identifier: Apache-2.0
import type { ToDecide } from '../../core/api/to-decide.ts';
import type { DeskDuty } from './duty.ts';

/** What everything that was proposed says, whatever it is. */
interface Proposal {
  readonly id: string;
  readonly caseNumber: string;
  readonly caseClosed?: boolean;
  readonly reason: string;
  readonly by: { readonly name: string };
}

const proposed = (what: string, of: string, { id, caseNumber, caseClosed = false, by, reason }: Proposal): string =>
  `${what}  ${id}  ${caseNumber}${caseClosed ? ' (closed)' : ''}  ${of}  proposed by ${by.name}: ${reason}`;

function linesOf({ requests, lifts, lowerings, erasures, visits }: ToDecide): readonly string[] {
  return [
    ...requests.map((one) => `request  ${one.id}  ${one.number}  ${one.title}  to ${one.addressee}: waits for the ${one.waitsFor}`),
    ...lifts.map((one) => proposed('lift', one.protection, one)),
    ...lowerings.map((one) => proposed('lowering', `${one.written}  ${one.from} to ${one.to}`, one)),
    ...erasures.map((one) => proposed('erasure', `${one.name}  by ${one.ground}`, one)),
    ...visits.map((one) => proposed('visits', `${one.name}  ${one.pages} pages, ${one.visits} times`, one)),
  ];
}

export const toDecideDuties: readonly DeskDuty[] = [
  {
    name: 'to-decide',
    takes: '',
    summary: 'all that others have handed in or proposed in your cases and you may decide on; of closed ones what is about their evidence',
    needs: 0,
    async run({ call }) {
      const all = await call('toDecide', {});
      const lines = linesOf(all);
      return { schema: 'rogatory.to-decide/1', document: all, lines: lines.length === 0 ? ['nothing waits for you'] : lines };
    },
  },
];
