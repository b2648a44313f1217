// SPDX-License-Identifier: Apache-2.0
/** Keys as the owner of a mailbox has them, made and used with gpg and openssl: good ones, and those that a desk must not take. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PgpPair {
  readonly fingerprint: string;
  /** Armored. */
  readonly open: string;
  readonly secret: string;
}

export interface MailboxKeys {
  /** Of a mailbox, by gpg; `at` is what its clock says, `lasts` as gpg takes it: `1d`, `never`. */
  readonly pgp: (mailbox: string, made?: { readonly at?: string; readonly lasts?: string }) => PgpPair;
  /** The same key after its owner has revoked it. */
  readonly revoked: (pair: PgpPair) => string;
  /** A certificate and its private key, PEM, by openssl. */
  readonly smime: (mailbox: string) => { readonly certificate: string; readonly secret: string; readonly fingerprint: string };
  /** gpg decrypts, and says whose signature is good. */
  readonly opened: (armored: Uint8Array, signer: string) => { readonly bytes: Buffer; readonly status: string };
  /** What pdfsig says of it. */
  readonly pdfSignature: (pdf: Uint8Array) => string;
  readonly remove: () => void;
}

export function makeMailboxKeys(): MailboxKeys {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-keys-'));
  const at = (name: string) => join(folder, name);
  const run = (program: string, args: readonly string[], input?: string): Buffer =>
    execFileSync(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'], ...(input === undefined ? {} : { input }) });
  const gpg = (args: readonly string[], input?: string): Buffer => run('gpg', ['--homedir', folder, '--batch', '--yes', ...args], input);
  const pgp: MailboxKeys['pgp'] = (mailbox, { at: clock, lasts = 'never' } = {}) => {
    const then = clock === undefined ? [] : ['--faked-system-time', clock];
    const status = gpg([...then, '--status-fd', '1', '--passphrase', '', '--quick-gen-key', mailbox, 'future-default', 'default', lasts]);
    const fingerprint = /KEY_CREATED \w (\w+)/.exec(status.toString())?.[1] ?? '';
    const exported = (what: string) => gpg(['--armor', '--passphrase', '', '--pinentry-mode', 'loopback', what, fingerprint]).toString();
    return { fingerprint, open: exported('--export'), secret: exported('--export-secret-keys') };
  };
  return {
    pgp,
    revoked({ fingerprint }) {
      // gpg writes the certificate with a colon before its armor, so that nobody imports it by mistake.
      const certificate = readFileSync(at(`openpgp-revocs.d/${fingerprint}.rev`), 'utf8').replace(':-----BEGIN', '-----BEGIN');
      gpg(['--import'], certificate);
      return gpg(['--armor', '--export', fingerprint]).toString();
    },
    smime(mailbox) {
      const names = ['-subj', `/CN=Law enforcement/emailAddress=${mailbox}`, '-addext', `subjectAltName=email:${mailbox}`];
      run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '30', ...names]);
      const said = run('openssl', ['x509', '-in', 'cert.pem', '-noout', '-fingerprint', '-sha256']).toString();
      const read = (name: string) => readFileSync(at(name), 'utf8');
      return { certificate: read('cert.pem'), secret: read('key.pem'), fingerprint: said.trim().split('=')[1] as string };
    },
    opened(armored, signer) {
      gpg(['--import'], signer);
      writeFileSync(at('mail.asc'), armored);
      const status = gpg(['--status-fd', '1', '-o', 'opened', '--decrypt', 'mail.asc']).toString();
      return { bytes: readFileSync(at('opened')), status };
    },
    pdfSignature(pdf) {
      writeFileSync(at('paper.pdf'), pdf);
      return run('pdfsig', ['-nocert', 'paper.pdf']).toString();
    },
    remove() {
      run('gpgconf', ['--homedir', folder, '--kill', 'all']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
