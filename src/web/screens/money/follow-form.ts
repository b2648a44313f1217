// SPDX-License-Identifier: Apache-2.0
/** What a person asks to be followed, as the form holds it, and what fills it: a movement that a source told of, or what was followed before. */
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { CaseTracing, FollowingShown, LookUpAnswer } from '../../../core/api/currency.ts';
import { followableAt } from '../../../core/currency/follow/followable.ts';
import { NATIVE, unitOfValue } from '../../../core/currency/unit.ts';
import { latinDigits } from '../../parts/latin-digits.ts';

export type Source = CaseTracing['sources'][number];

export interface FollowForm {
  readonly source: string;
  /** What to begin from, one a line. */
  readonly begin: string;
  readonly method: FollowingShown['method'];
  readonly contract: string;
  readonly hops: string;
  readonly least: string;
  readonly purpose: string;
  /** Ask also about addresses of other people; only of Bitcoin. */
  readonly coSigners: boolean;
  /** A source that is asked whether outputs are unspent, or nothing; only of Bitcoin. */
  readonly second: string;
}

/** So many beginnings the desk takes at once. */
export const MOST_SEEDS = 20;
/** Steps in a row, where the case sets no limit: far enough for a peeling chain, and no wandering. */
const USUAL_HOPS = 12;
/** USDT, what is asked about most, by kinds of sources at which a token is followed. */
const USDT: Readonly<Record<string, string>> = {
  tron: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  evm: '0xdAC17F958D2ee523a2206206994597C13D831ec7',
};

/** Sources that the case allows and whose value the desk can follow. */
export const followable = (sources: readonly Source[]): readonly Source[] =>
  sources.filter(({ kind, allowed }) => allowed && followableAt(kind) !== undefined);

/** Whether a token is followed there, through accounts. */
export const followsToken = ({ kind }: Pick<Source, 'kind'>): boolean => followableAt(kind)?.isContract !== undefined;

/** Others that can be asked whether outputs are unspent, on another machine than the first. */
export const secondsOf = (sources: readonly Source[], first: Source): readonly Source[] =>
  first.kind === 'esplora' ? followable(sources).filter(({ kind, host }) => kind === 'esplora' && host !== first.host) : [];

export const usualContract = (source: Pick<Source, 'kind'> | undefined): string => USDT[source?.kind ?? ''] ?? '';

export const mayFollow = (detail: CaseDetail, tracing: CaseTracing): boolean =>
  detail.may.includes('look-up-currency') && followable(tracing.sources).length > 0;

/** A form in which nobody has written, for the limits of the case. */
export function freshForm({ sources, maxHops }: CaseTracing): FollowForm {
  const [source] = followable(sources);
  return {
    source: source?.id ?? '',
    begin: '',
    method: 'fifo',
    contract: usualContract(source),
    hops: String(maxHops ?? USUAL_HOPS),
    least: '',
    purpose: '',
    coSigners: false,
    second: '',
  };
}

/** As written, each once; digits of an Arabic or Persian keyboard as 0 to 9. */
export const seedsOf = (begin: string): readonly string[] => [
  ...new Set(
    latinDigits(begin)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The smallest unit in which a source of the kind counts what is followed. */
export const unitOfForm = (source: Source, { contract }: FollowForm): string =>
  unitOfValue({ chain: source.kind === 'esplora' ? 'bitcoin' : source.kind, contract: followsToken(source) ? contract.trim() : null });

/** Whether the least amount that is typed lies below the limit of the case: the desk refuses that. */
export function isUnderLimit({ least }: Pick<FollowForm, 'least'>, limit: string | null): boolean {
  const digits = latinDigits(least).trim();
  return limit !== null && /^[0-9]+$/.test(digits) && BigInt(digits) < BigInt(limit);
}

/** What the desk is asked. */
export function bodyOf(form: FollowForm, source: Source) {
  const least = form.least.trim();
  return {
    source: source.id,
    seeds: [...seedsOf(form.begin)],
    method: form.method,
    ...(followsToken(source) && { contract: form.contract.trim() }),
    maxHops: Number(form.hops),
    ...(least !== '' && { minAmount: least }),
    ...(!followsToken(source) && { coSigners: form.coSigners }),
    ...(!followsToken(source) && form.second !== '' && form.second !== source.id && { second: form.second }),
    purpose: form.purpose.trim(),
  };
}

/** What was asked of a source, and why. */
export interface Question {
  readonly source: Source;
  readonly what: 'address' | 'transaction';
  readonly written: string;
  readonly purpose: string;
}

export interface Beginning {
  readonly from: 'movement' | 'account';
  readonly fills: Partial<FollowForm>;
}

/**
 * How value is followed from a movement that a source told of: by the movement itself, or, where the source does not say its place, from all that
 * came into the account that was asked about. Nothing of a source that cannot be followed, nor of ether, of which a node keeps no list.
 */
export function beginningOf(told: LookUpAnswer['movements'][number], question: Question): Beginning | undefined {
  const { source, what, written, purpose } = question;
  if (followable([source]).length === 0 || (source.kind === 'evm' && told.contract === null)) return undefined;
  const fills = { source: source.id, purpose, ...(followsToken(source) && { contract: told.contract ?? NATIVE }) };
  if (told.seed !== null) return { from: 'movement', fills: { ...fills, begin: told.seed } };
  if (!followsToken(source) || what !== 'address' || told.to !== written) return undefined;
  return { from: 'account', fills: { ...fills, begin: written } };
}

/** What fills the form to follow all that came into the address that was asked about; undefined for one movement, for too many, or for several tokens. */
export function allThatCameIn(
  movements: readonly LookUpAnswer['movements'][number][],
  question: Question,
): Partial<FollowForm> | undefined {
  const came = movements.filter(({ to, seed }) => question.what === 'address' && to === question.written && seed !== null);
  const [first, ...others] = came;
  if (first === undefined || others.length === 0 || came.length > MOST_SEEDS) return undefined;
  if (others.some(({ contract }) => contract !== first.contract)) return undefined;
  const fills = beginningOf(first, question)?.fills;
  return fills && { ...fills, begin: came.map(({ seed }) => seed).join('\n') };
}

/** The same again, to be changed before it is asked. */
export function formAgain(following: FollowingShown): Partial<FollowForm> {
  const { source, seeds, method, contract, maxHops, minAmount, purpose, coSigners, second } = following;
  return {
    source,
    begin: seeds.join('\n'),
    method,
    ...(contract !== null && { contract }),
    ...(maxHops !== null && { hops: String(maxHops) }),
    least: minAmount ?? '',
    purpose,
    coSigners: coSigners ?? false,
    second: second ?? '',
  };
}
