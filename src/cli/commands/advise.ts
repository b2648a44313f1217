// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { CliError } from '../../core/errors/cli.ts';
import type { Advice, Option } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { type Say, sayIn } from '../../core/routes/messages/index.ts';
import { withPackServices } from '../../core/routes/pack-services.ts';
import { readQuery } from '../../core/routes/query.ts';
import { whyNot } from '../../core/routes/why-not.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { readServicesFile } from '../../store/knowledge/services-file.ts';
import { type Command, parseOptions, printJson, type Terminal } from '../command.ts';
import { languageOf } from '../language-of.ts';
import { keepAdvice, replayAdvice } from './kept-advice.ts';

export const command: Command = {
  name: 'advise',
  summary: 'which legal channel for a question, with reasons',
  usage: `rogatory advise QUERY.yaml|- [--date YYYY-MM-DD] [--knowledge DIR] [--lang en|ar|fr] [--why-not ROUTE] [--keep FILE] [--replay] [--json]

  QUERY.yaml        the question, as a mapping or under "q"; - reads it from standard input
  --date            the day whose law applies (default: today)
  --knowledge DIR   another folder with providers/ and jurisdictions/
  --why-not ROUTE   why a route, such as epoc, is not among the options
  --services FILE   what "rogatory knowledge import-services" wrote: services of virtual assets beside the shipped providers
  --keep FILE       keeps question, answer and the facts it stands on
  --replay          QUERY is such a file: asks again, exit 1 when the answer is another, with the facts that changed

  printf 'requester: EG\\nservice: facebook\\nuser_in: requester\\ndata: [subscriber]\\npurpose: identify\\n' | rogatory advise -
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('advise', {
      args: [...args],
      allowPositionals: true,
      options: {
        date: { type: 'string' },
        knowledge: { type: 'string' },
        services: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        'why-not': { type: 'string' },
        keep: { type: 'string' },
        replay: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const date = values.date ?? terminal.now().toISOString().slice(0, 10);
    if (!isDay(date)) wrong(`--date: expected a day such as 2026-11-24, found ${date}.`);
    const lang = languageOf(values.lang);
    if (positionals.length !== 1) wrong(`expected one question (a file or -), found ${positionals.length}.`);
    const facts = loadKnowledge(values.knowledge === undefined ? undefined : resolve(terminal.cwd, values.knowledge));
    const knowledge =
      values.services === undefined ? facts : withPackServices(facts, readServicesFile(resolve(terminal.cwd, values.services)));
    if (values.replay) return replayAdvice(resolve(terminal.cwd, positionals[0] as string), knowledge, terminal, values.json);
    const question = await questionFrom(positionals[0] as string, terminal);
    const query = readQuery(question, knowledge);
    if (values['why-not'] !== undefined) {
      const answer = whyNot(knowledge, query, date, values['why-not'], lang);
      if (values.json) printJson(terminal, answer);
      else terminal.out(answer.rules.map((rule) => `${rule.text}\n`).join(''));
      return 0;
    }
    const advice = advise(knowledge, query, date, lang);
    if (values.keep !== undefined) keepAdvice(resolve(terminal.cwd, values.keep), question, knowledge, advice);
    if (values.json) printJson(terminal, advice);
    else terminal.out(written(advice, sayIn(lang, knowledge.countries)));
    return 0;
  },
};

/** A bare mapping, or `{ q: … }` as in the scenarios. */
async function questionFrom(name: string, terminal: Terminal): Promise<unknown> {
  let value: unknown;
  try {
    value = parse(name === '-' ? (await terminal.stdin()).toString('utf8') : readFileSync(resolve(terminal.cwd, name), 'utf8'));
  } catch (cause) {
    const found = cause instanceof Error ? (cause.message.split('\n')[0] as string) : String(cause);
    throw new CliError('UNREADABLE_INPUT', { message: `rogatory advise: ${name}: expected a question in YAML, found: ${found}`, cause });
  }
  const wrapped = typeof value === 'object' && value !== null && 'q' in value;
  return wrapped ? (value as { q: unknown }).q : value;
}

function written(advice: Advice, say: Say): string {
  const lines: string[] = [
    `${advice.date}  ${say.country(advice.holder.country)}${advice.holder.entity === undefined ? '' : ` · ${advice.holder.entity}`}`,
  ];
  for (const gate of advice.gates) lines.push(`[${gate.effect}] ${gate.id}: ${gate.why}`);
  for (const [step, options] of [
    ['0', advice.step0],
    ['1', advice.step1],
    ['2', advice.options],
  ] as const)
    for (const [at, option] of options.entries()) lines.push(...optionLines(`${step}.${at + 1}`, option, say));
  for (const option of advice.greyed) lines.push(`  ✕ ${say(`route.${option.route}`)} (${say(`status.${option.status}`)}): ${option.why}`);
  for (const warning of advice.warnings) lines.push(`! ${warning.id}: ${warning.text}`);
  for (const one of advice.deadlines) lines.push(`⏱ ${say(`deadline.${one.what}`)}: ${one.on} (${one.daysLeft})`);
  return `${lines.join('\n')}\n`;
}

function optionLines(number: string, option: Option, say: Say): string[] {
  const time = option.deadline ?? option.expect;
  const clock = time === null ? '' : 'hours' in time ? ` · ${time.hours} h` : ` · ${time.days} d`;
  const bases = option.bases.length === 0 ? '' : ` [${option.bases.join(', ')}]`;
  return [
    `${number} ${say(`route.${option.route}`)}${bases} → ${option.to.name}${clock}`,
    `     ${option.why}`,
    ...option.risks.map((risk) => `     - ${risk}`),
    `     ${option.facts.join(' ')}`,
  ];
}

function wrong(message: string): never {
  throw new CliError('WRONG_USE', { message: `rogatory advise: ${message}` });
}
