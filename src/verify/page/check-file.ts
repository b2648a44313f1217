// SPDX-License-Identifier: Apache-2.0
import { openDirectory } from '../../core/custody/key-directory.ts';
import { retiredKeys, splitRotations, withRotations } from '../../core/custody/key-rotation.ts';
import { parseVkey, vkeyOf } from '../../core/custody/signed-note.ts';
import type { VouchedPaper } from '../check-paper.ts';
import { collectFindings, type Finding } from '../finding.ts';
import { type LayAnswer, layAnswers } from '../lay-answers.ts';
import { NO_TRUST, type Trust } from '../trust.ts';
import { bagRoot } from '../verify-bag.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { verifyPdf } from '../verify-pdf.ts';
import { openBlobZip } from './blob-zip.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What a check of one file has given. */
export interface Checked {
  readonly name: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Of a bundle: what the findings come to, by question. */
  readonly answers: readonly LayAnswer[];
  readonly paper: VouchedPaper | undefined;
  /** The trusted key of the paper's desk. */
  readonly key: string | undefined;
}

/** A file that a person has chosen for what they trust. `usable: false` is named, not passed over. */
export interface TrustFile {
  readonly name: string;
  readonly usable: boolean;
}

/** The field a file belongs into: that of keys, or that of what is checked; undefined for what belongs into neither. */
export async function placeOf(file: File): Promise<'keys' | 'file' | undefined> {
  const head = await file.slice(0, 5).text();
  if (head === '%PDF-' || head.startsWith('PK\u0003\u0004')) return 'file';
  if (file.size > LARGEST_KEY_BYTES) return undefined;
  const text = await file.text();
  return trustFrom(new Map([[file.name, text]]), '').files.every(({ usable }) => usable) ? 'keys' : undefined;
}

/** A national directory is far smaller. What is larger is not read as text. */
const LARGEST_KEY_BYTES = 16 * 1024 * 1024;

/** @param texts by file name: `*.vkey`, `*.pem`, `*.checkpoint`, `*.withdrawn` */
export function trustFrom(
  texts: ReadonlyMap<string, string>,
  own: string,
): { readonly trust: Trust; readonly files: readonly TrustFile[] } {
  const trust = { ...NO_TRUST, keys: [...NO_TRUST.keys], certificates: [] as string[] };
  const checkpoints: { name: string; note: string }[] = [];
  const withdrawals: { name: string; note: string }[] = [];
  const rotations: string[] = [];
  const files = [...texts].map(([name, text]): TrustFile => {
    const keys = text
      .split('\n')
      .map((line) => parseVkey(line))
      .filter((key) => key !== undefined);
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    trust.keys.push(...keys);
    trust.certificates.push(...certificates);
    const changes = splitRotations(text);
    rotations.push(...changes);
    const isList = text.startsWith('rogatory withdrawn/1\n');
    if (isList) withdrawals.push({ name, note: text });
    else if (name.endsWith('.checkpoint')) checkpoints.push({ name, note: text });
    return {
      name,
      usable:
        keys.length > 0 ||
        certificates.length > 0 ||
        isList ||
        changes.length > 0 ||
        text.startsWith('rogatory directory/1\n') ||
        name.endsWith('.checkpoint'),
    };
  });
  for (const text of texts.values()) trust.keys.push(...(openDirectory(text, trust.keys)?.keys ?? []).map(({ key }) => key));
  const addressees = own.trim() === '' ? [] : [own];
  return {
    trust: { ...trust, keys: withRotations(trust.keys, rotations), retired: retiredKeys(rotations), checkpoints, withdrawals, addressees },
    files,
  };
}

/** Checks a request or a bundle with the very functions of `rogatory verify`. */
export async function checkFile(blob: Blob, name: string, trust: Trust): Promise<Checked> {
  const findings = collectFindings();
  const head = Buffer.from(await blob.slice(0, 5).arrayBuffer());
  if (head.equals(Buffer.from('%PDF-'))) {
    const paper = await verifyPdf(Buffer.from(await blob.arrayBuffer()), name, trust, findings);
    const key = keyOf(trust, paper?.desk);
    return { name, verdict: verdictOf('request-pdf', findings.all), findings: findings.all, answers: [], paper, key };
  }
  const zip = await openBlobZip(blob, name, findings);
  const root = zip === undefined ? undefined : bagRoot(zip);
  if (zip === undefined || root === undefined)
    return { name, verdict: verdictOf('bundle', findings.all), findings: findings.all, answers: [], paper: undefined, key: undefined };
  await verifyBundle(zip, root, trust, findings);
  const answers = layAnswers(findings.all);
  return { name, verdict: verdictOf('bundle', findings.all), findings: findings.all, answers, paper: undefined, key: undefined };
}

function keyOf({ keys }: Trust, desk: string | undefined): string | undefined {
  const key = keys.find(({ use, name }) => use === 'note' && name === desk);
  return key === undefined ? undefined : vkeyOf(key);
}
