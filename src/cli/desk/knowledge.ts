// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import type { DeskDuty } from './duty.ts';

export const knowledgeDuties: readonly DeskDuty[] = [
  {
    name: 'confirmed-facts',
    takes: '[--out FILE.yaml]',
    summary: 'what this desk has confirmed or corrected, to contribute; without names',
    options: { out: { type: 'string' } },
    needs: 0,
    async run({ call, option, terminal }) {
      const shared = await call('sharedFacts', {});
      const out = option('out');
      if (out !== undefined) writeFileSync(resolve(terminal.cwd, out), stringify(shared));
      const lines = shared.facts.map(({ on, fact, value }) => `${on}  ${fact}${value === undefined ? '' : '  corrected'}`);
      return { schema: 'rogatory.confirmed-facts/1', document: { facts: shared.facts }, lines };
    },
  },
];
