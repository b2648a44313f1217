// SPDX-License-Identifier: Apache-2.0
/** What of the register is looked at: the same in the list, on the board and in the table that is taken away. */
import type { DocumentKind } from './kinds.ts';
import type { RequestState } from './state-table.ts';

export interface RegisterLimits {
  readonly state?: RequestState | undefined;
  readonly waitsFor?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly addressee?: string | undefined;
  /** The next thing is past its day, or due within seven days. */
  readonly due?: 'over' | 'week' | undefined;
}

export interface Listed {
  readonly state: RequestState;
  readonly waitsFor: string;
  readonly kind: DocumentKind;
  readonly addressee: string;
  readonly nextDue: { readonly at: string } | null;
}

const WEEK_MS = 7 * 86_400_000;

export function isWanted(one: Listed, { state, waitsFor, kind, addressee, due }: RegisterLimits, now: string): boolean {
  const left = one.nextDue === null ? Number.POSITIVE_INFINITY : Date.parse(one.nextDue.at) - Date.parse(now);
  return (
    (state === undefined || one.state === state) &&
    (waitsFor === undefined || one.waitsFor === waitsFor) &&
    (kind === undefined || one.kind === kind) &&
    (addressee === undefined || one.addressee === addressee) &&
    (due === undefined || (due === 'over' ? left < 0 : left <= WEEK_MS))
  );
}

/** Columns of the board, in the order a request goes through them; every state has its place in one. */
export const boardColumns = {
  writing: ['draft'],
  deciding: ['submitted'],
  ready: ['approved'],
  out: ['sent', 'acknowledged', 'partly-answered'],
  back: ['answered', 'refused'],
  over: ['disapproved', 'withdrawn', 'lapsed', 'closed'],
} as const satisfies Readonly<Record<string, readonly RequestState[]>>;
export type BoardColumn = keyof typeof boardColumns;
