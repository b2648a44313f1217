// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import type { AddressTagShown } from '../../core/api/currency.ts';
import { cryptoAddress } from '../../core/currency/addresses/crypto-address.ts';
import { hidden } from '../../core/custody/entry.ts';
import { InputError } from '../../core/errors/input.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { AddressTagTable } from '../../store/database/currency-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { refuseUnknownRecords } from '../evidence/leads.ts';
import { lookFirst } from '../evidence/look-first.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

export interface NewAddressTag {
  readonly address: string;
  readonly label: string;
  readonly category?: string | undefined;
  /** Who says so: an answer, a page, a person. */
  readonly source: string;
  readonly record?: { readonly readingId: string; readonly recordId: string } | undefined;
}

type Row = Selectable<AddressTagTable>;

/** @throws INPUT_WRONG for what is no address; RECORDS_NOT_FOUND */
export async function addAddressTag(desk: OpenDesk, asking: Asking, caseId: string, asked: NewAddressTag): Promise<AddressTagShown> {
  const duty = {
    verb: 'add',
    subject: 'address-tag',
    kind: 'address-tag-added',
    find: (tx: Transaction<Database>) => findCase(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  if (asked.record !== undefined) await refuseUnknownRecords(desk, caseId, [asked.record]);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      const verdict = cryptoAddress(asked.address.trim());
      if (verdict === undefined)
        throw new InputError('WRONG', {
          message: currencySays('checksum'),
          details: { fields: ['address'] },
        });
      const row: Row = {
        id: desk.newId(),
        case_id: caseId,
        address: verdict.canonical ?? asked.address.trim(),
        chain: verdict.chain,
        label: asked.label.trim(),
        category: asked.category ?? null,
        source: asked.source.trim(),
        reading_id: asked.record?.readingId ?? null,
        record_id: asked.record?.recordId ?? null,
        added_at: now,
        added_by: who.id,
      };
      await tx.insertInto('address_tag').values(row).execute();
      note({
        tag: row.id,
        chain: row.chain,
        address: hidden(row.address),
        label: hidden(row.label),
        'from-record': asked.record !== undefined,
      });
      const [shown] = await shownTags(tx, [row], await tagsOf(tx, caseId));
      return shown as AddressTagShown;
    },
  });
}

export async function listAddressTags(desk: OpenDesk, asking: Asking, caseId: string): Promise<AddressTagShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'address-tag',
    kind: 'address-tags-listed',
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tagsOf(tx, caseId);
      note({ count: rows.length });
      return await shownTags(tx, rows, rows);
    },
  });
}

async function tagsOf(tx: Transaction<Database>, caseId: string): Promise<Row[]> {
  return await tx.selectFrom('address_tag').selectAll().where('case_id', '=', caseId).orderBy('added_at').orderBy('id').execute();
}

/** What a case calls each address, the first name first. */
export async function namesInCase(tx: Transaction<Database>, caseId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  return namesOf(await tagsOf(tx, caseId));
}

function namesOf(tags: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const byAddress = Map.groupBy(tags, ({ address }) => address);
  return new Map([...byAddress].map(([address, of]) => [address, [...new Set(of.map(({ label }) => label))]]));
}

/** Some tags of a case, each with what `all` of them call its address besides. */
async function shownTags(tx: Transaction<Database>, rows: readonly Row[], all: readonly Row[]): Promise<AddressTagShown[]> {
  const person = await peopleOf(
    tx,
    rows.map(({ added_by }) => added_by),
  );
  const names = namesOf(all);
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    chain: row.chain,
    label: row.label,
    category: row.category,
    source: row.source,
    record: row.reading_id === null || row.record_id === null ? null : { readingId: row.reading_id, recordId: row.record_id },
    addedAt: row.added_at.toISOString(),
    addedBy: person(row.added_by),
    otherNames: (names.get(row.address) ?? []).filter((name) => name !== row.label),
  }));
}
