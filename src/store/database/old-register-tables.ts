// SPDX-License-Identifier: Apache-2.0
/** Tables of registers that were kept before the desk. */
import type { JSONColumnType } from 'kysely';
import type { OldMapping } from '../../core/old-register/columns.ts';
import type { OldRow } from '../../core/old-register/read-register.ts';

export interface RegisterMappingTable {
  id: string;
  /** SHA-256 over the heads of the columns. */
  fingerprint: string;
  document: JSONColumnType<OldMapping>;
  kept_at: Date;
  kept_by: string;
}

export interface RegisterImportTable {
  id: string;
  case_id: string;
  evidence_id: string;
  mapping: JSONColumnType<OldMapping>;
  rows_taken: number;
  rows_doubtful: number;
  imported_at: Date;
  imported_by: string;
}

export interface HistoricRequestTable {
  id: string;
  import_id: string;
  case_id: string;
  /** In the file, from 1. */
  row_number: number;
  sent_on: string | null;
  cells: JSONColumnType<OldRow['cells']>;
  /** Fields that were still doubtful when it was taken over. */
  doubts: string[];
}
