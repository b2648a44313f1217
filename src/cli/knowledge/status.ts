// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { allStates, type Freshness, freshnessStates } from '../../core/routes/freshness.ts';
import { withChanges } from '../../core/routes/watch-pages.ts';
import { readChanges } from '../../store/knowledge/changes-file.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** The state of every fact, counted; with --json each fact with its state, file and day, and what its page says otherwise now. */
export const status: KnowledgeVerb = async (args, terminal) => {
  const { values } = parseOptions('knowledge status', {
    args: [...args],
    options: {
      knowledge: { type: 'string' },
      changes: { type: 'string' },
      date: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const today = values.date ?? terminal.now().toISOString().slice(0, 10);
  if (!isDay(today))
    throw new CliError('WRONG_USE', { message: `rogatory knowledge status --date: expected a day such as 2026-11-24, found ${today}.` });
  const shipped = loadKnowledge(values.knowledge === undefined ? undefined : resolve(terminal.cwd, values.knowledge));
  const pages = values.changes === undefined ? [] : readChanges(resolve(terminal.cwd, values.changes));
  const knowledge = withChanges(shipped, pages);
  const states = allStates(knowledge, today);
  const counts = Object.fromEntries(freshnessStates.map((state) => [state, states.filter((one) => one.state === state).length]));
  if (values.json) {
    const facts = states.map((one) => {
      const page = one.state === 'changed' ? pages.findLast(({ facts: cited }) => cited.includes(one.id)) : undefined;
      const change = page === undefined ? {} : { page: page.name, removed: page.change.removed, added: page.change.added };
      return { ...one, conf: factOf(knowledge, one.id)?.conf, file: factOf(knowledge, one.id)?.file, ...change };
    });
    printJson(terminal, { schema: 'rogatory.knowledge-status/1', date: today, version: knowledge.version, counts, facts });
  } else for (const state of freshnessStates) terminal.out(`${state.padEnd(12)}${String(counts[state as Freshness]).padStart(6)}\n`);
  return 0;
};
