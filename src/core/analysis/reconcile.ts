// SPDX-License-Identifier: Apache-2.0
import { type AnyRecord, meant } from '../records/index.ts';
import { categoriesOf, categoryOfWord } from './data-category.ts';

/** A category that the addressee said it keeps back, with the reason code of the refusal (core/requests/refusal-reasons). */
export interface Withheld {
  readonly category: string;
  readonly reason: string;
}

export interface ToReconcile {
  readonly categories: readonly string[];
  readonly records: Iterable<AnyRecord>;
  readonly withheld?: readonly Withheld[];
  /** Whether the reading left files or rows unread: what seems missing may be in them. */
  readonly unread?: boolean;
  /** The day the answer was due, and today, `2026-11-24`. */
  readonly dueOn?: string;
  readonly today: string;
}

export type Outcome = 'given' | 'stated-as-none' | 'withheld' | 'missing';
/** Proposed, never taken: a person decides. */
export type NextStep = 'none' | 'read-what-is-unread' | 'wait' | 'remind' | 'narrow' | 'other-route' | 'correct-and-repeat' | 'close';

export interface ReconcileRow {
  readonly category: string;
  readonly outcome: Outcome;
  readonly records: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** The provider's own words for "none", with the record they stand in. */
  readonly statedNone: readonly { readonly record: string; readonly word: string }[];
  readonly reason?: string;
  readonly next: NextStep;
}

export interface Reconciled {
  readonly schema: 'rogatory.reconcile/1';
  readonly rows: readonly ReconcileRow[];
  /** Given and not asked: the scope check sets it apart. */
  readonly notAsked: readonly { readonly kind: string; readonly records: number }[];
  /** "No records" about something that no asked category stands for. */
  readonly otherStatements: readonly { readonly record: string; readonly word: string }[];
}

const NEXT_AFTER: Readonly<Record<string, NextStep>> = {
  overbroad: 'narrow',
  no_time_range: 'narrow',
  needs_judicial_cooperation: 'other-route',
  no_valid_legal_basis: 'other-route',
  policy_excludes_country: 'other-route',
  probable_cause: 'other-route',
  wrong_identifier: 'correct-and-repeat',
  wrong_entity: 'correct-and-repeat',
  unclear_text: 'correct-and-repeat',
  not_official_mail: 'correct-and-repeat',
  not_english: 'correct-and-repeat',
  not_in_form: 'correct-and-repeat',
  language: 'correct-and-repeat',
  no_such_data: 'close',
  retention_over: 'close',
};

type Statement = { readonly record: string; readonly word: string; readonly category: string | undefined };

/** The same for records that come one by one and are too many to be held at once. */
export function startReconciling(categories: readonly string[]): {
  readonly add: (record: AnyRecord) => void;
  readonly done: (input: Omit<ToReconcile, 'categories' | 'records'>) => Reconciled;
} {
  const given = new Map<string, Map<string, number>>();
  const notAsked = new Map<string, number>();
  const statements: Statement[] = [];
  return {
    add(record) {
      if (record.kind === 'no-records-stated') {
        const word = meant(record.data.category) ?? '';
        statements.push({ record: record.id, word, category: categoryOfWord(word) });
        return;
      }
      const fitting = categoriesOf(record);
      const asked = fitting.find((category) => categories.includes(category));
      if (asked !== undefined) {
        const kinds = given.get(asked) ?? new Map<string, number>();
        kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
        given.set(asked, kinds);
      } else if (fitting.length > 0) notAsked.set(record.kind, (notAsked.get(record.kind) ?? 0) + 1);
    },
    done: (input) => ({
      schema: 'rogatory.reconcile/1',
      rows: categories.map((category) => rowOf(category, given.get(category) ?? new Map(), statements, input)),
      notAsked: [...notAsked].map(([kind, records]) => ({ kind, records })),
      otherStatements: statements
        .filter(({ category }) => category === undefined || !categories.includes(category))
        .map(({ record, word }) => ({ record, word })),
    }),
  };
}

/** Asked, given, stated as none, withheld, missing: one row for each category asked, with the next step proposed. */
export function reconcile({ categories, records, ...input }: ToReconcile): Reconciled {
  const reconciling = startReconciling(categories);
  for (const record of records) reconciling.add(record);
  return reconciling.done(input);
}

function rowOf(
  category: string,
  kinds: ReadonlyMap<string, number>,
  statements: readonly Statement[],
  input: Omit<ToReconcile, 'categories' | 'records'>,
): ReconcileRow {
  const records = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const statedNone = statements.filter((one) => one.category === category).map(({ record, word }) => ({ record, word }));
  const withheld = input.withheld?.find((one) => one.category === category);
  const outcome: Outcome =
    records > 0 ? 'given' : withheld !== undefined ? 'withheld' : statedNone.length > 0 ? 'stated-as-none' : 'missing';
  return {
    category,
    outcome,
    records,
    byKind: Object.fromEntries(kinds),
    statedNone,
    ...(withheld !== undefined && { reason: withheld.reason }),
    next: nextStep(outcome, withheld?.reason, input),
  };
}

function nextStep(outcome: Outcome, reason: string | undefined, input: Omit<ToReconcile, 'categories' | 'records'>): NextStep {
  // Part given and part kept back still asks for the step that the reason calls for.
  if (reason !== undefined) return NEXT_AFTER[reason] ?? 'other-route';
  if (outcome === 'given') return 'none';
  if (outcome === 'stated-as-none') return 'close';
  if (input.unread) return 'read-what-is-unread';
  return input.dueOn !== undefined && input.today <= input.dueOn ? 'wait' : 'remind';
}
