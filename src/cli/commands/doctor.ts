// SPDX-License-Identifier: Apache-2.0
import { examine } from '../../store/doctor/examine.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

export const command: Command = {
  name: 'doctor',
  summary: 'check disk, keys, clock, database, log and vault of a desk',
  usage: `rogatory doctor [--deep] [--data DIR] [--json]

  Looks at everything a desk stands on, also while it runs, and changes nothing. Ends with 1 when something is bad.

  --deep       opens and hashes every item of the vault
${DESK_USAGE}
               { "schema": "rogatory.doctor/1", "ok": true, "checks": [{ "check", "result": "good|bad|warning", "found", "advice" }] }
`,
  async run(args, terminal) {
    const { values } = parseOptions('doctor', { args: [...args], options: { ...DESK_OPTIONS, deep: { type: 'boolean' } } });
    const checks = await examine(configurationOf(values, terminal), { clock: terminal.now, deep: values.deep === true });
    const ok = checks.every((check) => check.result !== 'bad');
    if (values.json) printJson(terminal, { schema: 'rogatory.doctor/1', ok, checks });
    else
      for (const { check, result, found, advice } of checks)
        terminal.out(
          `${result.padEnd(8)}${check.padEnd(17)}${found}${advice === undefined ? '' : `${found.endsWith('.') ? '' : '.'} ${advice}`}\n`,
        );
    return ok ? 0 : 1;
  },
};
