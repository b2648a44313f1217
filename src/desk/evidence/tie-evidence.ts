// SPDX-License-Identifier: Apache-2.0
import type { EvidenceItem } from '../../core/api/evidence.ts';
import { hidden } from '../../core/custody/entry.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { askedOf } from './asked-of.ts';
import { refuseErased } from './evidence-bytes.ts';
import { evidenceThing, shownEvidence } from './list-evidence.ts';
import { keepFirstScope, rescopeItem } from './rescope-item.ts';
import { refuseOtherCasesRequest } from './uploads.ts';

/**
 * Says that an item answers another request of its case. It is held against that request as well as against those before: nobody sees more
 * before a decision. @throws EVIDENCE_NO_SUCH_REQUEST, EVIDENCE_ERASED
 */
export async function tieEvidence(
  desk: OpenDesk,
  asking: Asking,
  evidenceId: string,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
): Promise<EvidenceItem> {
  return await act(desk, asking, {
    verb: 'tie',
    subject: 'evidence',
    kind: 'evidence-tied',
    about: { evidence: evidenceId, request: requestId },
    find: async (tx) => await evidenceThing(tx, evidenceId),
    async carryOut(doing) {
      const { tx, thing, note } = doing;
      refuseErased(thing.row);
      await refuseOtherCasesRequest(tx, thing.caseId, requestId);
      await keepFirstScope(desk, doing, thing.row);
      await tx.updateTable('evidence').set({ request_id: requestId }).where('id', '=', evidenceId).execute();
      const item = { ...thing.row, request_id: requestId };
      await rescopeItem(desk, doing, item, { requestId, why: 'tied', asked: await askedOf(tx, requestId) });
      note({ before: thing.row.request_id ?? 'none', reason: hidden(reason) });
      return await shownEvidence(tx, item);
    },
  });
}
