// SPDX-License-Identifier: Apache-2.0
/** The report of a trace as one page of HTML that opens and prints anywhere: plain words first, then the rows they stand on. */
import { shownControls } from '../../documents/shown-controls.ts';
import { TOKEN_SCHEMA, type TokenTraceCertificate } from '../certificate/token-certificate.ts';
import type { TraceCertificate } from '../certificate/trace-certificate.ts';
import { depositsAt, fillTokenRequest, type TracedDeposit } from '../request/fill-request.ts';
import { LABEL_BASES } from '../tags/label-scripts.ts';
import { NATIVE, unitOfValue } from '../unit.ts';
import { type Followed, type MethodFacts, methodText, type ReportLanguage } from './method-text.ts';
import { qualityRows } from './quality-words.ts';

export type AnyTraceCertificate = TraceCertificate | TokenTraceCertificate;

interface Titles {
  readonly title: string;
  readonly certificate: string;
  readonly sources: string;
  readonly reached: string;
  readonly rest: string;
  readonly columns: readonly [service: string, address: string, place: string, amount: string, time: string];
  readonly openings: string;
  readonly quality: string;
  readonly repeat: (command: string) => string;
}

const TITLES: Readonly<Record<ReportLanguage, Titles>> = {
  en: {
    title: 'Report on a trace of virtual currency',
    certificate: 'Certificate (SHA-256)',
    sources: 'Sources',
    reached: 'What reached services',
    rest: 'What is left on addresses',
    columns: ['Service', 'Address', 'Output or transfer', 'Amount', 'Time (UTC) or block'],
    openings: 'Held before the data begins, at least',
    quality: 'How often the method was right on economies whose truth is known',
    repeat: (command) => `Anybody can repeat this trace offline from the certificate alone: ${command}`,
  },
  ar: {
    title: 'تقرير عن تتبع عملة افتراضية',
    certificate: 'الشهادة (SHA-256)',
    sources: 'المصادر',
    reached: 'ما بلغ الخدمات',
    rest: 'ما بقي في العناوين',
    columns: ['الخدمة', 'العنوان', 'المخرج أو التحويل', 'المقدار', 'الوقت (UTC) أو الكتلة'],
    openings: 'الحد الأدنى لما كان محفوظًا قبل بداية البيانات',
    quality: 'مدى صواب الطريقة في اقتصادات معلومة الحقيقة',
    repeat: (command) => `يستطيع أي شخص إعادة هذا التتبع دون اتصال من الشهادة وحدها: ${command}`,
  },
  fr: {
    title: 'Rapport sur le suivi d’une monnaie virtuelle',
    certificate: 'Certificat (SHA-256)',
    sources: 'Sources',
    reached: 'Ce qui a atteint des services',
    rest: 'Ce qui reste sur des adresses',
    columns: ['Service', 'Adresse', 'Sortie ou transfert', 'Montant', 'Heure (UTC) ou bloc'],
    openings: 'Détenu avant le début des données, au moins',
    quality: 'Fréquence à laquelle la méthode a eu raison, sur des économies dont la vérité est connue',
    repeat: (command) => `Chacun peut refaire ce suivi hors ligne à partir du seul certificat : ${command}`,
  },
};

const total = (rows: readonly { readonly amount: string }[]): string => String(rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n));

/** What the plain words of the report speak of. */
export function factsOfTrace(certificate: AnyTraceCertificate): MethodFacts {
  const { result, method } = certificate;
  const shared = { method, seeds: result.seeds.length, seedsTotal: total(result.seeds) };
  if (certificate.schema === TOKEN_SCHEMA) {
    const transfers = new Set(certificate.result.edges.map(({ to }) => to)).size;
    const services = certificate.result.services.map((one) => ({ ...one, basis: 'tag' as const }));
    const { fees = '0', held } = certificate.result;
    return {
      ...shared,
      unit: unitOfValue(certificate),
      followed: followedIn(certificate),
      transactions: transfers,
      services,
      unspent: total(held),
      fees,
      absorbed: result.absorbed,
      drawnIn: certificate.result.drawnIn,
    };
  }
  const weakest = (name: string) =>
    LABEL_BASES.findLast((basis) => certificate.labels.some((one) => one.label === name && one.basis === basis)) ?? 'tag';
  return {
    ...shared,
    unit: unitOfValue({ chain: certificate.network, contract: null }),
    followed: 'bitcoin',
    coSigners: certificate.parameters.coSigners,
    transactions: new Set(certificate.result.edges.map(({ to }) => to.split(':')[0])).size,
    services: certificate.result.services.map((one) => ({ ...one, basis: weakest(one.label) })),
    unspent: total(certificate.result.unspent),
    fees: certificate.result.fees,
    ...endOfPoison(BigInt(result.absorbed)),
  };
}

/** What can be followed no further, less the clean value that was drawn in, is one number in a certificate of Bitcoin. */
const endOfPoison = (absorbed: bigint): Pick<MethodFacts, 'absorbed' | 'drawnIn'> =>
  absorbed < 0n ? { absorbed: '0', drawnIn: String(-absorbed) } : { absorbed: String(absorbed), drawnIn: '0' };

function followedIn({ contract, chain }: TokenTraceCertificate): Followed {
  if (contract !== NATIVE) return 'token';
  return chain === 'tron' ? 'trx' : 'ether';
}

/** `sha256`: of the certificate's bytes. The certificate has been repeated before (verifyAnyTrace). */
export function traceReport(certificate: AnyTraceCertificate, language: ReportLanguage, sha256: string): string {
  const words = TITLES[language];
  const facts = factsOfTrace(certificate);
  const isToken = certificate.schema === TOKEN_SCHEMA;
  const deposits = facts.services.flatMap(({ label }) => depositRows(certificate, label, sha256, language));
  const held = isToken
    ? certificate.result.held.map(({ account, transfer, amount }) => ['', account, transfer, amount, ''])
    : certificate.result.unspent.map(({ outpoint, amount }) => ['', '', outpoint, amount, '']);
  const openings = isToken ? certificate.result.openings : [];
  const isolated = facts.services.map(({ label }) => label);
  const parts = [
    `<h1>${escaped(words.title)}</h1>`,
    `<p>${escaped(words.certificate)}: ${bdi(sha256)}</p>`,
    ...methodText(facts, language).map((paragraph) => `<p>${withIsolation(paragraph, isolated)}</p>`),
    `<h2>${escaped(words.reached)}</h2>`,
    table(words.columns, deposits),
    `<h2>${escaped(words.rest)}</h2>`,
    table(words.columns, held),
    ...(openings.length === 0 ? [] : [`<h2>${escaped(words.openings)}</h2>`, list(openings.map((one) => `${one.account}: ${one.amount}`))]),
    `<h2>${escaped(words.quality)}</h2>`,
    `<ul>${qualityRows(certificate.quality, language)
      .map(({ label, value }) => `<li>${escaped(label)}: ${bdi(value)}</li>`)
      .join('')}</ul>`,
    `<h2>${escaped(words.sources)}</h2>`,
    list(certificate.sources.map(({ name, sha256: hash, bytes }) => `${name}  ${bytes}  ${hash}`)),
    `<p>${withIsolation(words.repeat('rogatory verify CERTIFICATE.json'), ['rogatory verify CERTIFICATE.json'])}</p>`,
  ];
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>\n<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(words.title)}</title><style>${STYLE}</style></head><body>\n${parts.join('\n')}\n</body></html>\n`;
}

function depositRows(certificate: AnyTraceCertificate, service: string, sha256: string, language: ReportLanguage): string[][] {
  const deposits: readonly TracedDeposit[] =
    certificate.schema === TOKEN_SCHEMA
      ? fillTokenRequest(certificate, { service, word: 'vasp', sha256, language }).deposits
      : depositsAt(certificate, service, language);
  return deposits.map(({ address, outpoint, amount, time, block }) => [service, address, outpoint, amount, time ?? String(block ?? '')]);
}

const STYLE =
  'body{font:16px/1.6 "Noto Sans","Noto Naskh Arabic",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.3rem .5rem;text-align:start;vertical-align:top}' +
  'bdi{overflow-wrap:anywhere;font-family:monospace}';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] as string);
const bdi = (text: string): string => `<bdi dir="ltr">${escaped(shownControls(text))}</bdi>`;
const list = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${bdi(line)}</li>`).join('')}</ul>`;

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = columns.map((_, at) => rows.some((row) => row[at] !== ''));
  const cells = (row: readonly string[], cell: (text: string) => string) =>
    row
      .filter((_, at) => used[at])
      .map(cell)
      .join('');
  const head = cells(columns, (text) => `<th scope="col">${escaped(text)}</th>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, (text) => `<td>${bdi(text)}</td>`)}</tr>`).join('')}</tbody></table>`;
}

/** Numbers and the given names stand by themselves, so that they keep their order in a right-to-left line. */
function withIsolation(text: string, names: readonly string[]): string {
  const patterns = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${[...patterns, '\\d{2,}'].join('|')})`))
    .map((part, at) => (at % 2 === 1 ? bdi(part) : escaped(part)))
    .join('');
}
