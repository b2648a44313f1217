// SPDX-License-Identifier: Apache-2.0
/**
 * `node test/take-pictures.ts [NAME ...]`: the pictures of docs/screens anew, from a training desk of their own, in English and Arabic.
 * The client has to be built (`npx vite build src/web`).
 */
import { join, resolve } from 'node:path';
import { openBrowser } from './browser.ts';
import { lanternFolder, openLantern } from './journey/lantern-desk.ts';
import { Door, findPlaces, newMachine, openScreen, screens } from './web/screens.ts';

const SHOWN = [
  ...['sign-in', 'case', 'advice', 'draft', 'decide', 'coverage', 'records', 'timeline', 'conversations', 'case-picture'],
  ...['calendar', 'provider', 'treaties', 'to-confirm', 'log', 'accounts'],
];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : SHOWN;
const folder = resolve(import.meta.dirname, '..', 'docs', 'screens');

const { folder: data, remove } = await lanternFolder();
const desk = await openLantern(data);
const browser = await openBrowser();
const door = new Door(desk.address);
try {
  const member = await newMachine(browser, 'en');
  // Ids are asked for by a member of the case: an administrator or overseer sees none.
  await door.enter(member, 'youssef');
  const at = await findPlaces(member, desk.address);
  for (const language of ['en', 'ar'] as const)
    for (const screen of screens.filter(({ name }) => wanted.includes(name))) {
      const page = await newMachine(browser, language);
      if (screen.who !== 'nobody') await door.enter(page, screen.who);
      await openScreen(page, desk.address, screen, at);
      await page.screenshot({ path: join(folder, `${screen.name}-${language}.png`) });
      await page.context().close();
    }
} finally {
  await browser.close();
  await desk.end();
  remove();
}
