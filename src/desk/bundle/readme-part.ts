// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { type BundlePart, type SecretsIn, textPart } from './bundle-part.ts';

const MANUAL = new URL('../../../docs/how-to/verify-without-us.md', import.meta.url);

const TEXT = `English below / النص العربي أدناه / texte français plus bas

======== ENGLISH ========

This is the file of a case, made so that anybody can check it without trusting who made it. Read the report first.

  report-*.pdf the report, for reading: what was asked, what came, who did what, how far it goes
  originals/   what was received, byte for byte, each file under its own SHA-256; the report gives the names
  records/     what the originals say, as tables (CSV) and as CASE/UCO (JSON-LD)
  requests/    what was asked, on what ground, who approved, the documents, and their road outside the desk (paper-road.json)
  incoming/    what other States asked in this case and what was done on it, where they did
  papers/      what was printed beside the case to be signed by hand, where anything was (papers.json lists it)
  coverage/    what was read of each original and what was not, and why
  withheld/    in the place of each record that was left out, where any was, a number by which it can be known later
  defence/     questions of the defence and their answers, in an edition for the defence, where any were asked
  case/        the case, its targets, the advice that was taken
  log/         the entries of the custody log on this case, each with its proof
  custody.csv  the same entries as a table: when, who, what
  bundle.json  the list of all files; the log holds its hash

CHECK IT
Commands are given in the folder that holds bagit.txt: one above the folder of this text.
  Without any program of ours:
    sha256sum --quiet -c manifest-sha256.txt && echo "every file has its hash"
    sha512sum --quiet -c manifest-sha512.txt && echo "every file has its hash"
    openssl ts -verify -data data/log/checkpoint.txt -in data/log/stamps/NAME.tsr -CAfile AUTHORITY.pem     (for each file there, if any)
    check-by-hand.md beside this text goes on from there: the signature, the proofs, the papers, command by command. Work in a copy of the folder.
  In a browser, offline:   open data/verify/check.html and give it the ZIP
  With the copy in here:   node data/verify/rogatory-verify.mjs .      (Node 20 or newer)
  With the program:        rogatory verify FILE.zip --trust FOLDER     (in FOLDER: the key of the desk, *.vkey, got from the authority itself)
    The copies in here are a convenience. Whoever could change this bundle could change them too: get them from releases of the program.
That nothing was changed does not say that it was lawful, nor what it proves. That is for a court.

======== العربية ========

هذا ملف قضية أُعدّ بحيث يستطيع أي شخص التحقق منه دون أن يثق بمن أعدّه. اقرأ التقرير أولًا.

  report-*.pdf التقرير للقراءة: ما طُلب، وما ورد، ومن فعل ماذا، وما حدود ذلك
  originals/   ما ورد كما هو بايتًا بايتًا، وكل ملف باسم بصمته SHA-256؛ والأسماء في التقرير
  records/     ما تقوله الأصول، في جداول (CSV) وبصيغة CASE/UCO (JSON-LD)
  requests/    ما طُلب، وعلى أي سند، ومن اعتمده، والأوراق ومسارها خارج المكتب (paper-road.json)
  incoming/    ما طلبته دول أخرى في هذه القضية وما اتُّخذ بشأنه، إن وُجد
  papers/      ما طُبع ملحقًا بالقضية ليوقَّع باليد، إن وُجد (والقائمة في papers.json)
  coverage/    ما قُرئ من كل أصل وما لم يُقرأ، ولماذا
  withheld/    محل كل بيان مستبعد، إن وُجد، رقم يمكن التعرف به عليه لاحقًا
  defence/     أسئلة الدفاع وأجوبتها في نسخة الدفاع، إن وُجدت
  case/        القضية وأهدافها والمشورة التي أُخذت
  log/         قيود سجل الحيازة عن هذه القضية، كلٌّ بدليله
  custody.csv  القيود نفسها في جدول: متى ومن وماذا
  bundle.json  قائمة الملفات كلها؛ وبصمتها في السجل

التحقق
تُكتب الأوامر في المجلد الذي فيه bagit.txt، وهو فوق مجلد هذا النص مباشرة.
  دون أي برنامج لنا:
    sha256sum --quiet -c manifest-sha256.txt && echo "every file has its hash"
    sha512sum --quiet -c manifest-sha512.txt && echo "every file has its hash"
    openssl ts -verify -data data/log/checkpoint.txt -in data/log/stamps/NAME.tsr -CAfile AUTHORITY.pem
    (الأمر الأخير لكل ملف في ذلك المجلد، إن وُجد)
    والبقية أمرًا أمرًا، أي التوقيع والأدلة والأوراق، في check-by-hand.md بجانب هذا النص (بالإنجليزية). اعمل في نسخة من المجلد.
  في متصفح دون اتصال: افتح data/verify/check.html وقدّم له ملف ZIP
  بالنسخة التي هنا (Node 20 أو أحدث):
    node data/verify/rogatory-verify.mjs . --lang ar
  بالبرنامج، وفي FOLDER مفتاح المكتب (*.vkey) الذي تحصل عليه من الجهة نفسها:
    rogatory verify FILE.zip --trust FOLDER --lang ar
  النسخ التي هنا للتيسير. من استطاع تغيير هذه الحزمة استطاع تغييرها: خذها من إصدارات البرنامج.
عدم تغيير أي شيء لا يعني أن الإجراء كان قانونيًا ولا ما الذي يثبته؛ ذلك للمحكمة.

======== FRANÇAIS ========

Ceci est le dossier d’une affaire, fait pour que chacun puisse le vérifier sans faire confiance à qui l’a fait. Lisez d’abord le rapport.

  report-*.pdf le rapport, à lire : ce qui a été demandé, ce qui est venu, qui a fait quoi, et les limites
  originals/   ce qui a été reçu, octet pour octet, chaque fichier sous son SHA-256 ; le rapport donne les noms
  records/     ce que disent les originaux, en tableaux (CSV) et en CASE/UCO (JSON-LD)
  requests/    ce qui a été demandé, sur quel fondement, qui a approuvé, les actes, et leur chemin hors du bureau (paper-road.json)
  incoming/    ce que d’autres États ont demandé dans cette affaire et la suite donnée, s’il y en a
  papers/      ce qui a été imprimé à côté de l’affaire pour être signé à la main, s’il y en a (papers.json en est la liste)
  coverage/    ce qui a été lu de chaque original et ce qui ne l’a pas été, et pourquoi
  withheld/    à la place de chaque enregistrement écarté, s’il y en a, un nombre qui permettra de le reconnaître
  defence/     questions de la défense et leurs réponses, dans l’édition pour la défense, s’il y en a
  case/        l’affaire, ses cibles, les conseils suivis
  log/         les écritures du journal de traçabilité sur cette affaire, chacune avec sa preuve
  custody.csv  les mêmes écritures en tableau : quand, qui, quoi
  bundle.json  la liste de tous les fichiers ; le journal contient son empreinte

VÉRIFIER
Les commandes se donnent dans le dossier qui contient bagit.txt : celui au-dessus du dossier de ce texte.
  Sans aucun programme de notre part :
    sha256sum --quiet -c manifest-sha256.txt && echo "every file has its hash"
    sha512sum --quiet -c manifest-sha512.txt && echo "every file has its hash"
    openssl ts -verify -data data/log/checkpoint.txt -in data/log/stamps/NAME.tsr -CAfile AUTHORITY.pem     (pour chaque fichier, s’il y en a)
    check-by-hand.md, à côté de ce texte, donne la suite commande par commande (en anglais) : la signature, les preuves, les actes. Travaillez dans une copie du dossier.
  Dans un navigateur, hors ligne : ouvrez data/verify/check.html et donnez-lui le ZIP
  Avec la copie qui est ici :      node data/verify/rogatory-verify.mjs . --lang fr      (Node 20 ou plus récent)
  Avec le programme :              rogatory verify FILE.zip --trust FOLDER --lang fr     (dans FOLDER : la clé du bureau, *.vkey, obtenue de l’autorité elle-même)
    Les copies qui sont ici sont une commodité. Qui a pu changer ce dossier scellé a pu les changer aussi : prenez-les dans les versions publiées.
Que rien n’ait été changé ne dit ni que c’était légal, ni ce que cela prouve. C’est au tribunal de le dire.
`;

/** The manual for whoever trusts no program of ours, as the checkout has it. */
export function byHandPart(): BundlePart {
  return textPart('data/check-by-hand.md', readFileSync(MANUAL, 'utf8'));
}

/** What lies in the folder and how to check it, for whoever opens it without us; and which originals hold secrets. */
export function readmePart(secrets: readonly SecretsIn[]): BundlePart {
  return textPart('data/README.txt', TEXT + secretsText(secrets));
}

function secretsText(secrets: readonly SecretsIn[]): string {
  if (secrets.length === 0) return '';
  const inHere = (path: string): string => path.replace(/^data\//, '');
  const list = secrets.map(({ original, coverage }) => `  ${inHere(original)}\n    ${inHere(coverage)}\n`);
  return `
SECRETS
Keys to money or passwords were found in originals. Wherever this bundle lists records they are covered; the originals hold them as they came, and
so do files that these were unpacked from. Whoever has this bundle has them. How many of which class stands under "mentions" in the coverage below
each original.
وُجدت في الأصول مفاتيح أموال أو كلمات مرور. وهي محجوبة حيثما تُسرد البيانات، أما الأصول فتحويها كما وردت. وعددها بحسب نوعها مذكور في ملف التغطية أسفل كل أصل.
Des clés donnant accès à des fonds ou des mots de passe ont été trouvés dans des originaux. Ils sont masqués dans les listes d’enregistrements ;
les originaux les contiennent tels quels. Leur nombre par catégorie figure dans le fichier de couverture sous chaque original.
${list.join('')}`;
}
