// SPDX-License-Identifier: Apache-2.0
import { isNoAnswer, ProblemAnswer } from '../../core/api/client.ts';
import { shownInTerminal } from '../../core/documents/shown-controls.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { accountDuties } from '../desk/accounts.ts';
import { batchDuties } from '../desk/batches.ts';
import { captureDuties } from '../desk/captures.ts';
import { caseDuties } from '../desk/cases.ts';
import { companionDuties } from '../desk/companions.ts';
import { currencyDuties } from '../desk/currency.ts';
import { deadlineDuties } from '../desk/deadlines.ts';
import { type DeskDuty, runDuty } from '../desk/duty.ts';
import { enclosureDuties } from '../desk/enclosures.ts';
import { evidenceDuties } from '../desk/evidence.ts';
import { incomingDuties } from '../desk/incoming.ts';
import { knowledgeDuties } from '../desk/knowledge.ts';
import { mailDuties } from '../desk/mail.ts';
import { mappingDuties } from '../desk/mappings.ts';
import { oldRegisterDuties } from '../desk/old-register.ts';
import { oversightDuties } from '../desk/oversight.ts';
import { paperRoadDuties } from '../desk/paper-road.ts';
import { pictureDuties } from '../desk/pictures.ts';
import { portalAccountDuties } from '../desk/portal-accounts.ts';
import { privilegeDuties } from '../desk/privilege.ts';
import { proofDuties } from '../desk/proof.ts';
import { readingDuties } from '../desk/readings.ts';
import { registerDuties } from '../desk/register.ts';
import { requestDuties } from '../desk/requests.ts';
import { retentionDuties } from '../desk/retention.ts';
import { roleLoweringDuties } from '../desk/role-lowerings.ts';
import { signInDuties } from '../desk/sign-in.ts';
import { toDecideDuties } from '../desk/to-decide.ts';
import { exitOfCode } from '../exit-of-code.ts';

export const deskDuties: readonly DeskDuty[] = [
  ...signInDuties,
  ...caseDuties,
  ...toDecideDuties,
  ...roleLoweringDuties,
  ...requestDuties,
  ...enclosureDuties,
  ...batchDuties,
  ...deadlineDuties,
  ...knowledgeDuties,
  ...mailDuties,
  ...registerDuties,
  ...oversightDuties,
  ...incomingDuties,
  ...paperRoadDuties,
  ...companionDuties,
  ...oldRegisterDuties,
  ...portalAccountDuties,
  ...evidenceDuties,
  ...currencyDuties,
  ...captureDuties,
  ...pictureDuties,
  ...readingDuties,
  ...privilegeDuties,
  ...mappingDuties,
  ...retentionDuties,
  ...proofDuties,
  ...accountDuties,
];

const LAST_LINES = `
  --desk URL   the desk (or ROGATORY_DESK_URL; else http://127.0.0.1:8321)
  --json       one JSON document on standard output
  The token comes from "desk login" or ROGATORY_DESK_TOKEN; ROGATORY_LANGUAGE (en, ar, fr) is that of the answers.
`;

export const command: Command = {
  name: 'desk',
  summary: 'work on a running desk: cases, targets, requests, evidence, bundles',
  usage: `rogatory desk ACT ... [--desk URL] [--json]

${deskDuties.map((duty) => `  ${duty.name} ${duty.takes}\n      ${duty.summary}\n`).join('')}${LAST_LINES}`,
  usageOf(words) {
    const asked = words.filter((word) => !word.startsWith('-')).slice(0, 2);
    const wanted = asked.join(' ');
    const found =
      deskDuties.filter(({ name }) => name === wanted).at(0) ?? deskDuties.find(({ name }) => !name.includes(' ') && name === asked[0]);
    const several = found === undefined ? deskDuties.filter(({ name }) => name.startsWith(`${asked[0]} `)) : [found];
    if (several.length === 0) return undefined;
    return several.map((duty) => `rogatory desk ${duty.name} ${duty.takes}\n      ${duty.summary}\n`).join('') + LAST_LINES;
  },
  async run(args, terminal) {
    const duty = [2, 1]
      .map((words) => deskDuties.find(({ name }) => name === args.slice(0, words).join(' ')))
      .find((found) => found !== undefined);
    if (duty === undefined)
      throw new CliError('WRONG_USE', {
        message: `rogatory desk: ${args.length === 0 ? 'an act is expected' : `"${args.slice(0, 2).join(' ')}" is no act it knows`}. "rogatory help desk" lists them.`,
      });
    try {
      return await runDuty(duty, args.slice(duty.name.split(' ').length), terminal);
    } catch (error) {
      if (error instanceof ProblemAnswer) return refused(error, args.includes('--json'), terminal);
      throw error;
    }
  },
};

/** What is no answer of a desk comes from a proxy before it, or from something else at that address. */
function notOfADesk(status: number): string {
  const said = `HTTP ${status}, and not from a desk.`;
  if (status === 413) return `${said} A proxy before it lets no part of this size through: it has to take 16 MB (docs/how-to/install.md).`;
  if (isNoAnswer({ code: 'HTTP_UNEXPECTED', status }))
    return `${said} A proxy answers and the desk behind it does not: check that it runs ("rogatory serve").`;
  return `${said} Check the address (--desk URL), https and http too.`;
}

/** What the desk answered instead: its sentence and the exit code that the catalogue gives its code. */
function refused({ problem: found }: ProblemAnswer, json: boolean, terminal: Terminal): ExitCode {
  const problem = found.code === 'HTTP_UNEXPECTED' ? { ...found, detail: notOfADesk(found.status) } : found;
  const fields = problem.fields === undefined ? '' : ` (${problem.fields.join(', ')})`;
  terminal.err(shownInTerminal(`${problem.title}${fields}${problem.detail === undefined ? '' : ` ${problem.detail}`} [${problem.code}]\n`));
  if (json) terminal.out(`${JSON.stringify({ schema: 'rogatory.problem/1', problem })}\n`);
  return exitOfCode(problem.code, 2);
}
