// SPDX-License-Identifier: Apache-2.0
import type { CaseRole } from '../access/role.ts';
import type { targetRoles } from '../routes/query.ts';

/** A case: what is investigated, and who may know of it. */
export interface Case {
  readonly id: string;
  /** The number the authority gave it. */
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  /** The requesting State. */
  readonly country: string;
  readonly stage: 'intelligence' | 'investigation' | 'trial';
  readonly offences: readonly Offence[];
  readonly handling: Handling;
  /** Null: not known yet. */
  readonly transnationalGroup: boolean | null;
}

/** One offence the case is about. */
export interface Offence {
  readonly family: OffenceFamily;
  /** `EG:som`, as the country packs name it. */
  readonly statute?: string;
  /** The offence in the words of the file. */
  readonly name?: string;
  /** Highest penalty; 99 is life or death. */
  readonly maxYears?: number;
}

export type OffenceFamily = 'terrorism' | 'trafficking-in-persons' | 'smuggling-of-migrants' | 'laundering' | 'other';

/** How the case is to be handled by everybody in it. */
export interface Handling {
  readonly restricted: boolean;
  readonly minors: boolean;
  readonly privileged: boolean;
}

/** Somebody of the need-to-know circle. */
export interface Member {
  readonly accountId: string;
  readonly role: CaseRole;
}

export type TargetRole = (typeof targetRoles)[number];

/** The moment an address was used, as the source writes it: without port and zone no operator can answer. */
export interface TargetEvent {
  readonly at: string;
  readonly zone?: string;
  readonly port?: number;
}
