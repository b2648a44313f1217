// SPDX-License-Identifier: Apache-2.0
/** Many targets at once: which of them go into one request, by the rule of the provider or else of the form. */
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import type { Form } from '../documents/form.ts';
import type { Option } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';

/** One line of the list that a person hands in: an account with its own link to the offence. */
export interface BatchRow {
  readonly written: string;
  readonly relevance: string;
  readonly kind?: string;
  readonly service?: string;
  /** State in which whoever holds the data sits: of an address it is told by nothing else. */
  readonly holder?: string;
  readonly role?: string;
  /** When an address was in use, as the source writes it. */
  readonly at?: string;
  readonly zone?: string;
  readonly port?: number;
}

/** No list is longer: nobody weighs more targets one by one in one sitting. */
export const MOST_TARGETS = 200;

/** Where neither the provider nor the form says otherwise: what fits on two pages of a table. */
const BY_DEFAULT = 25;

/**
 * How many targets one request to this addressee may name: the provider's own rule (`targets_per_request` of its file), but never more than
 * the form takes. A rule that nobody has seen in a text counts all the same: asking for fewer at once harms nobody.
 */
export function targetsPerRequest(knowledge: Knowledge, option: Pick<Option, 'to'>, form: Pick<Form, 'targets'>): number {
  return limitOfTargets(knowledge, option, form).most;
}

/** How many, and whose measure that is. Where the provider states none the desk says so and goes by its own. */
export interface TargetLimit {
  readonly most: number;
  readonly by: 'provider' | 'form' | 'desk';
  /** What the provider states; undefined: nothing. */
  readonly stated: number | undefined;
}

export function limitOfTargets(knowledge: Knowledge, { to }: Pick<Option, 'to'>, { targets }: Pick<Form, 'targets'>): TargetLimit {
  const provider = to.kind === 'provider' ? providerFor(knowledge, to.service) : undefined;
  const stated = provider?.targets_per_request?.value;
  const most = Math.min(stated ?? BY_DEFAULT, targets ?? BY_DEFAULT);
  return { most, by: stated === most ? 'provider' : targets === most ? 'form' : 'desk', stated };
}

/** A target with the option of the advisor that its request is drafted from. */
export interface Placed {
  readonly option: Option;
}

/**
 * Targets that go to the same addressee by the same road on the same law, in the order of the list, each group cut where a request is full.
 * What an option says of its own target (why it fits, what comes after) does not part a group.
 */
export function intoRequests<T extends Placed>(placed: readonly T[], most: (option: Option) => number): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of placed) {
    const key = sameRequest(one.option);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => chunks(group, most((group[0] as T).option)));
}

/** Options with the same text here go into one request. */
export function sameRequest({ route, document, to, bases, articles, language, data }: Option): string {
  return canonicalJson([route, document, to, bases, articles ?? null, language, data] as unknown as Json);
}

function chunks<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}
