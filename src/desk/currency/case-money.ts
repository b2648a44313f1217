// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { CaseMoney, MoneyInstrument } from '../../core/api/currency.ts';
import { type LedgerReading, moneyRows, type PaymentSaid } from '../../core/currency/ledger/money-row.ts';
import { paymentOfRecord } from '../../core/currency/ledger/payment-of-record.ts';
import { findTypologies, TYPOLOGIES } from '../../core/currency/ledger/typologies.ts';
import type { Kind } from '../../core/records/kinds.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { hashOfIds } from '../evidence/leads.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { newestReadings } from '../evidence/newest-readings.ts';
import { countOfKinds, recordsOfKinds } from '../evidence/records-of-kinds.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';

const KINDS: readonly Kind[] = ['payment', 'payment-instrument'];
/** Of each kind in each reading; the answer says when there are more. */
const MOST = 5_000;

/** What the newest readings of a case say of payments and instruments. What is set apart or locked is not in it. */
export async function caseMoney(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaseMoney> {
  const duty = {
    verb: 'open-leads',
    subject: 'record',
    kind: 'money-shown',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  const payments: PaymentSaid[] = [];
  const instruments: MoneyInstrument[] = [];
  const madeFrom = { records: 0, of: 0 };
  const readings = await newestReadings(desk, caseId);
  for (const { id: readingId, folder } of readings) {
    const reading = await desk.store.records.reading(folder);
    const found = await recordsOfKinds(reading, KINDS, MOST);
    madeFrom.records += found.length;
    madeFrom.of += countOfKinds(reading, KINDS);
    for (const { record } of found) {
      if (record.handling === 'restricted') continue;
      if (record.kind === 'payment') payments.push(paymentOfRecord(`${readingId} ${record.id}`, record.data));
      else if (record.kind === 'payment-instrument') instruments.push(instrumentOf(readingId, record));
    }
  }
  const ledger = moneyRows(payments);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, readings);
      note({ count: payments.length, instruments: instruments.length, ids: hashOfIds(payments.map(({ id }) => id)) });
      return { ...shown(ledger, asking.language), instruments, madeFrom };
    },
  });
}

function instrumentOf(readingId: string, { id, data }: AnyRecord & { kind: 'payment-instrument' }): MoneyInstrument {
  const { type, identifier, brand, bank, holder } = data;
  return {
    readingId,
    recordId: id,
    type: type.norm ?? type.raw,
    identifier: identifier?.raw ?? null,
    brand: brand?.raw ?? bank?.raw ?? null,
    holder: holder?.raw ?? null,
  };
}

function shown({ rows, leftOut }: LedgerReading, language: Asking['language']): Pick<CaseMoney, 'payments' | 'typologies' | 'leftOut'> {
  const recordOf = (id: string) => {
    const [readingId, recordId] = id.split(' ') as [string, string];
    return { readingId, recordId };
  };
  const why = Map.groupBy(leftOut, (one) => one.why);
  return {
    payments: rows.map(({ id, at, from, to, amountMinor, currency, through, instrument }) => ({
      ...recordOf(id),
      ...{ at, from, to, amount: String(amountMinor), currency, through, instrument: instrument ?? null },
    })),
    typologies: findTypologies(rows).flatMap(({ typology, account, rows: fired }) => {
      const rule = TYPOLOGIES.find(({ id }) => id === typology);
      return rule === undefined
        ? []
        : [{ id: typology, account, text: rule.text[language], source: rule.source, payments: fired.map(recordOf) }];
    }),
    leftOut: [...why].map(([reason, list]) => ({ why: reason, count: list.length })),
  };
}
