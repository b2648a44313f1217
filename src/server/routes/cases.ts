// SPDX-License-Identifier: Apache-2.0
import { suggestTargets } from '../../core/cases/target.ts';
import { offencesOf } from '../../core/routes/offences-of.ts';
import { askAdvice, newestAdvice, showAdvice } from '../../desk/advice/ask-advice.ts';
import { changeCase, closeCase } from '../../desk/cases/change-case.ts';
import { addMember, removeMember } from '../../desk/cases/change-members.ts';
import { listCases, showCase } from '../../desk/cases/list-cases.ts';
import { openCase } from '../../desk/cases/open-case.ts';
import { removeMark } from '../../desk/cases/remove-mark.ts';
import { servicesOf } from '../../desk/knowledge/directory.ts';
import { addTarget, changeTarget } from '../../desk/targets/add-target.ts';
import { decideLowering, proposeLowering } from '../../desk/targets/lower-role.ts';
import { loweringsToDecide } from '../../desk/targets/lowerings-to-decide.ts';
import type { Handlers } from '../api/handler.ts';

export const caseHandlers = {
  cases: async ({ desk, asking }) => ({ cases: await listCases(desk, asking) }),
  openCase: ({ desk, asking, body }) => openCase(desk, asking, body),
  caseDetail: ({ desk, asking, params }) => showCase(desk, asking, params.caseId),
  changeCase: ({ desk, asking, params, body }) => changeCase(desk, asking, params.caseId, body),
  removeMark: ({ desk, asking, params, body }) => removeMark(desk, asking, params.caseId, { mark: params.mark, reason: body.reason }),
  closeCase: async ({ desk, asking, params, body }) => {
    await closeCase(desk, asking, params.caseId, body.reason);
    return {};
  },
  addMember: ({ desk, asking, params, body }) => addMember(desk, asking, params.caseId, body.personId, body.role),
  removeMember: ({ desk, asking, params }) => removeMember(desk, asking, params.caseId, params.personId),
  identify: async ({ body }) => ({
    suggestions: suggestTargets(body.text).map((one) => ({ ...one, missing: [...one.missing], warnings: [...one.warnings] })),
  }),
  addTarget: ({ desk, asking, params, body }) => addTarget(desk, asking, params.caseId, body),
  changeTarget: ({ desk, asking, params, body }) => changeTarget(desk, asking, params.caseId, params.targetId, body),
  proposeLowering: ({ desk, asking, params, body }) => proposeLowering(desk, asking, params.caseId, params.targetId, body),
  loweringsToDecide: async ({ desk, asking }) => ({ lowerings: await loweringsToDecide(desk, asking) }),
  decideLowering: ({ desk, asking, params, body }) => decideLowering(desk, asking, params.loweringId, body),
  askAdvice: ({ desk, asking, params, body, language }) =>
    askAdvice(desk, asking, params.caseId, params.targetId, { ...body, language: body.language ?? language }),
  advice: ({ desk, asking, params, language }) => showAdvice(desk, asking, params.adviceId, language),
  adviceOfTarget: async ({ desk, asking, params, language }) => ({
    advice: await newestAdvice(desk, asking, params.caseId, params.targetId, language),
  }),
  statutes: async ({ desk, params, query, language }) => ({
    offences: offencesOf(desk.knowledge(), params.country, query.language ?? language).map(({ id, family, name, maxYears, marks }) => ({
      ...{ id, family, name, maxYears },
      marks: [...marks],
    })),
  }),
  services: async ({ desk, language }) => ({ services: servicesOf(desk, language) }),
} satisfies Handlers;
