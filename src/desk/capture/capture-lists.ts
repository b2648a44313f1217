// SPDX-License-Identifier: Apache-2.0
/** Lists and series of captures: asked by one person, approved by another, stopped by either. */

import type { Selectable, Transaction } from 'kysely';
import type { CaptureListShown } from '../../core/api/captures.ts';
import { refusalOfUrl, refusedAddress } from '../../core/capture/address-rules.ts';
import { refuseUnlawful } from '../../core/capture/lawful-plan.ts';
import { statedMinimisation } from '../../core/capture/stated-minimisation.ts';
import { refuseTooLarge, type VisitList } from '../../core/capture/visit-list.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { hidden } from '../../core/custody/entry.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { CaptureListTable } from '../../store/database/capture-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { personOf } from '../people.ts';
import { knownTargets } from './known-targets.ts';

export type CaptureListRow = Selectable<CaptureListTable>;

export interface NewCaptureList extends Omit<VisitList, 'endsAt'> {
  readonly name: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly minimisation?: string | undefined;
  readonly whose: TargetRole;
  readonly publicPages: boolean;
  readonly endsAt: string;
}

/** Nothing is visited by asking. @throws CAPTURE_LIST_TOO_LARGE and every refusal of a single capture, for each page */
export async function addCaptureList(desk: OpenDesk, asking: Asking, caseId: string, asked: NewCaptureList): Promise<CaptureListShown> {
  return await act(desk, asking, {
    verb: 'begin',
    subject: 'capture',
    kind: 'capture-list-asked',
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      const list = { ...asked, urls: [...new Set(asked.urls)], endsAt: new Date(asked.endsAt) };
      refuseTooLarge(list, now);
      const targets = await knownTargets(tx, caseId);
      for (const url of list.urls) {
        const refused = refusalOfUrl(url, { loopback: desk.configuration.training });
        if (refused !== undefined) throw refusedAddress(refused, captureSays('page-of-list'));
        refuseUnlawful({ ...list, url, publicPage: asked.publicPages }, targets);
      }
      const row: CaptureListRow = {
        id: desk.newId(),
        case_id: caseId,
        name: list.name,
        urls: list.urls.map((url) => new URL(url).href),
        purpose: list.purpose,
        legal_basis: list.legalBasis,
        minimisation: statedMinimisation(list.minimisation) ?? null,
        whose: list.whose,
        visits: list.visits,
        every_hours: list.everyHours,
        delay_seconds: list.delaySeconds,
        ends_at: list.endsAt,
        asked_at: now,
        asked_by: who.id,
        approved_at: null,
        approved_by: null,
        stopped_at: null,
      };
      await tx.insertInto('capture_list').values(row).execute();
      note({
        list: row.id,
        pages: row.urls.length,
        visits: row.visits,
        name: hidden(row.name),
        'visit-for': hidden(row.purpose),
        'legal-basis': hidden(row.legal_basis),
        ...(row.minimisation === null ? {} : { minimisation: hidden(row.minimisation) }),
      });
      return await shownList(tx, row);
    },
  });
}

export async function listCaptureLists(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaptureListShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'capture',
    kind: 'evidence-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('capture_list').selectAll().where('case_id', '=', caseId).orderBy('asked_at', 'desc').execute();
      note({ lists: rows.length });
      const shown: CaptureListShown[] = [];
      for (const row of rows) shown.push(await shownList(tx, row));
      return shown;
    },
  });
}

/** By somebody who did not ask for it; from now on the desk visits by itself. Approved twice it is approved once. */
export async function approveCaptureList(desk: OpenDesk, asking: Asking, id: string): Promise<CaptureListShown> {
  return await act(desk, asking, {
    verb: 'approve',
    subject: 'capture',
    kind: 'capture-list-approved',
    about: { list: id },
    find: (tx) => listThing(tx, id),
    async carryOut({ tx, who, now }) {
      await tx
        .updateTable('capture_list')
        .set({ approved_at: now, approved_by: who.id })
        .where('id', '=', id)
        .where('approved_at', 'is', null)
        .execute();
      return await shownList(tx, await rowOf(tx, id));
    },
  });
}

export async function stopCaptureList(desk: OpenDesk, asking: Asking, id: string): Promise<CaptureListShown> {
  return await act(desk, asking, {
    verb: 'stop',
    subject: 'capture',
    kind: 'capture-list-stopped',
    about: { list: id },
    find: (tx) => listThing(tx, id),
    async carryOut({ tx, now }) {
      await tx.updateTable('capture_list').set({ stopped_at: now }).where('id', '=', id).where('stopped_at', 'is', null).execute();
      return await shownList(tx, await rowOf(tx, id));
    },
  });
}

async function listThing(tx: Transaction<Database>, id: string) {
  const row = await tx.selectFrom('capture_list').select(['case_id', 'asked_by']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, drafterIds: [row.asked_by] };
}

async function rowOf(tx: Transaction<Database>, id: string): Promise<CaptureListRow> {
  return await tx.selectFrom('capture_list').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function shownList(tx: Transaction<Database>, row: CaptureListRow): Promise<CaptureListShown> {
  const counts = await tx
    .selectFrom('capture')
    .select(({ fn }) => [fn.countAll<number>().as('begun'), fn.count<number>('ended_at').as('captured')])
    .where('list_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    caseId: row.case_id,
    name: row.name,
    urls: row.urls,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    minimisation: row.minimisation,
    whose: row.whose,
    visits: row.visits,
    everyHours: row.every_hours,
    delaySeconds: row.delay_seconds,
    endsAt: row.ends_at.toISOString(),
    askedAt: row.asked_at.toISOString(),
    askedBy: await personOf(tx, row.asked_by),
    approvedAt: row.approved_at?.toISOString() ?? null,
    approvedBy: row.approved_by === null ? null : await personOf(tx, row.approved_by),
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    begun: Number(counts.begun),
    captured: Number(counts.captured),
  };
}
