// SPDX-License-Identifier: Apache-2.0

import type { CaseRole } from '../../core/access/role.ts';
import type { CaseDetail } from '../../core/api/cases.ts';
import type { Case } from '../../core/cases/case.ts';
import { hidden } from '../../core/custody/entry.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findCase } from './find-case.ts';
import { caseDetail } from './show-case.ts';
import { refuseTakenNumber, withNumber } from './taken-number.ts';

/** Roles whose holders open cases, the one they then have in it first. */
const OPENERS: readonly CaseRole[] = ['investigator', 'central-authority'];

export type NewCase = Omit<Case, 'id' | 'transnationalGroup'> & { readonly transnationalGroup?: boolean | null | undefined };

/** Opens a case; who opens it is its first member. @throws CASE_NUMBER_TAKEN */
export async function openCase(desk: OpenDesk, asking: Asking, asked: NewCase): Promise<CaseDetail> {
  return await withNumber(desk, asking, { number: asked.number, kind: 'case-opened' }, () => open(desk, asking, asked));
}

async function open(desk: OpenDesk, asking: Asking, asked: NewCase): Promise<CaseDetail> {
  const id = desk.newId();
  return await act(desk, asking, {
    verb: 'add',
    subject: 'case',
    kind: 'case-opened',
    async carryOut({ tx, who, now, note, inCase }) {
      const role = OPENERS.find((one) => who.roles.includes(one)) as CaseRole;
      await tx
        .insertInto('case_file')
        .values({
          id,
          number: asked.number,
          title: asked.title,
          summary: asked.summary,
          country: asked.country,
          stage: asked.stage,
          offences: JSON.stringify(asked.offences),
          restricted: asked.handling.restricted,
          minors: asked.handling.minors,
          privileged: asked.handling.privileged,
          transnational_group: asked.transnationalGroup ?? null,
          opened_at: now,
          opened_by: who.id,
          closed_at: null,
          closed_reason: null,
        })
        .execute()
        .catch(refuseTakenNumber);
      await tx.insertInto('case_member').values({ case_id: id, account_id: who.id, role, since: now }).execute();
      inCase(id);
      note({ number: hidden(asked.number), families: [...new Set(asked.offences.map(({ family }) => family))].join('+') });
      const found = await findCase(tx, id);
      if (found === undefined) throw new TypeError('the case that was just opened is not there');
      return await caseDetail(tx, found.row, (await loadWho(tx, who.id)) ?? who);
    },
  });
}
