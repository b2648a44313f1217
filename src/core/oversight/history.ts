// SPDX-License-Identifier: Apache-2.0
/** What figures are counted from: the acts of the custody log, and what the register says of the things that they name by id. */
import type { HowItCame } from '../api/evidence.ts';
import type { TargetRole } from '../cases/case.ts';
import type { PlainValue } from '../custody/entry.ts';
import { endOfDay, startOfDay } from '../deadlines/calendar.ts';
import type { UtcInstant } from '../requests/request.ts';

/** One entry of the log, as far as an overseer reads it. */
export interface LoggedAct {
  readonly id: string;
  /** Place in the log. */
  readonly index: number;
  readonly at: UtcInstant;
  readonly kind: string;
  readonly outcome: 'done' | 'refused';
  readonly rule?: string | undefined;
  readonly role: string;
  /** Account whose commitment opens; null: it does not, or is not there any more. */
  readonly by: string | null;
  readonly about: Readonly<Record<string, PlainValue>>;
}

/** What the register says of a request. Nothing of it is text that somebody wrote about the case. */
export interface RegisteredRequest {
  readonly id: string;
  readonly document: string;
  readonly road: string;
  /** The treaty or law it leans on first; null where the road needs none. */
  readonly basis: string | null;
  readonly addressee: string;
  readonly country: string;
  /** Families of the offences of its case. */
  readonly offences: readonly string[];
  readonly expectsAnswer: boolean;
  /** Ids of the targets that it names. */
  readonly targets: readonly string[];
}

/** An account or other identifier that a case asks about. One that two cases ask about has one `same`. */
export interface NamedTarget {
  readonly id: string;
  /** Equal for the same identifier: nothing can be read from it. */
  readonly same: string;
  readonly kind: string;
  readonly role: TargetRole;
}

/** An item of evidence whose content is here. */
export interface HeldItem {
  readonly id: string;
  readonly how: HowItCame;
  readonly receivedAt: UtcInstant;
  /** Last day on which it is kept; null: nothing says so. */
  readonly keptUntil: string | null;
}

export interface History {
  /** In the order of the log. */
  readonly acts: readonly LoggedAct[];
  readonly requests: ReadonlyMap<string, RegisteredRequest>;
  readonly targets: ReadonlyMap<string, NamedTarget>;
  readonly items: readonly HeldItem[];
  readonly now: UtcInstant;
}

/** Whole days as a clock in that zone has them, the last one included. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** The first moment of it, and the first that is no longer of it. */
  readonly start: UtcInstant;
  readonly end: UtcInstant;
}

export function periodOf(from: string, to: string, zone: string): Period {
  return { from, to, zone, start: startOfDay(zone, from), end: endOfDay(zone, to) };
}

export const isWithin = ({ start, end }: Period, at: UtcInstant): boolean => start <= at && at < end;
