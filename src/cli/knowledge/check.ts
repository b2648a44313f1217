// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { checkFormsFolder } from '../../store/forms/check-forms-folder.ts';
import { checkFolder, type FolderReport } from '../../store/knowledge/check-folder.ts';
import { shippedFolder } from '../../store/knowledge/load-knowledge.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** Exit 0: nothing is wrong. Exit 1: each fault on its line. Notes (a channel outside the provider's domains) do not count. */
export const check: KnowledgeVerb = async (args, terminal) => {
  const { values } = parseOptions('knowledge check', {
    args: [...args],
    options: { knowledge: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const folder = values.knowledge === undefined ? shippedFolder : resolve(terminal.cwd, values.knowledge);
  const facts = checkFolder(folder, terminal.now().toISOString().slice(0, 10));
  const forms = checkFormsFolder(folder);
  const report: FolderReport = { ...facts, files: facts.files + forms.files, faults: [...facts.faults, ...forms.faults] };
  const faults = report.faults.filter((fault) => !fault.note);
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-check/1', ok: faults.length === 0, ...report });
  else {
    for (const fault of report.faults)
      terminal.out(
        `${fault.note ? 'note: ' : ''}${fault.file}, line ${fault.line}: ${fault.where}: expected ${fault.expected}, found ${fault.found}\n`,
      );
    terminal.out(
      `${report.files} files, ${report.facts} facts, ${faults.length} faults${faults.length === 0 ? '' : ': correct these lines and run it again'}\n`,
    );
  }
  return faults.length === 0 ? 0 : 1;
};
