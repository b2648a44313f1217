// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { type Unconfirmed, unconfirmedFacts } from '../../core/documents/unconfirmed.ts';
import type { Option } from '../../core/routes/advice.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { Database } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type AskedTargets, askedTargets } from './asked-targets.ts';
import type { RequestRow } from './find-request.ts';
import { type SinceDrafted, sinceDrafted } from './since-drafted.ts';

/** What a request stands on, held against what the facts of this desk say today. */
export interface FactsOfRequest {
  /** The day where the authority sits. */
  readonly today: string;
  readonly asked: AskedTargets;
  /** Facts it stands on that nobody has confirmed (core/documents/unconfirmed.ts). */
  readonly unconfirmed: readonly Unconfirmed[];
  /** What the facts say else since it was drafted. */
  readonly since: SinceDrafted | undefined;
  /** Its addressee or channel rests on one of the unconfirmed: it is not sent. */
  readonly channelUnconfirmed: boolean;
  /** What the facts say else is neither taken over nor kept: it is not handed in, approved or sent. */
  readonly factsChanged: boolean;
}

export interface StandingOn {
  readonly row: RequestRow;
  /** Of its case. */
  readonly country: string;
  readonly form: Form;
  readonly option: Option;
  readonly values: FieldValues;
}

export async function factsOfRequest(
  desk: Pick<OpenDesk, 'configuration' | 'now'>,
  tx: Transaction<Database>,
  { row, country, form, option, values }: StandingOn,
  knowledge: Knowledge,
): Promise<FactsOfRequest> {
  const today = dayIn(calendarOf(knowledge, country).zone, desk.now().toISOString());
  const unconfirmed = unconfirmedFacts({ option, form, values }, knowledge, today);
  const asked = await askedTargets(tx, row, values, desk.configuration.approveEachAbove);
  const since = await sinceDrafted(tx, { row, option, targets: asked.targets.map(({ id }) => id), today }, knowledge);
  return {
    ...{ today, asked, unconfirmed, since },
    channelUnconfirmed: unconfirmed.some(({ addressee }) => addressee),
    factsChanged: since !== undefined && since.digest !== row.kept_facts?.digest,
  };
}
