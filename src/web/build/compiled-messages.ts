// SPDX-License-Identifier: Apache-2.0
/**
 * `import messages from 'virtual:messages/ar'`: the texts of one language, parsed at build time; `virtual:messages/ar/door` those of the door. A text without arguments stays a string;
 * one with arguments becomes the tree that intl-messageformat formats, so that no parser travels to the browser.
 */
import { pathToFileURL } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';
import { inFrench } from '../../core/documents/french-spaces.ts';

const PREFIX = 'virtual:messages/';

export function compiledMessages(folder: string): Plugin {
  return {
    name: 'rogatory:compiled-messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [lang, part = 'messages'] = id.slice(PREFIX.length + 1).split('/');
      const parts = (await import(`${pathToFileURL(folder)}/${lang}/index.ts`)) as Readonly<
        Record<string, Readonly<Record<string, string>>>
      >;
      const written = parts[part] ?? {};
      const compiled = Object.entries(lang === 'fr' ? inFrench(written) : written).map(([name, text]) => [name, compile(text)]);
      return `export default ${JSON.stringify(Object.fromEntries(compiled))};`;
    },
  };
}

function compile(text: string): unknown {
  return /[{<']/.test(text) ? parse(text, { ignoreTag: true, captureLocation: false }) : text;
}
