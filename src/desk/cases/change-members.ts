// SPDX-License-Identifier: Apache-2.0

import { holds } from '../../core/access/condition.ts';
import { sentenceFor } from '../../core/access/may.ts';
import { isCaseRole, type Role } from '../../core/access/role.ts';
import type { CaseDetail } from '../../core/api/cases.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findCase, refuseClosed } from './find-case.ts';
import { caseDetail } from './show-case.ts';

/** Takes somebody into the need-to-know circle, in a role that their account holds. @throws CASE_NOT_OF_THAT_ROLE */
export async function addMember(desk: OpenDesk, asking: Asking, caseId: string, personId: string, role: Role): Promise<CaseDetail> {
  return await act(desk, asking, {
    verb: 'change-members',
    subject: 'case',
    kind: 'member-added',
    about: { person: hidden(personId), role },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who, now }) {
      refuseClosed(row);
      const person = await tx
        .selectFrom('account')
        .select('roles')
        .where('id', '=', personId)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (!isCaseRole(role) || person?.roles.includes(role) !== true) throw notOfThatRole();
      await tx
        .insertInto('case_member')
        .values({ case_id: caseId, account_id: personId, role, since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return await caseDetail(tx, row, (await loadWho(tx, who.id)) ?? who);
    },
  });
}

/** Takes somebody out of the circle, in every role. @throws CASE_LAST_MEMBER */
export async function removeMember(desk: OpenDesk, asking: Asking, caseId: string, personId: string): Promise<CaseDetail> {
  return await act(desk, asking, {
    verb: 'change-members',
    subject: 'case',
    kind: 'member-removed',
    about: { person: hidden(personId) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who }) {
      const others = await tx
        .selectFrom('case_member')
        .select('account_id')
        .distinct()
        .where('case_id', '=', caseId)
        .where('account_id', '!=', personId)
        .execute();
      const takesIn = sentenceFor('change-members', 'case');
      const left = await Promise.all(others.map(({ account_id }) => loadWho(tx, account_id)));
      if (!left.some((other) => other !== undefined && takesIn !== undefined && holds(takesIn.when, other, { caseId })))
        throw new CaseError('LAST_MEMBER', {
          message: caseSays('last-member'),
        });
      const shown = await caseDetail(tx, row, who);
      await tx.deleteFrom('case_member').where('case_id', '=', caseId).where('account_id', '=', personId).execute();
      return { ...shown, members: shown.members.filter(({ person }) => person.id !== personId) };
    },
  });
}

function notOfThatRole(): Error {
  return new CaseError('NOT_OF_THAT_ROLE', {
    message: caseSays('not-of-that-role'),
  });
}
