// SPDX-License-Identifier: Apache-2.0
/** A running desk as the command line reaches it: its address, the token of who has signed in, the language of its answers. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { apiCaller, type Call, type Caller } from '../../core/api/client.ts';
import { CliError } from '../../core/errors/cli.ts';
import { makeFolders } from '../../store/make-folders.ts';
import type { Terminal } from '../command.ts';

export interface Connection {
  readonly base: string;
  readonly call: Call;
  readonly caller: Caller;
}

/** Options of every `rogatory desk` command. */
export const CONNECTION_OPTIONS = { desk: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Address of the desk: `--desk`, ROGATORY_DESK_URL, else the one of `npm start`. */
export function baseOf(values: { readonly desk?: string | undefined }, terminal: Terminal): string {
  const base = values.desk ?? terminal.env.ROGATORY_DESK_URL ?? 'http://127.0.0.1:8321';
  // One desk has one kept token, however its name was typed.
  if (/^https?:\/\/[^/\s]+\/?$/i.test(base) && URL.canParse(base)) return new URL(base).origin;
  throw new CliError('WRONG_USE', { message: `rogatory desk: --desk is expected to be http(s)://HOST:PORT and is "${base}".` });
}

/** Opens the way to the desk. @param token overrides the environment and the kept one; '' asks without any */
export function connect(values: { readonly desk?: string | undefined }, terminal: Terminal, token?: string): Connection {
  const base = baseOf(values, terminal);
  const shown = token ?? terminal.env.ROGATORY_DESK_TOKEN ?? keptToken(base, terminal) ?? '';
  const language = terminal.env.ROGATORY_LANGUAGE ?? 'en';
  const caller: Caller = {
    base,
    fetch: (url, init) => fetch(url, init).catch((cause: unknown) => Promise.reject(unreachable(base, cause))),
    headers: () => ({ 'accept-language': language, ...(shown === '' ? {} : { authorization: `Bearer ${shown}` }) }),
  };
  return { base, call: apiCaller(caller), caller };
}

const NOT_TRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;
const NO_TLS = /SSL|WRONG_VERSION|EPROTO/;

function unreachable(base: string, cause: unknown): Error {
  // What "fetch failed" means stands in its cause; where a name has several addresses, in what each of them said.
  const { cause: inner } = cause as { readonly cause?: NodeJS.ErrnoException };
  const said = inner instanceof AggregateError ? (inner.errors[0] as NodeJS.ErrnoException) : inner;
  const code = said?.code ?? 'no answer';
  return new CliError('DESK_UNREACHABLE', { message: `The desk at ${base} does not answer (${code}). ${adviceFor(code)}`, cause });
}

function adviceFor(code: string): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'The certificate there is for another name: name the desk with --desk URL as its certificate does.';
  if (NOT_TRUSTED.test(code))
    return 'Its certificate is not one that this machine trusts: name the file of the authority above it, NODE_EXTRA_CA_CERTS=FILE.pem, or have it renewed.';
  if (NO_TLS.test(code)) return 'There is no TLS at that port: name http:// or another port with --desk URL.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'No machine of that name is known here: correct it with --desk URL.';
  return 'Check that it runs ("npm start", "rogatory serve") and name another with --desk URL.';
}

/** Where `desk login` keeps the token of one desk: the user's own configuration, readable by nobody else. */
function tokenPath(base: string, { env }: Terminal): string {
  const folder = join(env.XDG_CONFIG_HOME ?? join(env.HOME ?? homedir(), '.config'), 'rogatory');
  makeFolders(folder);
  return join(folder, `${base.replace(/[^a-z0-9.-]+/gi, '_')}.token`);
}

export function keepToken(base: string, terminal: Terminal, token: string): string {
  const path = tokenPath(base, terminal);
  writeFileSync(path, `${token}\n`, { mode: 0o600 });
  return path;
}

export function forgetToken(base: string, terminal: Terminal): void {
  rmSync(tokenPath(base, terminal), { force: true });
}

function keptToken(base: string, terminal: Terminal): string | undefined {
  try {
    return readFileSync(tokenPath(base, terminal), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
