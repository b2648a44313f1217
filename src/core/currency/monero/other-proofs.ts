// SPDX-License-Identifier: Apache-2.0
/**
 * Proofs of Monero that are known by how they begin and are not checked here, because they cannot be from the bytes of a transaction alone: a wallet
 * joined to a node has to look up outputs and key images (monero-project/monero, wallet2.cpp: get_spend_proof, get_reserve_proof, sign).
 *
 *     SpendProofV1                       whoever made it could sign the inputs of one transaction
 *     ReserveProofV1, ReserveProofV2     whoever made it holds outputs of an address that were not spent then
 *     SigV1, SigV2                       whoever made it holds the keys of an address, and signed a message
 */
import { withFrench } from '../../documents/french-spaces.ts';
import type { ReportLanguage } from '../report/method-text.ts';

export type OtherMoneroProof = 'spend-proof' | 'reserve-proof' | 'signed-message';

const BEGINNINGS: readonly (readonly [RegExp, OtherMoneroProof])[] = [
  [/^SpendProofV\d/, 'spend-proof'],
  [/^ReserveProofV\d/, 'reserve-proof'],
  [/^SigV\d/, 'signed-message'],
];

/** The kind a text from outside claims to be; undefined for payment proofs, keys and everything else. */
export const otherMoneroProof = (text: string): OtherMoneroProof | undefined =>
  BEGINNINGS.find(([beginning]) => beginning.test(text.trim()))?.[1];

const WORDS: Readonly<Record<ReportLanguage, Readonly<Record<OtherMoneroProof | 'notChecked', string>>>> = withFrench({
  en: {
    'spend-proof':
      'By its beginning this is a proof of spending. If it holds, whoever made it could sign the inputs of that transaction; it says nothing of who was paid, or how much. A wallet joined to your own node checks it: check_spend_proof.',
    'reserve-proof':
      'By its beginning this is a proof of reserves. If it holds, whoever made it held at least so much, unspent, at that moment; a day later it may be gone. A wallet joined to your own node checks it, and whether it has been spent since: check_reserve_proof.',
    'signed-message':
      'By its beginning this is a signed message. If it holds, whoever made it holds keys of the address; it says nothing of any payment. A wallet checks it: verify.',
    notChecked:
      'It is not checked here, and nothing is shown by it until it is. Keep what the wallet says as evidence, with the day and the version of the wallet.',
  },
  ar: {
    'spend-proof':
      'بحسب بدايته هذا إثبات إنفاق. فإن صح فصانعه كان قادرًا على توقيع مدخلات تلك المعاملة؛ ولا يقول شيئًا عمن دُفع له ولا عن المقدار. تتحقق منه محفظة متصلة بعقدتكم: check_spend_proof.',
    'reserve-proof':
      'بحسب بدايته هذا إثبات رصيد. فإن صح فصانعه كان يملك هذا المقدار على الأقل غير منفق في تلك اللحظة؛ وقد يزول بعد يوم. تتحقق منه، ومن إنفاقه بعد ذلك، محفظة متصلة بعقدتكم: check_reserve_proof.',
    'signed-message':
      'بحسب بدايته هذه رسالة موقعة. فإن صحت فصانعها يملك مفاتيح العنوان؛ ولا تقول شيئًا عن أي دفع. تتحقق منها المحفظة: verify.',
    notChecked: 'لا يُتحقق منه هنا، ولا يبيّن شيئًا قبل التحقق منه. احفظوا ما تقوله المحفظة دليلًا، مع اليوم وإصدار المحفظة.',
  },
  fr: {
    'spend-proof':
      'D’après son début, c’est une preuve de dépense. Si elle est valable, son auteur pouvait signer les entrées de cette transaction ; elle ne dit ni qui a été payé ni combien. Un portefeuille relié à votre propre nœud la vérifie : check_spend_proof.',
    'reserve-proof':
      'D’après son début, c’est une preuve de réserves. Si elle est valable, son auteur détenait au moins ce montant, non dépensé, à ce moment ; un jour plus tard il peut avoir disparu. Un portefeuille relié à votre propre nœud la vérifie, ainsi que les dépenses faites depuis : check_reserve_proof.',
    'signed-message':
      'D’après son début, c’est un message signé. S’il est valable, son auteur détient des clés de l’adresse ; il ne dit rien d’un paiement. Un portefeuille le vérifie : verify.',
    notChecked:
      'Elle n’est pas vérifiée ici et ne montre rien tant qu’elle ne l’est pas. Conservez comme pièce ce que dit le portefeuille, avec le jour et la version du portefeuille.',
  },
});

export const wordsOfOtherProof = (proof: OtherMoneroProof, language: ReportLanguage): readonly string[] => [
  WORDS[language][proof],
  WORDS[language].notChecked,
];
