// SPDX-License-Identifier: Apache-2.0
/** Requests of the invented case, drafted and filled over the API, for tests of what happens to a request. */

import { whenSealed } from '../src/cli/desk/requests.ts';
import type { RequestDetail } from '../src/core/api/requests.ts';
import type { Page, TestDesk } from './desk.ts';

const PROFILE = 'https://www.facebook.com/profile.php?id=100012345678901';
export const DAY = 86_400_000;

/** What a drafter writes; the desk knows the rest. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  authority_name: 'Public Prosecution, Alexandria',
  authority_address: 'Alexandria, Egypt',
  official_email: 'desk@prosecution.example',
  callback_phone: '+20 3 555 0100',
  legal_power_of_requester: 'Law 82 of 2016',
  legal_basis_for_requester: 'Law 82 of 2016',
  channel: 'portal',
  urgency: 'urgent',
  date_range: { from: '2026-08-01T00:00:00Z', to: '2026-11-24T00:00:00Z' },
  offence_name: 'Smuggling of migrants by sea',
  statute_and_text: 'Law 82 of 2016, articles 6 to 8',
  maximum_penalty: 'Fifteen years',
  facts_summary: 'Two boats left the shore near Rosetta.',
  link_of_identifier_to_offence: 'The page advertised both departures.',
  necessity: 'Nobody met the operator of the page.',
  proportionality: 'Sign-up data and log-ins of one account for four months.',
  privileged_persons_check: 'none_known',
  secrecy_wanted: false,
  return_channel: 'The portal',
  intended_follow_up: 'voluntary',
  hold_days_wanted: '90',
  preservation_number_requested: true,
  domestic_order_attached: 'Order 4412 of 2026',
  translation_attached: 'Translation of order 4412',
};

export async function openLantern(it: TestDesk, number: string): Promise<{ caseId: string; targetId: string }> {
  const mona = await it.as('mona');
  const body = {
    number,
    title: 'Operation Lantern',
    summary: 'Crossings by sea.',
    country: 'EG',
    stage: 'investigation' as const,
    offences: [{ family: 'smuggling-of-migrants' as const, statute: 'EG:som', name: 'Smuggling of migrants', maxYears: 15 }],
    handling: { restricted: false, minors: false, privileged: false },
    transnationalGroup: true,
  };
  const { id: caseId } = await mona.call('openCase', { body });
  const circle = { karim: 'approver', laila: 'legal-reviewer', yara: 'analyst', salma: 'approver', omar: 'evidence-keeper' } as const;
  for (const [login, role] of Object.entries(circle))
    await mona.call('addMember', { params: { caseId }, body: { personId: it.idOf(login), role } });
  await mona.call('addMember', { params: { caseId }, body: { personId: it.idOf('salma'), role: 'investigator' } });
  const target = await mona.call('addTarget', {
    params: { caseId },
    body: { written: PROFILE, role: 'suspect', relevance: 'It advertises crossings.' },
  });
  return { caseId, targetId: target.id };
}

export async function draftOf(
  page: Page,
  { caseId, targetId }: { caseId: string; targetId: string },
  document: string,
  answers: object = {},
): Promise<RequestDetail> {
  const elements = { material_benefit: 'fees', crossing: 'by sea' };
  const kept = await page.call('askAdvice', {
    params: { caseId, targetId },
    body: { answers: { data: ['subscriber', 'access_log'], purpose: 'identify', preserve: 'yes', voluntary: 'yes', elements, ...answers } },
  });
  for (const list of ['step0', 'step1', 'options'] as const) {
    const index = kept.advice[list].findIndex((option) => option.document === document);
    if (index >= 0)
      return await page.call('draftRequest', { params: { caseId }, body: { adviceId: kept.id, list, index, language: 'en' } });
  }
  throw new Error(`the advisor does not offer ${document}`);
}

export async function filled(page: Page, draft: RequestDetail): Promise<RequestDetail> {
  const ids = new Set(draft.fields.map(({ id }) => id));
  const own = Object.fromEntries(Object.entries(ANSWERS).filter(([field]) => ids.has(field)));
  const categories = (draft.values.data_categories as { category: string }[] | undefined)?.map((one) => ({
    ...one,
    reason: 'To know who opened it.',
  }));
  const values = { ...draft.values, ...own, ...(categories === undefined ? {} : { data_categories: categories }) };
  return await page.call('changeRequest', { params: { requestId: draft.id }, body: { digest: draft.digest, values } });
}

/** Submitted by Mona, approved by Karim, its addressee confirmed by Laila, its papers signed. The desk works on jobs. */
export async function approvedRequest(it: TestDesk, draft: RequestDetail): Promise<RequestDetail> {
  const [mona, karim, laila] = await Promise.all(['mona', 'karim', 'laila'].map((login) => it.as(login)));
  const params = { requestId: draft.id };
  await mona?.call('takeStep', { params, body: { event: 'submit' } });
  const read = (await karim?.call('request', { params })) as RequestDetail;
  if (read.channelUnconfirmed !== null) await laila?.call('confirmChannel', { params, body: { how: 'Read on its own page.' } });
  await karim?.call('takeStep', { params, body: { event: 'approve', digest: read.digest } });
  const { call } = await it.as('mona');
  return await whenSealed(call, await call('request', { params }));
}
