// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../said.ts';
import type { When } from '../when.ts';

/** What a return says of itself. (returns.md §3.2). All members are optional but the ones that name the record. */

export interface ReturnDescribed {
  readonly provider: Said;
  readonly service?: Said;
  readonly ticket?: Said;
  readonly target?: Said;
  readonly accountIdentifier?: Said;
  readonly accountType?: Said;
  readonly generated?: When;
  readonly rangeFrom?: When;
  readonly rangeTo?: When;
  readonly pageCount?: Said<number>;
  readonly custodianName?: Said;
}

export interface NoRecordsStated {
  readonly category: Said;
  readonly text?: Said;
}

export interface ManifestChecked {
  /** The file that the statement is about. */
  readonly subject: Said;
  readonly method: 'sha256' | 'md5' | 'sha1' | 'openpgp' | 'pdf-signature';
  readonly result: 'match' | 'mismatch' | 'missing' | 'extra' | 'key-unknown';
  readonly expected?: Said;
  readonly actual?: Said;
  /** Fingerprint of the key that a signature names. */
  readonly key?: Said;
}
