// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import type { MappingAsked } from '../../core/api/mappings.ts';
import { CliError } from '../../core/errors/cli.ts';
import { readMappings } from '../read/mappings.ts';
import type { DeskDuty } from './duty.ts';

/** Mappings of tables that no reader knows, as the desk has kept them (docs/how-to/map-a-table.md). */
export const mappingDuties: readonly DeskDuty[] = [
  {
    name: 'mapping list',
    takes: '',
    summary: 'mappings of tables that the desk has kept',
    needs: 0,
    async run({ call }) {
      const kept = await call('mappings', {});
      const lines = kept.mappings.map((one) => `${one.fingerprint.slice(0, 12)}  version ${one.version}  ${one.name}  ${one.keptBy.name}`);
      return { schema: 'rogatory.mappings/1', document: kept, lines };
    },
  },
  {
    name: 'mapping show',
    takes: 'FINGERPRINT',
    summary: 'one of them as a file for "rogatory read --mapping" or another desk',
    needs: 1,
    async run({ call, positionals }) {
      const { mappings } = await call('mappings', {});
      const found = mappings.find(({ fingerprint }) => fingerprint.startsWith(positionals[0] as string));
      if (found === undefined)
        throw new CliError('WRONG_USE', {
          message: `${positionals[0]}: no mapping has this fingerprint. "rogatory desk mapping list" shows them.`,
        });
      return { schema: 'rogatory.mapping/1', document: found.document, lines: stringify(found.document).trimEnd().split('\n') };
    },
  },
  {
    name: 'mapping keep',
    takes: 'FILE [--evidence ITEM]',
    summary: 'confirm a mapping for this desk, or for the tables of one item with what is stated of it, under your name',
    options: { evidence: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option, terminal }) {
      const evidenceId = option('evidence');
      const [mapping] = readMappings([positionals[0] as string], terminal, ...(evidenceId === undefined ? [] : (['item'] as const)));
      // Who confirmed it elsewhere, and as which version, is of that desk.
      const {
        schema: _,
        version: __,
        confirmedBy: ___,
        confirmedOn: ____,
        item: _____,
        ...body
      } = mapping as unknown as MappingAsked & Record<string, unknown>;
      const kept =
        evidenceId === undefined
          ? await call('keepMapping', { body: body as MappingAsked })
          : await call('keepItemMapping', { params: { evidenceId }, body: body as MappingAsked });
      return {
        schema: 'rogatory.mapping-kept/1',
        document: kept,
        lines: [`${kept.name}: version ${kept.version}, under ${kept.fingerprint.slice(0, 12)}`],
      };
    },
  },
];
