// SPDX-License-Identifier: Apache-2.0
/** What a request says of a trace, in the language of its paper. */
import { frenchSpaces } from '../../documents/french-spaces.ts';
import { knownAmount } from '../amount-text.ts';
import type { TraceMethod } from '../follow/methods.ts';

export type PaperLanguage = 'en' | 'ar' | 'fr';

/** What is asked of a service about its customer. */
export type CustomerData = 'kyc' | 'access_log' | 'transaction';

/** What followed value came to: outputs or accounts of a service, or accounts that still hold it. */
export type TracedTo = 'outputs' | 'accounts' | 'held';

export interface LinkFacts {
  readonly to: TracedTo;
  readonly method: TraceMethod;
  readonly amount: string;
  readonly count: number;
  readonly service: string;
}

interface Words {
  readonly method: Readonly<Record<TraceMethod, string>>;
  readonly link: Readonly<Record<TracedTo, (facts: LinkFacts & { readonly by: string }) => string>>;
  readonly limits: Readonly<Record<TracedTo, string>>;
  readonly smallest: (total: string, contract: string) => string;
  readonly coin: Readonly<Record<string, string>>;
  readonly noAddress: string;
  readonly reasons: Readonly<Record<CustomerData, string>>;
}

/** A name or an amount in a sentence that runs from right to left. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const WORDS: Readonly<Record<PaperLanguage, Words>> = {
  en: {
    method: { fifo: 'first-in-first-out', haircut: 'proportional', poison: 'poison' },
    link: {
      outputs: ({ by, amount, count, service }) =>
        `By the ${by} method ${amount} of the followed value reached ${count} ${count === 1 ? 'output that is' : 'outputs that are'} attributed to ${service}.`,
      accounts: ({ by, amount, service }) => `By the ${by} method ${amount} reached accounts that are attributed to ${service}.`,
      held: ({ by, amount }) => `By the ${by} method ${amount} of the followed value stand on the accounts named.`,
    },
    limits: {
      outputs:
        'The attribution says who controls the keys under the heuristics the certificate names; it does not say whose account it is.',
      accounts: 'One source states the transfers. The trace does not say whose accounts these are.',
      held: 'One source states the transfers. The trace does not say whose accounts these are.',
    },
    smallest: (total, contract) => `${total} of the smallest unit of the token ${contract}`,
    coin: {},
    noAddress: 'script without an address',
    reasons: {
      kyc: 'Identifies the customer to whom the deposit addresses were given.',
      access_log: 'Log-in addresses with port and time lead to the person who used the account.',
      transaction: 'Shows whether the deposits were exchanged or paid out, and to where.',
    },
  },
  ar: {
    method: { fifo: 'الوارد أولًا صادر أولًا', haircut: 'التوزيع النسبي', poison: 'التلويث الكامل' },
    link: {
      outputs: ({ by, amount, count, service }) =>
        `وفق طريقة «${by}» بلغ ${apart(amount)} من القيمة المتتبَّعة مخرجاتٍ منسوبة إلى ${apart(service)}، وعددها ${count}.`,
      accounts: ({ by, amount, service }) => `وفق طريقة «${by}» بلغ ${apart(amount)} حساباتٍ منسوبة إلى ${apart(service)}.`,
      held: ({ by, amount }) => `وفق طريقة «${by}» يوجد ${apart(amount)} من القيمة المتتبَّعة في الحسابات المذكورة.`,
    },
    limits: {
      outputs: 'تبيّن هذه النسبة من يتحكم في المفاتيح وفق القرائن التي تسمّيها الشهادة، ولا تبيّن لمن الحساب.',
      accounts: 'التحويلات قول مصدر واحد. ولا يبيّن التتبع لمن هذه الحسابات.',
      held: 'التحويلات قول مصدر واحد. ولا يبيّن التتبع لمن هذه الحسابات.',
    },
    smallest: (total, contract) => `${total} من أصغر وحدات الرمز ${contract}`,
    coin: { satoshi: 'ساتوشي', wei: 'وي', sun: 'صن' },
    noAddress: 'نص قفل بلا عنوان',
    reasons: {
      kyc: 'تحدد العميل الذي أُعطيت له عناوين الإيداع.',
      access_log: 'عناوين الدخول مع المنفذ والوقت تقود إلى من استعمل الحساب.',
      transaction: 'تبيّن هل صُرفت الإيداعات أو دُفعت، وإلى أين.',
    },
  },
  fr: {
    method: { fifo: 'premier entré, premier sorti', haircut: 'proportionnelle', poison: 'de la contamination' },
    link: {
      outputs: ({ by, amount, count, service }) =>
        `Selon la méthode « ${by} », ${amount} de la valeur suivie ont atteint ${count} ${count === 1 ? 'sortie attribuée' : 'sorties attribuées'} à ${service}.`,
      accounts: ({ by, amount, service }) => `Selon la méthode « ${by} », ${amount} ont atteint des comptes attribués à ${service}.`,
      held: ({ by, amount }) => `Selon la méthode « ${by} », ${amount} de la valeur suivie se trouvent sur les comptes indiqués.`,
    },
    limits: {
      outputs:
        'L’attribution dit qui contrôle les clés selon les heuristiques que nomme le certificat ; elle ne dit pas à qui est le compte.',
      accounts: 'Une seule source affirme les transferts. Le suivi ne dit pas à qui sont ces comptes.',
      held: 'Une seule source affirme les transferts. Le suivi ne dit pas à qui sont ces comptes.',
    },
    smallest: (total, contract) => `${total} de la plus petite unité du jeton ${contract}`,
    coin: { satoshi: 'satoshis' },
    noAddress: 'script sans adresse',
    reasons: {
      kyc: 'Identifie le client à qui les adresses de dépôt ont été attribuées.',
      access_log: 'Les adresses de connexion, avec port et heure, mènent à la personne qui a utilisé le compte.',
      transaction: 'Montre si les dépôts ont été échangés ou payés, et vers où.',
    },
  },
};

const spaced = (text: string, language: PaperLanguage): string => (language === 'fr' ? frenchSpaces(text) : text);

/** How the trace leads to whoever is asked, and what it does not say. */
export function linkText(facts: LinkFacts, language: PaperLanguage): string {
  const { link, limits, method } = WORDS[language];
  return spaced(`${link[facts.to]({ ...facts, by: method[facts.method] })} ${limits[facts.to]}`, language);
}

/** What value is counted in: a unit of unit.ts, and of a token its contract. */
export interface CountedIn {
  readonly unit: string;
  readonly contract?: string | undefined;
}

/** An amount as people say it, where somebody knows the places, and as it stands in the trace: of a coin in its smallest unit, of a token by its contract. */
export function tracedAmount(
  amount: bigint,
  { unit, contract }: CountedIn,
  language: PaperLanguage,
): { readonly known: string | undefined; readonly exact: string } {
  const { coin, smallest } = WORDS[language];
  const exact = contract === undefined ? `${amount} ${coin[unit] ?? unit}` : smallest(String(amount), contract);
  return { known: knownAmount(amount, unit), exact };
}

export const withoutAddress = (language: PaperLanguage): string => WORDS[language].noAddress;

/** What is asked of a service about its customer, each with its reason. */
export function customerData(language: PaperLanguage): { readonly category: CustomerData; readonly reason: string }[] {
  return Object.entries(WORDS[language].reasons).map(([category, reason]) => ({
    category: category as CustomerData,
    reason: spaced(reason, language),
  }));
}
