// SPDX-License-Identifier: Apache-2.0
/**
 * What leaves the desk of a trace or of the ledger as a file. Tables are made by the desk, and the entry holds the hash of the very bytes it gave out. A
 * drawing is made by the reader's browser of what the desk had shown: the desk never sees its bytes, and the entry says that its hash was stated.
 */
import { createHash } from 'node:crypto';
import { paymentsCsv, paymentsOf } from '../../core/currency/ledger/payments-csv.ts';
import { flowCsv } from '../../core/currency/report/flow-csv.ts';
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { caseMoney } from './case-money.ts';
import { findTrace, showTrace } from './traces.ts';

/** As the reader's browser states it. */
export interface DrawingMade {
  readonly form: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export async function takeOutDrawing(desk: OpenDesk, asking: Asking, traceId: string, made: DrawingMade): Promise<Record<string, never>> {
  const { form, sha256, sizeBytes } = made;
  await traceTakenOut(desk, asking, traceId, { form, 'stated-hash': sha256, 'stated-bytes': sizeBytes });
  return {};
}

/** The steps and notes of a trace as CSV; `nodes`: between so many addresses, the rest as one. Absent: all steps there are. */
export async function takeOutSteps(desk: OpenDesk, asking: Asking, traceId: string, nodes: number | undefined): Promise<string> {
  const text = flowCsv(await showTrace(desk, asking, traceId, nodes ?? Number.POSITIVE_INFINITY));
  await traceTakenOut(desk, asking, traceId, fileGiven(text));
  return text;
}

/** The payments of a case as CSV; of some accounts those from or to them. */
export async function takeOutPayments(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  accounts: readonly string[] | undefined,
): Promise<string> {
  const { payments } = await caseMoney(desk, asking, caseId);
  const chosen = accounts === undefined ? payments : paymentsOf(payments, accounts);
  const text = paymentsCsv(chosen);
  await act(desk, asking, {
    verb: 'take-out-payments',
    subject: 'record',
    kind: 'money-taken-out',
    about: { ...fileGiven(text), count: chosen.length },
    find: async (tx) => await caseThing(tx, caseId),
    carryOut: () => Promise.resolve(),
  });
  return text;
}

async function traceTakenOut(desk: OpenDesk, asking: Asking, traceId: string, about: About): Promise<void> {
  await act(desk, asking, {
    verb: 'take-out',
    subject: 'trace',
    kind: 'trace-taken-out',
    about: { trace: traceId, ...about },
    find: (tx) => findTrace(tx, traceId),
    carryOut({ thing, note }) {
      note({ item: thing.row.sha256 });
      return Promise.resolve();
    },
  });
}

function fileGiven(text: string): About {
  const bytes = Buffer.from(text, 'utf8');
  return { form: 'csv', 'file-hash': createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
