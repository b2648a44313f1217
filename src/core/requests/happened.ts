// SPDX-License-Identifier: Apache-2.0
/**
 * What happened to a request, told from the custody log: each act that is done, with or without a comment, has its entry. Looks are in the
 * log and not in here.
 */
import { requestEvents } from './state-table.ts';

export const happenings = [
  ...requestEvents,
  ...([
    'draft',
    'take-over-facts',
    'keep-facts',
    'answer-named',
    'raise-gate',
    'lift-gate',
    'confirm-fact',
    'approve-target',
    'sign',
  ] as const),
  ...(['begin-sending', 'stop-sending', 'decide-sending', 'message-in', 'message-out', 'receive', 'tie'] as const),
  ...(['bind-original', 'paper-step', 'remind', 'prolong-secrecy', 'leave-untold'] as const),
] as const;
export type Happening = (typeof happenings)[number];

/** Kinds of entry that tell of a request, and what each is called where the entry names no step. */
const BY_KIND: Readonly<Record<string, Happening>> = {
  'request-drafted': 'draft',
  'gate-raised': 'raise-gate',
  'request-changed': 'edit',
  'gate-lifted': 'lift-gate',
  'fact-confirmed': 'confirm-fact',
  'request-submitted': 'submit',
  'request-sent-back': 'send-back',
  'target-approved': 'approve-target',
  'request-approved': 'approve',
  'request-refused': 'disapprove',
  'document-signed': 'sign',
  'original-bound': 'bind-original',
  'paper-step-recorded': 'paper-step',
  'dispatch-begun': 'begin-sending',
  'dispatch-failed': 'stop-sending',
  'dispatch-recorded': 'decide-sending',
  'request-dispatched': 'dispatch',
  'request-withdrawn': 'withdraw',
  'deadline-lapsed': 'lapse',
  'message-received': 'message-in',
  'message-sent': 'message-out',
  'evidence-sealed': 'receive',
  'evidence-tied': 'tie',
  'request-answered': 'record-answer',
  'reminder-sent': 'remind',
  'secrecy-prolonged': 'prolong-secrecy',
  'person-not-told': 'leave-untold',
};
export const kindsThatTell = Object.keys(BY_KIND);

/** Of a paper that follows, such as the extension of a hold, the request it follows tells what left and what came of it. */
export const kindsOfFollowing = ['request-drafted', 'request-dispatched', 'request-answered', 'request-withdrawn'] as const;

export function happeningOf(kind: string, event: unknown): Happening | undefined {
  const told = BY_KIND[kind];
  if (told === undefined || !kind.startsWith('request-')) return told;
  return happenings.find((one) => one === event) ?? told;
}

/** Which member of an entry says the words that were written with it, and which the one thing it was about. */
const SAID: Readonly<Partial<Record<Happening, string>>> = {
  'lift-gate': 'reason',
  'keep-facts': 'reason',
  'answer-named': 'reason',
  'confirm-fact': 'how',
  'decide-sending': 'how',
  'message-in': 'text',
  'message-out': 'text',
  tie: 'reason',
  'prolong-secrecy': 'reason',
  'leave-untold': 'reason',
};
const ABOUT: Readonly<Partial<Record<Happening, string>>> = {
  'answer-named': 'target',
  'raise-gate': 'gate',
  'lift-gate': 'gate',
  'confirm-fact': 'fact',
  'approve-target': 'target',
  sign: 'language',
  'stop-sending': 'outcome',
  'message-in': 'kind',
  'message-out': 'kind',
  receive: 'name',
  'paper-step': 'step',
  'record-refusal': 'code',
  remind: 'due',
  'prolong-secrecy': 'until',
};

type Said = Readonly<Record<string, unknown>>;
const textIn = (about: Said, member: string | undefined): string | null => {
  const value = member === undefined ? undefined : about[member];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};
export const wordsWith = (what: Happening, about: Said): string | null => textIn(about, SAID[what] ?? 'comment');
export const thingOf = (what: Happening, about: Said): string | null => textIn(about, ABOUT[what]);

/** What the order of a history looks at. */
export interface InOrder {
  readonly what: Happening;
  /** When it happened; of a sending, when it left, as somebody typed it. */
  readonly at: string;
  /** When it was written down. */
  readonly writtenAt: string;
  readonly by: { readonly id: string } | null;
}

/**
 * Oldest first. A time that somebody typed has minutes: within one, it is told by when it was written down. A text is saved while it is
 * written: changes of one person in a row are one, at the last of them.
 */
export function inOrder<One extends InOrder>(all: readonly One[]): readonly One[] {
  const sorted = all.toSorted(
    (a, b) => minuteOf(a.at) - minuteOf(b.at) || Date.parse(a.writtenAt) - Date.parse(b.writtenAt) || placeOf(a) - placeOf(b),
  );
  return sorted.filter((one, n) => {
    const next = sorted[n + 1];
    return one.what !== 'edit' || next?.what !== 'edit' || next.by?.id !== one.by?.id;
  });
}

const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);
/** Entries of one act have one time: a draft is there before the safeguards on it. */
const placeOf = ({ what }: InOrder): number => (what === 'draft' ? 0 : 1);
