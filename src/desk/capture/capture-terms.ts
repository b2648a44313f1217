// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { CaptureTerms } from '../../core/api/captures.ts';
import { publicDataRules } from '../../core/capture/public-data-rules.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Configuration, ConfiguredProxy } from '../../store/configuration.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type FoundCase, findCase, refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';

/** What is said before a visit of this case. */
export async function captureTerms(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaptureTerms> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'capture',
    kind: 'evidence-listed',
    find: (tx) => findCase(tx, caseId),
    carryOut: async ({ tx, thing, now }) => await termsOf(desk, tx, thing, now),
  });
}

/** @throws CAPTURE_NO_SUCH_PROXY, CASE_CLOSED */
export async function setCaptureProxy(desk: OpenDesk, asking: Asking, caseId: string, proxy: string | null): Promise<CaptureTerms> {
  return await act(desk, asking, {
    verb: 'begin',
    subject: 'capture',
    kind: 'capture-proxy-set',
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      if (proxy !== null) configuredProxy(desk.configuration, proxy);
      const row = { address: proxy, set_at: now, set_by: who.id };
      await tx
        .insertInto('capture_proxy')
        .values({ case_id: caseId, ...row })
        .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
        .execute();
      note({ proxy: hidden(proxy ?? 'none') });
      return await termsOf(desk, tx, thing, now);
    },
  });
}

async function termsOf(desk: OpenDesk, tx: Transaction<Database>, { caseId, row }: FoundCase, now: Date): Promise<CaptureTerms> {
  const chosen = await tx.selectFrom('capture_proxy').select('address').where('case_id', '=', caseId).executeTakeFirst();
  return {
    country: row.country,
    rules: publicDataRules(desk.knowledge(), row.country, now.toISOString().slice(0, 10)).map((rule) => ({
      ...rule,
      name: { ...rule.name },
      what: { ...rule.what },
    })),
    proxy: chosen?.address ?? null,
    proxies: desk.configuration.captureProxies.map(({ name }) => name),
  };
}

/** A proxy that the case has chosen and the desk no longer has: the visit is not made, rather than made from the desk's own address. */
export function configuredProxy({ captureProxies }: Configuration, name: string): ConfiguredProxy {
  const found = captureProxies.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new CaptureError('NO_SUCH_PROXY', {
    message: captureSays('no-such-proxy'),
  });
}
