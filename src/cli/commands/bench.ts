// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import type { Measure } from '../bench/bench.ts';
import { benches } from '../bench/index.ts';
import { type Command, parseOptions, printJson, type Terminal } from '../command.ts';
import { named } from '../named.ts';

export const command: Command = {
  name: 'bench',
  summary: 'the measures: ratios against a peer or a limit in one run',
  usage: `rogatory bench [NAME] [--json]

  Runs one measure, or all, and prints for each: task, figure, peer or limit in the same run, ratio, aim.
  Absolute figures depend on the machine; ratios hardly do. More is better in every ratio.

  names: ${Object.keys(benches).join(', ')}
  --json   { "schema": "rogatory.bench/1", "measures": [{ "bench", "task", "figure", "unit", "against", "peer", "ratio", "aim", "memoryMb" }] }

  rogatory bench vault
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('bench', {
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const unknown = positionals.find((name) => named(benches, name) === undefined);
    if (unknown !== undefined)
      throw new CliError('WRONG_USE', {
        message: `rogatory bench: there is no measure "${unknown}". Known are ${Object.keys(benches).join(', ')}.`,
      });
    const measures: (Measure & { bench: string })[] = [];
    for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
      terminal.err(`${name} …\n`);
      const bench = await benches[name]?.();
      for (const measure of (await bench?.run(terminal)) ?? []) {
        measures.push({ bench: name, ...measure });
        if (!values.json) print(terminal, measure);
      }
    }
    if (values.json) printJson(terminal, { schema: 'rogatory.bench/1', measures });
    return 0;
  },
};

function print(terminal: Terminal, { task, figure, unit, against, peer, ratio, aim, memoryMb }: Measure): void {
  const memory = memoryMb === undefined ? '' : `, ${memoryMb} MB of memory`;
  const wanted = aim === undefined ? '' : ` (aim ${aim})`;
  terminal.out(`${task.padEnd(44)} ${figure} ${unit}${memory}   ${against}: ${peer} ${unit}   ratio ${ratio}${wanted}\n`);
}
