// SPDX-License-Identifier: Apache-2.0
/** What a checked proof shows and what it does not, and what can be asked where nothing can be followed, in plain words. */
import { withFrench } from '../../documents/french-spaces.ts';
import type { ReportLanguage } from '../report/method-text.ts';
import type { MoneroCheck, MoneroVerdict } from './check-proof.ts';

interface Words {
  readonly verdict: Readonly<Record<MoneroVerdict, string>>;
  readonly oldForm: string;
  readonly paymentId: Readonly<Record<'named' | 'not-named', string>>;
  /** Of every check. */
  readonly limits: readonly string[];
  /** Of an address without a proof. */
  readonly nothingToFollow: readonly string[];
}

const WORDS: Readonly<Record<ReportLanguage, Words>> = withFrench({
  en: {
    verdict: {
      shown: 'The proof holds: these outputs of the transaction go to the address.',
      'nothing-for-address': 'The proof fits the transaction, but no output of it goes to the address.',
      'not-signed': 'The proof does not hold for this transaction, this address and this message.',
      'amount-contradicted': 'An output goes to the address, but the amount written for it is not the one the transaction commits to.',
    },
    oldForm:
      'The proof is of the first form (until 2020), which does not bind the keys it speaks of; whoever made it may have chosen them. Ask for one of the second form.',
    paymentId: {
      named: 'The payment names the payment id of the integrated address.',
      'not-named': 'The payment does not name the payment id of the integrated address.',
    },
    limits: [
      'Checked against the bytes given, whose hash is the name of the transaction. That a block holds them is not part of this check: compare the name with any copy of the chain.',
      'It shows that outputs go to an address, not whose address it is, where the value came from, or where it went afterwards.',
    ],
    nothingToFollow: [
      'Monero hides payer, payee and amount. No method here follows them, and nothing is claimed about them.',
      'What can be asked: of the person or the service, a proof of payment (OutProof, InProof) or the transaction key, which can be checked; of an exchange, the transactions of its customer; of a device that was seized lawfully, the wallet and its view key.',
    ],
  },
  ar: {
    verdict: {
      shown: 'الإثبات صحيح: هذه المخرجات من المعاملة تذهب إلى العنوان.',
      'nothing-for-address': 'الإثبات يوافق المعاملة، لكن لا يذهب أي من مخرجاتها إلى العنوان.',
      'not-signed': 'الإثبات غير صحيح لهذه المعاملة وهذا العنوان وهذه الرسالة.',
      'amount-contradicted': 'يذهب مخرج إلى العنوان، لكن المقدار المكتوب له ليس المقدار الذي تلتزم به المعاملة.',
    },
    oldForm:
      'الإثبات من الصيغة الأولى (حتى 2020)، وهي لا تُلزم بالمفاتيح التي تتحدث عنها؛ فقد يكون صانعه قد اختارها. اطلب إثباتًا من الصيغة الثانية.',
    paymentId: {
      named: 'تذكر المعاملة معرّف الدفع الخاص بالعنوان المدمج.',
      'not-named': 'لا تذكر المعاملة معرّف الدفع الخاص بالعنوان المدمج.',
    },
    limits: [
      'جرى التحقق على البايتات المقدَّمة، وبصمتها هي اسم المعاملة. أما وجودها في كتلة فليس جزءًا من هذا التحقق: قارن الاسم بأي نسخة من السلسلة.',
      'يبيّن أن مخرجات تذهب إلى عنوان، ولا يبيّن لمن العنوان ولا من أين جاءت القيمة ولا إلى أين ذهبت بعد ذلك.',
    ],
    nothingToFollow: [
      'تخفي مونيرو الدافع والمدفوع له والمقدار. ولا تتبعها أي طريقة هنا، ولا يُدّعى بشأنها شيء.',
      'ما يمكن طلبه: من الشخص أو الخدمة، إثبات الدفع (OutProof أو InProof) أو مفتاح المعاملة، وكلاهما يمكن التحقق منه؛ ومن منصة التداول، معاملات عميلها؛ ومن جهاز ضُبط وفق القانون، المحفظة ومفتاح الاطلاع عليها.',
    ],
  },
  fr: {
    verdict: {
      shown: 'La preuve est valable : ces sorties de la transaction vont à l’adresse.',
      'nothing-for-address': 'La preuve correspond à la transaction, mais aucune de ses sorties ne va à l’adresse.',
      'not-signed': 'La preuve n’est pas valable pour cette transaction, cette adresse et ce message.',
      'amount-contradicted': 'Une sortie va à l’adresse, mais le montant écrit pour elle n’est pas celui auquel la transaction s’engage.',
    },
    oldForm:
      'La preuve est de la première forme (jusqu’en 2020), qui ne lie pas les clés dont elle parle ; son auteur a pu les choisir. Demandez-en une de la seconde forme.',
    paymentId: {
      named: 'Le paiement porte l’identifiant de paiement de l’adresse intégrée.',
      'not-named': 'Le paiement ne porte pas l’identifiant de paiement de l’adresse intégrée.',
    },
    limits: [
      'Vérifié sur les octets fournis, dont l’empreinte est le nom de la transaction. Qu’un bloc les contienne ne fait pas partie de cette vérification : comparez le nom avec n’importe quelle copie de la chaîne.',
      'Cela montre que des sorties vont à une adresse, non à qui elle est, ni d’où venait la valeur, ni où elle est allée ensuite.',
    ],
    nothingToFollow: [
      'Monero cache le payeur, le bénéficiaire et le montant. Aucune méthode ici ne les suit, et rien n’est affirmé à leur sujet.',
      'Ce qui peut être demandé : à la personne ou au service, une preuve de paiement (OutProof, InProof) ou la clé de la transaction, qui se vérifient ; à une plateforme, les transactions de son client ; à un appareil saisi légalement, le portefeuille et sa clé de lecture.',
    ],
  },
});

export function wordsOfCheck({ verdict, version, paymentId }: MoneroCheck, language: ReportLanguage): string[] {
  const words = WORDS[language];
  return [
    words.verdict[verdict],
    ...(version === 1 && verdict === 'shown' ? [words.oldForm] : []),
    ...(paymentId === undefined || verdict !== 'shown' ? [] : [words.paymentId[paymentId ? 'named' : 'not-named']]),
    ...words.limits,
  ];
}

export const nothingToFollow = (language: ReportLanguage): readonly string[] => WORDS[language].nothingToFollow;
