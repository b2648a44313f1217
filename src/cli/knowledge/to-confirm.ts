// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import { factsToConfirm } from '../../core/routes/facts-to-confirm.ts';
import { isoCountries } from '../../core/routes/iso-countries.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** What the legal reviewer of a new desk confirms once, worth most first. */
export const toConfirm: KnowledgeVerb = async (args, terminal) => {
  const { values } = parseOptions('knowledge to-confirm', {
    args: [...args],
    options: { country: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const country = values.country ?? '';
  if (!isoCountries.has(country))
    throw new CliError('WRONG_USE', {
      message: `rogatory knowledge to-confirm --country: expected a code such as EG, found ${country || 'nothing'}.`,
    });
  const today = terminal.now().toISOString().slice(0, 10);
  const facts = factsToConfirm(loadKnowledge(), country, today);
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-to-confirm/1', country, date: today, facts });
  else for (const one of facts) terminal.out(`${one.state.padEnd(11)} ${String(one.answers).padStart(4)}  ${one.fact}  (${one.file})\n`);
  return 0;
};
