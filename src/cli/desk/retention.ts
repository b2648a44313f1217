// SPDX-License-Identifier: Apache-2.0
import { type HowItCame, howItCame } from '../../core/api/evidence.ts';
import { type Erasure, erasureGrounds, type RetainedItem } from '../../core/api/retention.ts';
import { CliError } from '../../core/errors/cli.ts';
import { caseOf, type DeskDuty } from './duty.ts';

const schema = 'rogatory.retention/1';

/** Until when evidence is kept, and its erasure by two people. Setting and confirming ask for the second factor (`desk second-factor CODE`). */
export const retentionDuties: readonly DeskDuty[] = [
  {
    name: 'retention show',
    takes: 'CASE [--due]',
    summary: 'until when each item is kept, what is due, what is to be erased',
    options: { due: { type: 'boolean' } },
    needs: 1,
    async run({ call, positionals, flag }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const { items, settings, may } = await call('retentionOfCase', { params: { caseId: id } });
      const shown = flag('due') ? items.filter(({ due }) => due) : items;
      return { schema, document: { items: shown, settings, may }, lines: shown.map(lineOf) };
    },
  },
  {
    name: 'retention due',
    takes: '',
    summary: 'in all own cases: what is due, and what waits for a second person',
    needs: 0,
    async run({ call }) {
      const { items } = await call('retentionDue', {});
      const lines = items.map(({ caseNumber, item }) => `${caseNumber}  ${lineOf(item)}`);
      return { schema: 'rogatory.retention-due/1', document: { items }, lines: lines.length === 0 ? ['nothing is due'] : lines };
    },
  },
  {
    name: 'retention set',
    takes: 'CASE --until DAY --reason TEXT [--how KIND]',
    summary: 'set until when evidence of a case is kept (approver, legal reviewer)',
    options: { until: { type: 'string' }, reason: { type: 'string' }, how: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const how = oneOf('--how', option('how'), howItCame);
      const body = {
        untilDay: option('until') ?? '',
        reason: option('reason') ?? '',
        ...(how === undefined ? {} : { how: how as HowItCame }),
      };
      const retention = await call('setRetention', { params: { caseId: id }, body });
      return { schema, document: retention, lines: retention.items.map(lineOf) };
    },
  },
  {
    name: 'erasure propose',
    takes: 'EVIDENCE --ground rule|order --reason TEXT',
    summary: 'propose that an item be erased: it is due by rule, or by an order whose reference is the reason',
    options: { ground: { type: 'string' }, reason: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const ground = oneOf('--ground', option('ground'), erasureGrounds) ?? 'rule';
      const params = { evidenceId: positionals[0] as string };
      return told(await call('proposeErasure', { params, body: { ground, reason: option('reason') ?? '' } }));
    },
  },
  {
    name: 'erasure confirm',
    takes: 'ERASURE',
    summary: 'have the item erased, by somebody else than who proposed it; it cannot be undone',
    needs: 1,
    run: async ({ call, positionals }) => told(await call('confirmErasure', { params: { erasureId: positionals[0] as string } })),
  },
  {
    name: 'erasure decline',
    takes: 'ERASURE --reason TEXT',
    summary: 'decline a proposal, or take the own one back',
    options: { reason: { type: 'string' } },
    needs: 1,
    run: async ({ call, positionals, option }) =>
      told(await call('declineErasure', { params: { erasureId: positionals[0] as string }, body: { reason: option('reason') ?? '' } })),
  },
];

function lineOf({ evidenceId, name, keptUntil, due, erasedAt, erasure }: RetainedItem): string {
  const until = keptUntil === null ? 'no rule' : `kept until ${keptUntil}${due ? ', due' : ''}`;
  const waits = erasure !== null && erasure.decision === null ? `  erasure ${erasure.id} waits for a second person` : '';
  return `${evidenceId}  ${name}  ${erasedAt === null ? until : `erased ${erasedAt}`}${waits}`;
}

function told(erasure: Erasure) {
  const derived = erasure.derived === 0 ? '' : ` with ${erasure.derived} derived from it`;
  const state = erasure.decision ?? 'proposed, waits for a second person';
  return { schema: 'rogatory.erasure/1', document: erasure, lines: [`${erasure.id}  ${erasure.evidenceId}${derived}: ${state}`] };
}

function oneOf<T extends string>(option: string, given: string | undefined, known: readonly T[]): T | undefined {
  if (given === undefined) return undefined;
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  throw new CliError('WRONG_USE', { message: `${option} is expected to be ${known.join(', ')} and is "${given}".` });
}
