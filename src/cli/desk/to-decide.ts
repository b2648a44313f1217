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

const caseOf = ({ caseNumber, caseClosed = false }: Pick<Proposal, 'caseNumber' | 'caseClosed'>): string =>
  `${caseNumber}${caseClosed ? ' (closed)' : ''}`;
const proposed = (what: string, of: string, one: Proposal): string =>
  `${what}  ${one.id}  ${caseOf(one)}  ${of}  proposed by ${one.by.name}: ${one.reason}`;

const FACTS = {
  channel: 'to confirm where it goes',
  changed: 'to say whether it goes as it stands, since its facts have changed',
} as const;

function linesOf(all: ToDecide): readonly string[] {
  const { requests, facts, lifts, lowerings, erasures, visits } = all;
  return [
    ...requests.map((one) => `request  ${one.id}  ${one.number}  ${one.title}  to ${one.addressee}: waits for the ${one.waitsFor}`),
    ...facts.map(({ request, why }) => {
      const words = why.map((one) => FACTS[one]).join(', ');
      return `facts  ${request.id}  ${request.number}  ${request.title}  to ${request.addressee}: ${words}`;
    }),
    ...lifts.map((one) => proposed('lift', one.protection, one)),
    ...lowerings.map((one) => proposed('lowering', `${one.written}  ${one.from} to ${one.to}`, one)),
    ...erasures.map((one) => proposed('erasure', `${one.name}  by ${one.ground}`, one)),
    ...visits.map((one) => proposed('visits', `${one.name}  ${one.pages} pages, ${one.visits} times`, one)),
    ...ofTheDesk(all),
  ];
}

/** What nobody proposed in a case: what the desk holds back, and what concerns the desk itself. */
function ofTheDesk({ setApart, mailKeys, accounts }: ToDecide): readonly string[] {
  return [
    ...setApart.map((one) => `set-apart  ${one.id}  ${caseOf(one)}  ${one.name}  ${one.records} records that were not asked for`),
    ...mailKeys.map((one) => `mail-key  ${one.id}  ${one.address}  ${one.kind}  brought by ${one.by.name}`),
    ...accounts.map((one) => `account  ${one.id}  ${one.login}  ${one.name}  reset by ${one.by.name}: to release`),
  ];
}

export const toDecideDuties: readonly DeskDuty[] = [
  {
    name: 'to-decide',
    takes: '',
    summary: 'all that waits for your decision: what others have handed in, proposed or brought, and what is held back; never your own',
    needs: 0,
    async run({ call }) {
      const all = await call('toDecide', {});
      const lines = linesOf(all);
      return { schema: 'rogatory.to-decide/1', document: all, lines: lines.length === 0 ? ['nothing waits for you'] : lines };
    },
  },
];
