// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces } from '../documents/french-spaces.ts';
import { type Said, saidAlike } from './say.ts';

/**
 * Errors are closed sets: one area, one list of codes, each with what the API, the command line and a person need to know.
 *
 *     const CustodyError = errorArea('CUSTODY', { ENTRY_HASH_MISMATCH: { http: 409, exit: 1, text: { en, ar, fr } } });
 *     throw new CustodyError('ENTRY_HASH_MISMATCH', { message: 'Custody log of desk A, entry 7: expected hash …, found …. Keep the file as it is.' });
 *
 * `text` and `message` are shown to people in their language (`message`: where, expected, found, what to do; a plain string is one that only
 * the command line and the log show); the English message goes to the log. Neither may hold case content. Every code has a paragraph in docs/errors.md; a test compares the two.
 */
export interface ErrorKind {
  /** Status of the problem+json answer. */
  readonly http: number;
  /** Exit code of the command line: 1 found something wrong, 2 wrong use or unreadable input, 3 refused by a rule. */
  readonly exit: 1 | 2 | 3;
  readonly text: { readonly en: string; readonly ar: string; readonly fr: string };
}

export type ErrorKinds = Readonly<Record<string, ErrorKind>>;

export interface ErrorDetails {
  readonly message: string | Said;
  readonly cause?: unknown;
  /** Machine-readable members added to the problem+json answer and to `--json`; no case content. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What every error of the desk has, whatever its area. */
export class RogatoryError extends Error {
  readonly area: string;
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>>;
  /** The message in each language. */
  readonly said: Said;

  constructor(area: string, code: string, kind: ErrorKind, said: ErrorDetails) {
    super(typeof said.message === 'string' ? said.message : said.message.en, said.cause === undefined ? undefined : { cause: said.cause });
    this.name = `${area}_${code}`;
    this.area = area;
    this.code = code;
    this.kind = kind;
    this.said = typeof said.message === 'string' ? saidAlike(said.message) : said.message;
    this.details = said.details ?? {};
  }

  /** `AREA_WHAT`, as it stands in the catalogue, the API and docs/errors.md. */
  get fullCode(): string {
    return `${this.area}_${this.code}`;
  }
}

export interface ErrorArea<Kinds extends ErrorKinds> {
  new (code: keyof Kinds & string, said: ErrorDetails): RogatoryError & { readonly code: keyof Kinds & string };
  readonly area: string;
  readonly kinds: Kinds;
}

/** Makes the error class of one area from its closed set of codes. */
export function errorArea<const Kinds extends ErrorKinds>(area: string, written: Kinds): ErrorArea<Kinds> {
  const kinds = spaced(written);
  return class extends RogatoryError {
    static readonly area = area;
    static readonly kinds = kinds;
    declare readonly code: keyof Kinds & string;
    constructor(code: keyof Kinds & string, said: ErrorDetails) {
      super(area, code, kinds[code] as ErrorKind, said);
    }
  };
}

/** The French texts as they are set: the rest as it is written. */
function spaced<Kinds extends ErrorKinds>(kinds: Kinds): Kinds {
  const entries = Object.entries(kinds).map(([code, kind]) => [code, { ...kind, text: { ...kind.text, fr: frenchSpaces(kind.text.fr) } }]);
  return Object.fromEntries(entries);
}
