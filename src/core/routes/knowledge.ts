// SPDX-License-Identifier: Apache-2.0
/**
 * The knowledge of the desk as plain data: what `providers/` and `jurisdictions/` say, read once and never changed. Loaded by
 * store/knowledge; everything in core/routes takes it as an argument.
 */
export type Confidence = 'none' | 'low' | 'medium' | 'high';
/** ISO 3166-1 alpha-2, upper case. */
export type IsoCountry = string;
/** `YYYY-MM-DD`; a fact may know only the year or the month (`2014`, `2014-08`). */
export type PartialDate = string;

/** Where a fact was read. `kind: memory` is the author's recollection: nobody has seen a text. */
export interface Source {
  readonly url: string | null;
  readonly kind: 'primary' | 'archive' | 'official' | 'secondary' | 'press' | 'memory';
  readonly of?: string;
  readonly archive?: string;
  readonly published?: PartialDate | null;
  readonly seen?: PartialDate | null;
  readonly read?: PartialDate | null;
  readonly note?: string;
}

/** What every fact carries: source ids, defined in its own file or in the common file, and how sure we are. */
export interface Sourced {
  readonly src?: readonly string[];
  readonly conf?: Confidence;
  /** Set by the overlay of a desk when a person confirmed it. */
  readonly confirmed?: Confirmation;
  readonly checked?: PartialDate;
}

/** A person of this desk checked the fact against a document. */
export interface Confirmation {
  readonly by: string;
  readonly on: PartialDate;
  readonly document: string;
}

export interface StateSet extends Sourced {
  readonly codes?: readonly string[];
  readonly include?: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  /** Members the sources do not agree on: they never overrule what the asker says of the holder. */
  readonly doubtful?: readonly string[];
}

export interface Entity extends Sourced {
  readonly id: string;
  readonly name: string | null;
  /** Where the name is a description and not what it calls itself. */
  readonly ar?: string;
  readonly fr?: string;
  readonly country: IsoCountry | null;
  /** Users it answers for: ISO codes, set names, `'!X'`, `'*'`, `ROW`. */
  readonly users: readonly string[];
  readonly address?: string | null;
  readonly role?: string;
}

export interface Channel extends Sourced {
  readonly id: string;
  readonly type: string;
  readonly address?: string | null;
  readonly name?: string;
  readonly for?: readonly string[];
  /** What a mail must have in its subject, with placeholders (requests/mail-subject.ts); that of an emergency, where it is another. */
  readonly subject?: string;
  readonly emergency_subject?: string;
  /** The largest mail that it says it takes, in megabytes. */
  readonly max_mail_mb?: number;
}

/** What a provider holds of one category and which paper opens it. */
export interface HeldData extends Sourced {
  readonly cat: string;
  readonly items: readonly string[];
  readonly us?: string;
  readonly foreign?: string;
  readonly note?: string;
}

/** A rule of a provider file or of a pack: what the company accepts. */
export interface ProviderRule extends Sourced {
  readonly id: string;
  readonly when: Readonly<Record<string, unknown>>;
  readonly then: ProviderThen;
  readonly replaces?: string | readonly string[];
}

export interface ProviderThen {
  readonly route?: string;
  readonly status?: string;
  readonly document?: string;
  readonly to?: string;
  readonly channel?: string;
  readonly hold_days?: number;
  readonly extend_days?: number;
  readonly deadline_days?: number;
  readonly deadline_hours?: number;
  readonly caveats?: readonly string[];
  readonly advice?: readonly string[];
  readonly also?: string;
  readonly language?: readonly string[];
  readonly note?: string;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Where the name is a description and not what it calls itself. */
  readonly ar?: string;
  readonly fr?: string;
  readonly services: readonly string[];
  readonly kind: readonly string[];
  readonly home: IsoCountry | null;
  readonly same_as?: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly entities: readonly Entity[];
  readonly channels: readonly Channel[];
  readonly data: readonly HeldData[];
  readonly use: readonly string[];
  readonly rules: readonly ProviderRule[];
  readonly domains?: Sourced & { readonly value: readonly string[] };
  /** How many accounts one request may name. */
  readonly targets_per_request?: Sourced & { readonly value: number };
  readonly languages?: Sourced & { readonly value: string; readonly codes?: readonly string[] };
  readonly preservation?: Sourced & { readonly accepted: boolean | 'unknown'; readonly days?: number | null; readonly extend?: unknown };
  readonly notice?: Sourced & Readonly<Record<string, unknown>>;
  readonly retention?: readonly (Sourced & { readonly what: string; readonly days?: number | null })[];
  readonly position?: Sourced & { readonly can: boolean; readonly what: string };
  /** The rest of the file, for the directory and the handbook. */
  readonly [member: string]: unknown;
}

export interface Measure extends Sourced {
  readonly route: string;
  readonly art: string | null;
  readonly data: readonly string[];
  /** The shipped files say it in three languages; what a desk adds may be in English alone and is shown as such. */
  readonly what: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly keep_days?: number;
}

export interface Instrument {
  readonly id: string;
  readonly name: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly kind: 'treaty' | 'eu_law' | 'national_law' | 'agreement';
  readonly in_force?: PartialDate | null;
  readonly applies_from?: PartialDate;
  /** The first day on which it is law no longer: repealed, terminated. */
  readonly ended_on?: PartialDate;
  readonly in_force_now: boolean;
  readonly conf_in_force?: Confidence;
  readonly opened?: PartialDate;
  readonly signed?: PartialDate;
  readonly adopted?: PartialDate;
  readonly parent?: string;
  readonly members?: string;
  /** Days from the deposit of a state to its being bound, where the table knows only the deposit. */
  readonly entry_delay?: Sourced & { readonly days: number };
  readonly measures?: readonly Measure[];
  readonly language?: Sourced & {
    readonly value: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
    readonly codes?: readonly string[];
  };
  /** Printed forms of the instrument that a form of ours follows section by section. */
  readonly certificates?: readonly CertificateForm[];
  readonly [member: string]: unknown;
}

/** Which section of a printed form has which letter. */
export interface CertificateForm extends Sourced {
  /** Id in `forms/`. */
  readonly form: string;
  readonly annex: string;
  readonly title: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  /** `F electronic evidence`, in the order of the form. */
  readonly sections: readonly Readonly<Record<'en' | 'ar' | 'fr', string>>[];
  readonly note?: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
}

/** What a row says of a state. `unclear` and `invited` never open a route. */
export type PartyStatus = 'party' | 'ratified' | 'signatory' | 'invited' | 'none' | 'unclear';

/** One row of parties.csv. */
export interface PartyRow extends Sourced {
  readonly instrument: string;
  readonly iso2: IsoCountry;
  readonly status: PartyStatus;
  readonly signed?: PartialDate;
  readonly bound_on?: PartialDate;
  readonly in_force_on?: PartialDate;
  /** The first day on which it binds this State no longer. */
  readonly ended_on?: PartialDate;
  readonly note?: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
}

/** One row of bilateral.csv. `EU` counts for every member state. */
export interface BilateralRow extends Sourced {
  readonly a: string;
  readonly b: string;
  readonly kind: 'mlat' | 'cloud_act' | 'police' | 'prosecution_mou' | 'working_arrangement' | 'none';
  readonly title: string;
  readonly signed?: PartialDate;
  readonly in_force?: PartialDate;
  /** The first day on which it joins the two no longer. */
  readonly ended_on?: PartialDate;
  readonly usable_for?: string;
  readonly note?: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
}

export interface Reservation extends Sourced {
  readonly instrument: string;
  readonly iso2: IsoCountry;
  readonly article: string;
  readonly effect: 'excluded' | 'limited' | 'condition';
  readonly note: string;
}

export interface Authority extends Sourced {
  readonly role: string;
  readonly name: string;
  readonly ar?: string;
  readonly fr?: string;
  readonly email?: string;
  readonly for?: readonly string[];
  readonly note?: string;
}

export type StatuteMark = 'speech' | 'morality' | 'association' | 'political' | 'death';

export interface Offence extends Sourced {
  /** In three languages, or as its state writes it. */
  readonly law: string | Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly art?: string;
  readonly max?: string;
  /** The heaviest penalty that `max` states; 99 is life or death. */
  readonly max_years?: number;
  readonly what?: string;
  readonly marks?: readonly StatuteMark[];
}

/** How long holders of a kind must keep data in a country. */
export interface CountryRetention extends Sourced {
  readonly holder_kind: readonly string[];
  readonly data: readonly string[];
  readonly days: number;
}

export interface Country {
  readonly iso: IsoCountry;
  readonly name: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly languages: Sourced & { readonly official: readonly string[]; readonly accepts_requests_in: readonly string[] };
  readonly authorities: readonly Authority[];
  readonly offences?: Readonly<Record<string, Offence>>;
  readonly retention?: readonly CountryRetention[];
  readonly mla_out?: { readonly preferred_bases_by_state?: Readonly<Record<string, readonly string[]>> };
  readonly [member: string]: unknown;
}

export type GateEffect = 'block' | 'second_approval' | 'warn' | 'info';

export interface GateRule extends Sourced {
  readonly id: string;
  readonly when: Readonly<Record<string, unknown>>;
  readonly effect: GateEffect;
  readonly text?: string;
  readonly lift_by?: string;
  readonly adds_field?: string;
  readonly adds_risk?: string;
}

export interface RouteThen {
  readonly step?: 0 | 1 | 2;
  readonly route?: string;
  readonly tier?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly document?: string;
  readonly to?: string;
  readonly hold_days?: number;
  readonly extend_days?: number;
  readonly refusal_hours?: number;
  readonly instrument?: string;
  readonly art?: string;
  readonly basis?: string;
  readonly basis_rank?: number;
  readonly status?: string;
  readonly issued_by?: readonly string[];
  readonly conditions?: readonly string[];
  readonly risks?: readonly string[];
  readonly alternatives?: readonly string[];
  readonly note?: string;
  readonly follow_up?: string;
  readonly fallback?: string;
  readonly replaces_mla?: boolean;
  readonly adds_section?: string;
  readonly adds?: string;
  readonly advise?: string;
  readonly warn?: string;
}

/** A rule of route-rules.yaml: which channel the law opens. `order` is its place in the file, the last tie-breaker. */
export interface RouteRule extends Sourced {
  readonly id: string;
  readonly when: Readonly<Record<string, unknown>>;
  readonly then: RouteThen;
  readonly why?: string;
  readonly order: number;
}

export interface RescueCentre extends Sourced {
  readonly country: IsoCountry;
  readonly name: string;
  readonly ar?: string;
  readonly fr?: string;
  readonly region?: string;
}

/** Who can know where a boat is, and who cannot. */
export interface PositionSource extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly ar?: string;
  readonly fr?: string;
  readonly kind: 'satellite_operator' | 'mobile_operator' | 'platform' | 'authority';
  readonly country?: IsoCountry | null;
  readonly provider?: string;
  readonly can: boolean;
  readonly what: string;
}

export interface SafeguardRule extends Sourced {
  readonly id: string;
  /** Absent: it applies to every request. */
  readonly when?: Readonly<Record<string, unknown>>;
  readonly rule: string;
  readonly enforce: readonly string[];
  readonly refs: readonly string[];
}

/** How a country counts: its week, its holidays, its rule for a last day that is not a working day. */
export interface Calendar extends Sourced {
  readonly country: IsoCountry;
  readonly zone: string;
  readonly weekend: readonly number[];
  readonly counting: { readonly first_day_counts: boolean; readonly last_day: 'next_working_day' | 'as_is' } & Sourced;
  readonly holidays: readonly Holiday[];
}

export interface Holiday extends Sourced {
  readonly id: string;
  /** `MM-DD` each year, or the days of named years where the calendar moves. */
  readonly day?: string;
  readonly dates?: readonly string[];
}

export interface Knowledge {
  /** `sha256:` over every file read, by path: two desks with the same value have the same facts. */
  readonly version: string;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly packs: Readonly<Record<string, readonly ProviderRule[]>>;
  readonly countries: ReadonlyMap<IsoCountry, Country>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** By `instrument/iso2`. */
  readonly parties: ReadonlyMap<string, PartyRow>;
  readonly bilateral: readonly BilateralRow[];
  readonly reservations: readonly Reservation[];
  readonly gates: readonly GateRule[];
  readonly rules: readonly RouteRule[];
  readonly safeguards: readonly SafeguardRule[];
  readonly calendars: ReadonlyMap<IsoCountry, Calendar>;
  readonly rescueCentres: readonly RescueCentre[];
  readonly positionSources: readonly PositionSource[];
  /** Every set of states, resolved to its members. */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly setFacts: Readonly<Record<string, StateSet>>;
  readonly vocabulary: Vocabulary;
  /** Sources every file may name; a provider's own come first. */
  readonly sources: { readonly providers: Readonly<Record<string, Source>>; readonly jurisdictions: Readonly<Record<string, Source>> };
  readonly ttlDays: Readonly<Record<string, number | null>>;
  /** Fact ids whose cited page has changed since it was read (`knowledge watch`), with the day. */
  readonly changedFacts: ReadonlyMap<string, string>;
}

/** The closed lists of words that facts and queries may use. */
export interface Vocabulary {
  readonly dataCategories: readonly string[];
  readonly purposes: readonly string[];
  readonly urgency: readonly string[];
  readonly offenceFamilies: Readonly<Record<string, readonly string[]>>;
  /** What an offence of the packs is called, by its id there. */
  readonly offenceNames: Readonly<Record<string, Readonly<Record<'en' | 'ar' | 'fr', string>>>>;
  readonly routes: Readonly<Record<string, string>>;
  readonly identifierKinds: Readonly<Record<string, string>>;
}
