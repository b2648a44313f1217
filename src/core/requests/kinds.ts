// SPDX-License-Identifier: Apache-2.0

/** What a request is, whatever paper it is written on (design: the nouns). */
export type RequestType =
  | 'preservation'
  | 'extension'
  | 'emergency-disclosure'
  | 'voluntary-disclosure'
  | 'domestic-order'
  | 'mla'
  | 'epoc'
  | 'epoc-pr'
  | 'police-to-police'
  | 'freeze'
  | 'spontaneous-information'
  | 'supplement'
  | 'non-disclosure'
  | 'release'
  | 'withdrawal'
  | 'covering';

/** What the steps need to know about a kind; its fields and words are data in `forms/`. */
export interface KindTraits {
  readonly type: RequestType;
  /** May leave before it is approved, because life or limb is in danger; reviewed by another person within 72 hours. */
  readonly mayGoFirst: boolean;
  /** The addressee owes an answer; without one the request is only closed. */
  readonly expectsAnswer: boolean;
  /** Ends by itself on a day (a hold, a freeze), so it can lapse. */
  readonly lapses: boolean;
}

const asks = (type: RequestType): KindTraits => ({ type, mayGoFirst: false, expectsAnswer: true, lapses: false });
const holds = (type: RequestType): KindTraits => ({ ...asks(type), lapses: true });
const goesFirst = (type: RequestType): KindTraits => ({ ...asks(type), mayGoFirst: true });
const tells = (type: RequestType): KindTraits => ({ ...asks(type), expectsAnswer: false });

/** Every kind of document a request can be, by its id in `forms/`. */
export const documentKinds = {
  preservation_letter: holds('preservation'),
  preservation_treaty: holds('preservation'),
  preservation_extension: holds('extension'),
  voluntary_request: asks('voluntary-disclosure'),
  emergency_request: goesFirst('emergency-disclosure'),
  domestic_order: asks('domestic-order'),
  mla_request: asks('mla'),
  epoc: asks('epoc'),
  epoc_pr: holds('epoc-pr'),
  eio_annex_a: asks('mla'),
  bc2_6_registration: asks('voluntary-disclosure'),
  bc2_7_order: asks('voluntary-disclosure'),
  bc2_8_order: asks('mla'),
  bc2_9_emergency: goesFirst('emergency-disclosure'),
  bc2_10_emergency_mla: asks('mla'),
  police_message: asks('police-to-police'),
  spontaneous_information: tells('spontaneous-information'),
  registrar_request: asks('voluntary-disclosure'),
  fiu_request: asks('police-to-police'),
  freeze_request: holds('freeze'),
  supplementary_request: asks('supplement'),
  non_disclosure: asks('non-disclosure'),
  release_of_preservation: tells('release'),
  withdrawal: tells('withdrawal'),
  covering_letter: tells('covering'),
  note_verbale: tells('covering'),
} as const satisfies Readonly<Record<string, KindTraits>>;

export type DocumentKind = keyof typeof documentKinds;

export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(documentKinds, text);
}

export function traitsOf(kind: DocumentKind): KindTraits {
  return documentKinds[kind];
}
