// SPDX-License-Identifier: Apache-2.0
/** Papers beside a case that are signed by hand, on the command line: made, listed, had again. */
import { pathOf } from '../../core/api/client.ts';
import { type CompanionShown, companionRoutes } from '../../core/api/companions.ts';
import { type CompanionKind, companionKinds } from '../../core/documents/form.ts';
import { CliError } from '../../core/errors/cli.ts';
import { caseOf, type DeskDuty, documentIn, type Said } from './duty.ts';
import { saveAnswer } from './save-answer.ts';

function told(papers: readonly CompanionShown[], more: object = {}): Said {
  const lines = papers.map((one) =>
    [
      `${one.at.slice(0, 16)}Z  ${one.kind}  version ${one.version}  ${one.language} ${one.format}  ${one.sha256}  by ${one.by.name}`,
      one.request === null ? '' : `  request ${one.request.number}`,
      one.evidence === null ? '' : `  item ${one.evidence.name}`,
      one.incomplete ? '  incomplete' : '',
      one.replaced ? '  replaced' : '',
      `  id ${one.id}`,
    ].join(''),
  );
  return { schema: 'rogatory.papers/1', document: { papers, ...more }, lines };
}

function kindOf(text: string): CompanionKind {
  const kind = companionKinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new CliError('WRONG_USE', { message: `rogatory desk paper: "${text}" is no such paper. There are ${companionKinds.join(', ')}.` });
}

export const companionDuties: readonly DeskDuty[] = [
  {
    name: 'paper make',
    takes:
      'CASE KIND --out FILE.pdf|FILE.docx [--values FILE.yaml] [--language ar] [--request ID] [--evidence ID] [--replaces ID] [--incomplete]',
    summary: `a paper to be signed by hand, made and kept with the case: ${companionKinds.join(', ')}`,
    options: {
      ...{ values: { type: 'string' }, out: { type: 'string' }, language: { type: 'string' }, request: { type: 'string' } },
      ...{ evidence: { type: 'string' }, replaces: { type: 'string' }, incomplete: { type: 'boolean' } },
    },
    needs: 2,
    async run(asked) {
      const { call, positionals, option, flag, terminal } = asked;
      const [named, kindNamed] = positionals as [string, string];
      const out = option('out');
      const format = /\.(pdf|docx)$/.exec(out ?? '')?.[1];
      if (out === undefined || format === undefined)
        throw new CliError('WRONG_USE', { message: 'rogatory desk paper make: --out FILE.pdf or FILE.docx is expected.' });
      const params = { caseId: (await caseOf(call, named)).id, kind: kindOf(kindNamed) };
      const members = { request: 'requestId', evidence: 'evidenceId', replaces: 'replaces' };
      const about = Object.fromEntries(
        Object.entries(members).flatMap(([name, member]) => (option(name) === undefined ? [] : [[member, option(name)]])),
      );
      const known = await call('companionForm', { params, query: about });
      const file = option('values');
      const values = { ...known.values, ...(file === undefined ? {} : documentIn(file, terminal)) };
      const body = { values, language: option('language') ?? 'en', format, incomplete: flag('incomplete'), ...about };
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await saveAnswer(asked, pathOf(companionRoutes.companionPaper, params), out, init);
      const id = answer.headers.get('content-location')?.split('/').at(-1);
      const { papers } = await call('companionPapers', { params: { caseId: params.caseId }, query: {} });
      const said = told(
        papers.filter((one) => one.id === id),
        { out },
      );
      return { ...said, lines: [out, ...said.lines] };
    },
  },
  {
    name: 'paper list',
    takes: 'CASE [--request ID]',
    summary: 'the papers that were made beside a case, newest first',
    options: { request: { type: 'string' } },
    needs: 1,
    async run({ call, positionals, option }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const requestId = option('request');
      const query = requestId === undefined ? {} : { requestId };
      return told((await call('companionPapers', { params: { caseId: id }, query })).papers);
    },
  },
  {
    name: 'paper get',
    takes: 'CASE PAPER --out FILE',
    summary: 'a paper as it was made, byte for byte',
    options: { out: { type: 'string' } },
    needs: 2,
    async run(asked) {
      const [named, paperId] = asked.positionals as [string, string];
      const out = asked.option('out');
      if (out === undefined) throw new CliError('WRONG_USE', { message: 'rogatory desk paper get: --out FILE is expected.' });
      const { id } = await caseOf(asked.call, named);
      await saveAnswer(asked, pathOf(companionRoutes.companionBytes, { caseId: id, paperId }), out);
      return { schema: 'rogatory.paper/1', document: { out }, lines: [out] };
    },
  },
];
