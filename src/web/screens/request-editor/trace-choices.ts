// SPDX-License-Identifier: Apache-2.0
/** Whom a draft can name from a trace: services it reached, or, where the draft asks for a freeze, the issuer of the token that is left. */
import type { TraceKept } from '../../../core/api/currency.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { NATIVE } from '../../../core/currency/unit.ts';

/** Fields that only papers on virtual currency have. */
const OF_CHAINS = ['chain_and_addresses', 'transactions_with_hashes', 'tracing_report'];
const OF_TARGETS = ['identifiers', 'subjects_and_accounts'];

/** Whether it speaks of virtual currency: by its fields, or by what it asks about. */
export function takesTrace({ fields, values }: Pick<RequestDetail, 'fields' | 'values'>): boolean {
  if (fields.some(({ id }) => OF_CHAINS.includes(id))) return true;
  return OF_TARGETS.some((id) => {
    const list = values[id];
    return Array.isArray(list) && list.some((one) => (one as { kind?: unknown } | null)?.kind === 'crypto-address');
  });
}

export interface TraceChoices {
  /** Labels, as the trace has them. */
  readonly services: readonly string[];
  /** The issuer of a token can be asked to hold what is left; his name is not in the trace. */
  readonly canAskIssuer: boolean;
}

export const choicesOf = ({ summary }: Pick<TraceKept, 'summary'>, kind: string): TraceChoices => ({
  services: summary.services.map(({ label }) => label),
  canAskIssuer: kind === 'freeze_request' && summary.contract !== null && summary.contract !== NATIVE && summary.held !== '0',
});
