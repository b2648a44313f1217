// SPDX-License-Identifier: Apache-2.0
import type { TraceDetail } from '../../api/currency.ts';
import { csvOf } from '../../requests/csv.ts';

/** A step by its two ends: addresses hold no spaces. */
const stepId = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string => `${from} ${to}`;

/** One row for each step, then one for each note. Amounts are smallest units, exact. */
export function flowCsv({ steps, nodes, notes, unit }: Pick<TraceDetail, 'steps' | 'nodes' | 'notes' | 'unit'>): string {
  const named = new Map(nodes.map(({ id, label }) => [id, label]));
  const noted = Map.groupBy(notes, ({ at }) => (at.from === null ? '' : at.to === null ? at.from : stepId(at)));
  const texts = (id: string): string =>
    (noted.get(id) ?? []).map(({ text, writtenBy, writtenAt }) => `${text} (${writtenBy.name}, ${writtenAt})`).join(' | ');
  return csvOf(
    ['from', 'from label', 'to', 'to label', 'amount', 'unit', 'movements', 'first transaction', 'time (UTC)', 'block', 'notes'],
    [
      ...steps.map((step) => [
        ...[step.from, named.get(step.from) ?? null, step.to, named.get(step.to) ?? null, step.amount, unit, step.movements],
        ...[step.transaction, step.at, step.block, texts(stepId(step))],
      ]),
      ...notes
        .filter(({ at }) => at.kind !== 'step')
        .map(({ at, text, writtenBy, writtenAt }) => [
          at.from,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          `${text} (${writtenBy.name}, ${writtenAt})`,
        ]),
    ],
  );
}
