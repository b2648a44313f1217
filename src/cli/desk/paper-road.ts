// SPDX-License-Identifier: Apache-2.0
/** The paper road on the command line: signed originals, steps outside the desk, the sworn translator's pack. */
import { pathOf } from '../../core/api/client.ts';
import { type PaperRoad, paperRoadRoutes } from '../../core/api/paper-road.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { DeskDuty, Said } from './duty.ts';
import { saveAnswer } from './save-answer.ts';

function told(road: PaperRoad): Said {
  const lines = [
    ...road.papers.map(
      (paper) => `paper ${paper.language}  version ${paper.version}  ${paper.code}  ${paper.pages} pages  ${paper.document}`,
    ),
    ...road.originals.map(
      (one) =>
        `original ${one.kind}  ${one.code}  ${one.name}  by ${one.by.name}${one.signedBy === null ? '' : `  signed by ${one.signedBy}`}`,
    ),
    ...road.steps.map((step) => `${step.on}  ${step.kind}  ${[step.number, step.office, step.note].filter(Boolean).join('  ')}`.trimEnd()),
  ];
  return { schema: 'rogatory.paper-road/1', document: road, lines };
}

const languageOf = (text: string | undefined) => (text ?? 'en') as 'en';

export const paperRoadDuties: readonly DeskDuty[] = [
  {
    name: 'request paper',
    takes: 'REQUEST',
    summary: 'its papers with their codes, signed originals, and what happened outside the desk',
    needs: 1,
    run: async ({ call, positionals }) => told(await call('paperRoad', { params: { requestId: positionals[0] as string } })),
  },
  {
    name: 'request paper-step',
    takes: 'REQUEST KIND --on DAY [--number TEXT] [--office TEXT] [--copies N] [--note TEXT] [--evidence ID]',
    summary: 'record registry-out, registry-in, originals-made, apostille, legalisation, posted, diplomatic-bag, delivered, hearing, …',
    options: {
      on: { type: 'string' },
      number: { type: 'string' },
      office: { type: 'string' },
      copies: { type: 'string' },
      note: { type: 'string' },
      evidence: { type: 'string' },
    },
    needs: 2,
    async run({ call, positionals, option }) {
      const [requestId, kind] = positionals as [string, string];
      const names = { number: 'number', office: 'office', note: 'note', evidence: 'evidenceId' };
      const said = Object.entries(names).flatMap(([name, member]) => (option(name) === undefined ? [] : [[member, option(name)]]));
      const copies = option('copies');
      const body = {
        kind: kind as 'posted',
        on: option('on') ?? new Date().toISOString().slice(0, 10),
        ...Object.fromEntries(said),
        ...(copies === undefined ? {} : { copies: Number(copies) }),
      };
      return told(await call('recordPaperStep', { params: { requestId }, body }));
    },
  },
  {
    name: 'request bind-original',
    takes: 'REQUEST EVIDENCE --code CODE --pages N',
    summary: 'the scan, or the PDF another office signed, is the signed original: code and pages were compared (second factor)',
    options: { code: { type: 'string' }, pages: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option }) {
      const [requestId, evidenceId] = positionals as [string, string];
      const body = { evidenceId, code: option('code') ?? '', pages: Number(option('pages') ?? 0) };
      return told(await call('bindOriginal', { params: { requestId }, body }));
    },
  },
  {
    name: 'request translation',
    takes: 'REQUEST --out FILE.docx|FILE.csv [--language en|ar|fr]',
    summary: 'the sworn translator’s pack: each sentence beside an empty cell, identifiers, dates and amounts locked',
    options: { out: { type: 'string' }, language: { type: 'string' } },
    needs: 1,
    async run({ caller, positionals, option, terminal }) {
      const out = option('out');
      const format = /\.(docx|csv)$/.exec(out ?? '')?.[1];
      if (out === undefined || format === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk request translation: --out FILE.docx or FILE.csv is expected.' });
      const query = { language: languageOf(option('language')), format };
      const path = pathOf(paperRoadRoutes.translationPack, { requestId: positionals[0] as string }, query);
      await saveAnswer({ caller, terminal }, path, out);
      return { schema: 'rogatory.translation-pack/1', document: { out }, lines: [out] };
    },
  },
  {
    name: 'request check-translation',
    takes: 'REQUEST EVIDENCE [--language en|ar|fr]',
    summary: 'whether each identifier, date and amount came back unchanged (DOCX, XLSX, CSV taken in as evidence); exit 1 when not',
    options: { language: { type: 'string' } },
    needs: 2,
    async run({ call, positionals, option }) {
      const [requestId, evidenceId] = positionals as [string, string];
      const found = await call('checkTranslation', {
        params: { requestId },
        body: { evidenceId, language: languageOf(option('language')) },
      });
      const lines = found.faults.map((fault) => `${fault.segment}  ${fault.kind}  ${fault.text ?? ''}`.trimEnd());
      const good = `${found.sentences} sentences, ${found.locked} identifiers, dates and amounts, all unchanged`;
      return {
        schema: 'rogatory.translation/1',
        document: found,
        lines: lines.length === 0 ? [good] : lines,
        exit: lines.length === 0 ? 0 : 1,
      };
    },
  },
];
