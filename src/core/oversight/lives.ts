// SPDX-License-Identifier: Apache-2.0
/** What became of each request, told from the log alone. */
import { emergencyReviewDue, isLate, isOverdue } from '../approvals/emergency-review.ts';
import type { EmergencyReview, UtcInstant } from '../requests/request.ts';
import type { LoggedAct } from './history.ts';

export const outcomes = ['answered', 'partly-answered', 'refused', 'withdrawn', 'lapsed', 'closed', 'no-answer-expected', 'open'] as const;
export type Outcome = (typeof outcomes)[number];

/** A request that has left. */
export interface Life {
  readonly id: string;
  /** The entry with which it first left. */
  readonly left: LoggedAct;
  readonly beforeApproval: boolean;
  readonly review: EmergencyReview | undefined;
  /** What the addressee last answered, and when it first did. */
  readonly answer: 'answered' | 'partly-answered' | 'refused' | undefined;
  readonly refusal: string | undefined;
  readonly firstAnswerAt: UtcInstant | undefined;
  /** How it ended without an answer. */
  readonly ended: 'withdrawn' | 'lapsed' | 'closed' | undefined;
}

type Growing = { -readonly [Member in keyof Life]: Life[Member] };

/** Requests that have left, in the order in which they did. @param acts in the order of the log */
export function livesOf(acts: readonly LoggedAct[]): readonly Life[] {
  const lives = new Map<string, Growing>();
  for (const act of acts) {
    const { request } = act.about;
    if (act.outcome !== 'done' || typeof request !== 'string') continue;
    const life = lives.get(request);
    if (life !== undefined) grow(life, act);
    else if (hasLeft(act)) lives.set(request, born(request, act));
  }
  return [...lives.values()];
}

export const eventOf = ({ about }: LoggedAct): string => (typeof about.event === 'string' ? about.event : '');

const hasLeft = (act: LoggedAct): boolean => act.kind === 'request-dispatched';

function born(id: string, left: LoggedAct): Growing {
  const beforeApproval = eventOf(left) === 'send-first';
  const review = beforeApproval ? emergencyReviewDue(left.at) : undefined;
  return { id, left, beforeApproval, review, answer: undefined, refusal: undefined, firstAnswerAt: undefined, ended: undefined };
}

const ANSWERS: Readonly<Record<string, Life['answer']>> = {
  'record-answer': 'answered',
  'record-partial-answer': 'partly-answered',
  'record-refusal': 'refused',
};

function grow(life: Growing, act: LoggedAct): void {
  const event = eventOf(act);
  if (ANSWERS[event] !== undefined) {
    life.answer = ANSWERS[event];
    life.refusal = event === 'record-refusal' && typeof act.about.code === 'string' ? act.about.code.replaceAll('-', '_') : undefined;
    life.firstAnswerAt ??= act.at;
  }
  if (life.review?.result === 'due' && (event === 'review-uphold' || event === 'review-reject'))
    life.review = { ...life.review, result: event === 'review-uphold' ? 'upheld' : 'rejected', at: act.at };
  life.ended = endOf(act) ?? (hasLeft(act) ? undefined : life.ended);
}

function endOf(act: LoggedAct): Life['ended'] {
  if (act.kind === 'deadline-lapsed' || eventOf(act) === 'lapse') return 'lapsed';
  if (eventOf(act) === 'withdraw') return 'withdrawn';
  return act.about.state === 'closed' ? 'closed' : undefined;
}

/** The last word: what was answered counts more than how the file was closed. */
export function outcomeOf(life: Life, expectsAnswer: boolean): Outcome {
  return life.answer ?? (life.ended === undefined || life.ended === 'closed' ? unanswered(life, expectsAnswer) : life.ended);
}

const unanswered = ({ ended }: Life, expectsAnswer: boolean): Outcome => (expectsAnswer ? (ended ?? 'open') : 'no-answer-expected');

export const reviewStates = ['upheld', 'upheld-late', 'rejected', 'rejected-late', 'due', 'overdue'] as const;
export type ReviewState = (typeof reviewStates)[number];

export function reviewStateOf(review: EmergencyReview, now: UtcInstant): ReviewState {
  if (review.result === 'due') return isOverdue(review, now) ? 'overdue' : 'due';
  return isLate(review) ? `${review.result}-late` : review.result;
}

const DAY_MS = 86_400_000;

/** Days from leaving to the first answer; undefined while there is none. */
export const daysOf = ({ left, firstAnswerAt }: Life): number | undefined =>
  firstAnswerAt === undefined ? undefined : (Date.parse(firstAnswerAt) - Date.parse(left.at)) / DAY_MS;

/** Each to the day, so that none falls between two. */
export const answerTimes = ['within-1-day', 'within-7-days', 'within-30-days', 'within-90-days', 'longer', 'none-yet'] as const;

export function answerTimeOf(life: Life): (typeof answerTimes)[number] {
  const days = daysOf(life);
  if (days === undefined) return 'none-yet';
  const limit = [1, 7, 30, 90].findIndex((most) => days <= most);
  return answerTimes[limit === -1 ? 4 : limit] as (typeof answerTimes)[number];
}
