// SPDX-License-Identifier: Apache-2.0
import { overlayToShare } from '../../core/routes/overlay.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { ownFacts } from './own-knowledge.ts';

/**
 * What this desk has confirmed and corrected, to contribute. It names documents, which people have typed, and no person: whoever sends
 * it on reads it first.
 */
export async function shareFacts(desk: OpenDesk, asking: Asking) {
  return await act(desk, asking, {
    verb: 'share',
    subject: 'knowledge',
    kind: 'facts-shared',
    async carryOut({ tx, note }) {
      const shipped = desk.knowledge();
      const { entries } = await ownFacts(desk, tx);
      const facts = overlayToShare(shipped, entries).map((one) => ({ ...one }));
      note({ facts: facts.length });
      return { schema: 'rogatory-overlay/1' as const, knowledge: shipped.version, facts };
    },
  });
}
