// SPDX-License-Identifier: Apache-2.0
/** Tables of requests for assistance that other States send here. */
import type { JSONColumnType } from 'kysely';
import type { IncomingRegistered, translationStates } from '../../core/incoming/incoming.ts';
import type { IncomingEvent, IncomingState } from '../../core/incoming/state-table.ts';

export interface IncomingRequestTable {
  id: string;
  case_id: string;
  /** `2026-14/IN1` */
  number: string;
  requesting_state: string;
  requesting_authority: string;
  their_reference: string;
  treaty_basis: string;
  /** `YYYY-MM-DD`, as are the other days. */
  received_on: string;
  channel: IncomingRegistered['channel'];
  language: string;
  asked: string;
  urgency: IncomingRegistered['urgency'];
  needed_by: string | null;
  secrecy: boolean;
  secrecy_until: string | null;
  /** The paper itself, as an evidence item. */
  original_id: string | null;
  translation: (typeof translationStates)[number];
  translation_id: string | null;
  /** Field id → what the paper says there, or on which page. */
  stated: JSONColumnType<Readonly<Record<string, string>>>;
  /** Musts that it does not state, by the form as it was when somebody last looked. */
  missing: string[];
  state: IncomingState;
  /** Where it was before it was postponed or asked about. */
  state_before: IncomingState | null;
  /** Who carries it out. */
  office: string | null;
  acknowledged_at: Date | null;
  forwarded: boolean;
  answer: 'granted' | 'partly' | 'refused' | null;
  refusal: string | null;
  answered_at: Date | null;
  registered_at: Date;
  registered_by: string;
  updated_at: Date;
}

export interface IncomingStepTable {
  id: string;
  incoming_id: string;
  case_id: string;
  taken_at: Date;
  taken_by: string;
  happened_on: string;
  event: IncomingEvent;
  /** After the step. */
  state: IncomingState;
  comment: string | null;
  reason: string | null;
  office: string | null;
  /** The other side's number, of a receipt or an answer. */
  reference: string | null;
  channel: string | null;
  evidence_ids: string[];
}
