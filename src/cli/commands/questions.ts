// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_TOLERANCE_SECONDS, intersections, matchAnswer, networkData, startCollecting } from '../../core/analysis/index.ts';
import { CliError } from '../../core/errors/cli.ts';
import { isZone } from '../../core/records/zone.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { printAnswers, printQuestions } from '../questions/print-questions.ts';
import { readAnswerFile } from '../questions/read-answer-file.ts';
import { readNetworkFolder } from '../questions/read-network-folder.ts';
import { readRecords } from '../questions/read-records.ts';

export const command: Command = {
  name: 'questions',
  summary: 'the questions to operators that the addresses of a reading lead to, and their answers matched back',
  usage: `rogatory questions OUT_DIR [--answer FILE]... [--zone ZONE] [--network DIR] [--tolerance SECONDS] [--json]

OUT_DIR holds the records.ndjson of "rogatory read --out OUT_DIR". Every address with its time becomes a question to its operator, grouped
and without repeats, with what is missing (port, zone, second); what cannot be asked is listed with the reason.
--answer matches an operator's table (CSV) back, more than one for translation logs and leases; each answer shows the size of its set.
--zone says which zone the table's times are in (Africa/Cairo) when neither column nor value does; without it such lines are named, not guessed.
--network takes a folder of dated network data: registry delegations, pfx2as, AS names, Tor exit lists. Exit 1: lines of the answer unusable.

  rogatory questions out --answer cgnat.csv --answer leases.csv --json`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('questions', {
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      answer: { type: 'string', multiple: true, default: [] },
      zone: { type: 'string' },
      network: { type: 'string' },
      tolerance: { type: 'string', default: String(DEFAULT_TOLERANCE_SECONDS) },
    },
    allowPositionals: true,
  });
  const folder = positionals[0];
  if (folder === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', { message: `rogatory questions: expected one folder of a reading, found ${positionals.length}.` });
  if (values.zone !== undefined && !isZone(values.zone))
    throw new CliError('WRONG_USE', { message: `--zone ${values.zone}: expected a zone such as Africa/Cairo or UTC.` });
  const collected = startCollecting(
    networkData(values.network === undefined ? [] : readNetworkFolder(values.network)),
    seconds(values.tolerance),
  );
  for await (const record of readRecords(folder)) collected.add(record);
  const questions = collected.done();
  if (values.answer.length === 0) {
    if (values.json) printJson(terminal, questions);
    else terminal.out(printQuestions(questions));
    return 0;
  }
  const tables = values.answer.map((path) => readAnswerFile(path, values.zone, (sentence) => terminal.err(`${sentence}\n`)));
  const asked = questions.groups.flatMap((group) => group.questions);
  const matched = matchAnswer(
    asked,
    tables.flatMap((table) => table.rows),
  );
  const across = intersections(asked, matched);
  const unusable = tables.flatMap((table) => table.unusable);
  const columns = tables.map((table, index) => ({ file: values.answer[index]!, columns: table.columns, ignored: table.ignored }));
  if (values.json)
    printJson(terminal, { ...questions, answers: matched, intersections: across, unusableLines: unusable, answerColumns: columns });
  else terminal.out(printQuestions(questions) + printAnswers(matched, across));
  for (const row of unusable) terminal.err(`${row.file}, line ${row.line}: ${WHY[row.why]}.\n`);
  return unusable.length === 0 ? 0 : 1;
}

const WHY = {
  'no-address': 'no address in it; it was not matched',
  'no-time': 'no time that can be read; it was not matched',
  'no-zone': 'its time names no zone; state one with --zone and match again',
  'no-header': 'no table',
} as const;

function seconds(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new CliError('WRONG_USE', { message: `--tolerance ${text}: expected whole seconds from 0 to 9999.` });
  return Number(text);
}
