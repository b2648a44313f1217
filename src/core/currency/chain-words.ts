// SPDX-License-Identifier: Apache-2.0
/** What chains are called when people read of them. Certificates, logs, facts and files keep the code. */
import type { Language } from '../documents/document-text.ts';

/** As their makers write them, in every language: so they stand in papers and at exchanges. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arbitrum: 'Arbitrum',
    avalanche: 'Avalanche',
    base: 'Base',
    bitcoin: 'Bitcoin',
    bitcoincash: 'Bitcoin Cash',
    bitcoingold: 'Bitcoin Gold',
    bitcoinsv: 'Bitcoin SV',
    bsc: 'BNB Smart Chain',
    cardano: 'Cardano',
    cosmos: 'Cosmos',
    dash: 'Dash',
    dogecoin: 'Dogecoin',
    ethereum: 'Ethereum',
    'ethereum-classic': 'Ethereum Classic',
    kusama: 'Kusama',
    litecoin: 'Litecoin',
    monero: 'Monero',
    optimism: 'Optimism',
    polkadot: 'Polkadot',
    polygon: 'Polygon',
    solana: 'Solana',
    stellar: 'Stellar',
    ton: 'TON',
    tron: 'TRON',
    verge: 'Verge',
    xrp: 'XRP Ledger',
    zcash: 'Zcash',
  }),
);

type InWords = Readonly<Record<Language, (chain: string) => string>>;

/** What follows the name of a chain: `bitcoin-regtest`. */
const TRIALS: ReadonlyMap<string, InWords> = new Map(
  Object.entries({
    testnet: {
      en: (chain) => `${chain} (test network)`,
      ar: (chain) => `شبكة ${chain} التجريبية`,
      fr: (chain) => `${chain} (réseau de test)`,
    },
    testnet4: {
      en: (chain) => `${chain} (test network 4)`,
      ar: (chain) => `شبكة ${chain} التجريبية الرابعة`,
      fr: (chain) => `${chain} (réseau de test 4)`,
    },
    signet: {
      en: (chain) => `${chain} (signed test network)`,
      ar: (chain) => `شبكة ${chain} التجريبية الموقّعة`,
      fr: (chain) => `${chain} (réseau de test signé)`,
    },
    stagenet: {
      en: (chain) => `${chain} (staging network)`,
      ar: (chain) => `شبكة ${chain} التمهيدية`,
      fr: (chain) => `${chain} (réseau de préproduction)`,
    },
    regtest: {
      en: (chain) => `${chain} (private test network)`,
      ar: (chain) => `شبكة ${chain} التجريبية الخاصة`,
      fr: (chain) => `${chain} (réseau de test privé)`,
    },
  } satisfies Record<string, InWords>),
);

/** A chain of Ethereum's kind that we know by its number alone (addresses/evm-chains.ts). */
const BY_NUMBER: InWords = {
  en: (number) => `chain ${number} of Ethereum’s kind`,
  ar: (number) => `السلسلة ${number} من نوع Ethereum`,
  fr: (number) => `chaîne ${number} du type d’Ethereum`,
};
const UNKNOWN: Readonly<Record<Language, string>> = { en: 'chain not known', ar: 'سلسلة غير معروفة', fr: 'chaîne inconnue' };

/** In words where the code is one of ours; what a person or a list of others wrote stands as it is. */
export function chainWords(code: string, language: Language): string {
  if (code === 'unknown') return UNKNOWN[language];
  if (code.startsWith('eip155:')) return BY_NUMBER[language](code.slice('eip155:'.length));
  const known = NAMES.get(code);
  if (known !== undefined) return known;
  const end = code.lastIndexOf('-');
  const [name, trial] = [NAMES.get(code.slice(0, end)), TRIALS.get(code.slice(end + 1))];
  return name === undefined || trial === undefined ? code : trial[language](name);
}
