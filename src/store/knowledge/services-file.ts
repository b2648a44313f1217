// SPDX-License-Identifier: Apache-2.0
/**
 * What `rogatory knowledge import-services` keeps of a pack: a desk looks for it as `knowledge-services.json` in its data folder and lays its services
 * beside the shipped providers. The pack itself is never part of the program.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import { type Said, saidAlike } from '../../core/errors/say.ts';
import { knowledgeSays } from '../../core/errors/sentences/knowledge.ts';
import type { PackService, ServicePack } from '../../core/routes/pack-services.ts';

const SCHEMA = 'rogatory.knowledge-services/1';
export const SERVICES_FILE = 'knowledge-services.json';

export function writeServices(file: string, pack: ServicePack): void {
  writeFileSync(file, `${JSON.stringify({ schema: SCHEMA, ...pack }, null, 1)}\n`);
}

/** @throws KNOWLEDGE_FILE_UNREADABLE when the file is not one that `writeServices` wrote. */
export function readServicesFile(file: string): ServicePack {
  let found: Said = knowledgeSays('no-json');
  try {
    const { schema, title, sha256, published, services } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const texts = typeof title === 'string' && typeof sha256 === 'string' && (published === null || typeof published === 'string');
    if (schema === SCHEMA && texts && Array.isArray(services) && services.every(isService))
      return { title, sha256, published: published as string | null, services };
    found = knowledgeSays('something-else');
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) found = saidAlike((cause as Error).message);
  }
  throw new KnowledgeError('FILE_UNREADABLE', {
    message: knowledgeSays('file-of-command', { file, command: 'rogatory knowledge import-services PACK --into DIR', found }),
  });
}

function isService(value: unknown): value is PackService {
  const { id, label, legalName, countries, domain } = (value ?? {}) as Partial<Record<keyof PackService, unknown>>;
  const texts = [id, label, domain, legalName ?? ''].every((text) => typeof text === 'string' && text.length <= 300);
  return texts && Array.isArray(countries) && countries.every((country) => typeof country === 'string');
}
