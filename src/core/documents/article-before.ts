// SPDX-License-Identifier: Apache-2.0
import type { Language } from './document-text.ts';

/** `… to the ` before a name that brings its article along ("the central authority of Malta", "The Hague Prosecutor") is said without it. */
export function articleBefore(name: string, text: string, language: Language): string {
  const written = language === 'en' ? /(?<![\p{L}\p{N}])[Tt]he $/u.exec(text)?.[0] : undefined;
  if (written === undefined) return text;
  const bringsOne = written === 'The ' ? name.startsWith('The ') : /^the /i.test(name);
  return bringsOne ? text.slice(0, -written.length) : text;
}
