// SPDX-License-Identifier: Apache-2.0
import { type Language, languages } from '../core/documents/document-text.ts';
import { CliError } from '../core/errors/cli.ts';

/** What `--lang` says: `en`, `ar` or `fr`. @throws CLI_WRONG_USE */
export function languageOf(value: string): Language {
  const language = languages.find((one) => one === value);
  if (language !== undefined) return language;
  throw new CliError('WRONG_USE', { message: `rogatory: --lang: expected en, ar or fr, found ${value}.` });
}
