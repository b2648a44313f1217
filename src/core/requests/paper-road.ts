// SPDX-License-Identifier: Apache-2.0
/** What happens to a paper outside the desk: registries, seals, legalisation, translators, post and bag, and the days a court has set. */

export const paperStepKinds = [
  'registry-out',
  'registry-in',
  'originals-made',
  'signed-and-sealed',
  'legalisation',
  'apostille',
  'note-verbale',
  'translator-sent',
  'translator-back',
  'posted',
  'diplomatic-bag',
  'handed-over',
  'delivered',
  'lost',
  'hearing',
  'detention-end',
] as const;
export type PaperStepKind = (typeof paperStepKinds)[number];

/** Days that lie ahead; the desk reminds of them. A later step of the same kind takes the place of the one before. */
export const clockedSteps = ['hearing', 'detention-end'] as const satisfies readonly PaperStepKind[];
export type ClockedStep = (typeof clockedSteps)[number];

export function isClocked(kind: PaperStepKind): kind is ClockedStep {
  return (clockedSteps as readonly string[]).includes(kind);
}

/** These need a number: of the registry, the apostille, the consignment. */
const NUMBERED: readonly PaperStepKind[] = ['registry-out', 'registry-in', 'apostille', 'posted', 'diplomatic-bag'];

export interface PaperStepGiven {
  readonly kind: PaperStepKind;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly number?: string | undefined;
  /** How many originals there are. */
  readonly copies?: number | undefined;
}

/** @param today where the authority sits. @returns the fields that are wrong */
export function faultsOfStep({ kind, on, number, copies }: PaperStepGiven, today: string): readonly string[] {
  const isAhead = on > today;
  return [
    ...(isAhead === isClocked(kind) || on === today ? [] : ['on']),
    ...(NUMBERED.includes(kind) && (number ?? '').trim() === '' ? ['number'] : []),
    ...(kind === 'originals-made' && copies === undefined ? ['copies'] : []),
  ];
}

/** A consignment that left and of which nobody has said that it arrived or was lost. */
export function underWay<Step extends { readonly kind: PaperStepKind; readonly on: string }>(steps: readonly Step[]): readonly Step[] {
  const sent = steps.filter(({ kind }) => kind === 'posted' || kind === 'diplomatic-bag');
  const ended = steps.filter(({ kind }) => kind === 'delivered' || kind === 'lost');
  return sent.slice(ended.length);
}
