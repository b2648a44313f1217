// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import { openDesk } from '../../desk/open-desk.ts';
import { beginDesk } from '../../desk/sign-in/begin-desk.ts';
import { UNNAMED } from '../../store/configuration.ts';
import { type Command, parseOptions, printJson } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

const LANGUAGES = ['en', 'ar', 'fr'] as const;

export const command: Command = {
  name: 'init',
  summary: 'the first account of a new desk: its administrator',
  usage: `rogatory init --login NAME --country CC [--name "FULL NAME"] [--unit UNIT] [--language en|ar|fr] [--data DIR] [--json]

  Makes what is missing of the data folder and one account, the administrator, who adds everybody else. Prints its first password
  once; it is kept nowhere and has to be replaced at the first sign-in. An administrator sees no case.

  --login      the name to sign in with: lower-case letters, digits, . _ @ -
  --country    the State the authority acts for, such as EG
${DESK_USAGE}

  rogatory init --login admin --country EG && rogatory serve
`,
  async run(args, terminal) {
    const { values } = parseOptions('init', {
      args: [...args],
      options: {
        ...DESK_OPTIONS,
        login: { type: 'string' },
        name: { type: 'string' },
        unit: { type: 'string', default: 'Operations' },
        country: { type: 'string' },
        language: { type: 'string', default: 'en' },
      },
    });
    const login = checked('--login', values.login?.toLowerCase(), /^[a-z0-9][a-z0-9._@-]{1,199}$/, 'a name such as admin');
    const country = checked('--country', values.country, /^[A-Z]{2}$/, 'an ISO 3166-1 code of two capital letters, such as EG');
    const language = LANGUAGES.find((one) => one === values.language);
    if (language === undefined) return wrong(`--language is expected to be ${LANGUAGES.join(', ')} and is "${values.language}"`);
    const report = (line: Readonly<Record<string, unknown>>): void => terminal.err(`${JSON.stringify(line)}\n`);
    const desk = await openDesk(configurationOf(values, terminal), { working: false, report });
    try {
      const begun = await beginDesk(desk, { login, name: values.name ?? login, unit: values.unit, country, language });
      const { name } = desk.signer;
      if (values.json) printJson(terminal, { schema: 'rogatory.begun/1', ...begun, desk: name });
      else terminal.out(`desk            ${name}\nlogin           ${begun.login}\nfirst password  ${begun.firstPassword}\n`);
      if (name === UNNAMED)
        terminal.err(
          `This desk has no name of its own, and its log keeps ${name} for good. If it is to be a real one, remove its folder and database now, write "desk: desk.justice.example/north" into rogatory.yaml, and begin again.\n`,
        );
      return 0;
    } finally {
      await desk.close();
    }
  },
};

function checked(option: string, value: string | undefined, form: RegExp, expected: string): string {
  if (value !== undefined && form.test(value)) return value;
  return wrong(`${option} is expected to be ${expected} and is ${value === undefined ? 'missing' : `"${value}"`}`);
}

function wrong(message: string): never {
  throw new CliError('WRONG_USE', { message: `rogatory init: ${message}.` });
}
