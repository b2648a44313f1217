// SPDX-License-Identifier: Apache-2.0
import type { DirectoryFact } from '../../core/api/directory.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { Language } from '../../core/routes/advice.ts';
import { checkOverlay, snapshot } from '../../core/routes/overlay.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { knownFact, readerOf } from './read-directory.ts';
import { rowsOf } from './shown-fact.ts';

export interface ConfirmedFact {
  readonly fact: string;
  readonly document: string;
  readonly value?: Readonly<Record<string, unknown>> | undefined;
}

/** Confirms a fact for this desk, or corrects it, against a document. @throws KNOWLEDGE_OVERLAY_WRONG */
export async function confirmFact(desk: OpenDesk, asking: Asking, asked: ConfirmedFact): Promise<DirectoryFact> {
  await act(desk, asking, {
    verb: 'confirm',
    subject: 'knowledge',
    kind: 'fact-confirmed',
    about: { fact: asked.fact.slice(0, 300), how: hidden(asked.document), corrected: asked.value !== undefined },
    async carryOut({ tx, who, now }) {
      const shipped = desk.knowledge();
      const entry = checkOverlay(shipped, {
        fact: asked.fact,
        by: who.id,
        on: now.toISOString().slice(0, 10),
        document: asked.document,
        was: '',
        ...(asked.value !== undefined && { value: asked.value }),
      });
      await tx
        .insertInto('fact_confirmation')
        .values({
          id: desk.newId(),
          fact: entry.fact,
          account_id: who.id,
          confirmed_at: now,
          how: asked.document,
          was: snapshot(shipped, entry.fact),
          value: asked.value === undefined ? null : JSON.stringify(asked.value),
        })
        .execute();
    },
  });
  return knownFact(await readerOf(desk, asking.language), asked.fact);
}

/** A fact with everything this desk has said of it, the newest first. */
export async function showFact(desk: OpenDesk, id: string, language: Language) {
  const reader = await readerOf(desk, language);
  const fact = knownFact(reader, id);
  const rows = await desk.store.db
    .selectFrom('fact_confirmation')
    .selectAll()
    .where('fact', '=', id)
    .orderBy('confirmed_at', 'desc')
    .execute();
  return {
    fact,
    history: rows.map(({ account_id, confirmed_at, how, value, was }) => ({
      by: reader.names.get(account_id) ?? '',
      at: confirmed_at.toISOString(),
      document: how,
      value: value === null ? null : rowsOf(reader, id, value),
      was: rowsOf(reader, id, JSON.parse(was)),
    })),
  };
}
