// SPDX-License-Identifier: Apache-2.0
import { type Language, type Line, plainText } from '../documents/document-text.ts';
import { prose } from '../documents/isolate.ts';

/** How to check a paper, printed at its end beside a QR code. `{desk}`, `{entry}` and `{code}` are identifiers filled in when it is sealed. */
export interface ProofBox {
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** What the log says of a paper. */
export interface ProofOfPaper {
  readonly desk: string;
  /** Index of the entry. */
  readonly entry: number;
  readonly code: string;
}
const WORDS: Readonly<Record<Language, { readonly heading: string; readonly lines: readonly string[] }>> = {
  en: {
    heading: 'How to check this paper',
    lines: [
      'The file carries a signature over all its bytes and the proof that the log of {desk} holds this very request as entry {entry}. Code: {code}.',
      'Check the file, not a print of it, with “rogatory verify” or the check page. Get these and the key of the desk from a release, a national directory or an earlier contact; never from this paper or from whoever sent it.',
    ],
  },
  ar: {
    heading: 'كيفية التحقق من هذه الورقة',
    lines: [
      'يحمل الملف توقيعًا على جميع بياناته وإثباتًا بأن سجل {desk} يتضمن هذا الطلب نفسه في القيد {entry}. الرمز: {code}.',
      'تحقق من الملف لا من نسخته المطبوعة، بالأمر «rogatory verify» أو بصفحة التحقق. واحصل عليهما وعلى مفتاح الجهة من إصدار منشور أو دليل وطني أو تواصل سابق، لا من هذه الورقة ولا ممن أرسلها.',
    ],
  },
  fr: {
    heading: 'Comment vérifier ce document',
    lines: [
      'Le fichier porte une signature sur tous ses octets et la preuve que le journal de {desk} contient cette demande même comme entrée {entry}. Code : {code}.',
      'Vérifiez le fichier, et non une impression, avec « rogatory verify » ou la page de contrôle. Procurez-vous ceux-ci et la clé du bureau par une version publiée, un annuaire national ou un contact antérieur ; jamais par ce document ni par celui qui l’a envoyé.',
    ],
  },
};

/** The box of a paper in this language, before it is sealed. */
export function proofBox(language: Language): ProofBox {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const { heading, lines } = WORDS[language];
  return {
    heading,
    lines: lines.map((line) =>
      line
        .split(/(\{[a-z]+\})/)
        .flatMap((part): Line => (/^\{[a-z]+\}$/.test(part) ? [{ kind: 'identifier', text: part }] : prose(part, direction))),
    ),
  };
}

/** The box with its places filled. */
export function filledBox({ heading, lines }: ProofBox, proof: ProofOfPaper): ProofBox {
  const places: Readonly<Record<string, string>> = { '{desk}': proof.desk, '{entry}': String(proof.entry), '{code}': proof.code };
  return {
    heading,
    lines: lines.map((line) => line.map((run) => (run.kind === 'identifier' ? { ...run, text: places[run.text] ?? run.text } : run))),
  };
}

/** The box as it is read. */
export function printedBox({ heading, lines }: ProofBox): string {
  return heading + lines.map(plainText).join('');
}

/** What the QR code says: enough to find the entry in a copy of the desk's log, and no address to be lured to. */
export function qrText({ desk, entry }: ProofOfPaper, sha256: string): string {
  return `rogatory:paper/1 ${desk} ${entry} ${sha256}`;
}
