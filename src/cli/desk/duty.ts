// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { parse } from 'yaml';
import type { CaseDetail } from '../../core/api/cases.ts';
import type { Call } from '../../core/api/client.ts';
import { shownInTerminal } from '../../core/documents/shown-controls.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { CONNECTION_OPTIONS, type Connection, connect } from './connection.ts';

/** One act of `rogatory desk`: `case add`, `request approve`, … */
export interface DeskDuty {
  /** `request approve` */
  readonly name: string;
  /** What follows the name: `REQUEST [--comment TEXT]`. */
  readonly takes: string;
  readonly summary: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  /** How many positionals are needed. */
  readonly needs: number;
  readonly run: (asked: AskedDuty) => Promise<Said>;
}

export interface AskedDuty extends Connection {
  readonly positionals: readonly string[];
  readonly option: (name: string) => string | undefined;
  /** What an option that may come several times was given. */
  readonly options: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly terminal: Terminal;
}

/** What a duty prints: the document of `--json`, and lines for people. */
export interface Said {
  readonly schema: string;
  readonly document: object;
  readonly lines: readonly string[];
  readonly exit?: ExitCode;
}

export async function runDuty(duty: DeskDuty, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('desk', {
    args: [...args],
    options: { ...duty.options, ...CONNECTION_OPTIONS },
    allowPositionals: true,
  });
  if (positionals.length < duty.needs)
    throw new CliError('WRONG_USE', { message: `rogatory desk ${duty.name}: ${duty.takes} is expected. "rogatory help desk" shows all.` });
  if (positionals.length > mostOf(duty.takes))
    throw new CliError('WRONG_USE', {
      message: `rogatory desk ${duty.name}: "${positionals[mostOf(duty.takes)]}" is more than it takes (${duty.takes}). Put quotes around a text of several words.`,
    });
  const given = values as Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  const option = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  const options = (name: string): readonly string[] => {
    const value = given[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  const connection = connect({ desk: option('desk') }, terminal);
  const said = await duty.run({ ...connection, positionals, option, options, flag: (name) => given[name] === true, terminal });
  if (given.json === true) printJson(terminal, { schema: said.schema, ...said.document });
  else for (const line of said.lines) terminal.out(`${shownInTerminal(line)}\n`);
  return said.exit ?? 0;
}

/** How many words may stand beside the options: `CASE FILE.csv | CASE --from CAPTURE` takes two. */
function mostOf(takes: string): number {
  const alternatives = takes.split(/ \| |, or /).map((one) => one.replace(/\[?--.*$/, ''));
  if (alternatives.some((one) => one.includes('...'))) return Number.POSITIVE_INFINITY;
  return Math.max(...alternatives.map((one) => (one.match(/[\w.|=-]+/g) ?? []).length));
}

/** A case by its id or its number. */
export async function caseOf(call: Call, named: string): Promise<CaseDetail> {
  const { cases } = await call('cases', {});
  const found = cases.find((one) => one.id === named || one.number === named);
  if (found === undefined)
    throw new CliError('WRONG_USE', {
      message: `No case "${named}" among those you are a member of. "rogatory desk case list" shows them.`,
    });
  return await call('caseDetail', { params: { caseId: found.id } });
}

/** What stands in a YAML or JSON file. */
export function documentIn(file: string, terminal: Terminal): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = parse(readFileSync(resolve(terminal.cwd, file), 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${file} cannot be read as YAML (${(cause as Error).message.split('\n')[0]}).`,
      cause,
    });
  }
  throw new CliError('UNREADABLE_INPUT', { message: `${file} is expected to hold members by name.` });
}

export const listOf = (text: string | undefined): string[] | undefined => text?.split(',').map((one) => one.trim());
