// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import { caseRoutes, type Target } from '../../core/api/cases.ts';
import type { TargetEvent, TargetRole } from '../../core/cases/case.ts';
import { isLowering, protectionOf } from '../../core/cases/role-protection.ts';
import { suggestTargets, type TargetSuggestion } from '../../core/cases/target.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import { mayHoldKey } from '../../core/identifiers/may-hold.ts';
import { secretsIn } from '../../core/identifiers/secrets-in-text.ts';
import type { Database } from '../../store/database/schema.ts';
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { changedMembers } from '../changed-members.ts';
import type { OpenDesk } from '../open-desk.ts';
import { closeGatesOfCase } from '../requests/close-gates-of-case.ts';
import { findTarget, targetNow } from './show-target.ts';

export interface NewTarget {
  readonly written: string;
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly role: TargetRole;
  readonly relevance: string;
  readonly event?: TargetEvent | undefined;
  readonly from?: { readonly readingId: string; readonly recordId: string } | undefined;
}

/** Adds a target; the desk normalises it and says what is missing. Nothing is fetched. @throws CASE_NO_IDENTIFIER */
export async function addTarget(desk: OpenDesk, asking: Asking, caseId: string, asked: NewTarget): Promise<Target> {
  return await act(desk, asking, {
    verb: 'add',
    subject: 'target',
    kind: 'target-added',
    find: (tx) => findCase(tx, caseId),
    async carryOut(doing) {
      const { tx, thing, who, now, note } = doing;
      refuseClosed(thing.row);
      const { id, about } = await insertTarget(desk, tx, caseId, asked, { by: who.id, now });
      note(about);
      if (protectionOf(asked.role) > 0) await closeGatesOfCase(desk, doing, caseId);
      return await targetNow(tx, caseId, id);
    },
  });
}

/** Writes a target as the desk reads it. @returns its id and what the entry says of it. @throws CASE_NO_IDENTIFIER */
export async function insertTarget(
  desk: OpenDesk,
  tx: Transaction<Database>,
  caseId: string,
  asked: NewTarget,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<{ readonly id: string; readonly about: About }> {
  const read = readAs(asked);
  const id = desk.newId();
  const event = eventOf(asked, read);
  await tx
    .insertInto('target')
    .values({
      id,
      case_id: caseId,
      kind: read.kind,
      written: asked.written,
      normalised: read.normalised,
      service: asked.service?.trim() || read.service,
      holder: null,
      role: asked.role,
      relevance: asked.relevance,
      event: event === null ? null : JSON.stringify(event),
      warnings: [...read.warnings],
      from_reading: asked.from?.readingId ?? null,
      from_record: asked.from?.recordId ?? null,
      added_at: now,
      added_by: by,
    })
    .execute();
  const identifier = hidden({ kind: read.kind, normalised: read.normalised, written: asked.written });
  return { id, about: { target: id, identifier, 'from-record': asked.from !== undefined } };
}

/** The kind a person names counts; otherwise the likeliest reading. For a profile that is the account behind it. @throws CASE_SECRET_AS_TARGET */
export function readAs({ written, kind }: NewTarget): Pick<TargetSuggestion, 'kind' | 'normalised' | 'service' | 'warnings' | 'port'> {
  refuseKeys(written);
  const found = suggestTargets(written);
  const chosen = kind === undefined ? found[0] : found.find((one) => one.kind === kind);
  if (chosen !== undefined) return chosen;
  if (kind !== undefined) return { kind, normalised: written.trim().normalize('NFC'), service: null, warnings: [] };
  throw new CaseError('NO_IDENTIFIER', {
    message: caseSays('no-identifier'),
    details: { fields: ['written'] },
  });
}

/** A target stands in requests, in papers and before other units: no private key and no seed phrase may. Neither is it told again. */
function refuseKeys(written: string): void {
  if (!mayHoldKey(written) || secretsIn(written).every((one) => one.class === 'password')) return;
  throw new CaseError('SECRET_AS_TARGET', {
    message: caseSays('secret-as-target'),
    details: { fields: ['written'] },
  });
}

/** A port that stands in the address itself is the event's, where the event says none. */
function eventOf({ event }: NewTarget, { port }: { readonly port?: number }): TargetEvent | null {
  if (event === undefined) return null;
  return event.port === undefined && port !== undefined ? { ...event, port } : event;
}

export interface TargetChanges {
  readonly role?: TargetRole | undefined;
  readonly relevance?: string | undefined;
  readonly event?: TargetEvent | undefined;
  readonly service?: string | undefined;
  readonly holder?: string | undefined;
}

/**
 * Adds what was missing, or corrects role and relevance. The identifier itself never changes: another one is another target. A role that
 * protects less is proposed (`proposeLowering`). @throws CASE_CLOSED, CASE_ROLE_PROTECTS
 */
export async function changeTarget(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  targetId: string,
  changes: TargetChanges,
): Promise<Target> {
  return await act(desk, asking, {
    verb: 'change',
    subject: 'target',
    kind: 'target-changed',
    about: { target: targetId, changed: changedMembers(changes, caseRoutes.changeTarget.body) },
    find: (tx) => findTarget(tx, caseId, targetId, { changing: true }),
    async carryOut(doing) {
      const { tx, thing } = doing;
      const { row } = thing;
      const inCase = await findCase(tx, caseId);
      if (inCase !== undefined) refuseClosed(inCase.row);
      refuseLowering(row.role, changes.role);
      const event = changes.event ?? row.event;
      await tx
        .updateTable('target')
        .set({
          role: changes.role ?? row.role,
          relevance: changes.relevance ?? row.relevance,
          service: changes.service ?? row.service,
          holder: changes.holder ?? row.holder,
          event: event === null ? null : JSON.stringify(event),
        })
        .where('id', '=', targetId)
        .execute();
      if (changes.role !== undefined && changes.role !== row.role) await closeGatesOfCase(desk, doing, caseId);
      return await targetNow(tx, caseId, targetId);
    },
  });
}

/** One person may raise the protection of somebody and not take it away. */
function refuseLowering(from: TargetRole, to: TargetRole | undefined): void {
  if (to !== undefined && isLowering(from, to)) throw new CaseError('ROLE_PROTECTS', { message: caseSays('role-protects') });
}
