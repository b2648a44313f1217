// SPDX-License-Identifier: Apache-2.0
/**
 * A key that never leaves its token (smart card, hardware module): PKCS #11 through `pkcs11-tool` of OpenSC, which runs as a program of its
 * own, so that no maker's library is loaded into the desk.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SaidError } from '../../core/errors/said-error.ts';
import { keySays } from '../../core/errors/sentences/keys.ts';

/** Where the key is. It stands in `signing.key` as lines before the certificates; the PIN does not. */
export interface TokenPlace {
  /** The maker's library. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  /** CKA_ID of the private key, hex. */
  readonly id: string;
  /** A file with the user's PIN. */
  readonly pinFile: string;
}

const LINES = { module: 'pkcs11-module', token: 'pkcs11-token', id: 'pkcs11-id', pinFile: 'pkcs11-pin-file' } as const;
const MEMBERS = Object.entries(LINES) as [keyof TokenPlace, string][];
const PATIENCE_MS = 60_000;

/** The place that a key file names, if it names one. @returns `missing`: the first line that is not there */
export function tokenPlaceIn(text: string): TokenPlace | { readonly missing: string } | undefined {
  if (!MEMBERS.some(([, line]) => text.includes(`${line}:`))) return undefined;
  const found: Partial<Record<keyof TokenPlace, string>> = {};
  for (const [member, line] of MEMBERS) {
    const value = new RegExp(`^${line}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1];
    if (value === undefined) return { missing: line };
    found[member] = value;
  }
  return found as TokenPlace;
}

export function tokenPlaceText(place: TokenPlace): string {
  return MEMBERS.map(([member, line]) => `${line}: ${place[member]}\n`).join('');
}

/**
 * Signs bytes with SHA-256 on the token. @returns DER for EC (ECDSA), PKCS #1 v1.5 for RSA
 * @throws SaidError: what `pkcs11-tool` says of itself names the fault, never the PIN
 */
export async function signOnToken({ module, token, id, pinFile }: TokenPlace, kind: 'ec' | 'rsa', bytes: Uint8Array): Promise<Buffer> {
  const how =
    kind === 'rsa'
      ? { args: ['--mechanism', 'SHA256-RSA-PKCS'], input: bytes }
      : // Tokens that hash for ECDSA are few: the digest is made here.
        { args: ['--mechanism', 'ECDSA', '--signature-format', 'openssl'], input: createHash('sha256').update(bytes).digest() };
  const pin = readFileSync(pinFile, 'utf8').replace(/\r?\n$/, '');
  const args = ['--module', module, '--token-label', token, '--login', '--pin', `env:${PIN}`, '--sign', '--id', id, ...how.args];
  return await new Promise((resolve, reject) => {
    const options = { env: { ...ofTheMaker(process.env), [PIN]: pin }, encoding: 'buffer', timeout: PATIENCE_MS } as const;
    const child = execFile('pkcs11-tool', args, options, (fault, signature, said) => {
      if (fault === null && signature.length > 0) return resolve(signature);
      if ((fault as NodeJS.ErrnoException | null)?.code === 'ENOENT') return reject(new SaidError(keySays('no-token-program')));
      const found = /\b(CKR_[A-Z_]+)|(No slot[^\n]*)|(error:[^\n]*)/.exec(said.toString())?.[0] ?? keySays('no-reason');
      reject(new SaidError(keySays('token-did-not-sign', { found })));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(how.input);
  });
}

/** Only this and the child see it; arguments are seen by every process of the machine. */
const PIN = 'ROGATORY_TOKEN_PIN';

/** A maker's library may be told where things are by the environment; what the desk is told is none of its business. */
function ofTheMaker(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ROGATORY_|PG)/.test(name)));
}
