// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasCustomers, type VirtualAssetService } from '../../core/currency/tags/read-actorpack.ts';
import { CliError } from '../../core/errors/cli.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { type PackService, withPackServices } from '../../core/routes/pack-services.ts';
import { readPack } from '../../ledgers/tag-files/read-tags.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { SERVICES_FILE, writeServices } from '../../store/knowledge/services-file.ts';
import { parseOptions, printJson } from '../command.ts';
import type { KnowledgeVerb } from '../commands/knowledge.ts';

/** Services of an ActorPack into the directory of a desk: those with customers, with a country, and not known to be closed. */
export const importServices: KnowledgeVerb = async (args, terminal) => {
  const { values, positionals } = parseOptions('knowledge import-services', {
    args: [...args],
    allowPositionals: true,
    options: { into: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1 || values.into === undefined)
    throw new CliError('WRONG_USE', {
      message: 'rogatory knowledge import-services: expected one ActorPack and --into DIR, the data folder of the desk.',
    });
  const [path, folder] = [resolve(terminal.cwd, name), resolve(terminal.cwd, values.into)];
  if (!existsSync(folder)) throw new CliError('WRONG_USE', { message: `rogatory knowledge import-services: ${folder} is no folder.` });
  const { title, lastModified, services: all } = readPack(path);
  const asked = all.filter(
    (one) => hasCustomers(one) && !one.categories.some((category) => category.startsWith('defi')) && one.active !== false,
  );
  const services = asked.flatMap((one) => packService(one) ?? []);
  const pack = {
    title: title ?? 'ActorPack',
    sha256: hash('sha256', readFileSync(path)),
    published: lastModified !== undefined && isDay(lastModified) ? lastModified : null,
    services,
  };
  const shipped = loadKnowledge();
  const added = withPackServices(shipped, pack).providers.size - shipped.providers.size;
  writeServices(join(folder, SERVICES_FILE), pack);
  const counts = {
    added,
    alreadyKnown: services.length - added,
    withoutCountry: asked.length - services.length,
    withoutCustomersOrClosed: all.length - asked.length,
  };
  if (values.json) printJson(terminal, { schema: 'rogatory.knowledge-services-imported/1', file: join(folder, SERVICES_FILE), ...counts });
  else
    terminal.out(
      `${added} services into the directory, as candidates that nobody has verified. Left out: ${counts.alreadyKnown} that it knows already or that share a name, ${counts.withoutCountry} without a country, ${counts.withoutCustomersOrClosed} without customers or closed.\n`,
    );
  return 0;
};

function packService({ id, label, legalName, jurisdictions, domain }: VirtualAssetService): PackService | undefined {
  if (jurisdictions === 'not stated') return undefined;
  const host = /^(?:https?:\/\/)?([a-z0-9.-]{1,200})(?:[/:?#]|$)/i.exec(domain === 'not stated' ? '' : domain)?.[1] ?? '';
  const name = (text: string) => text.trim().slice(0, 200);
  return {
    id: name(id),
    label: name(label),
    ...(legalName === undefined ? {} : { legalName: name(legalName) }),
    countries: jurisdictions.map((code) => code.toUpperCase()),
    domain: host.toLowerCase().replace(/^www\./, ''),
  };
}
