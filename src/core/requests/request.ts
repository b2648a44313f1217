// SPDX-License-Identifier: Apache-2.0
import type { Approval } from '../approvals/approval.ts';
import type { DispatchState } from './dispatch-table.ts';
import type { DocumentKind } from './kinds.ts';
import type { RequestState } from './state-table.ts';

/** A moment in UTC as `2026-11-24T08:12:40.000Z`; two of them compare as text. */
export type UtcInstant = string;
export type UserId = string;

/** The second look that an emergency request owes after it went first. */
export interface EmergencyReview {
  readonly dueAt: UtcInstant;
  readonly result: 'due' | 'upheld' | 'rejected';
  readonly by?: UserId;
  readonly at?: UtcInstant;
}

/** Somebody keeps what the request says, though the facts it was drafted from say something else now. */
export interface KeptFacts {
  /** Of the difference that was read (facts-since.ts): another one is not answered by it. */
  readonly digest: string;
  readonly by: UserId;
  readonly at: UtcInstant;
  readonly reason: string;
}

/** A gate of the advisor as it stands on this request (core/routes raises it, the named person lifts it). */
export interface GateOnRequest {
  readonly id: string;
  readonly effect: 'block' | 'second-approval';
  /** Who lifted it, with a written reason; that person is the second pair of eyes and does not approve as well. */
  readonly liftedBy?: UserId;
}

/** What the request asks for, in the form in which two versions are compared. */
export interface Scope {
  /** `kind:normalised` of each identifier. */
  readonly identifiers: readonly string[];
  readonly categories: readonly string[];
  readonly from?: UtcInstant;
  readonly to?: UtcInstant;
}

/** What the steps of a request look at. The desk keeps more; this is all the rules need. */
export interface RequestInSteps {
  readonly kind: DocumentKind;
  readonly state: RequestState;
  /** Counts from 1; an amendment makes the next one. */
  readonly version: number;
  /** Everybody who wrote any part of this version. None of them approves it. */
  readonly drafters: readonly UserId[];
  readonly approvals: readonly Approval[];
  /** Field ids of musts without a value (core/documents), for the version as it stands. */
  readonly missing: readonly string[];
  readonly gates: readonly GateOnRequest[];
  /** The address or channel rests on a stale, changed or unverified fact that nobody has confirmed. */
  readonly channelUnconfirmed: boolean;
  /** The facts it was drafted from say something else now (facts-since.ts), and nobody has answered that. */
  readonly factsChanged: boolean;
  /** Targets of the case that protect somebody, and that a text names without anybody having said whether data on them are asked for. */
  readonly namedUnanswered: readonly string[];
  /** Who wrote why it stays as it is all the same; that person does not approve it. */
  readonly keptBy?: UserId;
  readonly dispatches: readonly { readonly state: DispatchState }[];
  readonly scope: Scope;
  readonly review?: EmergencyReview;
  /** There are more targets than the desk approves in one go: each is approved by itself first. */
  readonly targetByTarget?: TargetByTarget;
}

export interface TargetByTarget {
  readonly targets: readonly string[];
  /** Identifiers without a target of the case behind them. */
  readonly loose: readonly string[];
  /** Of the text as it stands, with the link as it stands. */
  readonly approved: readonly { readonly target: string; readonly by: UserId }[];
}

/** What comes with an event. */
export interface EventInput {
  readonly who: UserId;
  readonly at: UtcInstant;
  readonly comment?: string;
  /** For `record-refusal`: one of `refusalReasons`. */
  readonly reasonCode?: string;
  /** For `narrow`: what the next version asks for. */
  readonly scope?: Scope;
  /** For `approve`: digest of the version that was read on the screen. */
  readonly digest?: string;
  /** For `send-first`: emergency reviews of this person or unit that are past their 72 hours. */
  readonly overdueReviews?: number;
  /** For `send-first`: the danger and to whom, as the form states it. */
  readonly dangerStated?: boolean;
}
