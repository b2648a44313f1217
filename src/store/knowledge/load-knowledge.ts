// SPDX-License-Identifier: Apache-2.0
/**
 * `loadKnowledge(dir?)`: every fact of `providers/` and `jurisdictions/` as one value that nobody changes. A folder given by a person is checked
 * against the schemas first; the shipped one is checked by the tests. Gates are product policy: those shipped with the program
 * always apply, a folder can add gates and never take one away or weaken it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { assembleKnowledge, type RawKnowledge } from './assemble-knowledge.ts';
import { type KnowledgeFile, readTable, readYaml, textOf } from './knowledge-file.ts';
import { assertShape } from './knowledge-schemas.ts';
import { parsedOnce } from './parsed-cache.ts';
import { withPromisedGates } from './promised-gates.ts';

/** The folder of the program itself, with `providers/` and `jurisdictions/`. */
export const shippedFolder = resolve(import.meta.dirname, '..', '..', '..');

const NOTE = ['note', 'note_ar', 'note_fr'];
const LATER_COLUMNS = ['ended_on', 'note_ar', 'note_fr'];
const PARTY_COLUMNS = ['instrument', 'iso2', 'status', 'signed', 'bound_on', 'in_force_on', 'ended_on', ...NOTE, 'src', 'conf'];
const BILATERAL_COLUMNS = ['a', 'b', 'kind', 'title', 'signed', 'in_force', 'ended_on', 'usable_for', ...NOTE, 'src', 'conf'];
const RESERVATION_COLUMNS = ['instrument', 'iso2', 'article', 'effect', 'note', 'src', 'conf'];

let shipped: Knowledge | undefined;

/** Without a folder: the shipped facts, read once for the life of the process. */
export function loadKnowledge(dir?: string): Knowledge {
  if (dir === undefined || resolve(dir) === shippedFolder) {
    shipped ??= assembleKnowledge(readFolder(shippedFolder));
    return shipped;
  }
  const raw = readFolder(resolve(dir));
  for (const { file, value } of raw.yaml) assertShape(file, value);
  return withPromisedGates(assembleKnowledge(raw), loadKnowledge());
}

/** Reads all files, without judging them. `legal/` is accepted for `jurisdictions/`; a half that is missing is taken from the program. */
export function readFolder(dir: string): RawKnowledge {
  if (!existsSync(dir))
    throw new KnowledgeError('FILE_UNREADABLE', {
      message: `${dir}: expected a folder with providers/ and jurisdictions/, found nothing.`,
    });
  const found = { providers: join(dir, 'providers'), law: ['jurisdictions', 'legal'].map((name) => join(dir, name)).find(existsSync) };
  if (!existsSync(found.providers) && found.law === undefined)
    throw new KnowledgeError('FILE_UNREADABLE', { message: `${dir}: expected the folders providers/ and jurisdictions/, found neither.` });
  const providers = existsSync(found.providers) ? found.providers : join(shippedFolder, 'providers');
  const law = found.law ?? join(shippedFolder, 'jurisdictions');
  const files = [
    ...filesOf(providers, 'providers'),
    ...filesOf(law, 'jurisdictions'),
    ...filesOf(join(law, 'countries'), 'jurisdictions/countries'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.path}\0${file.text.length}\0${file.text}`);
  const version = `sha256:${hash.digest('hex')}`;
  const values = dir === shippedFolder ? parsedOnce(version, () => parsed(files)) : parsed(files);
  const yaml = files.flatMap((file) => (values.yaml[file.path] === undefined ? [] : [{ file, value: values.yaml[file.path] ?? {} }]));
  return { ...values, version, yaml };
}

interface Parsed extends Omit<RawKnowledge, 'version' | 'yaml'> {
  /** By path. */
  readonly yaml: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function parsed(files: readonly KnowledgeFile[]): Parsed {
  const table = (name: string, columns: readonly string[]): Record<string, string>[] => {
    const file = files.find((one) => one.path === `jurisdictions/${name}`);
    return file === undefined ? [] : readTable(file, columns, LATER_COLUMNS);
  };
  return {
    yaml: Object.fromEntries(files.filter((file) => file.path.endsWith('.yaml')).map((file) => [file.path, readYaml(file)])),
    parties: table('parties.csv', PARTY_COLUMNS),
    bilateral: table('bilateral.csv', BILATERAL_COLUMNS),
    reservations: table('reservations.csv', RESERVATION_COLUMNS),
  };
}

/** Names in code-point order, so that the answer does not hang on the file system. Files that begin with `_template` are for copying. */
function filesOf(folder: string, as: string): KnowledgeFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(yaml|csv)$/.test(name) && !name.startsWith('_template') && !IGNORED.has(name))
    .sort()
    .map((name) => ({ path: `${as}/${name}`, text: textOf(`${as}/${name}`, readFileSync(join(folder, name))) }));
}

/** Owned by forms/, or test material. */
const IGNORED = new Set(['documents.yaml', 'terms.csv', 'scenarios.yaml']);
