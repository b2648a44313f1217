// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { handbook as pages } from '../../core/routes/handbook/handbook.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { makeFolders } from '../../store/make-folders.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';
import { languageOf } from '../language-of.ts';

/** Writes the site; what stands in the folder under other names is left alone. */
export const handbook: KnowledgeVerb = async (args, terminal) => {
  const { values } = parseOptions('knowledge handbook', {
    args: [...args],
    options: {
      out: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      knowledge: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined)
    throw new CliError('WRONG_USE', { message: 'rogatory knowledge handbook: expected --out DIR, found nothing.' });
  const folder = resolve(terminal.cwd, values.out);
  const knowledge = loadKnowledge(values.knowledge === undefined ? undefined : resolve(terminal.cwd, values.knowledge));
  const site = pages(knowledge, languageOf(values.lang), terminal.now().toISOString().slice(0, 10));
  for (const [path, text] of site) {
    makeFolders(dirname(join(folder, path)), 0o777);
    writeFileSync(join(folder, path), text);
  }
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-handbook/1', folder, files: [...site.keys()] });
  else terminal.out(`${site.size} files in ${folder}; open index.html\n`);
  return 0;
};
