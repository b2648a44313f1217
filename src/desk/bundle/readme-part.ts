// SPDX-License-Identifier: Apache-2.0
import { type BundlePart, type SecretsIn, textPart } from './bundle-part.ts';

const TEXT = `This is the file of a case, made so that anybody can check it without trusting who made it.

  originals/   what was received, byte for byte, each file under its own SHA-256
  records/     what the originals say, as tables (CSV) and as CASE/UCO (JSON-LD)
  requests/    what was asked, on what ground, who approved, the documents, and their road outside the desk (paper-road.json)
  incoming/    what other States asked in this case and what was done on it, where they did
  papers/      what was printed beside the case to be signed by hand, where anything was (papers.json lists it)
  coverage/    what was read of each original and what was not, and why
  case/        the case, its targets, the advice that was taken
  log/         the entries of the custody log on this case, each with its proof
  custody.csv  the same entries as a table: when, who, what
  bundle.json  the list of all files; the log holds its hash

CHECK IT
  With the program:        rogatory verify FILE.zip --trust FOLDER
  With the copy in here:   node data/verify/rogatory-verify.mjs .      (Node 22 or newer)
  In a browser, offline:   data/verify/check.html
    The copies are a convenience. Whoever could change this bundle could change them too: get them from releases of the program.
  Without any program of ours, in this folder:
    sha256sum -c manifest-sha256.txt
    sha512sum -c manifest-sha512.txt
    openssl ts -verify -data data/log/checkpoint.txt -in data/log/stamps/NAME.tsr -CAfile AUTHORITY.pem
  That nothing was changed does not say that it was lawful, nor what it proves. That is for a court.

هذا ملف قضية أُعدّ بحيث يستطيع أي شخص التحقق منه دون أن يثق بمن أعدّه.
  للتحقق بالبرنامج:                  rogatory verify FILE.zip --trust FOLDER
  للتحقق دون أي برنامج لنا:          sha256sum -c manifest-sha256.txt
  عدم تغيير أي شيء لا يعني أن الإجراء كان قانونيًا ولا ما الذي يثبته؛ ذلك للمحكمة.

Ceci est le dossier d’une affaire, fait pour que chacun puisse le vérifier sans faire confiance à qui l’a fait.
  Avec le programme :                rogatory verify FILE.zip --trust FOLDER
  Sans aucun programme de notre part : sha256sum -c manifest-sha256.txt
  Que rien n’ait été changé ne dit ni que c’était légal, ni ce que cela prouve. C’est au tribunal de le dire.
`;

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
وُجدت في الأصول مفاتيح أموال أو كلمات مرور. وهي محجوبة حيثما تُسرد السجلات، أما الأصول فتحويها كما وردت. وعددها بحسب نوعها مذكور في ملف التغطية أسفل كل أصل.
Des clés donnant accès à des fonds ou des mots de passe ont été trouvés dans des originaux. Ils sont masqués dans les listes d’enregistrements ;
les originaux les contiennent tels quels. Leur nombre par catégorie figure dans le fichier de couverture sous chaque original.
${list.join('')}`;
}
