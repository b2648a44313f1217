// SPDX-License-Identifier: Apache-2.0
/** Tables of the roads outside the desk: originals that came back, what happened to papers, accounts at portals. */
import type { CompanionKind } from '../../core/documents/form.ts';
import type { PaperStepKind } from '../../core/requests/paper-road.ts';
import type { PortalSecondFactor } from '../../core/requests/portal-account.ts';
import type { Language } from '../../core/routes/advice.ts';

export interface RequestOriginalTable {
  id: string;
  request_id: string;
  case_id: string;
  version: number;
  language: string;
  /** SHA-256 of what the paper says, as `request_paper` has it. */
  paper: string;
  evidence_id: string;
  kind: 'ink' | 'electronic';
  /** Pages of the paper, all compared. */
  pages: number;
  scan_pages: number;
  /** Of an electronic one: whom the certificate names. */
  signed_by: string | null;
  bound_at: Date;
  bound_by: string;
}

export interface PaperStepTable {
  id: string;
  request_id: string;
  case_id: string;
  version: number;
  kind: PaperStepKind;
  /** `YYYY-MM-DD`. `on` is a word of SQL. */
  on_day: string;
  number: string | null;
  office: string | null;
  copies: number | null;
  note: string | null;
  evidence_id: string | null;
  recorded_at: Date;
  recorded_by: string;
}

/** A paper beside a case that is signed by hand, as it was made. Only added to. */
export interface CompanionPaperTable {
  id: string;
  case_id: string;
  /** Id of the first of its versions, its own if it is that. */
  series: string;
  version: number;
  kind: CompanionKind;
  language: Language;
  format: 'pdf' | 'docx';
  request_id: string | null;
  evidence_id: string | null;
  /** Of the request or the case, as it stands on the paper. */
  number: string;
  /** How many required fields were empty; above none it has a watermark. */
  missing: number;
  /** Canonical JSON of the fields by id. */
  field_values: string;
  sha256: string;
  size_bytes: number;
  made_at: Date;
  made_by: string;
}

/** One version of the record of an account at a provider's portal. */
export interface PortalAccountTable {
  id: string;
  version: number;
  /** Id of the provider in the directory. */
  provider: string;
  portal: string;
  account: string;
  office: string;
  holder: string;
  /** `YYYY-MM-DD`, as `ended`. */
  since: string;
  second_factor: PortalSecondFactor;
  note: string | null;
  ended: string | null;
  kept_at: Date;
  kept_by: string;
}
