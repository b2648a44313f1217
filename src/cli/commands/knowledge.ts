// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { named } from '../named.ts';

/** One sub-command: `src/cli/knowledge/<name>.ts`. */
export type KnowledgeVerb = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

const VERBS: Readonly<Record<string, () => Promise<KnowledgeVerb>>> = {
  check: () => import('../knowledge/check.ts').then((m) => m.check),
  status: () => import('../knowledge/status.ts').then((m) => m.status),
  watch: () => import('../knowledge/watch.ts').then((m) => m.watch),
  handbook: () => import('../knowledge/handbook.ts').then((m) => m.handbook),
  'export-overlay': () => import('../knowledge/export-overlay.ts').then((m) => m.exportOverlay),
  words: () => import('../knowledge/words.ts').then((m) => m.words),
  'import-services': () => import('../knowledge/import-services.ts').then((m) => m.importServices),
  'to-confirm': () => import('../knowledge/to-confirm.ts').then((m) => m.toConfirm),
};

export const command: Command = {
  name: 'knowledge',
  summary: 'the facts on providers and jurisdictions: check, status, watch, handbook, overlay',
  usage: `rogatory knowledge check [--knowledge DIR] [--json]              what is wrong with the data: file, line, expected, found
rogatory knowledge status [--changes FILE] [--date D] [--json]   what is fresh, ageing, stale, changed, undated, unverified, confirmed
rogatory knowledge watch DIR [--out FILE] [--json]               which pages that facts cite have changed in what they say; --out keeps it for
                                                                 "status --changes FILE" and, as knowledge-changes.json in its data folder, for a desk
rogatory knowledge handbook --out DIR [--lang en|ar|fr] [--json] a static site that opens from a USB stick
rogatory knowledge words [TEXT] [--json]                         the codes that facts may hold, with what they say in three languages
rogatory knowledge import-services ACTORPACK.yaml --into DIR [--json]
                                                                 services of virtual assets of a pack into the directory of the desk whose data
                                                                 folder DIR is: candidates with their countries, nobody has verified them
rogatory knowledge to-confirm --country EG [--json]              the facts a new desk confirms first
rogatory knowledge export-overlay CONFIRMATIONS.yaml|- [--out F] [--json]
                                                                 what a desk has confirmed, to contribute; without names
`,
  async run(args, terminal) {
    const [name = '', ...rest] = args;
    const verb = named(VERBS, name);
    if (verb === undefined)
      throw new CliError('WRONG_USE', {
        message: `rogatory knowledge: expected one of ${Object.keys(VERBS).join(', ')}, found ${name || 'nothing'}.`,
      });
    return (await verb())(rest, terminal);
  },
};
