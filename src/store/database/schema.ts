// SPDX-License-Identifier: Apache-2.0

import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CaseRole, Role } from '../../core/access/role.ts';
import type { CaseMark } from '../../core/api/cases.ts';
import type { HowItCame } from '../../core/api/evidence.ts';
import type { LoweringDecision } from '../../core/api/role-lowerings.ts';
import type { Offence, TargetEvent, TargetRole } from '../../core/cases/case.ts';
import type { DeadlineKind } from '../../core/deadlines/request-deadlines.ts';
import type { DispatchState } from '../../core/requests/dispatch-table.ts';
import type { MailProtection } from '../../core/requests/mail-address.ts';
import type { BundleTable, BundleTakenInTable, DefenceQueryTable } from './bundle-tables.ts';
import type { CaptureListTable, CaptureProxyTable, CaptureTable, PictureSearchTable, PictureTable } from './capture-tables.ts';
import type { CalendarFeedTable, MailKeyTable, ReminderTable, RequestMessageTable } from './correspondence-tables.ts';
import type { AddressTagTable, CaseTracingTable, FollowingTable, TraceNoteTable, TraceTable } from './currency-tables.ts';
import type { IncomingRequestTable, IncomingStepTable } from './incoming-tables.ts';
import type { HistoricRequestTable, RegisterImportTable, RegisterMappingTable } from './old-register-tables.ts';
import type { DeskFaultTable, LogCosignatureTable, LogKeyRotationTable, LogStampTable, LogWitnessTable } from './outside-proof-tables.ts';
import type { CompanionPaperTable, PaperStepTable, PortalAccountTable, RequestOriginalTable } from './paper-road-tables.ts';
import type {
  EvidenceScopeTable,
  ItemMappingTable,
  PrivilegeLiftDecisionTable,
  PrivilegeLiftTable,
  PrivilegeSealTable,
  ReadingTable,
  SetApartDecisionTable,
  TableMappingTable,
} from './reading-tables.ts';
import type {
  NamedAnswerTable,
  RequestApprovalTable,
  RequestBatchTable,
  RequestCommentTable,
  RequestGateTable,
  RequestTable,
  RequestVersionTable,
  TargetApprovalTable,
} from './request-tables.ts';
import type { CaseRetentionTable, ErasureTable } from './retention-tables.ts';

/** One act in the custody log (design: entry). `idx` is null until the sequencer has put the entry into the tree; it is set once. */
export interface LogEntryTable {
  id: string;
  /** Canonical JSON, RFC 8785: the very bytes that are hashed. */
  bytes: Buffer;
  /** SHA-256(0x00 ‖ bytes), RFC 9162 §2.1.1. */
  leaf_hash: Buffer;
  created_at: Generated<Date>;
  idx: ColumnType<number | null, never, number>;
}

export interface LogCheckpointTable {
  /** Number of entries under this checkpoint. */
  size: number;
  root: Buffer;
  /** Roots of the perfect subtrees, largest first, 32 bytes each: with them the tree goes on without reading its leaves. */
  edge: Buffer;
  /** The signed note as published (C2SP tlog-checkpoint). */
  note: string;
  created_at: Generated<Date>;
}

/** What opens a commitment of an entry: kept apart, so that it can be erased while the entry stands. */
export interface LogSaltTable {
  entry_id: string;
  /** Member of the entry: `by`, `case`, or a name under `about`. */
  member: string;
  salt: Buffer;
  /** Canonical JSON of the value that was committed to. */
  value: string;
}

/** Items of the evidence vault; the bytes lie in the vault. */
export interface VaultItemTable {
  /** Lower-case hex. */
  sha256: string;
  size_bytes: number;
  stored_at: Generated<Date>;
  erased_at: Date | null;
}

/** One job of the background, by its natural key: the same work is never queued twice. */
export interface JobTable {
  id: string;
  kind: string;
  /** What makes it this job and no other, such as item and reader set. */
  key: string;
  /** The case it belongs to; null for the desk's own. */
  case_id: string | null;
  input: JSONColumnType<object>;
  state: Generated<'waiting' | 'running' | 'done' | 'failed'>;
  /** `{ done, of, what }` in the units of the job. */
  progress: JSONColumnType<object> | null;
  result: JSONColumnType<object> | null;
  /** `{ code, message }` without case content. */
  error: JSONColumnType<object> | null;
  attempts: Generated<number>;
  created_at: Generated<Date>;
  started_at: Date | null;
  ended_at: Date | null;
}

/** A person of the desk. `rogatory_desk` reads all but what signs them in. */
export interface AccountTable {
  id: string;
  /** Lower case. */
  login: string;
  name: string;
  roles: Role[];
  unit: string;
  language: Generated<'en' | 'ar' | 'fr'>;
  /** State the person acts for: `EG`. */
  country: string;
  password_hash: string;
  /** Given by somebody else, so it must be changed at the first sign-in. */
  password_is_first: Generated<boolean>;
  /** age, to the desk's key. */
  totp_sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  /** While enrolment is not ended: the one in use stays in use. */
  totp_pending: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  totp_confirmed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** The last time step whose code was used: a code is good once. */
  totp_last_step: Generated<number>;
  /** Where reminders go; null: nowhere but on the desk. */
  email: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Generated<Date>;
  disabled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Who has reset all that signs it in; it is closed until somebody else releases it. */
  held_by: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Somebody signed in. Only the hash of the token is kept. */
export interface SessionTable {
  token_hash: Buffer;
  id: string;
  account_id: string;
  way: 'cookie' | 'bearer';
  /** What a page must send with each change, besides the cookie. */
  csrf: string;
  created_at: Date;
  seen_at: Date;
  ends_at: Date;
  second_factor_at: Date | null;
}

export interface SignInAttemptTable {
  id: Generated<number>;
  name_hash: Buffer;
  address_hash: Buffer;
  tried_at: Date;
  failed: boolean;
}

/** A case. `case` is a word of SQL, so the table is called after the file. */
export interface CaseTable {
  id: string;
  number: string;
  title: string;
  summary: string;
  country: string;
  stage: 'intelligence' | 'investigation' | 'trial';
  offences: JSONColumnType<readonly Offence[]>;
  restricted: boolean;
  minors: boolean;
  privileged: boolean;
  transnational_group: boolean | null;
  opened_at: Date;
  opened_by: string;
  closed_at: Date | null;
  closed_reason: string | null;
}

/** A mark of handling that was taken off a case. Only added to. */
export interface CaseMarkRemovalTable {
  id: string;
  case_id: string;
  mark: CaseMark;
  removed_at: Date;
  removed_by: string;
  reason: string;
}

/** The need-to-know circle: who is what in a case. */
export interface CaseMemberTable {
  case_id: string;
  account_id: string;
  role: CaseRole;
  since: Date;
}

export interface TargetTable {
  id: string;
  case_id: string;
  kind: string;
  written: string;
  normalised: string;
  service: string | null;
  holder: string | null;
  role: TargetRole;
  relevance: string;
  event: JSONColumnType<TargetEvent> | null;
  warnings: string[];
  from_reading: string | null;
  from_record: string | null;
  added_at: Date;
  added_by: string;
}

/** A proposal to give a target a role that protects less. Added, never changed. */
export interface RoleLoweringTable {
  id: string;
  case_id: string;
  target_id: string;
  role_from: TargetRole;
  role_to: TargetRole;
  reason: string;
  proposed_at: Date;
  proposed_by: string;
  added: Generated<number>;
}

/** What another person decided on such a proposal, once. Added, never changed. */
export interface RoleLoweringDecisionTable {
  lowering_id: string;
  case_id: string;
  decision: LoweringDecision;
  reason: string;
  decided_at: Date;
  decided_by: string;
}

/** An answer of the advisor, kept as the text it was: query, answer and facts are canonical JSON, `digest` is the SHA-256 of the answer. */
export interface AdviceTable {
  id: string;
  case_id: string;
  target_id: string;
  asked_at: Date;
  asked_by: string;
  as_of: string;
  language: 'en' | 'ar' | 'fr';
  knowledge_version: string;
  query: string;
  answer: string;
  facts: string;
  digest: string;
}

/** By what entries of the custody log are found; says nothing that their openings do not say, and is erased with them. */
export interface LogIndexTable {
  entry_id: string;
  at: Date;
  kind: string;
  outcome: 'done' | 'refused';
  account_id: string | null;
  case_id: string | null;
  /** The session it was done in; null for the desk's own acts. */
  session_id: Generated<string | null>;
  /** The request it is about, where it is about one. */
  request_id: Generated<string | null>;
}

/** A document that was made; its bytes are in the vault. */
export interface RequestDocumentTable {
  request_id: string;
  case_id: string;
  sha256: string;
  language: string;
  format: 'pdf' | 'docx';
  size_bytes: number;
  version: number;
  made_at: Date;
  signed: boolean;
}

/** What an approved paper says, and the signed file once the log proves it. */
export interface RequestPaperTable {
  request_id: string;
  case_id: string;
  version: number;
  language: 'en' | 'ar' | 'fr';
  /** Of `text`; the entry of the log names it. */
  sha256: string;
  /** Canonical JSON (core/requests/paper.ts). */
  text: string;
  /** SHA-256 of the certificate that signs; the entry names it as well. */
  certificate: string;
  entry_id: string;
  written_at: Date;
  job_id: string;
  /** The signed PDF; null until it is sealed. */
  document: string | null;
  /** Size of the log under the checkpoint that the file carries. */
  log_size: number | null;
}

export interface DispatchTable {
  id: string;
  request_id: string;
  case_id: string;
  version: number;
  /** `portal`, `post`, `in-person`, …: how it went. */
  channel: string;
  state: DispatchState;
  prepared_at: Date;
  sent_at: Date | null;
  /** The provider's own number for it. */
  reference: string | null;
  account_id: string;
  /** `<…@…>` of a mail, from the id of the dispatch. */
  message_id: ColumnType<string | null, string | null | undefined, string | null>;
  mail_to: ColumnType<string | null, string | null | undefined, string | null>;
  protection: ColumnType<MailProtection | null, MailProtection | null | undefined, MailProtection | null>;
  /** SHA-256 of the mail as it was handed over, in the vault. */
  mail_item: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of a mail: what went along besides the papers. */
  enclosures: ColumnType<readonly MailedEnclosure[], string | undefined, never>;
  mail_subject: ColumnType<string | null, string | null | undefined, never>;
}

/** An item of the case as it left: what the paper calls it, what the file in the mail was called, and its bytes by their hash. */
export interface MailedEnclosure {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface DeadlineTable {
  id: string;
  case_id: string;
  request_id: string | null;
  /** While it hangs on a target and not yet on a request. */
  target_id: string | null;
  /** The request of another State. */
  incoming_id: ColumnType<string | null, string | null | undefined, never>;
  kind: DeadlineKind;
  due_at: Date;
  last_day: string;
  zone: string;
  rule: string;
  facts: JSONColumnType<readonly string[]>;
  moved_from: string | null;
  holidays_unknown: boolean;
  met_at: Date | null;
  reminded_at: Date | null;
}

/** What was decided on an end of secrecy, beside a notice to the person. Only added to. */
export interface SecrecyDecisionTable {
  deadline_id: string;
  case_id: string;
  decision: 'prolonged' | 'not-told';
  /** Of a prolonging: the new last day, and the order or decision it rests on. */
  until_day: string | null;
  basis: string | null;
  reason: string;
  decided_at: Date;
  decided_by: string;
}

/** A fact that a person of this desk has checked (core/routes/overlay.ts). */
export interface FactConfirmationTable {
  id: string;
  fact: string;
  account_id: string;
  confirmed_at: Date;
  how: string;
  /** The fact as it stood then. */
  was: string;
  /** Members this desk says instead; null: confirmed as it stands. */
  value: ColumnType<Record<string, unknown> | null, string | null | undefined, never>;
}

/** Bytes on their way in; they lie in the spool until they are sealed. */
export interface UploadTable {
  id: string;
  case_id: string;
  request_id: string | null;
  /** As the sender named it; may be anything. */
  name: string;
  size_bytes: number;
  how: HowItCame;
  received_from: string;
  /** Bytes that are on the disk for good. */
  received_bytes: Generated<number>;
  begun_at: Date;
  begun_by: string;
  /** Sealed, or given up when there is no item. */
  ended_at: Date | null;
  evidence_id: string | null;
}

/** An evidence item of a case: what the vault holds under `sha256`, how it came and who received it. */
export interface EvidenceTable {
  id: string;
  case_id: string;
  request_id: string | null;
  name: string;
  sha256: string;
  size_bytes: number;
  how: HowItCame;
  received_from: string;
  received_at: Date;
  received_by: string;
  derived_from: string | null;
  handling: 'normal' | 'restricted';
  erased_at: Date | null;
}

/** A person's assessment on records. */
export interface LeadTable {
  id: string;
  case_id: string;
  text: string;
  records: JSONColumnType<readonly { readonly readingId: string; readonly recordId: string }[]>;
  written_at: Date;
  written_by: string;
}

/** Every table by name. Each area adds its own here, in the same commit as its migration. */
export interface Database {
  log_entry: LogEntryTable;
  log_checkpoint: LogCheckpointTable;
  log_salt: LogSaltTable;
  log_cosignature: LogCosignatureTable;
  log_witness: LogWitnessTable;
  log_stamp: LogStampTable;
  desk_fault: DeskFaultTable;
  log_key_rotation: LogKeyRotationTable;
  vault_item: VaultItemTable;
  job: JobTable;
  account: AccountTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  case_file: CaseTable;
  case_mark_removal: CaseMarkRemovalTable;
  role_lowering: RoleLoweringTable;
  role_lowering_decision: RoleLoweringDecisionTable;
  case_member: CaseMemberTable;
  target: TargetTable;
  advice: AdviceTable;
  log_index: LogIndexTable;
  request: RequestTable;
  request_batch: RequestBatchTable;
  target_approval: TargetApprovalTable;
  request_version: RequestVersionTable;
  request_approval: RequestApprovalTable;
  request_gate: RequestGateTable;
  named_answer: NamedAnswerTable;
  request_comment: RequestCommentTable;
  request_document: RequestDocumentTable;
  request_paper: RequestPaperTable;
  dispatch: DispatchTable;
  register_import: RegisterImportTable;
  historic_request: HistoricRequestTable;
  register_mapping: RegisterMappingTable;
  portal_account: PortalAccountTable;
  request_original: RequestOriginalTable;
  paper_step: PaperStepTable;
  companion_paper: CompanionPaperTable;
  incoming_request: IncomingRequestTable;
  incoming_step: IncomingStepTable;
  deadline: DeadlineTable;
  secrecy_decision: SecrecyDecisionTable;
  fact_confirmation: FactConfirmationTable;
  mail_key: MailKeyTable;
  request_message: RequestMessageTable;
  reminder: ReminderTable;
  calendar_feed: CalendarFeedTable;
  upload: UploadTable;
  evidence: EvidenceTable;
  reading: ReadingTable;
  lead: LeadTable;
  set_apart_decision: SetApartDecisionTable;
  evidence_scope: EvidenceScopeTable;
  privilege_seal: PrivilegeSealTable;
  privilege_lift: PrivilegeLiftTable;
  privilege_lift_decision: PrivilegeLiftDecisionTable;
  table_mapping: TableMappingTable;
  item_mapping: ItemMappingTable;
  bundle: BundleTable;
  bundle_taken_in: BundleTakenInTable;
  case_retention: CaseRetentionTable;
  erasure: ErasureTable;
  defence_query: DefenceQueryTable;
  case_tracing: CaseTracingTable;
  trace: TraceTable;
  trace_note: TraceNoteTable;
  address_tag: AddressTagTable;
  following: FollowingTable;
  capture: CaptureTable;
  capture_list: CaptureListTable;
  capture_proxy: CaptureProxyTable;
  picture_search: PictureSearchTable;
  picture: PictureTable;
}
