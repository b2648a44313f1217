// SPDX-License-Identifier: Apache-2.0
/** Whom a request is about, each with its own link to the offence: what an approver weighs one by one. */
import { createHash } from 'node:crypto';
import { accountInUrl } from '../cases/target.ts';
import { canonicalJson } from '../custody/canonical-json.ts';
import { identifiersOf } from '../documents/conditions.ts';
import type { FieldValues } from '../documents/form.ts';

export interface TargetOfRequest {
  readonly id: string;
  readonly written: string;
  readonly normalised: string;
  /** Its own link to the offence, in the words of the case. */
  readonly relevance: string;
}

export interface TargetsAsked<T extends TargetOfRequest> {
  /** Targets of the case whose identifiers stand on the paper. */
  readonly targets: readonly T[];
  /** Identifiers on the paper that no target of the request stands behind: nobody has said what ties them to the offence. */
  readonly loose: readonly string[];
}

/** Fields that name whose data is asked; transactions and technical lines are about one of them. */
const NAMING = ['identifiers', 'user_and_identifier', 'subjects_and_accounts', 'chain_and_addresses'];

export function targetsAsked<T extends TargetOfRequest>(values: FieldValues, targets: readonly T[]): TargetsAsked<T> {
  const asked = Object.fromEntries(NAMING.map((field) => [field, values[field]]));
  const written = [...new Set(identifiersOf(asked).map((one) => one.written))];
  const named = targets.filter((target) => namesOf(target).some((name) => written.includes(name)));
  const known = new Set(targets.flatMap(namesOf));
  return { targets: named, loose: written.filter((one) => !known.has(one)) };
}

function namesOf({ written, normalised }: TargetOfRequest): readonly string[] {
  const behind = accountInUrl(normalised)?.normalised;
  return [written, normalised, ...(behind === undefined ? [] : [behind])];
}

/** SHA-256 of what was read when a target was approved: the text of the request, the target, and its link. */
export function digestOfTarget(requestDigest: string, { id, relevance }: Pick<TargetOfRequest, 'id' | 'relevance'>): string {
  return createHash('sha256')
    .update(canonicalJson({ link: relevance, request: requestDigest, target: id }), 'utf8')
    .digest('hex');
}
