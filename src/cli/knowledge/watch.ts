// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { CliError } from '../../core/errors/cli.ts';
import { watchPages } from '../../core/routes/watch-pages.ts';
import { writeChanges } from '../../store/knowledge/changes-file.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { watchedPages } from '../../store/knowledge/watched-pages.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** Exit 1 when a page has changed in what it says; noise is exit 0. */
export const watch: KnowledgeVerb = async (args, terminal) => {
  const { values, positionals } = parseOptions('knowledge watch', {
    args: [...args],
    allowPositionals: true,
    options: { knowledge: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1)
    throw new CliError('WRONG_USE', {
      message: `rogatory knowledge watch: expected one folder with dated copies of pages, found ${positionals.length}.`,
    });
  const knowledge = loadKnowledge(values.knowledge === undefined ? undefined : resolve(terminal.cwd, values.knowledge));
  const pages = watchedPages(resolve(terminal.cwd, positionals[0] as string));
  if (pages.length === 0)
    throw new CliError('UNREADABLE_INPUT', {
      message: `${positionals[0]}: expected dated copies of pages, such as PAGE/2026-01-02.md, found none. docs/how-to/keep-facts-fresh.md shows the folder.`,
    });
  const changed = watchPages(knowledge, pages);
  if (values.out !== undefined) writeChanges(resolve(terminal.cwd, values.out), changed);
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-watch/1', pages: pages.length, changed });
  else {
    for (const page of changed) {
      terminal.out(`${page.name}: changed between ${page.from} and ${page.to}; ${page.facts.length} facts cite it\n`);
      for (const sentence of page.change.removed) terminal.out(`  - ${sentence}\n`);
      for (const sentence of page.change.added) terminal.out(`  + ${sentence}\n`);
      for (const fact of page.facts) terminal.out(`    ${fact}\n`);
    }
    terminal.out(`${pages.length} pages, ${changed.length} changed in what they say\n`);
  }
  return changed.length === 0 ? 0 : 1;
};
