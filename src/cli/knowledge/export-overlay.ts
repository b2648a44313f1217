// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { CliError } from '../../core/errors/cli.ts';
import { type OverlayEntry, overlayToShare } from '../../core/routes/overlay.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** Confirmations of a desk (as its API lists them) in; a file to contribute out, without the names of people. */
export const exportOverlay: KnowledgeVerb = async (args, terminal) => {
  const { values, positionals } = parseOptions('knowledge export-overlay', {
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, knowledge: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [name = '-'] = positionals;
  const text = name === '-' ? (await terminal.stdin()).toString('utf8') : readFileSync(resolve(terminal.cwd, name), 'utf8');
  const entries = parse(text) as unknown;
  if (!Array.isArray(entries))
    throw new CliError('UNREADABLE_INPUT', {
      message: `rogatory knowledge export-overlay: ${name}: expected a list of confirmations, found ${typeof entries}.`,
    });
  const knowledge = loadKnowledge(values.knowledge === undefined ? undefined : resolve(terminal.cwd, values.knowledge));
  const shared = {
    schema: 'rogatory-overlay/1',
    knowledge: knowledge.version,
    facts: overlayToShare(knowledge, entries as OverlayEntry[]),
  };
  if (values.out !== undefined) writeFileSync(resolve(terminal.cwd, values.out), stringify(shared));
  if (values.json) printJson(terminal, shared);
  else if (values.out === undefined) terminal.out(stringify(shared));
  return 0;
};
