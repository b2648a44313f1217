// SPDX-License-Identifier: Apache-2.0

import type { BatchShown } from '../../core/api/batches.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { isFilledByDesk } from '../../core/requests/desk-fields.ts';
import { isOfOnePaper } from '../../core/requests/prefill.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseOtherText, writeValues } from './change-request.ts';
import { findRequest } from './find-request.ts';
import { shownBatch } from './show-batch.ts';

/** Writes what one request of a batch says into the drafts beside it that are written in the same language; each keeps its addressee, its identifiers and their links. */
export async function fillBatch(
  desk: OpenDesk,
  asking: Asking,
  batchId: string,
  from: { readonly requestId: string; readonly digest: string },
): Promise<BatchShown> {
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'request-changed',
    about: { batch: batchId, from: from.requestId },
    find: (tx) => findRequest(desk, tx, from.requestId),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.inCase);
      if (thing.row.batch !== batchId) throw new AccessError('NOT_FOUND', { message: accessSays('not-of-batch') });
      refuseOtherText(thing, from.digest);
      const { authority } = desk.configuration;
      const common = Object.entries(thing.values).filter(([field]) => !isFilledByDesk(field, authority) && !isOfOnePaper(field));
      const others = await tx
        .selectFrom('request')
        .select('id')
        .where('batch', '=', batchId)
        .where('id', '!=', thing.row.id)
        .where('state', '=', 'draft')
        .where('language', '=', thing.row.language)
        .orderBy('number')
        .forUpdate()
        .execute();
      for (const { id } of others) {
        const other = await findRequest(desk, tx, id);
        if (other === undefined) continue;
        const digest = await writeValues(tx, other, { ...other.values, ...Object.fromEntries(common) }, who.id, now);
        alsoRecord('request-changed', { request: id, digest, version: other.row.version });
      }
      note({ count: others.length });
      return await shownBatch(desk, tx, batchId, who, asking.language);
    },
  });
}
