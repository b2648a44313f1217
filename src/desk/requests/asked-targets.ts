// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import { traitsOf } from '../../core/requests/kinds.ts';
import type { TargetByTarget } from '../../core/requests/request.ts';
import { digestOfTarget, targetsAsked } from '../../core/requests/targets-asked.ts';
import type { Database, TargetTable } from '../../store/database/schema.ts';
import type { FoundRequest, RequestRow } from './find-request.ts';

/** A target of a request as it is approved by itself. */
export interface AskedTarget
  extends Pick<Selectable<TargetTable>, 'id' | 'kind' | 'written' | 'normalised' | 'service' | 'role' | 'relevance'> {
  /** Of what is read when it is approved. */
  readonly digest: string;
  /** Who has approved exactly that. */
  readonly approvedBy: readonly string[];
}

export interface AskedTargets {
  readonly targets: readonly AskedTarget[];
  /** Identifiers on the paper that are no target of the request. */
  readonly loose: readonly string[];
  /** There are more than the desk approves in one go, here or in the batch it was drafted in. */
  readonly each: boolean;
}

export async function askedTargets(
  tx: Transaction<Database>,
  row: RequestRow,
  values: FoundRequest['values'],
  approveEachAbove: number,
): Promise<AskedTargets> {
  const rows = await tx
    .selectFrom('target')
    .select(['id', 'kind', 'written', 'normalised', 'service', 'role', 'relevance'])
    .where('id', 'in', row.target_ids)
    .execute();
  // In the order of the list they were handed in with.
  const inOrder = row.target_ids.flatMap((id) => rows.filter((one) => one.id === id));
  const approvals = await tx.selectFrom('target_approval').selectAll().where('request_id', '=', row.id).orderBy('approved_at').execute();
  const batch =
    row.batch === null ? undefined : await tx.selectFrom('request_batch').select('targets').where('id', '=', row.batch).executeTakeFirst();
  const { targets, loose } = targetsAsked(values, inOrder);
  const count = Math.max(targets.length + loose.length, batch?.targets ?? 0);
  return {
    targets: targets.map((target) => {
      const digest = digestOfTarget(row.digest, target);
      const these = approvals.filter((one) => one.target_id === target.id && one.digest === digest);
      return { ...target, digest, approvedBy: these.map(({ account_id }) => account_id) };
    }),
    loose,
    each: traitsOf(row.kind).expectsAnswer && count > approveEachAbove,
  };
}

/** As the rules of the steps look at it. */
export function targetByTarget({ targets, loose, each }: AskedTargets): { readonly targetByTarget?: TargetByTarget } {
  if (!each) return {};
  const approved = targets.flatMap(({ id, approvedBy }) => approvedBy.map((by) => ({ target: id, by })));
  return { targetByTarget: { targets: targets.map(({ id }) => id), loose, approved } };
}
