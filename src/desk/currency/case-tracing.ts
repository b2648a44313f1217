// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import type { CaseTracing } from '../../core/api/currency.ts';
import type { TracingLimits } from '../../core/currency/report/case-limits.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { InputError } from '../../core/errors/input.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { type DeskSource, deskSources } from '../../ledgers/look-up/desk-sources.ts';
import type { CaseTracingTable } from '../../store/database/currency-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';

export interface AllowedTracing extends TracingLimits {
  readonly sources: readonly string[];
  readonly reason: string;
}

export async function showTracing(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaseTracing> {
  return await act(desk, asking, {
    verb: 'open-limits',
    subject: 'trace',
    kind: 'tracing-shown',
    find: (tx) => findCase(tx, caseId),
    carryOut: async ({ tx }) => await shownTracing(tx, sourcesOf(desk), await tracingOf(tx, caseId)),
  });
}

/** What stood before stays in the table and the log. @throws INPUT_WRONG for a source that the desk does not know */
export async function allowTracing(desk: OpenDesk, asking: Asking, caseId: string, asked: AllowedTracing): Promise<CaseTracing> {
  return await act(desk, asking, {
    verb: 'allow',
    subject: 'trace',
    kind: 'tracing-allowed',
    about: { sources: asked.sources.join('+') || 'none' },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      const known = sourcesOf(desk);
      const unknown = asked.sources.filter((id) => !known.some((source) => source.id === id));
      if (unknown.length > 0)
        throw new InputError('WRONG', {
          message: currencySays('no-such-source', { sources: unknown }),
          details: { fields: ['sources'] },
        });
      const row = {
        id: desk.newId(),
        case_id: caseId,
        sources: [...new Set(asked.sources)],
        max_hops: asked.maxHops,
        min_amount: asked.minAmount,
        until_day: asked.untilDay,
        reason: asked.reason,
        set_at: now,
        set_by: who.id,
      };
      await tx.insertInto('case_tracing').values(row).execute();
      note({ hops: asked.maxHops ?? 'any', value: asked.minAmount ?? 'any', until: asked.untilDay ?? 'any', reason: hidden(asked.reason) });
      return await shownTracing(tx, known, row);
    },
  });
}

/** The newest row; undefined while nothing was allowed: then no source is asked, and traces have no limits but those of their makers. */
export async function tracingOf(tx: Transaction<Database>, caseId: string): Promise<Selectable<CaseTracingTable> | undefined> {
  return await tx
    .selectFrom('case_tracing')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

type Allowed = Omit<Selectable<CaseTracingTable>, 'number'>;

export const limitsOf = (row: Allowed | undefined): TracingLimits => ({
  maxHops: row?.max_hops ?? null,
  minAmount: row?.min_amount ?? null,
  untilDay: row?.until_day ?? null,
});

export const sourcesOf = ({ configuration }: OpenDesk): readonly DeskSource[] => deskSources(configuration.dataFolder);

/** @throws CURRENCY_SOURCE_NOT_ALLOWED unless the desk knows the source and the case allows it */
export async function allowedSource(desk: OpenDesk, tx: Transaction<Database>, caseId: string, id: string): Promise<DeskSource> {
  const allowed = (await tracingOf(tx, caseId))?.sources.includes(id) ?? false;
  const source = sourcesOf(desk).find((one) => one.id === id);
  if (allowed && source !== undefined) return source;
  throw new CurrencyError('SOURCE_NOT_ALLOWED', {
    message: currencySays('source-not-allowed', { source: id }),
  });
}

/** One machine under two names is one source. @throws INPUT_WRONG */
export function refuseOneMachine(desk: OpenDesk, first: string, second: string): void {
  const hosts = sourcesOf(desk).flatMap(({ id, url }) => (id === first || id === second ? [new URL(url).host] : []));
  if (first !== second && new Set(hosts).size === hosts.length) return;
  throw new InputError('WRONG', {
    message: currencySays('second-is-first'),
    details: { fields: ['second'] },
  });
}

async function shownTracing(tx: Transaction<Database>, sources: readonly DeskSource[], row: Allowed | undefined): Promise<CaseTracing> {
  return {
    sources: sources.map(({ id, kind, url }) => ({ id, kind, host: new URL(url).host, allowed: row?.sources.includes(id) ?? false })),
    ...limitsOf(row),
    reason: row?.reason ?? null,
    setAt: row?.set_at.toISOString() ?? null,
    setBy: row === undefined ? null : await personOf(tx, row.set_by),
  };
}
