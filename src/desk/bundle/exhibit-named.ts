// SPDX-License-Identifier: Apache-2.0
import type { LeftOut } from './left-out.ts';

/** An exhibit as other parts of a bundle name it. */
export type ExhibitNamed =
  | { readonly item: string; readonly name: string }
  /** The reason why nothing of it is in the bundle. */
  | { readonly leftOut: string }
  | { readonly erased: true };

/** Of one that is left out or erased neither hash nor name. @throws TypeError for an exhibit of another case: a fault of whoever wrote it down */
export function exhibitNamed({ rows, whole }: Pick<LeftOut, 'rows' | 'whole'>, evidenceId: string): ExhibitNamed {
  const leftOut = whole.get(evidenceId);
  if (leftOut !== undefined) return { leftOut };
  const row = rows.find(({ id }) => id === evidenceId);
  if (row === undefined) throw new TypeError('an exhibit is named that is not of this case');
  return row.erased_at === null ? { item: row.sha256, name: row.name } : { erased: true };
}
