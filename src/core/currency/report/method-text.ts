// SPDX-License-Identifier: Apache-2.0
/** The part of a report that explains a trace in plain words: what was done, what it shows, what it does not. */
import { inFrench } from '../../documents/french-spaces.ts';
import { knownAmount } from '../amount-text.ts';
import type { TraceMethod } from '../follow/follow.ts';
import type { LabelBasis } from '../tags/label-scripts.ts';
import { counted } from './counted.ts';

export type ReportLanguage = 'en' | 'ar' | 'fr';

/** What was followed: satoshis through outputs of Bitcoin, or a token, ether or TRX through transfers between accounts. */
export type Followed = 'bitcoin' | 'token' | 'ether' | 'trx';

export interface MethodFacts {
  readonly followed: Followed;
  /** That value is counted in (unit.ts). */
  readonly unit: string;
  readonly method: TraceMethod;
  readonly seeds: number;
  /** Smallest units, as text. */
  readonly seedsTotal: string;
  readonly transactions: number;
  readonly services: readonly { readonly label: string; readonly amount: string; readonly basis: LabelBasis }[];
  readonly unspent: string;
  readonly fees: string;
  readonly absorbed: string;
  /** What was marked beyond what was followed: poison draws clean value in. */
  readonly drawnIn: string;
  /** Of a trace through a source that was asked step by step: whether it was asked about addresses that signed together. */
  readonly coSigners?: boolean | undefined;
}

/** The same as it is said; of what is left, amounts of nothing are empty. */
interface Spoken extends Pick<MethodFacts, 'followed' | 'seedsTotal' | 'unspent' | 'fees' | 'absorbed' | 'drawnIn'> {
  readonly seeds: string;
  readonly transactions: string;
}

interface Unspent {
  readonly second: string;
  readonly of: number;
  readonly agreed: number;
  readonly spent: readonly { readonly output: string; readonly spender: string }[];
}

interface Words {
  readonly unit: Readonly<Record<Followed, string>>;
  readonly began: (said: Spoken) => string;
  readonly method: Readonly<Record<TraceMethod, string>>;
  readonly reached: (said: Spoken, label: string, amount: string) => string;
  readonly basis: Readonly<Record<LabelBasis, string>>;
  readonly rest: Readonly<Record<'unspent' | 'held' | 'fees' | 'absorbed', (amount: string) => string>> & {
    readonly joined: (parts: readonly string[]) => string;
    readonly nothing: string;
    readonly exact: string;
    readonly more: (drawnIn: string) => string;
  };
  readonly coSigners: Readonly<Record<'asked' | 'notAsked', string>>;
  readonly receipts: Readonly<Record<'none' | 'some', (proven: number, of: number) => string>>;
  readonly unspent: (told: Unspent) => string;
  readonly spent: (second: string, output: string, spender: string) => string;
  readonly limits: Readonly<Record<'always' | 'end' | 'bitcoin' | 'token' | 'coin', string>>;
}

const WORDS: Readonly<Record<ReportLanguage, Words>> = {
  en: {
    unit: { bitcoin: 'satoshis', token: 'of the smallest unit of the token', ether: 'wei', trx: 'sun' },
    began: ({ seeds, seedsTotal, transactions }) => `Value of ${seedsTotal} in ${seeds} was followed through ${transactions}.`,
    method: {
      fifo: 'The method is first in, first out: value that entered a transaction first leaves it first. The order is a convention of accounting, not a property of the coins.',
      haircut:
        'The method is proportional (haircut): each output of a transaction carries the same share of followed value as its inputs did.',
      poison:
        'The method is poison: every output of a transaction that received any followed value is marked whole. It shows how far value could have gone, not how much went.',
    },
    reached: ({ followed }, label, amount) =>
      `${amount} reached ${followed === 'bitcoin' ? 'outputs' : 'accounts'} attributed to ${label}.`,
    basis: {
      tag: 'The attribution rests on a public or own tag of the address itself.',
      cluster:
        'The attribution rests on a tag of another address that signed together with this one (multi-input heuristic): whoever controls the keys of one controls those of the other, under that heuristic.',
      deposit:
        'The attribution rests on the behaviour of the address: all it received was swept whole into tagged addresses of the service.',
      'some-sweeps':
        'The attribution rests on the behaviour of the address: it was only ever swept whole, at least twice into tagged addresses of the service, otherwise into addresses nobody has named. This is the weakest attribution: have the service confirm it.',
    },
    rest: {
      unspent: (amount) => `${amount} are unspent in the data`,
      held: (amount) => `${amount} stand on accounts at the end of the data`,
      fees: (amount) => `${amount} went to fees`,
      absorbed: (amount) => `${amount} can be followed no further`,
      joined: (parts) => `${parts.join(', ')}.`,
      nothing: 'Nothing is left elsewhere.',
      exact: 'Together with the services this is exactly what was followed.',
      more: (drawnIn) =>
        `Together with the services this is ${drawnIn} more than was followed: so much clean value was marked because it met followed value. The trace gives nobody a claim to it.`,
    },
    coSigners: {
      asked:
        'The source was asked also about addresses that signed together with one that swept followed value, whole, into a service. Most of them belong to other customers, who have nothing to do with the case.',
      notAsked:
        'The source was not asked about addresses that signed together with one that swept followed value into a service. The trace may therefore end at an address of the service itself where the deposit address of one customer stands before it.',
    },
    receipts: {
      some: (proven, of) =>
        `Of ${of} transfers that the value went by, ${proven} stand in receipts that are under the root in the header of their block, and the header hashes to the name of the block. That the chain holds these headers is the word of the one node.`,
      none: () => 'The node gave no receipts of whole blocks that could be held against a header: the transfers are its word.',
    },
    unspent: ({ second, of, agreed }) =>
      `That an output is unspent nothing proves. Outputs that the source calls unspent at the end of the trace: ${of}; of ${agreed} of them ${second} says the same.${agreed === of && of > 0 ? ' Two sources agree.' : ''}`,
    spent: (second, output, spender) =>
      `The sources contradict each other: ${second} says that ${output} is spent by ${spender}. The value may have gone on from there: follow it through ${second}.`,
    limits: {
      always:
        'The report says who controls keys under the named heuristics. It does not say who a person is; only the service or other evidence can.',
      bitcoin:
        'Transactions of several payers (CoinJoins) were recognised by rules that can be wrong in both directions. The published error rates stand in the certificate.',
      token:
        'The transfers are what the named source says; no proof that the chain holds them is part of this report. An account mixes what it receives: what left it first is decided by the method. What an account held before the data is the least its payments need, and is stated.',
      coin: 'The transactions are what the named source says; no proof that the chain holds them is part of this report. What contracts passed on is known only where the source gives the calls within a transaction; otherwise value that reached a contract stands there. A fee leaves an account before what it pays for. An account mixes what it receives: what left it first is decided by the method. What an account held before the data is the least its payments need, and is stated.',
      end: 'The trace ends where the data ends. Later transactions are not in it.',
    },
  },
  ar: {
    unit: { bitcoin: 'ساتوشي', token: 'من أصغر وحدات الرمز', ether: 'وي (أصغر وحدات الإيثر)', trx: 'صن (أصغر وحدات ترون)' },
    began: ({ seeds, seedsTotal, transactions }) => `جرى تتبع قيمة قدرها ${seedsTotal} في ${seeds} عبر ${transactions}.`,
    method: {
      fifo: 'الطريقة المتبعة: الوارد أولًا صادر أولًا؛ فالقيمة التي دخلت المعاملة أولًا تخرج منها أولًا. وهذا الترتيب عُرف محاسبي وليس صفة في العملة ذاتها.',
      haircut: 'الطريقة المتبعة نسبية: يحمل كل مخرج من مخرجات المعاملة النسبة نفسها من القيمة المتتبَّعة التي حملتها مدخلاتها.',
      poison:
        'الطريقة المتبعة هي التلويث الكامل: كل مخرج لمعاملة دخلتها قيمة متتبَّعة يُوسم بكامله. وهي تبيّن المدى الذي يمكن أن تكون القيمة قد بلغته لا مقدارها.',
    },
    reached: ({ followed }, label, amount) =>
      `وصل ${amount} إلى ${followed === 'bitcoin' ? 'مخرجات منسوبة' : 'حسابات منسوبة'} إلى ${label}.`,
    basis: {
      tag: 'تستند النسبة إلى وسم منشور أو خاص بالعنوان نفسه.',
      cluster:
        'تستند النسبة إلى وسم عنوان آخر وقّع مع هذا العنوان في معاملة واحدة (قرينة تعدد المدخلات): من يتحكم في مفاتيح أحدهما يتحكم في مفاتيح الآخر وفق هذه القرينة.',
      deposit: 'تستند النسبة إلى سلوك العنوان: كل ما ورد إليه حُوّل كاملًا إلى عناوين موسومة للخدمة.',
      'some-sweeps':
        'تستند النسبة إلى سلوك العنوان: لم يُفرَّغ إلا كاملًا، مرتين على الأقل إلى عناوين موسومة للخدمة، وفيما عدا ذلك إلى عناوين لم يسمّها أحد. وهذه أضعف نسبة: اطلب من الخدمة تأكيدها.',
    },
    rest: {
      unspent: (amount) => `لم يُنفق في البيانات ${amount}`,
      held: (amount) => `بقي ${amount} في حسابات عند نهاية البيانات`,
      fees: (amount) => `ذهب ${amount} رسومًا`,
      absorbed: (amount) => `لا يمكن تتبع ${amount} إلى أبعد من ذلك`,
      joined: (parts) => `${parts.join('، و')}.`,
      nothing: 'لم يبق شيء في غير ذلك.',
      exact: 'ومجموع ذلك مع ما بلغ الخدمات يساوي تمامًا ما جرى تتبعه.',
      more: (drawnIn) =>
        `ومجموع ذلك مع ما بلغ الخدمات يزيد على ما جرى تتبعه بمقدار ${drawnIn}: فهذا القدر قيمة نظيفة وُسمت لاختلاطها بالقيمة المتتبَّعة، ولا يعطي هذا التتبع أحدًا حقًا فيها.`,
    },
    coSigners: {
      asked: 'سُئل المصدر أيضًا عن عناوين وقّعت مع عنوان أفرغ قيمة متتبَّعة كاملةً في خدمة. وأكثرها لعملاء آخرين لا صلة لهم بالقضية.',
      notAsked:
        'لم يُسأل المصدر عن عناوين وقّعت مع عنوان أفرغ قيمة متتبَّعة في خدمة. فقد ينتهي التتبع عند عنوان للخدمة نفسها حيث يسبقه عنوان إيداع لعميل واحد.',
    },
    receipts: {
      some: (proven, of) =>
        `عدد التحويلات التي سلكتها القيمة ${of}، منها ${proven} واردة في إيصالات تقع تحت الجذر الذي في ترويسة كتلتها، وبصمة الترويسة هي اسم الكتلة. أما أن السلسلة تحتوي هذه الترويسات فهو قول العقدة وحدها.`,
      none: () => 'لم تعطِ العقدة إيصالات كتل كاملة تُقابَل بترويسة: فالتحويلات قولها.',
    },
    unspent: ({ second, of, agreed }) =>
      `كون المخرج غير منفق أمر لا برهان عليه. عدد المخرجات التي يقول المصدر إنها غير منفقة عند نهاية التتبع ${of}؛ ويقول \u2066${second}\u2069 الشيء نفسه عن ${agreed} منها.${agreed === of && of > 0 ? ' فاتفق المصدران.' : ''}`,
    spent: (second, output, spender) =>
      `المصدران متناقضان: يقول \u2066${second}\u2069 إن \u2066${output}\u2069 أُنفق في \u2066${spender}\u2069. فربما مضت القيمة من هناك: تتبّعها عبر \u2066${second}\u2069.`,
    limits: {
      always: 'يبيّن هذا التقرير من يتحكم في المفاتيح وفق القرائن المذكورة، ولا يبيّن هوية أي شخص؛ فذلك لا تثبته إلا الخدمة أو أدلة أخرى.',
      bitcoin: 'جرى التعرف على المعاملات متعددة الدافعين بقواعد قد تخطئ في الاتجاهين، ومعدلات الخطأ المنشورة مدرجة في الشهادة.',
      token:
        'التحويلات هي ما يقوله المصدر المذكور، وليس في هذا التقرير دليل على أن السلسلة تحتويها. والحساب يخلط ما يرد إليه، فالطريقة هي التي تحدد ما يخرج أولًا. أما ما كان في الحساب قبل البيانات فهو أقل ما تقتضيه مدفوعاته، وهو مذكور.',
      coin: 'المعاملات هي ما يقوله المصدر المذكور، وليس في هذا التقرير دليل على أن السلسلة تحتويها. وما تمرره العقود لا يُعرف إلا إذا قدّم المصدر النداءات داخل المعاملة، وإلا بقيت القيمة التي بلغت عقدًا فيه. والرسم يخرج من الحساب قبل ما دُفع لأجله. والحساب يخلط ما يرد إليه، فالطريقة هي التي تحدد ما يخرج أولًا. أما ما كان في الحساب قبل البيانات فهو أقل ما تقتضيه مدفوعاته، وهو مذكور.',
      end: 'ينتهي التتبع حيث تنتهي البيانات، ولا يشمل المعاملات اللاحقة.',
    },
  },
  fr: {
    unit: { bitcoin: 'satoshis', token: 'de la plus petite unité du jeton', ether: 'wei', trx: 'sun' },
    began: ({ seeds, seedsTotal, transactions }) =>
      `Une valeur de ${seedsTotal}, répartie sur ${seeds}, a été suivie à travers ${transactions}.`,
    method: {
      fifo: 'La méthode est celle du premier entré, premier sorti : la valeur entrée la première dans une transaction en sort la première. Cet ordre est une convention comptable, non une propriété des unités.',
      haircut:
        'La méthode est proportionnelle (haircut) : chaque sortie d’une transaction porte la même part de valeur suivie que ses entrées.',
      poison:
        'La méthode est celle de la contamination : toute sortie d’une transaction ayant reçu de la valeur suivie est marquée en entier. Elle montre jusqu’où la valeur a pu aller, non combien.',
    },
    reached: ({ followed }, label, amount) =>
      `${amount} ont atteint des ${followed === 'bitcoin' ? 'sorties attribuées' : 'comptes attribués'} à ${label}.`,
    basis: {
      tag: 'L’attribution repose sur une étiquette, publique ou propre au service, de l’adresse elle-même.',
      cluster:
        'L’attribution repose sur l’étiquette d’une autre adresse ayant signé avec celle-ci (heuristique des entrées multiples) : qui contrôle les clés de l’une contrôle celles de l’autre, selon cette heuristique.',
      deposit:
        'L’attribution repose sur le comportement de l’adresse : tout ce qu’elle a reçu a été versé en entier vers des adresses étiquetées du service.',
      'some-sweeps':
        'L’attribution repose sur le comportement de l’adresse : elle n’a jamais été que vidée en entier, au moins deux fois vers des adresses étiquetées du service, sinon vers des adresses que personne n’a nommées. C’est l’attribution la plus faible : faites-la confirmer par le service.',
    },
    rest: {
      unspent: (amount) => `${amount} ne sont pas dépensés dans les données`,
      held: (amount) => `${amount} se trouvent sur des comptes à la fin des données`,
      fees: (amount) => `${amount} sont allés aux frais`,
      absorbed: (amount) => `${amount} ne peuvent être suivis plus loin`,
      joined: (parts) => `${parts.join(', ')}.`,
      nothing: 'Il ne reste rien ailleurs.',
      exact: 'Avec les services, cela fait exactement ce qui a été suivi.',
      more: (drawnIn) =>
        `Avec les services, cela fait ${drawnIn} de plus que ce qui a été suivi : autant de valeur saine a été marquée parce qu’elle a rencontré de la valeur suivie. Ce suivi ne donne à personne de droit sur elle.`,
    },
    coSigners: {
      asked:
        'La source a été interrogée aussi sur des adresses ayant signé avec une adresse qui a versé de la valeur suivie, en entier, à un service. La plupart appartiennent à d’autres clients, étrangers à l’affaire.',
      notAsked:
        'La source n’a pas été interrogée sur les adresses ayant signé avec une adresse qui a versé de la valeur suivie à un service. Le suivi peut donc s’arrêter à une adresse du service lui-même là où l’adresse de dépôt d’un client la précède.',
    },
    receipts: {
      some: (proven, of) =>
        `Sur ${of} transferts par lesquels la valeur est passée, ${proven} figurent dans des reçus placés sous la racine que porte l’en-tête de leur bloc, et l’empreinte de l’en-tête est le nom du bloc. Que la chaîne contienne ces en-têtes, ce nœud seul le dit.`,
      none: () =>
        'Le nœud n’a pas donné de reçus de blocs entiers qui puissent être confrontés à un en-tête : les transferts sont sa parole.',
    },
    unspent: ({ second, of, agreed }) =>
      `Qu’une sortie ne soit pas dépensée, rien ne le prouve. Sorties que la source dit non dépensées à la fin du suivi : ${of} ; de ${agreed} d’entre elles, ${second} dit de même.${agreed === of && of > 0 ? ' Les deux sources s’accordent.' : ''}`,
    spent: (second, output, spender) =>
      `Les sources se contredisent : ${second} dit que ${output} est dépensée par ${spender}. La valeur a pu continuer de là : suivez-la à travers ${second}.`,
    limits: {
      always:
        'Le rapport dit qui contrôle des clés selon les heuristiques nommées. Il ne dit pas qui est une personne ; seul le service ou d’autres preuves le peuvent.',
      bitcoin:
        'Les transactions à plusieurs payeurs (CoinJoin) ont été reconnues par des règles qui peuvent se tromper dans les deux sens. Les taux d’erreur publiés figurent dans le certificat.',
      token:
        'Les transferts sont ce que dit la source nommée ; ce rapport ne prouve pas que la chaîne les contient. Un compte mêle ce qu’il reçoit : la méthode décide de ce qui en sort d’abord. Ce qu’un compte détenait avant les données est le minimum que ses paiements exigent, et il est indiqué.',
      coin: 'Les transactions sont ce que dit la source nommée ; ce rapport ne prouve pas que la chaîne les contient. Ce que des contrats ont transmis n’est connu que si la source donne les appels au sein d’une transaction ; sinon, la valeur arrivée à un contrat y reste. Les frais quittent un compte avant ce qu’ils paient. Un compte mêle ce qu’il reçoit : la méthode décide de ce qui en sort d’abord. Ce qu’un compte détenait avant les données est le minimum que ses paiements exigent, et il est indiqué.',
      end: 'Le suivi s’arrête où s’arrêtent les données. Les transactions ultérieures n’y figurent pas.',
    },
  },
};

const LIMITS_OF = { bitcoin: 'bitcoin', token: 'token', ether: 'coin', trx: 'coin' } as const;

/** Paragraphs in their order. Labels stand as given: the document isolates them for right-to-left text. */
export function methodText(facts: MethodFacts, language: ReportLanguage): string[] {
  const words = WORDS[language];
  const inFull = (amount: string) => spokenAmount(amount, facts.unit, language, `${amount} ${words.unit[facts.followed]}`);
  const short = (amount: string) => spokenAmount(amount, facts.unit, language, amount);
  const isBitcoin = facts.followed === 'bitcoin';
  const unlessNothing = (amount: string, say: (amount: string) => string) => (amount === '0' ? '' : say(amount));
  const said: Spoken = {
    followed: facts.followed,
    seeds: counted(facts.seeds, isBitcoin ? 'outputs' : 'transfers', language),
    seedsTotal: inFull(facts.seedsTotal),
    transactions: counted(facts.transactions, isBitcoin ? 'transactions' : 'transfers', language),
    unspent: unlessNothing(facts.unspent, isBitcoin ? inFull : short),
    fees: unlessNothing(facts.fees, short),
    absorbed: unlessNothing(facts.absorbed, short),
    drawnIn: unlessNothing(facts.drawnIn, short),
  };
  const reached = facts.services.map(({ label, amount, basis }) => `${words.reached(said, label, inFull(amount))} ${words.basis[basis]}`);
  const { limits } = words;
  const paragraphs = [
    words.began(said),
    words.method[facts.method],
    ...reached,
    restText(said, words.rest),
    ...(facts.coSigners === undefined ? [] : [words.coSigners[facts.coSigners ? 'asked' : 'notAsked']]),
    limits.always,
    limits[LIMITS_OF[facts.followed]],
    limits.end,
  ];
  return language === 'fr' ? inFrench(paragraphs) : paragraphs;
}

function restText({ followed, unspent, fees, absorbed, drawnIn }: Spoken, words: Words['rest']): string {
  const parts = [
    ...(unspent === '' ? [] : [words[followed === 'bitcoin' ? 'unspent' : 'held'](unspent)]),
    ...(fees === '' ? [] : [words.fees(fees)]),
    ...(absorbed === '' ? [] : [words.absorbed(absorbed)]),
  ];
  return `${parts.length === 0 ? words.nothing : words.joined(parts)} ${drawnIn === '' ? words.exact : words.more(drawnIn)}`;
}

/** What a desk can say besides of transfers through a node of Ethereum; the certificate does not hold the receipts. */
export function receiptsText({ proven, of }: { readonly proven: number; readonly of: number }, language: ReportLanguage): string {
  const text = WORDS[language].receipts[proven === 0 ? 'none' : 'some'](proven, of);
  return language === 'fr' ? (inFrench([text])[0] as string) : text;
}

/** What a second source said of the outputs at which a trace ends; each contradiction is a sentence of its own. */
export function unspentText(told: Unspent, language: ReportLanguage): string[] {
  const { unspent, spent } = WORDS[language];
  const all = [unspent(told), ...told.spent.map(({ output, spender }) => spent(told.second, output, spender))];
  return language === 'fr' ? inFrench(all) : all;
}

/** `0.31415926 BTC (31415926 satoshis)`: as people say it, then exactly; only exactly where nobody knows the places of a token. */
function spokenAmount(amount: string, unit: string, language: ReportLanguage, exact: string): string {
  const known = amount === '0' ? undefined : knownAmount(BigInt(amount), unit);
  if (known === undefined) return exact;
  return language === 'ar' ? `\u2066${known}\u2069 (${exact})` : `${known} (${exact})`;
}
