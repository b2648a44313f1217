// SPDX-License-Identifier: Apache-2.0

import type { LookUpAnswer } from '../../core/api/currency.ts';
import { agree } from '../../core/currency/graded.ts';
import { NATIVE, unitOfValue } from '../../core/currency/unit.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { DeskSource } from '../../ledgers/look-up/desk-sources.ts';
import { type LedgerAnswer, LookUp } from '../../ledgers/look-up/look-up.ts';
import { movementsOf, sameMovements } from '../../ledgers/look-up/movements.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { insertItem } from '../evidence/insert-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { allowedSource, refuseOneMachine, sourcesOf } from './case-tracing.ts';

export interface LookUpAsked {
  readonly source: string;
  /** Asked too: two sources that say the same weigh more than one, and two that do not are told. */
  readonly second?: string | undefined;
  readonly what: 'address' | 'transaction';
  readonly written: string;
  readonly purpose: string;
}

/**
 * Asks one source that the case allows. That it will be asked, for what and why, is in the log before anything leaves; each answer is sealed as an
 * evidence item, as it came, before it is read. @throws CURRENCY_SOURCE_NOT_ALLOWED, CURRENCY_SOURCE_FAILED, CURRENCY_SOURCE_CONTRADICTED
 */
export async function lookUp(desk: OpenDesk, asking: Asking, caseId: string, asked: LookUpAsked): Promise<LookUpAnswer> {
  const items: { evidenceId: string; sha256: string }[] = [];
  const ask = async (id: string) => {
    const source = await announced(desk, asking, caseId, { ...asked, source: id });
    const line = new LookUp(source, {
      allowed: new Set([source.id]),
      purpose: asked.purpose,
      now: desk.now,
      record: async (answer) => void items.push(await sealed(desk, asking, caseId, answer)),
    });
    return await movementsOf(line, source, { what: asked.what, written: asked.written.trim() });
  };
  if (asked.second !== undefined) refuseOneMachine(desk, asked.source, asked.second);
  const first = await ask(asked.source);
  const found = asked.second === undefined ? first : together(asked, first, await ask(asked.second));
  const coin = coinOf(sourcesOf(desk).find(({ id }) => id === asked.source));
  return {
    items,
    grade: found?.grade ?? 'one-source',
    movements: (found?.value ?? []).map(({ transaction, from, to, amount, contract, at, signed, seed }) => ({
      transaction,
      from: from ?? null,
      to: to ?? null,
      amount: amount ?? null,
      contract: contract ?? null,
      unit: contract ?? coin,
      seed: seed ?? null,
      at: at ?? null,
      signed: signed ?? false,
    })),
    unread: found?.unread ?? 0,
  };
}

/** The smallest unit of the coin whose chain a source tells of. */
function coinOf(source: DeskSource | undefined): string {
  const chain = source?.kind === 'tron' ? 'tron' : source?.kind === 'evm' ? 'ethereum' : 'bitcoin';
  return unitOfValue({ chain, contract: chain === 'bitcoin' ? null : NATIVE });
}

type Found = Awaited<ReturnType<typeof movementsOf>>;

/** @throws CURRENCY_SOURCE_CONTRADICTED; both answers are kept by then */
function together({ source, second }: LookUpAsked, first: Found, other: Found): Found {
  const answer =
    first === undefined && other === undefined
      ? undefined
      : first !== undefined && other !== undefined && agree(first, other, sameMovements);
  if (answer === undefined || (answer !== false && answer !== 'contradiction')) return answer;
  throw new CurrencyError('SOURCE_CONTRADICTED', {
    message: currencySays('not-the-same', { source, second: second ?? '' }),
    details: { source, second },
  });
}

async function announced(desk: OpenDesk, asking: Asking, caseId: string, asked: LookUpAsked): Promise<DeskSource> {
  return await act(desk, asking, {
    verb: 'look-up',
    subject: 'trace',
    kind: 'look-up-made',
    about: { source: asked.source, what: asked.what, asked: hidden(asked.written), why: hidden(asked.purpose) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing }) {
      refuseClosed(thing.row);
      return await allowedSource(desk, tx, caseId, asked.source);
    },
  });
}

/** The answer's bytes into the vault and the case; its name says what was asked. */
async function sealed(desk: OpenDesk, asking: Asking, caseId: string, answer: LedgerAnswer) {
  await desk.store.vault.put([answer.bytes], answer.sha256);
  return await act(desk, asking, {
    verb: 'look-up',
    subject: 'trace',
    kind: 'evidence-received',
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, who, now, note }) {
      const { sha256, bytes } = answer;
      const id = desk.newId();
      await insertItem(tx, desk.store.vault, {
        ...{ id, caseId, requestId: null, sha256, sizeBytes: bytes.length },
        name: `${answer.source} ${new URL(answer.url).pathname}`.slice(0, 500),
        how: 'machine-delivery',
        receivedFrom: answer.url.slice(0, 300),
        ...{ receivedAt: now, receivedBy: who.id },
      });
      note({ item: sha256, evidence: id, how: 'machine-delivery', from: answer.source, status: answer.status });
      return { evidenceId: id, sha256 };
    },
  });
}
