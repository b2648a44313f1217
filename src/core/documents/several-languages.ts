// SPDX-License-Identifier: Apache-2.0
/** One document in several languages, one after the other, each with the statement which of them governs. */
import { type Block, type DocumentText, type Language, plainText } from './document-text.ts';
import type { Form } from './form.ts';
import { prose } from './isolate.ts';

/**
 * `papers`: the same values filled in each language; the first governs. The statement stands before the signature of each. One paper
 * comes back as it is.
 */
export function inSeveralLanguages(papers: readonly DocumentText[], form: Form): readonly DocumentText[] {
  const [governing] = papers;
  if (governing === undefined || papers.length < 2) return papers;
  return papers.map((paper) => ({ ...paper, blocks: withStatement(paper, papers, governing.language, form) }));
}

function withStatement(paper: DocumentText, papers: readonly DocumentText[], governs: Language, form: Form): readonly Block[] {
  const { phrases, choices } = form.words[paper.language];
  const name = (lang: Language): string => choices[`language_${lang}`] ?? lang;
  const names = papers.map((one) => name(one.language));
  const list = `${names.slice(0, -1).join(phrases.comma)}${phrases.and}${names.at(-1)}`;
  const text = (phrases.governs ?? '').replace('{languages}', list).replace('{language}', name(governs));
  const statement: Block = { kind: 'paragraph', line: prose(text, paper.direction) };
  const at = paper.blocks.findLastIndex((block) => block.kind === 'signature');
  const place = at === -1 ? paper.blocks.length : at;
  return [...paper.blocks.slice(0, place), statement, ...paper.blocks.slice(place)];
}

/** Identifiers of one language that another does not have, for the translator's check: both lists are empty when they agree. */
export function identifierDifferences(one: DocumentText, other: DocumentText): readonly string[] {
  const of = (paper: DocumentText): ReadonlySet<string> =>
    new Set(
      paper.blocks
        .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
        .flatMap((line) => line.filter((run) => run.kind === 'identifier').map((run) => plainText([run]))),
    );
  const [a, b] = [of(one), of(other)];
  return [...[...a].filter((text) => !b.has(text)), ...[...b].filter((text) => !a.has(text))];
}
