// SPDX-License-Identifier: Apache-2.0
/** The two lists that a reader of a request looks for first: which accounts, and which data with which reason. */
import type { Block, Line } from './document-text.ts';
import { identifier, prose } from './isolate.ts';
import { serviceOnPaper } from './service-on-paper.ts';
import { isFilled, member, saidText } from './values.ts';
import { kindWord, linesOfValue, moment, type Pen } from './write-value.ts';

/** What an identifier may carry beside kind and text: the chain of an address, an amount, the moment it was in use. */
const MORE = ['service', 'used_on', 'at', 'port', 'destination', 'chain', 'amount', 'unit', 'note'] as const;

export function identifierTable(caption: string, list: readonly unknown[], pen: Pen): Block {
  const { phrases } = pen.words;
  const hasMore = list.some((one) => MORE.some((name) => isFilled(member(one, name))));
  return {
    kind: 'table',
    caption,
    head: [phrases.number ?? '', phrases.kind ?? '', phrases.identifier ?? '', ...(hasMore ? [phrases.details ?? ''] : [])],
    rows: list.map((one, at) => [
      [identifier(String(at + 1))],
      [{ kind: 'text', text: kindWord(saidText(member(one, 'kind')), pen) || '—' }],
      [identifier(saidText(member(one, 'written') ?? one))],
      ...(hasMore ? [moreOf(one, pen)] : []),
    ]),
  };
}

function moreOf(one: unknown, pen: Pen): Line {
  const said = MORE.filter((name) => isFilled(member(one, name)));
  return said.flatMap((name, at): Line => {
    const label = pen.words.phrases[`more_${name}`] ?? name;
    const text = saidText(member(one, name));
    const value =
      name === 'note' || name === 'service' ? prose(name === 'service' ? serviceOnPaper(text, pen) : text, pen.direction) : [moment(text)];
    return [
      { kind: 'text', text: `${at === 0 ? '' : (pen.words.phrases.semicolon ?? '; ')}${label}${pen.words.phrases.colon ?? ': '}` },
      ...value,
    ];
  });
}

export function categoryTable(caption: string, list: readonly unknown[], pen: Pen): Block {
  const { phrases } = pen.words;
  return {
    kind: 'table',
    caption,
    head: [phrases.number ?? '', phrases.category ?? '', phrases.reason ?? ''],
    rows: list.map((one, at) => [
      [identifier(String(at + 1))],
      linesOfValue('data_category_list', '', one, pen)[0] ?? [],
      isFilled(member(one, 'reason'))
        ? prose(saidText(member(one, 'reason')), pen.direction)
        : [{ kind: 'blank', label: phrases.reason ?? '' }],
    ]),
  };
}
