// SPDX-License-Identifier: Apache-2.0
import { type Target, targetRoles } from '../../core/api/cases.ts';
import { type LoweredRole, type LoweringDecision, loweringDecisions } from '../../core/api/role-lowerings.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { CliError } from '../../core/errors/cli.ts';
import { caseOf, type DeskDuty, type Said } from './duty.ts';

export const roleLoweringDuties: readonly DeskDuty[] = [
  {
    name: 'target propose-lowering',
    takes: `CASE TARGET --role ${targetRoles.join('|')} --reason TEXT`,
    summary: 'propose that a target get a role that protects the person less; it keeps the one it has until somebody else has decided',
    options: { role: { type: 'string' }, reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals: [named = '', targetId = ''], option }) {
      const { id } = await caseOf(call, named);
      const body = { role: roleOf(option('role')), reason: option('reason') ?? '' };
      return told(await call('proposeLowering', { params: { caseId: id, targetId }, body }));
    },
  },
  {
    name: 'target lowerings',
    takes: '',
    summary: 'roles that somebody else has proposed to lower in your cases and that wait for your decision',
    needs: 0,
    async run({ call }) {
      const { lowerings } = await call('loweringsToDecide', {});
      const lines = lowerings.map(
        ({ id, caseNumber, written, from, to, by, at, reason }) =>
          `${id}  ${caseNumber}  ${written}  ${from} to ${to}  proposed by ${by.name}, ${at}: ${reason}`,
      );
      return {
        schema: 'rogatory.role-lowerings/1',
        document: { lowerings },
        lines: lines.length === 0 ? ['nothing waits for you'] : lines,
      };
    },
  },
  {
    name: 'target decide-lowering',
    takes: `LOWERING ${loweringDecisions.join('|')} --reason TEXT`,
    summary: 'lower a role or refuse to, as approver or legal reviewer who did not propose it and does not investigate the case',
    options: { reason: { type: 'string' } },
    needs: 2,
    async run({ call, positionals: [loweringId = '', typed = ''], option }) {
      const body = { decision: decisionOf(typed), reason: option('reason') ?? '' };
      return told(await call('decideLowering', { params: { loweringId }, body }));
    },
  },
];

function told(target: Target): Said {
  const lines = target.lowerings.flatMap(({ id, from, to, by, at, reason, decided }) => [
    `  lowering ${id}  ${from} to ${to}  proposed by ${by.name}, ${at}: ${reason}`,
    ...(decided === null ? [] : [`    ${decided.decision}  ${decided.by.name}, ${decided.at}: ${decided.reason}`]),
  ]);
  return { schema: 'rogatory.target/1', document: target, lines: [`${target.id}  ${target.written}  ${target.role}`, ...lines] };
}

/** What an approver reads of a request before deciding. */
export function loweredTold({ written, from, to, by, at, reason, decided }: LoweredRole): string {
  const proposed = `  role lowered: ${written} from ${from} to ${to}, proposed by ${by.name}, ${at.slice(0, 10)}: ${reason}`;
  return decided === null ? proposed : `${proposed}; decided by ${decided.by.name}, ${decided.at.slice(0, 10)}: ${decided.reason}`;
}

function roleOf(typed: string | undefined): TargetRole {
  const role = targetRoles.find((one) => one === typed);
  if (role !== undefined) return role;
  throw new CliError('WRONG_USE', { message: `--role ${typed ?? ''}: expected one of ${targetRoles.join(', ')}.` });
}

function decisionOf(typed: string): LoweringDecision {
  const decision = loweringDecisions.find((one) => one === typed);
  if (decision !== undefined) return decision;
  throw new CliError('WRONG_USE', { message: `"${typed}": expected ${loweringDecisions.join(' or ')}.` });
}
