// SPDX-License-Identifier: Apache-2.0
/** The answer of the route advisor, as it is stored, shown and printed by `rogatory advise --json`. Plain data; members are only ever added. */
import type { Confidence, IsoCountry } from './knowledge.ts';

export type Language = 'en' | 'ar' | 'fr';

/** Whom to write to. `name` is always there; a name from the facts is in the language of the source. */
export interface Addressee {
  readonly kind: string;
  readonly country: IsoCountry;
  readonly name: string;
  readonly service?: string;
  readonly address?: string;
  readonly email?: string;
  readonly channel?: {
    readonly id: string;
    readonly type: string;
    readonly address?: string;
    readonly name?: string;
    readonly ownDomain: boolean;
  };
  /** A paper that goes through a second authority first. */
  readonly via?: string;
}

export interface Option {
  readonly route: string;
  /** 0 rescue, 1 binding and fast … 6 no treaty, 8 not in force, 9 impossible: route-rules.yaml. */
  readonly tier: number;
  readonly status: string;
  readonly document: string;
  /** Treaty bases in order of preference; empty where the route needs none. */
  readonly bases: readonly string[];
  readonly instrument?: string;
  readonly articles?: string;
  readonly data: readonly string[];
  readonly to: Addressee;
  readonly issuedBy: readonly string[];
  /** Languages the addressee accepts, the requester's own first where it is one of them. */
  readonly language: readonly string[];
  readonly expect: { readonly days: number } | { readonly hours: number } | null;
  readonly deadline: { readonly days: number } | { readonly hours: number } | null;
  readonly holdDays?: number;
  readonly extendDays?: number;
  readonly notifyEnforcing: boolean;
  /** The papers that the provider's own rules name for this road, as codes of the provider files: `us_warrant`, `emergency_form`. */
  readonly papers: readonly string[];
  readonly sections: readonly string[];
  readonly fields: readonly string[];
  readonly also: readonly string[];
  readonly alternatives: readonly string[];
  readonly after: readonly string[];
  readonly conditions: readonly string[];
  readonly risks: readonly string[];
  readonly why: string;
  readonly rule: string;
  readonly facts: readonly string[];
  readonly weakest: Confidence;
}

export interface Gate {
  readonly id: string;
  readonly effect: 'block' | 'second-approval' | 'warn' | 'info';
  readonly why: string;
  readonly liftedBy?: string;
  readonly field?: string;
  /** With danger to life an emergency step goes first and the gate is reviewed after it. */
  readonly reviewAfterEmergency?: boolean;
  readonly missing?: readonly string[];
  readonly facts: readonly string[];
}

export interface Warning {
  readonly id: string;
  readonly text: string;
  readonly facts: readonly string[];
}

export interface AdviceDeadline {
  readonly what: string;
  /** Whole days from the day of the question; negative when it is over. */
  readonly daysLeft: number;
  readonly on: string;
  readonly facts: readonly string[];
}

export interface Advice {
  readonly schema: 'rogatory.advice/1';
  readonly date: string;
  readonly lang: Language;
  readonly holder: { readonly country: IsoCountry; readonly kind: string; readonly provider?: string; readonly entity?: string };
  readonly gates: readonly Gate[];
  readonly step0: readonly Option[];
  readonly step1: readonly Option[];
  readonly options: readonly Option[];
  readonly greyed: readonly Option[];
  readonly warnings: readonly Warning[];
  readonly deadlines: readonly AdviceDeadline[];
  readonly safeguards: readonly string[];
}
