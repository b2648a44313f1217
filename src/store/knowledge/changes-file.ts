// SPDX-License-Identifier: Apache-2.0
/**
 * What `rogatory knowledge watch --out` has found, kept beside the facts: the facts that cite a page which says something else now are `changed`
 * wherever they are used, until somebody confirms them after the change. A desk looks for it as `knowledge-changes.json` in its data folder.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import { type Said, saidAlike } from '../../core/errors/say.ts';
import { knowledgeSays } from '../../core/errors/sentences/knowledge.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { withPackServices } from '../../core/routes/pack-services.ts';
import { type ChangedPage, withChanges } from '../../core/routes/watch-pages.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { readServicesFile, SERVICES_FILE } from './services-file.ts';

const SCHEMA = 'rogatory.knowledge-changes/1';
const DESK_FILE = 'knowledge-changes.json';

export function writeChanges(file: string, changed: readonly ChangedPage[]): void {
  writeFileSync(file, `${JSON.stringify({ schema: SCHEMA, changed }, null, 1)}\n`);
}

/** @throws KNOWLEDGE_FILE_UNREADABLE when the file is not one that `writeChanges` wrote. */
export function readChanges(file: string): readonly ChangedPage[] {
  let found: Said = knowledgeSays('no-json');
  try {
    const document = JSON.parse(readFileSync(file, 'utf8')) as { schema?: unknown; changed?: unknown };
    if (document.schema === SCHEMA && Array.isArray(document.changed) && document.changed.every(isChangedPage)) return document.changed;
    found = knowledgeSays('something-else');
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) found = saidAlike((cause as Error).message);
  }
  throw new KnowledgeError('FILE_UNREADABLE', {
    message: knowledgeSays('file-of-command', { file, command: 'rogatory knowledge watch DIR --out FILE', found }),
  });
}

function isChangedPage(value: unknown): value is ChangedPage {
  const page = value as Partial<ChangedPage> | null;
  const texts = [page?.facts, page?.change?.removed, page?.change?.added];
  return typeof page?.name === 'string' && isDay(page.to ?? '') && texts.every(Array.isArray);
}

/** The shipped facts with the changes and the services a desk was told of. The same object comes back until one of the files is another. */
export function knowledgeOfDesk(dataFolder: string): () => Knowledge {
  const [changes, services] = [join(dataFolder, DESK_FILE), join(dataFolder, SERVICES_FILE)];
  const writtenAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  let known: { readonly key: string; readonly knowledge: Knowledge } | undefined;
  return () => {
    const [changed, added] = [writtenAt(changes), writtenAt(services)];
    const key = `${changed} ${added}`;
    if (known?.key === key) return known.knowledge;
    const whole = added === undefined ? loadKnowledge() : withPackServices(loadKnowledge(), readServicesFile(services));
    known = { key, knowledge: changed === undefined ? whole : withChanges(whole, readChanges(changes)) };
    return known.knowledge;
  };
}
