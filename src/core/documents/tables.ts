// SPDX-License-Identifier: Apache-2.0
/** The two lists that a reader of a request looks for first: which accounts, and which data with which reason. */
import { chainWords } from '../currency/chain-words.ts';
import { tracedAmount } from '../currency/request/request-words.ts';
import { isCoinUnit } from '../currency/unit.ts';
import type { Block, Line } from './document-text.ts';
import { identifier, prose } from './isolate.ts';
import { serviceOnPaper } from './service-on-paper.ts';
import { isFilled, member, saidText } from './values.ts';
import { kindWord, linesOfValue, moment, type Pen } from './write-value.ts';

/** What an identifier may carry beside kind and text: the chain of an address, an amount, the moment it was in use. */
const MORE = ['service', 'used_on', 'at', 'block', 'port', 'destination', 'chain', 'amount', 'unit', 'note'] as const;
type More = (typeof MORE)[number];

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
      ...(hasMore ? [identifierDetails(one, pen)] : []),
    ]),
  };
}

/** What stands beside an identifier in the last column; nothing where it carries nothing. */
export function identifierDetails(one: unknown, pen: Pen): Line {
  const amount = amountOf(one, pen);
  const said = MORE.filter((name) => isFilled(member(one, name)) && !(name === 'unit' && amount !== undefined));
  return said.flatMap((name, at): Line => {
    const label = pen.words.phrases[`more_${name}`] ?? name;
    return [
      { kind: 'text', text: `${at === 0 ? '' : (pen.words.phrases.semicolon ?? '; ')}${label}${pen.words.phrases.colon ?? ': '}` },
      ...(name === 'amount' && amount !== undefined ? amount : moreValue(name, saidText(member(one, name)), pen)),
    ];
  });
}

function moreValue(name: More, text: string, pen: Pen): Line {
  if (name === 'note') return prose(text, pen.direction);
  if (name === 'chain') return prose(chainWords(text, pen.language), pen.direction);
  return name === 'service' ? prose(serviceOnPaper(text, pen), pen.direction) : [moment(text)];
}

/** `2600.000000 USDT (2600000000 of the smallest unit of the token T…)`; undefined for an amount that no trace has stated. */
function amountOf(one: unknown, { language, direction }: Pen): Line | undefined {
  const [amount, unit, contract] = ['amount', 'unit', 'contract'].map((name) => saidText(member(one, name))) as [string, string, string];
  const isToken = contract !== '';
  if (!/^\d+$/.test(amount) || !(isToken || isCoinUnit(unit))) return undefined;
  const { known, exact } = tracedAmount(BigInt(amount), isToken ? { unit: contract, contract } : { unit }, language);
  const precisely = prose(exact, direction);
  return known === undefined ? precisely : [moment(known), { kind: 'text', text: ' (' }, ...precisely, { kind: 'text', text: ')' }];
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
