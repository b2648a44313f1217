// SPDX-License-Identifier: Apache-2.0
import type { EmergencyReview, UtcInstant } from '../requests/request.ts';

/** Safeguard `four_eyes`: an emergency request that went first is reviewed by a second person within this time. */
export const EMERGENCY_REVIEW_HOURS = 72;

export function emergencyReviewDue(sentAt: UtcInstant): EmergencyReview {
  const dueAt = new Date(Date.parse(sentAt) + EMERGENCY_REVIEW_HOURS * 3_600_000).toISOString();
  return { dueAt, result: 'due' };
}

/** Past its time and still without a decision. Such a review blocks the next emergency and is shown to the overseer. */
export function isOverdue(review: EmergencyReview | undefined, now: UtcInstant): boolean {
  return review?.result === 'due' && Date.parse(review.dueAt) < Date.parse(now);
}

/** Decided, and after its time. */
export function isLate({ result, at, dueAt }: EmergencyReview): boolean {
  return result !== 'due' && at !== undefined && Date.parse(dueAt) < Date.parse(at);
}
