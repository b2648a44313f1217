// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import { factWords } from '../../core/routes/fact-words/index.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** The codes that facts may hold, with what they say: for whoever writes a fact in an editor. */
export const words: KnowledgeVerb = async (args, terminal) => {
  const { values, positionals } = parseOptions('knowledge words', {
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.length > 1)
    throw new CliError('WRONG_USE', { message: `rogatory knowledge words: expected at most one text, found ${positionals.length}.` });
  const wanted = (positionals[0] ?? '').toLowerCase();
  const { en, ar, fr } = factWords;
  const found = Object.keys(en)
    .map((code) => ({ code, en: en[code] ?? '', ar: ar[code] ?? '', fr: fr[code] ?? '' }))
    .filter((one) => Object.values(one).some((text) => text.toLowerCase().includes(wanted)));
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-words/1', words: found });
  else for (const one of found) terminal.out(`${one.code}\n    ${one.en}\n    ${one.fr}\n    ${one.ar}\n`);
  return 0;
};
