// SPDX-License-Identifier: Apache-2.0
/** What an entry says of itself, in words; a code keeps its own letters in the title of its words, for whoever compares it with the log. */
import type { LogEntryShown } from '../../../core/api/proof.ts';
import { chainWords } from '../../../core/currency/chain-words.ts';
import type { Say } from '../../language/messages.ts';

/** Where the words for the codes of a member stand, the first that has one. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  channel: ['send.channel'],
  fault: ['fault'],
  code: ['state', 'refusal', 'log.code'],
  companion: ['document'],
  decision: ['set-apart.decision', 'log.code'],
  document: ['document'],
  due: ['due'],
  event: ['step', 'incoming.event', 'happened'],
  families: ['family'],
  ground: ['erasure.ground'],
  hops: ['log.code'],
  how: ['how', 'log.code'],
  identifier: ['kind'],
  kind: ['messages.kind', 'kind'],
  language: ['request.language'],
  list: ['log.list'],
  method: ['money.method'],
  'of-kind': ['entry'],
  outcome: ['log.code'],
  protection: ['mail.protection'],
  role: ['role', 'log.role'],
  'role-from': ['person'],
  'role-to': ['person'],
  roles: ['role'],
  route: ['route'],
  state: ['state', 'log.code'],
  step: ['paper.step'],
  until: ['log.code'],
  value: ['log.code'],
};

export interface Told {
  readonly member: string;
  /** Words, or the value as it is. */
  readonly text: string;
  /** The code that the words stand for; absent where the value is none. */
  readonly code?: string;
}

const LONGEST = 40;

/** Plain values of an entry; what is an object is in the proof. The rule of a refusal is told by what it says. */
export function toldOf({ about, refusedBecause }: Pick<LogEntryShown, 'about' | 'refusedBecause'>, say: Say): readonly Told[] {
  const plain = Object.entries(about).filter((pair): pair is [string, string | number] => ['string', 'number'].includes(typeof pair[1]));
  // What was asked is the kind of the entry, where a rule refused it.
  const shown = plain.filter(([member]) => member !== 'asked' || refusedBecause === null);
  return shown.map(([member, value]) => {
    const code = String(value);
    if (member === 'rule' && refusedBecause !== null) return { member, text: refusedBecause, code };
    const words = typeof value === 'number' ? undefined : wordsFor(member, code, say);
    return words === undefined ? { member, text: code.length > LONGEST ? `${code.slice(0, 16)}…` : code } : { member, text: words, code };
  });
}

/** Several codes of one member stand as `a+b`. */
function wordsFor(member: string, value: string, say: Say): string | undefined {
  if (member === 'chain') return chainWords(value, say.language);
  const areas = AREAS[member] ?? [];
  const wordOf = (area: string, code: string) => say.known(area, code) ?? say.known(area, code.replaceAll('-', '_'));
  const words = value.split('+').map((code) => areas.map((area) => wordOf(area, code)).find((found) => found !== undefined));
  return words.every((word) => word !== undefined) ? words.join(', ') : undefined;
}
