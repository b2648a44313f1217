// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hasCustomers } from '../../core/currency/tags/read-actorpack.ts';
import { tagAddress } from '../../core/currency/tags/read-tagpack.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { tagConflicts, tagPackOf } from '../../core/currency/tags/write-tagpack.ts';
import { CliError } from '../../core/errors/cli.ts';
import { isDay } from '../../core/routes/calendar-day.ts';
import { readServices, readTags } from '../../ledgers/tag-files/read-tags.ts';
import { makeFolders } from '../../store/make-folders.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';

/**
 * `rogatory trace tags import SOURCE --into DIR`: reads packs and lists, says what is doubtful, keeps them as one file of tags;
 * `rogatory trace tags add ADDRESS --label L --source S [--category C] [--confidence C] [--on DAY] --into DIR`: a tag of one's own, such as an
 * exchange's answer; it never replaces another, and a second name for the address stands beside the first as a conflict;
 * `rogatory trace tags export DIR --out F.yaml [--label L]`: writes a TagPack;
 * `rogatory trace tags services ACTORPACK.yaml`: the services of an ActorPack that have customers, with their countries.
 */
export async function traceTags(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      into: { type: 'string' },
      out: { type: 'string' },
      label: { type: 'string' },
      source: { type: 'string' },
      category: { type: 'string' },
      confidence: { type: 'string', default: 'service_data' },
      on: { type: 'string' },
      title: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [action, source] = positionals;
  if (action === 'import' && source !== undefined && values.into !== undefined)
    return importTags(source, values.into, values.json, terminal);
  if (action === 'add' && source !== undefined && values.into !== undefined) return addTag(source, values.into, values, terminal);
  if (action === 'export' && source !== undefined) return exportTags(source, values, terminal);
  if (action === 'services' && source !== undefined) return listServices(source, values.json, terminal);
  throw new CliError('WRONG_USE', {
    message:
      'rogatory trace tags: expected "import SOURCE --into DIR", "add ADDRESS --label L --source S --into DIR", "export DIR [--out F.yaml]" or "services ACTORPACK.yaml".',
  });
}

function importTags(source: string, into: string, json: boolean, terminal: Terminal): ExitCode {
  const tags = readTags(source);
  makeFolders(into, 0o777);
  writeFileSync(join(into, 'tags.json'), `${JSON.stringify(tagPackOf(tags, { title: 'Imported tags', creator: 'rogatory' }), null, 1)}\n`);
  const doubtful = tags.filter(({ doubts }) => doubts.length > 0);
  const chains = countBy(tags, ({ chain }) => chain ?? 'unknown');
  const conflicts = tagConflicts(tags);
  if (json)
    printJson(terminal, {
      schema: 'rogatory.trace-tags/1',
      tags: tags.length,
      chains,
      packs: countBy(tags, ({ pack }) => pack),
      doubts: doubtful.map(({ address, script, chain, doubts, pack }) => ({ address, script, chain, doubts, pack })),
      conflicts,
    });
  else
    terminal.out(
      `${tags.length} tags into ${into}; ${doubtful.length} doubtful, ${conflicts.length} addresses under more than one name.\n`,
    );
  return 0;
}

interface OwnTag {
  readonly label?: string | undefined;
  readonly source?: string | undefined;
  readonly category?: string | undefined;
  readonly confidence: string;
  readonly on?: string | undefined;
  readonly json: boolean;
}

/** Own tags stand in a file of their own, so that a newer copy of a pack never overwrites them. */
function addTag(address: string, into: string, { label, source, category, confidence, on, json }: OwnTag, terminal: Terminal): ExitCode {
  const wrong = (expected: string, found: string): never => {
    throw new CliError('WRONG_USE', { message: `rogatory trace tags add: expected ${expected}, found ${found}.` });
  };
  if (label === undefined || label.trim() === '') return wrong('--label, the name the source gives', 'none');
  if (source === undefined || source.trim() === '')
    return wrong('--source, who says so (an answer and its hash, a page, a person)', 'none');
  if (on !== undefined && !isDay(on)) return wrong('--on as a day such as 2026-11-24', on);
  const file = join(into, 'own-tags.json');
  const tag = tagAddress(address, undefined, {
    label,
    source,
    confidence,
    lastModified: on ?? terminal.now().toISOString().slice(0, 10),
    ...(category === undefined ? {} : { category }),
    pack: 'own-tags.json',
  });
  if (tag.doubts.includes('not-an-address')) return wrong('an address whose checksum holds', `"${address}"`);
  const before = existsSync(file) ? readTags(file) : [];
  makeFolders(into, 0o777);
  writeFileSync(file, `${JSON.stringify(tagPackOf([...before, tag], { title: 'Own tags', creator: 'this desk' }), null, 1)}\n`);
  const others = tagConflicts(readTags(into)).filter((one) => one.address.toLowerCase() === address.toLowerCase());
  if (json) printJson(terminal, { schema: 'rogatory.trace-tag-added/1', file, tag, conflicts: others });
  else terminal.out(`${address} ${label}: in ${file}${others.length > 0 ? '; it stands under another name as well' : ''}\n`);
  return 0;
}

function exportTags(
  source: string,
  values: { out?: string | undefined; label?: string | undefined; title?: string | undefined; json: boolean },
  terminal: Terminal,
): ExitCode {
  const tags = readTags(source).filter(({ label }) => values.label === undefined || label === values.label);
  const pack = tagPackOf(tags, { title: values.title ?? 'Tags of this desk', creator: 'rogatory' });
  if (values.out !== undefined) writeFileSync(values.out, stringify(pack));
  if (values.json)
    printJson(terminal, {
      schema: 'rogatory.trace-tags-exported/1',
      tags: tags.length,
      ...(values.out === undefined ? { pack } : { file: values.out }),
    });
  else if (values.out === undefined) terminal.out(stringify(pack));
  return 0;
}

function listServices(path: string, json: boolean, terminal: Terminal): ExitCode {
  const services = readServices(path).filter(hasCustomers);
  if (json) printJson(terminal, { schema: 'rogatory.trace-services/1', services });
  else
    for (const { label, jurisdictions, domain } of services)
      terminal.out(`${label.padEnd(32)}${[jurisdictions].flat().join(',').padEnd(16)}${domain}\n`);
  return 0;
}

function countBy(tags: readonly AddressTag[], key: (tag: AddressTag) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const tag of tags) counts[key(tag)] = (counts[key(tag)] ?? 0) + 1;
  return counts;
}
