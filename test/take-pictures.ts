// SPDX-License-Identifier: Apache-2.0
/**
 * `node test/take-pictures.ts [NAME ...]`: the pictures of docs/screens anew, from a training desk of their own, in English and Arabic.
 * The client has to be built (`npx vite build src/web`).
 */
import { join, resolve } from 'node:path';
import { newMachine, screens } from './web/screens.ts';
import { openTrainingDesk } from './web/training-desk.ts';

const SHOWN = [
  ...[
    'sign-in',
    'case',
    'advice',
    'draft',
    'decide',
    'coverage',
    'records',
    'timeline',
    'conversations',
    'case-picture',
    'bundle-check',
    'money-trace',
  ],
  ...['calendar', 'provider', 'treaties', 'to-confirm', 'log', 'figures', 'accounts'],
];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : SHOWN;
const folder = resolve(import.meta.dirname, '..', 'docs', 'screens');

const desk = await openTrainingDesk({ bundle: true });
try {
  for (const language of ['en', 'ar'] as const)
    for (const screen of screens.filter(({ name }) => wanted.includes(name))) {
      const page = await newMachine(desk.browser, language);
      if (screen.who !== 'nobody') await desk.door.enter(page, screen.who);
      await desk.open(page, screen.name);
      await page.screenshot({ path: join(folder, `${screen.name}-${language}.png`) });
      await page.context().close();
    }
} finally {
  await desk.end();
}
