// SPDX-License-Identifier: Apache-2.0
/** What others say of the log, and what the desk says of itself. */

/** The signature line of a witness on a checkpoint. */
export interface LogCosignatureTable {
  size: number;
  /** Its verifier key. */
  witness: string;
  line: string;
  /** By the clock of the witness. */
  signed_at: Date;
}

/** How a witness was reached last. */
export interface LogWitnessTable {
  witness: string;
  /** What it signed last, as far as this desk knows. */
  size: number;
  /** In a row. */
  failures: number;
  asked_at: Date;
  ask_again_at: Date;
  trouble: string | null;
}

/** A time-stamp on the text of a checkpoint, or on the stamp before it. */
export interface LogStampTable {
  size: number;
  /** Address of the authority. */
  authority: string;
  /** Its whole answer, DER. */
  token: Buffer;
  /** PEM that came with it. */
  certificates: string;
  /** SHA-256 of what was stamped. */
  stamps: string;
  /** The answer that it stamps again; null where it stamps a checkpoint. */
  renews: Buffer | null;
  stamped_at: Date;
  expires_at: Date;
}

/** What the desk has found wrong with itself. */
export interface DeskFaultTable {
  code: string;
  place: string;
  what: string;
  found_at: Date;
  seen_at: Date;
  /** Null while it stands. */
  gone_at: Date | null;
}

/** A change of the log's key. */
export interface LogKeyRotationTable {
  to_vkey: string;
  /** Signed by both keys. */
  note: string;
  /** Entries under the last checkpoint of the old key. */
  entries: number;
  rotated_at: Date;
}
