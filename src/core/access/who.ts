// SPDX-License-Identifier: Apache-2.0
import type { CaseRole, Role } from './role.ts';

/** The person who asks, as the access rules see them. */
export interface Who {
  readonly id: string;
  readonly roles: readonly Role[];
  /** What they are in each case they belong to, by the case's id. */
  readonly cases: ReadonlyMap<string, readonly CaseRole[]>;
}

/** What they ask about, as far as the rules look: the case it belongs to and the people who have a part in it. */
export interface Thing {
  readonly caseId?: string | undefined;
  /** The person whose own thing it is: the account itself, the holder of a session. */
  readonly accountId?: string | undefined;
  /** Everybody who wrote any part of a request's version. */
  readonly drafterIds?: readonly string[] | undefined;
}
