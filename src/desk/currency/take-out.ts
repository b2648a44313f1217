// SPDX-License-Identifier: Apache-2.0
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findTrace } from './traces.ts';

/**
 * A file that the reader's browser made of what the desk had shown. The desk never sees its bytes: the entry says what was said of it, so that a file
 * which turns up elsewhere can be found in the log by its hash.
 */
export interface FileMade {
  readonly form: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

const said = ({ form, sha256, sizeBytes }: FileMade): About => ({ form, made: sha256, bytes: sizeBytes });

export async function takeOutTrace(desk: OpenDesk, asking: Asking, traceId: string, made: FileMade): Promise<Record<string, never>> {
  return await act(desk, asking, {
    verb: 'take-out',
    subject: 'trace',
    kind: 'trace-taken-out',
    about: { trace: traceId, ...said(made) },
    find: (tx) => findTrace(tx, traceId),
    carryOut({ thing, note }) {
      note({ item: thing.row.sha256 });
      return Promise.resolve({});
    },
  });
}

export async function takeOutPayments(desk: OpenDesk, asking: Asking, caseId: string, made: FileMade): Promise<Record<string, never>> {
  return await act(desk, asking, {
    verb: 'take-out-payments',
    subject: 'record',
    kind: 'money-taken-out',
    about: said(made),
    find: async (tx) => await caseThing(tx, caseId),
    carryOut: () => Promise.resolve({}),
  });
}
