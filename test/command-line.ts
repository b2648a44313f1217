// SPDX-License-Identifier: Apache-2.0
/** The command line as a test types it: no real terminal, no environment, a fixed clock. */
import { runCommandLine } from '../src/cli/run-command-line.ts';

export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly now?: () => Date;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A command line that stands in one folder.
 *
 * @param cwd the folder; @param now the clock, the epoch when left out; @param stdin what a command reads there; @param env nothing when left out.
 */
export function commandLineIn(
  cwd: string,
  { now = () => new Date(0), stdin = '', env = {} }: Around = {},
): (...args: readonly string[]) => Promise<Said> {
  return async (...args) => {
    const said = { out: '', err: '' };
    const exit = await runCommandLine(args, {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      env,
      cwd,
      stdin: async () => Buffer.from(stdin),
      now,
    });
    return { exit, ...said };
  };
}
