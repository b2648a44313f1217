// SPDX-License-Identifier: Apache-2.0
/** A training desk of its own with a browser in front of it, and where its screens stand: for tests of fields, and for the pictures. */
import { basename } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { lanternFolder, lanternKind, openLantern } from '../journey/lantern-desk.ts';
import { Door, findPlaces, newMachine, openScreen, type Places, type Screen, screens } from './screens.ts';

export interface TrainingDesk {
  readonly address: string;
  /** Its data folder. */
  readonly folder: string;
  readonly browser: Browser;
  readonly door: Door;
  readonly at: Places;
  /** Opens the screen of that name. */
  readonly open: (page: Page, name: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

export const screenNamed = (name: string): Screen => screens.find((one) => one.name === name) as Screen;

/** @param bundle whether the screen of a checked bundle is to be opened */
export async function openTrainingDesk({ bundle = false } = {}): Promise<TrainingDesk> {
  const closing: (() => unknown)[] = [];
  const end = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const { folder, environment, remove } = await lanternFolder(lanternKind(basename(process.argv[1] ?? '')));
    closing.push(remove);
    const desk = await openLantern(folder, environment);
    closing.push(() => desk.end());
    const browser = await openBrowser();
    closing.push(() => browser.close());
    const { address } = desk;
    const door = new Door(address);
    // Ids are asked for by a member of the case: an administrator or overseer sees none.
    const member = await newMachine(browser, 'en');
    await door.enter(member, 'youssef');
    const at = await findPlaces(member, address, { bundle });
    return { address, folder, browser, door, at, open: (page, name) => openScreen(page, address, screenNamed(name), at), end };
  } catch (error) {
    await end();
    throw error;
  }
}
