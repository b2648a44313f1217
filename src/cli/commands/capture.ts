// SPDX-License-Identifier: Apache-2.0

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { passingKey } from '../../capture/archive/sign-package.ts';
import { type Captured, capturePage } from '../../capture/capture-page.ts';
import { openBrowser } from '../../capture/open-browser.ts';
import { refusalOfUrl, refusedAddress } from '../../core/capture/address-rules.ts';
import { BY_HAND_LIMITS, type CaptureLimits, DEFAULT_LIMITS, LONGEST_SECONDS } from '../../core/capture/limits.ts';
import { MANUAL_LIMITS, MANUAL_RULES } from '../../core/capture/manual.ts';
import { statedMinimisation } from '../../core/capture/stated-minimisation.ts';
import { CliError } from '../../core/errors/cli.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { PROGRAM } from '../../core/evidence/program.ts';
import { stampAuthority } from '../../exchange/time-stamp/ask-time-stamp.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { endByKey } from '../end-by-key.ts';

export const command: Command = {
  name: 'capture',
  summary: 'a public page as evidence: everything that was served, a picture, its text, signed',
  usage: `rogatory capture URL --out F.wacz [--case NUMBER] [--purpose TEXT] [--legal-basis TEXT] [--minimise TEXT] [--tsa URL]
                 [--key F.pem] [--proxy URL] [--max-seconds N] [--manual] [--allow-loopback] [--json]

Visits one public page once, in a fresh profile of chromium behind a recording proxy, and writes a WACZ: WARC with every request and response
as served, certificates and addresses of the servers, screenshot, document, text, and a record of how it was done. Nothing is clicked, typed
or signed in to. The visit shows the page's servers the address of this machine and a browser's user agent, as any visit does.

  --minimise TEXT   what is kept away or not looked at, to spare people who are only beside it; stands in the record
  --tsa URL         a time-stamp authority (RFC 3161): over the digests of what was served, and over the signature
  --key F.pem       private key (ECDSA P-256) that signs the archive; without it a key is made for this one capture and forgotten
  --proxy URL       every connection goes through this proxy of yours: http://HOST:PORT or socks5://HOST:PORT; the record says so
  --max-seconds N   ${DEFAULT_LIMITS.maxSeconds} unless given, at most ${LONGEST_SECONDS}
  --manual          a window opens and you browse; everything that passes is recorded, until you close it or press Enter here. The rules are
                    said before it opens and stand in the record; typing into a password field ends it. At most ${MANUAL_LIMITS.longestSeconds} seconds
  --allow-loopback  pages of this machine, for trials; private networks stay closed

Exit 1: captured, and the record names gaps. Exit 3: the address is not visited, or a redirect led to one that is not; nothing is written.

  rogatory capture https://page.example/crossings --out crossings.wacz --case L-7 --purpose "advert of crossings" --tsa https://tsa.example/`,
  run,
};

const OPTIONS = {
  out: { type: 'string' },
  case: { type: 'string' },
  purpose: { type: 'string' },
  'legal-basis': { type: 'string' },
  minimise: { type: 'string' },
  tsa: { type: 'string' },
  key: { type: 'string' },
  proxy: { type: 'string' },
  'max-seconds': { type: 'string' },
  manual: { type: 'boolean', default: false },
  'allow-loopback': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('capture', { args: [...args], options: OPTIONS, allowPositionals: true });
  const [url, ...more] = positionals;
  if (url === undefined || more.length > 0) throw wrongUse(`expected one address, found ${positionals.length}. Name the page`);
  const permits = { loopback: values['allow-loopback'] };
  // Before anything is started: a refusal is quick, and needs no browser.
  const refused = refusalOfUrl(url, permits);
  if (refused !== undefined) throw refusedAddress(refused, captureSays('address-given'));
  const out = outFile(values.out, terminal);
  const limits = limitsOf(values['max-seconds'], values.manual);
  const key = values.key === undefined ? passingKey() : keyOf(resolve(terminal.cwd, values.key), values.key);
  const authority = values.tsa === undefined ? undefined : addressOf(values.tsa);
  const purpose = { case: values.case ?? null, purpose: values.purpose ?? null, legalBasis: values['legal-basis'] ?? null };
  const minimisation = statedMinimisation(values.minimise);
  warnWhatIsNotStated(purpose, terminal);
  const browser = await openBrowser(terminal.now(), { window: values.manual });
  const byKey = values.manual ? endByKey() : undefined;
  if (values.manual) sayRules(terminal, minimisation);
  try {
    const captured = await capturePage({
      url,
      purpose: minimisation === undefined ? purpose : { ...purpose, minimisation },
      limits,
      permits,
      browser,
      key,
      authority: authority === undefined ? undefined : stampAuthority(authority, terminal.now),
      program: PROGRAM,
      out,
      now: terminal.now,
      wayOut: values.proxy === undefined ? undefined : wayOutOf(values.proxy),
      ...(byKey === undefined ? {} : { byHand: { ended: byKey.ended } }),
    });
    if (values.json) printJson(terminal, summaryOf(captured, values.out as string));
    else tell(captured, values.out as string, terminal);
    return captured.record.gaps.length > 0 ? 1 : 0;
  } finally {
    byKey?.forget();
    await browser.close();
  }
}

function summaryOf({ record, sha256, bytes }: Captured, out: string) {
  return { ...record, out, sha256, archiveBytes: bytes };
}

function tell({ record, sha256, bytes }: Captured, out: string, terminal: Terminal): void {
  const { page, requests, responses, gaps, clock } = record;
  terminal.out(`${out}  ${bytes} bytes  sha256:${sha256}\n`);
  terminal.out(
    `"${page.title}"  status ${page.status ?? 'none'}  ${requests} requests, ${responses} answers, ${record.bytes} bytes served\n`,
  );
  for (const { status, location } of page.redirects) terminal.out(`redirected (${status}) to ${location}\n`);
  if (clock !== null) terminal.out(`clock: the authority's is ${clock.offsetMs} ms ahead of this machine's, within ${clock.withinMs} ms\n`);
  for (const { why, what, url } of gaps) terminal.out(`GAP  ${why}: ${what}${url === undefined ? '' : `  ${url}`}\n`);
}

function warnWhatIsNotStated(purpose: Readonly<Record<string, string | null>>, terminal: Terminal): void {
  const missing = Object.entries(purpose).flatMap(([name, value]) =>
    value === null ? [name === 'legalBasis' ? 'legal basis' : name] : [],
  );
  if (missing.length > 0) terminal.err(`capture: ${missing.join(', ')} not stated; the record will say so.\n`);
}

function outFile(given: string | undefined, terminal: Terminal): string {
  if (given === undefined) throw wrongUse('--out is missing. Name the file to write, F.wacz');
  const out = resolve(terminal.cwd, given);
  if (existsSync(out)) throw wrongUse(`${given} is there already; a capture is never written over another. Choose another name`);
  return out;
}

/** @param minimisation as the person stated it: said back before anything is looked at */
export function sayRules(terminal: Terminal, minimisation: string | undefined): void {
  terminal.err('A window opens and everything that passes is recorded. Close it, or press Enter here, to end. The rules:\n');
  for (const rule of MANUAL_RULES) terminal.err(`  - ${rule}\n`);
  if (minimisation !== undefined) terminal.err(`Kept away or not looked at, to spare bystanders: ${minimisation}\n`);
}

function limitsOf(given: string | undefined, manual: boolean): CaptureLimits {
  const longest = manual ? MANUAL_LIMITS.longestSeconds : LONGEST_SECONDS;
  if (manual) return { ...BY_HAND_LIMITS, maxSeconds: given === undefined ? longest : secondsOf(given, longest) };
  return { ...DEFAULT_LIMITS, maxSeconds: given === undefined ? DEFAULT_LIMITS.maxSeconds : secondsOf(given, longest) };
}

function secondsOf(given: string, longest: number): number {
  const seconds = Number(given);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= longest) return seconds;
  throw wrongUse(`--max-seconds: a whole number from 1 to ${longest} was expected, found "${given}". Change it`);
}

function keyOf(path: string, given: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch (cause) {
    throw unusableKey(given, cause);
  }
  throw unusableKey(given);
}

function unusableKey(given: string, cause?: unknown): Error {
  return new CliError('UNREADABLE_INPUT', {
    message: `${given}: a private key in PEM, ECDSA on P-256, was expected. "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256" makes one.`,
    cause,
  });
}

function wayOutOf(given: string): { readonly name: string; readonly address: string } {
  if (/^(http|socks5):\/\/[^\s@/]+:\d{1,5}$/.test(given)) return { name: given, address: given };
  throw wrongUse('--proxy: http://HOST:PORT or socks5://HOST:PORT was expected, without a name or password. Change it');
}

function addressOf(authority: string): string {
  if (URL.canParse(authority) && /^https?:$/.test(new URL(authority).protocol)) return authority;
  throw wrongUse(`--tsa: the address of a time-stamp authority (http, https) was expected, found "${authority}". Change it`);
}

function wrongUse(what: string): Error {
  return new CliError('WRONG_USE', { message: `rogatory capture: ${what}.` });
}
