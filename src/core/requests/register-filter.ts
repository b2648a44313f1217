// SPDX-License-Identifier: Apache-2.0
/** What of the register is looked at: the same in the list, on the board and in the table that is taken away. */
import { holdsWords } from '../cases/holds-words.ts';
import { type DocumentKind, type RequestType, traitsOf } from './kinds.ts';
import type { RequestState } from './state-table.ts';

export interface RegisterLimits {
  readonly state?: RequestState | undefined;
  /** Whose move it is; of several, with commas between, any. */
  readonly waitsFor?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly addressee?: string | undefined;
  /** The next thing is past its day, or due within seven days. */
  readonly due?: 'over' | 'week' | undefined;
  readonly type?: RequestType | undefined;
  /** Words that its numbers, its addressee and the name of its document hold. */
  readonly text?: string | undefined;
}

export interface Listed {
  readonly number: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly state: RequestState;
  readonly waitsFor: string;
  readonly kind: DocumentKind;
  readonly addressee: string;
  readonly nextDue: { readonly at: string } | null;
}

const WEEK_MS = 7 * 86_400_000;

export function isWanted(one: Listed, { state, waitsFor, kind, addressee, due, type, text }: RegisterLimits, now: string): boolean {
  const left = one.nextDue === null ? Number.POSITIVE_INFINITY : Date.parse(one.nextDue.at) - Date.parse(now);
  return (
    (state === undefined || one.state === state) &&
    (waitsFor === undefined || waitsFor.split(',').includes(one.waitsFor)) &&
    (kind === undefined || one.kind === kind) &&
    (addressee === undefined || one.addressee === addressee) &&
    (due === undefined || (due === 'over' ? left < 0 : left <= WEEK_MS)) &&
    (type === undefined || traitsOf(one.kind).type === type) &&
    (text === undefined || holdsWords(`${one.number} ${one.caseNumber} ${one.addressee} ${one.title}`, text))
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
