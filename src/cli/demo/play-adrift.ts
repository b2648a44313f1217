// SPDX-License-Identifier: Apache-2.0
/**
 * The week before: two emergencies that went before they were approved, one reviewed in time and one late, so that the overseer of the invented
 * desk finds both. Played on the desk's own clock, which stands a week back meanwhile.
 */
import type { Target } from '../../core/api/cases.ts';
import type { Call } from '../../core/api/client.ts';
import { adriftAnswers, adriftTargets, lanternAdrift } from './operation-lantern.ts';
import type { Persona } from './persona.ts';

/** When each boat called, and how long the review took; 72 hours are its time (core/approvals). */
const WATCHES = [
  { startsHoursAgo: 6 * 24, reviewedAfterHours: 20 },
  { startsHoursAgo: 5 * 24, reviewedAfterHours: 80 },
] as const;
export const ADRIFT_BEGINS_HOURS_AGO = WATCHES[0].startsHoursAgo;

export interface Adrift {
  /** Signs in anew: a second factor is shown before each act that asks for it. */
  readonly enter: (role: 'officer' | 'approver') => Promise<Persona>;
  /** Sets the clock of the desk that many hours back. */
  readonly hoursAgo: (hours: number) => void;
}

export async function playAdrift({ enter, hoursAgo }: Adrift): Promise<void> {
  let opened: { readonly id: string } | undefined;
  for (const [at, { startsHoursAgo, reviewedAfterHours }] of WATCHES.entries()) {
    hoursAgo(startsHoursAgo);
    const officer = await enter('officer');
    if (opened === undefined) opened = await openTheCase(officer.call, (await enter('approver')).id);
    const target = await officer.call('addTarget', { params: { caseId: opened.id }, body: adriftTargets[at] ?? adriftTargets[0] });
    const requestId = await goFirst(officer.call, target);
    hoursAgo(startsHoursAgo - reviewedAfterHours);
    const { call } = await enter('approver');
    const body = { event: 'review-uphold', comment: 'The danger was real, and only what locates the boat was asked.' } as const;
    await call('takeStep', { params: { requestId }, body });
  }
  hoursAgo(0);
}

async function openTheCase(call: Call, approverId: string): Promise<{ readonly id: string }> {
  const opened = await call('openCase', { body: { ...lanternAdrift, offences: [...lanternAdrift.offences] } });
  await call('addMember', { params: { caseId: opened.id }, body: { personId: approverId, role: 'approver' } });
  return opened;
}

async function goFirst(call: Call, { id: targetId, caseId }: Target): Promise<string> {
  const answers = {
    ...{ data: ['subscriber', 'access_log'], purpose: 'prevent_harm', urgency: 'life', preserve: 'yes' },
    elements: { material_benefit: 'fees of the passengers', crossing: 'by sea without papers' },
  };
  const kept = await call('askAdvice', { params: { caseId, targetId }, body: { answers } });
  const index = kept.advice.step1.findIndex(({ document }) => document === 'emergency_request');
  if (index < 0) throw new Error('the advisor is expected to offer an emergency request where life is in danger');
  const draft = await call('draftRequest', { params: { caseId }, body: { adviceId: kept.id, list: 'step1', index, language: 'en' } });
  const fillable = new Set(draft.fields.filter(({ filledByDesk }) => !filledByDesk).map(({ id }) => id));
  const reasons = [{ category: 'access_log', reason: 'The last address alone says which operator to call.' }];
  const given = { ...adriftAnswers, specific_data_only: reasons, data_categories: reasons };
  const values = { ...draft.values, ...Object.fromEntries(Object.entries(given).filter(([field]) => fillable.has(field))) };
  const params = { requestId: draft.id };
  await call('changeRequest', { params, body: { digest: draft.digest, values } });
  await call('recordDispatch', { params, body: { channel: 'portal' } });
  return draft.id;
}
