// SPDX-License-Identifier: Apache-2.0

import type { TraceNote } from '../../core/api/currency.ts';
import { hidden } from '../../core/custody/entry.ts';
import { InputError } from '../../core/errors/input.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { findTrace } from './traces.ts';

export interface NewTraceNote {
  readonly at: TraceNote['at'];
  readonly text: string;
}

/** @throws INPUT_WRONG for a note that stands at nothing */
export async function annotateTrace(desk: OpenDesk, asking: Asking, traceId: string, { at, text }: NewTraceNote): Promise<TraceNote> {
  return await act(desk, asking, {
    verb: 'annotate',
    subject: 'trace',
    kind: 'trace-annotated',
    find: (tx) => findTrace(tx, traceId),
    async carryOut({ tx, thing, who, now, note }) {
      const ends = { trace: [false, false], node: [true, false], step: [true, true] }[at.kind];
      if (text.trim() === '' || (at.from !== null) !== ends[0] || (at.to !== null) !== ends[1])
        throw new InputError('WRONG', {
          message: currencySays('note-expected'),
          details: { fields: ['at', 'text'] },
        });
      const row = {
        id: desk.newId(),
        case_id: thing.row.case_id,
        trace_id: traceId,
        at_kind: at.kind,
        at_from: at.from,
        at_to: at.to,
        text: text.trim(),
        written_at: now,
        written_by: who.id,
      };
      await tx.insertInto('trace_note').values(row).execute();
      note({ trace: traceId, note: row.id, at: at.kind, text: hidden(row.text) });
      return { id: row.id, at, text: row.text, writtenAt: now.toISOString(), writtenBy: await personOf(tx, who.id) };
    },
  });
}
