// SPDX-License-Identifier: Apache-2.0
/** Certificates and a time-stamp authority of one test, made with openssl: a root, a signer, an authority. */
import { execFileSync } from 'node:child_process';
import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PdfSigner } from '../src/documents/pdf/sign-pdf.ts';

export interface SigningDesk {
  readonly signer: PdfSigner;
  readonly withoutStamp: PdfSigner;
  /** The signer's private key, for programs of others. */
  readonly privateKey: KeyObject;
  /** PEM of the root above both. */
  readonly root: string;
  /** The authority's answer over these bytes, DER. */
  readonly stamp: (bytes: Uint8Array) => { readonly response: Buffer; readonly token: Buffer };
  /** What the authority answers to a query of somebody else's, DER. */
  readonly answer: (query: Uint8Array) => Buffer;
  readonly remove: () => void;
}

const CONFIG = `
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:TRUE
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
[tsa]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa_config]
serial = tsa.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
`;

export function makeSigningDesk(): SigningDesk {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-signing-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'tsa.serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Test Root',
    '-extensions',
    'ca',
  );
  for (const [name, subject, extensions] of [
    ['signer', '/CN=desk.example', 'leaf'],
    ['tsa', '/CN=Test Time', 'tsa'],
  ] as const) {
    openssl('req', '-new', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3650'],
      ...['-extfile', 'openssl.cnf', '-extensions', extensions, '-out', `${name}.pem`],
    );
  }
  const der = (name: string) => new X509Certificate(readFileSync(join(folder, `${name}.pem`))).raw;
  const stamp = (bytes: Uint8Array) => {
    writeFileSync(join(folder, 'data'), bytes);
    openssl('ts', '-query', '-data', 'data', '-sha256', '-cert', '-out', 'query.tsq');
    const reply = [
      'ts',
      '-reply',
      '-config',
      'openssl.cnf',
      '-section',
      'tsa_config',
      '-queryfile',
      'query.tsq',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
    ];
    openssl(...reply, '-out', 'reply.tsr');
    openssl(...reply, '-token_out', '-out', 'reply.tst');
    return { response: readFileSync(join(folder, 'reply.tsr')), token: readFileSync(join(folder, 'reply.tst')) };
  };
  const answer = (query: Uint8Array) => {
    writeFileSync(join(folder, 'query.tsq'), query);
    openssl(
      ...['ts', '-reply', '-config', 'openssl.cnf', '-section', 'tsa_config', '-queryfile', 'query.tsq'],
      ...['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'reply.tsr'],
    );
    return readFileSync(join(folder, 'reply.tsr'));
  };
  const privateKey = createPrivateKey(readFileSync(join(folder, 'signer.key')));
  const withoutStamp: PdfSigner = {
    sign: async (bytes) => sign('sha256', bytes, privateKey),
    certificates: [der('signer'), der('root')],
  };
  return {
    withoutStamp,
    privateKey,
    signer: { ...withoutStamp, stamp: async (bytes) => stamp(bytes).token },
    root: readFileSync(join(folder, 'root.pem'), 'utf8'),
    stamp,
    answer,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
