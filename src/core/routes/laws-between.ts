// SPDX-License-Identifier: Apache-2.0
/** Laws and treaties that began or ceased to apply between two days, as far as the facts date them. */
import { earliestDay, latestDay } from './calendar-day.ts';
import type { Knowledge, PartialDate } from './knowledge.ts';
import { appliesFrom, boundSince } from './treaties.ts';

export interface LawTurn {
  /** `rule/s-eg-cpc-old`, `instrument/eevreg`, `party/untoc/EG`, `bilateral/EG/US/mlat` */
  readonly fact: string;
  readonly turn: 'began' | 'ended';
  /** The first day on which it is otherwise. */
  readonly on: string;
}

/** Of these facts, those that turned after the first day and up to the last, the earliest first. */
export function lawsBetween(knowledge: Knowledge, facts: Iterable<string>, first: string, last: string): readonly LawTurn[] {
  const found = [...new Set(facts)].flatMap((fact) => turnsOf(knowledge, fact));
  return found.filter(({ on }) => on > first && on <= last).toSorted((x, y) => (x.on < y.on ? -1 : x.on > y.on ? 1 : 0));
}

/** The side rules by which an order cites one law until a day and another from it on. */
export function datedRules(knowledge: Knowledge): ReadonlySet<string> {
  return new Set(knowledge.rules.filter(({ when }) => 'date_from' in when || 'date_before' in when).map(({ id }) => id));
}

function turnsOf(knowledge: Knowledge, fact: string): readonly LawTurn[] {
  const [kind, id = '', state = '', of = ''] = fact.split('/');
  const began = (on: string | undefined): LawTurn[] => (on === undefined ? [] : [{ fact, turn: 'began', on }]);
  const ended = (on: PartialDate | undefined): LawTurn[] => (on === undefined ? [] : [{ fact, turn: 'ended', on: earliestDay(on) }]);
  switch (kind) {
    case 'rule': {
      const { date_from, date_before } = (knowledge.rules.find((rule) => rule.id === id)?.when ?? {}) as Partial<Record<string, string>>;
      return [...began(date_from), ...ended(date_before)];
    }
    case 'instrument': {
      const instrument = knowledge.instruments.get(id);
      if (instrument === undefined || !instrument.in_force_now) return [];
      return [...began(appliesFrom(instrument)), ...ended(instrument.ended_on)];
    }
    case 'party': {
      const [instrument, row] = [knowledge.instruments.get(id), knowledge.parties.get(`${id}/${state}`)];
      return instrument === undefined || row === undefined ? [] : [...began(boundSince(instrument, row)), ...ended(row.ended_on)];
    }
    case 'bilateral': {
      const row = knowledge.bilateral.find((one) => one.a === id && one.b === state && one.kind === of);
      const since = row?.in_force === undefined ? row?.signed && latestDay(row.signed) : earliestDay(row.in_force);
      return [...began(since), ...ended(row?.ended_on)];
    }
    default:
      return [];
  }
}
