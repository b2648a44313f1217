// SPDX-License-Identifier: Apache-2.0
/**
 * Papers that follow from a request which is out: the extension of a hold, its release, a supplement, silence towards the person, a
 * withdrawal, the letters it travels with. They go to the same addressee and name the request; nobody asks the advisor again.
 */
import type { FieldValues } from '../documents/form.ts';
import type { Language, Option } from '../routes/advice.ts';
import { isFilledAtApproval } from './desk-fields.ts';
import { type DocumentKind, type RequestType, traitsOf } from './kinds.ts';
import type { RequestState } from './state-table.ts';

interface FollowingRule {
  /** What the request is that it follows. */
  readonly of: (type: RequestType) => boolean;
  readonly when: readonly RequestState[];
}

const OUT: readonly RequestState[] = ['sent', 'acknowledged', 'partly-answered'];
const isHold = (type: RequestType): boolean => type === 'preservation' || type === 'extension';
const isForAuthorities = (type: RequestType): boolean => type === 'mla' || type === 'police-to-police';
const asks = (type: RequestType): boolean => !['covering', 'release', 'withdrawal', 'supplement', 'non-disclosure'].includes(type);

/** In the order a person is likely to want them. */
const rules = {
  preservation_extension: { of: isHold, when: [...OUT, 'answered'] },
  release_of_preservation: { of: isHold, when: [...OUT, 'answered', 'lapsed', 'withdrawn', 'closed'] },
  supplementary_request: { of: asks, when: [...OUT, 'refused'] },
  non_disclosure: { of: (type) => asks(type) && !isForAuthorities(type), when: ['approved', ...OUT] },
  withdrawal: { of: asks, when: [...OUT, 'withdrawn'] },
  covering_letter: { of: isForAuthorities, when: ['approved', ...OUT] },
  note_verbale: { of: isForAuthorities, when: ['approved', ...OUT] },
} as const satisfies Readonly<Partial<Record<DocumentKind, FollowingRule>>>;

export type FollowingKind = keyof typeof rules;
export const followingKinds = Object.keys(rules) as readonly FollowingKind[];

/** The request that is followed, as far as the rules look at it. */
export interface Followed {
  readonly kind: DocumentKind;
  readonly state: RequestState;
  /** Whether it ever left: nobody withdraws or releases what nobody has received. */
  readonly isSent: boolean;
  /** False once a review did not uphold it: then its addressee is told, whatever it has answered. */
  readonly isUpheld: boolean;
}

/** What may be drafted after it now. */
export function followingOf({ kind, state, isSent, isUpheld }: Followed): readonly FollowingKind[] {
  return followingKinds.filter((following) => {
    const rule: FollowingRule = rules[following];
    if (following === 'withdrawal' && isSent && !isUpheld) return true;
    return rule.of(traitsOf(kind).type) && rule.when.includes(state) && (isSent || state === 'approved');
  });
}

/** The same addressee and law; the clocks are those of the new paper: an extension holds as long as the hold, the others have none. */
export function optionFollowing(option: Option, kind: FollowingKind): Option {
  const { holdDays, ...rest } = option;
  const holds = kind === 'preservation_extension' && holdDays !== undefined ? { holdDays } : {};
  return { ...rest, ...holds, document: kind, deadline: null, expect: null, also: [], after: [] };
}

/** What the desk knows of the request that is followed. */
export interface FollowedFacts {
  readonly number: string;
  readonly state: RequestState;
  readonly values: FieldValues;
  /** The addressee's own number, once it gave one. */
  readonly theirReference: string | undefined;
  /** `YYYY-MM-DD`, the last day of the hold. */
  readonly holdEnds: string | undefined;
  readonly holdDays: number | undefined;
}

const RECEIVED: Readonly<Partial<Record<RequestState, string>>> = { answered: 'all', closed: 'all', 'partly-answered': 'partly' };

/**
 * The fields that follow from it, under the ids of every form in question; the caller keeps those that its form has (`valuesOfForm`). Whatever asks for a
 * judgement (why, what for) stays empty.
 */
export function valuesFollowing({ number, state, values, theirReference, holdEnds, holdDays }: FollowedFacts): FieldValues {
  const named = theirReference ?? number;
  const kept = Object.entries(values).filter(([field]) => !isFilledAtApproval(field));
  return {
    ...Object.fromEntries(kept),
    earlier_references: number,
    preservation_number: named,
    released_reference: named,
    withdrawn_reference: named,
    what_is_supplemented: named,
    request_covered: named,
    ...(holdEnds === undefined ? {} : { expires_on: holdEnds }),
    ...(holdDays === undefined ? {} : { extension_days: String(holdDays) }),
    data_already_received: RECEIVED[state] ?? 'none',
  };
}

/** What only the request that is followed can say, whatever the desk knows besides. */
export function ownToFollowing({ earlier_references, data_already_received }: FieldValues): FieldValues {
  return { earlier_references, data_already_received };
}

/** Why the desk proposes a paper by itself. A person reads it, changes it, and it is approved like any other. */
export type ProposedWhy = 'lapsed' | 'answered' | 'not-upheld';

const PROPOSED: Readonly<Record<ProposedWhy, Readonly<Record<Language, string>>>> = {
  lapsed: {
    en: 'The period of the preservation is over and no further request was made in it. The data need not be kept for this authority any longer.',
    ar: 'انتهت مدة الحفظ ولم يُقدَّم خلالها طلب لاحق، ولم تعد هذه الجهة بحاجة إلى الإبقاء على البيانات محفوظة.',
    fr: 'La période de conservation est terminée et aucune autre demande n’a été faite. Les données n’ont plus à être conservées pour cette autorité.',
  },
  answered: {
    en: 'The data were handed over in answer to a later request. They need not be kept for this authority any longer.',
    ar: 'سُلِّمت البيانات ردًّا على طلب لاحق، ولم تعد هذه الجهة بحاجة إلى الإبقاء عليها محفوظة.',
    fr: 'Les données ont été remises en réponse à une demande ultérieure. Elles n’ont plus à être conservées pour cette autorité.',
  },
  'not-upheld': {
    en: 'The request was sent before it was approved, because of the urgency. The review by a second person has not upheld it.',
    ar: 'أُرسل الطلب قبل اعتماده نظرًا للاستعجال، ولم تؤيده المراجعة التي أجراها شخص ثانٍ.',
    fr: 'La demande a été envoyée avant son approbation en raison de l’urgence. La revue par une seconde personne ne l’a pas confirmée.',
  },
};

const SEALED: Readonly<Record<Language, string>> = {
  en: 'What was received has been sealed and is not read. Please say whether it is to be returned or destroyed.',
  ar: 'أُغلق على ما ورد ولا يطّلع عليه أحد. نرجو إفادتنا بما إذا كان يُعاد أو يُتلف.',
  fr: 'Ce qui a été reçu a été mis sous scellés et n’est pas lu. Veuillez indiquer s’il doit être restitué ou détruit.',
};

/** The fields of a proposed paper that say why, in its language. */
export function proposedValues(why: ProposedWhy, language: Language): FieldValues {
  const reason = PROPOSED[why][language];
  return why === 'not-upheld' ? { withdrawal_reason: reason, what_to_do_with_data: SEALED[language] } : { release_reason: reason };
}
