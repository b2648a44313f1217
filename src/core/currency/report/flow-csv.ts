// SPDX-License-Identifier: Apache-2.0
import type { TraceDetail } from '../../api/currency.ts';
import { csvOf } from '../../requests/csv.ts';

/** A step by its two ends: addresses hold no spaces. */
const stepId = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string => `${from} ${to}`;

/** One row for each step, then one for each note. Amounts are smallest units, exact. */
export function flowCsv({ steps, nodes, notes, unit }: Pick<TraceDetail, 'steps' | 'nodes' | 'notes' | 'unit'>): string {
  const named = new Map(nodes.map(({ id, label }) => [id, label]));
  const noted = Map.groupBy(notes, ({ at }) => (at.from === null ? '' : at.to === null ? at.from : stepId(at)));
  const written = ({ text, writtenBy, writtenAt }: (typeof notes)[number]): string => `${text} (${writtenBy.name}, ${writtenAt})`;
  const head = ['from', 'from label', 'to', 'to label', 'amount', 'unit', 'movements', 'first transaction', 'time (UTC)', 'block', 'notes'];
  const between = head.slice(1, -1).map(() => null);
  return csvOf(head, [
    ...steps.map((step) => [
      ...[step.from, named.get(step.from) ?? null, step.to, named.get(step.to) ?? null, step.amount, unit, step.movements],
      ...[step.transaction, step.at, step.block, (noted.get(stepId(step)) ?? []).map(written).join(' | ')],
    ]),
    ...notes.filter(({ at }) => at.kind !== 'step').map((note) => [note.at.from, ...between, written(note)]),
  ]);
}
