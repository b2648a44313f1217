// SPDX-License-Identifier: Apache-2.0
/** Which other requests of the case keep the data that a request asks for, so that it can name them: who asks for data says that they are kept. */
import type { KnownHold } from '../documents/conditions.ts';
import type { Option } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';
import { type DocumentKind, traitsOf } from './kinds.ts';
import type { RequestState } from './state-table.ts';

/** A request as this rule looks at it. */
export interface PerhapsKept {
  readonly id: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly state: RequestState;
  readonly option: Pick<Option, 'to'>;
  readonly targets: readonly string[];
  /** The addressee's own number, once it gave one. */
  readonly theirReference: string | undefined;
  /** Last days of its hold: `YYYY-MM-DD`, and whether that end is still waited for; none where nobody stated an end. */
  readonly ends: readonly { readonly lastDay: string; readonly open: boolean }[];
}

export interface Preservation extends KnownHold {
  readonly requestId: string;
  readonly number: string;
}

const NOT_SENT: readonly RequestState[] = ['draft', 'submitted', 'approved'];
const IN_FORCE: readonly RequestState[] = ['sent', 'acknowledged', 'partly-answered', 'answered'];
const ENDED: readonly RequestState[] = ['lapsed', 'closed'];

/** The holds on the same targets at the same holder: those in force first, the longest first. */
export function preservationsOf(
  asks: Pick<PerhapsKept, 'id' | 'option' | 'targets'>,
  others: readonly PerhapsKept[],
  knowledge: Knowledge,
  today: string,
): readonly Preservation[] {
  const found = others.flatMap((other): Preservation[] => {
    const keeps = other.id !== asks.id && isHold(other.kind) && other.targets.some((target) => asks.targets.includes(target));
    if (!keeps || !isSameHolder(asks.option.to, other.option.to, knowledge)) return [];
    const standing = standingOf(other, today);
    if (standing === undefined) return [];
    const until = other.ends
      .map(({ lastDay }) => lastDay)
      .toSorted()
      .at(-1);
    const reference = other.theirReference ?? other.number;
    return [{ requestId: other.id, number: other.number, reference, ...standing, ...(until !== undefined && { until }) }];
  });
  return found.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
}

const ORDER: readonly KnownHold['standing'][] = ['kept', 'not-sent', 'over'];

function isHold(kind: DocumentKind): boolean {
  const { type } = traitsOf(kind);
  return type === 'preservation' || type === 'extension' || type === 'epoc-pr';
}

/** Through a State it is the target that says who holds the data; two companies may both know one telephone number. */
function isSameHolder(one: Option['to'], other: Option['to'], knowledge: Knowledge): boolean {
  const [a, b] = [one, other].map(({ service }) => providerFor(knowledge, service)?.id ?? service);
  if (a !== undefined && b !== undefined) return a === b;
  return (one.name === other.name && one.country === other.country) || [one, other].some(({ kind }) => OF_A_STATE.has(kind));
}

const OF_A_STATE: ReadonlySet<string> = new Set(['central_authority', 'executing_authority', 'n247', 'police', 'fiu', 'foreign_authority']);

/** A hold whose end was met early was released, or is carried on by its extension, which is a request of its own. */
function standingOf({ state, ends }: PerhapsKept, today: string): Pick<KnownHold, 'standing'> | undefined {
  if (NOT_SENT.includes(state)) return { standing: 'not-sent' };
  if (![...IN_FORCE, ...ENDED].includes(state)) return undefined;
  if (ends.some(({ lastDay }) => lastDay < today) && !ends.some(({ lastDay, open }) => open && lastDay >= today))
    return { standing: 'over' };
  if (!IN_FORCE.includes(state)) return undefined;
  return ends.length === 0 || ends.some(({ open }) => open) ? { standing: 'kept' } : undefined;
}

/** Whether the fields that name earlier papers name it. */
export function isNamed({ reference, number }: Preservation, values: Readonly<Record<string, unknown>>): boolean {
  const said = [values.earlier_references, values.earlier_contacts].map((value) => JSON.stringify(value ?? ''));
  return said.some((text) => text.includes(reference) || text.includes(number));
}
