// SPDX-License-Identifier: Apache-2.0
import { shapeOf } from '../../returns/shape.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { checkInputs } from '../read/inputs.ts';

export const command: Command = {
  name: 'shape',
  summary: 'the content-free shape of an unknown return, safe to share',
  usage: `rogatory shape INPUT [--json]

Prints what a return is made of and nothing of what it says: kinds of files, sections, labels, columns and members with their types and counts.
File names are cut to their ending, and a name that occurs only once as a member of many objects counts as a value. Look it over before you send it.`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals } = parseOptions('shape', {
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const inputs = checkInputs('shape', positionals, terminal);
  printJson(terminal, await shapeOf(inputs));
  return 0;
}
