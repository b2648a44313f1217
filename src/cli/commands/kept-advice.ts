// SPDX-License-Identifier: Apache-2.0
/** An answer of the advisor kept whole, so that it can be asked again: the same question on the same facts gives the same bytes. */
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { CliError } from '../../core/errors/cli.ts';
import type { Advice, Language } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { snapshot } from '../../core/routes/overlay.ts';
import { readQuery } from '../../core/routes/query.ts';
import { type ExitCode, printJson, type Terminal } from '../command.ts';

const SCHEMA = 'rogatory.kept-advice/1';

export interface KeptAdvice {
  readonly schema: typeof SCHEMA;
  readonly question: unknown;
  readonly date: string;
  readonly lang: Language;
  /** SHA-256 of all facts together. */
  readonly knowledge: string;
  /** SHA-256 of each fact that the answer names, as it stood. */
  readonly facts: Readonly<Record<string, string>>;
  readonly advice: Advice;
}

export function keepAdvice(file: string, question: unknown, knowledge: Knowledge, advice: Advice): void {
  const facts = Object.fromEntries(
    citedIn(advice)
      .filter((id) => factOf(knowledge, id) !== undefined)
      .map((id) => [id, hash('sha256', snapshot(knowledge, id))]),
  );
  const { date, lang } = advice;
  const kept: KeptAdvice = { schema: SCHEMA, question, date, lang, knowledge: knowledge.version, facts, advice };
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
}

/** Exit 0: the same bytes again. Exit 1: another answer, with the facts that are others now. */
export function replayAdvice(file: string, knowledge: Knowledge, terminal: Terminal, json: boolean): ExitCode {
  const kept = readKept(file);
  const again = advise(knowledge, readQuery(kept.question, knowledge), kept.date, kept.lang);
  const same = JSON.stringify(again) === JSON.stringify(kept.advice);
  const changed = Object.entries(kept.facts)
    .filter(([id, was]) => factOf(knowledge, id) === undefined || hash('sha256', snapshot(knowledge, id)) !== was)
    .map(([id]) => id);
  const facts = kept.knowledge === knowledge.version ? 'the same facts' : 'other facts';
  if (json) printJson(terminal, { schema: 'rogatory.replayed-advice/1', same, sameFacts: facts === 'the same facts', changed });
  else {
    terminal.out(`${file}: ${same ? 'the same answer to the byte' : 'another answer'}, on ${facts} (${kept.date}).\n`);
    for (const id of changed) terminal.out(`  changed since: ${id}\n`);
  }
  return same ? 0 : 1;
}

function citedIn(advice: Advice): string[] {
  const { gates, step0, step1, options, greyed, warnings, deadlines } = advice;
  const lines = [...gates, ...step0, ...step1, ...options, ...greyed, ...warnings, ...deadlines];
  return [...new Set(lines.flatMap((line) => line.facts))].sort();
}

function readKept(file: string): KeptAdvice {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptAdvice;
    if (kept.schema === SCHEMA && typeof kept.facts === 'object' && kept.facts !== null) return kept;
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && (cause as NodeJS.ErrnoException).code === undefined) throw cause;
  }
  throw new CliError('UNREADABLE_INPUT', {
    message: `rogatory advise --replay: ${file}: expected what "rogatory advise QUERY.yaml --keep FILE" writes, found something else.`,
  });
}
