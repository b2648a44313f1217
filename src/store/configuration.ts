// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { howItCame } from '../core/api/evidence.ts';
import { type NoteVerifier, parseVkey, vkeyOf } from '../core/custody/signed-note.ts';
import { StoreError } from '../core/errors/store.ts';
import type { RetentionRule } from '../core/evidence/retention.ts';
import type { AuthorityField, AuthorityFields } from '../core/requests/desk-fields.ts';
import { type DatabaseUrl, databaseUrl, shownDatabaseUrl } from './database/database-url.ts';
import { makeFolders } from './make-folders.ts';

/**
 * The data folder of a desk:
 *
 *     DIR/rogatory.yaml   what this file reads (optional)
 *     DIR/db              the embedded database, its lock and its socket
 *     DIR/vault           evidence items, age files
 *     DIR/records         Parquet, one folder per reading
 *     DIR/log             the custody log as published: checkpoint and tiles
 *     DIR/keys            desk key (vault), log key; readable by this user only
 *     DIR/spool           what is on its way in or out
 */
export interface Configuration {
  readonly dataFolder: string;
  readonly database: DatabaseUrl;
  readonly vaultFolder: string;
  readonly recordsFolder: string;
  readonly logFolder: string;
  readonly keysFolder: string;
  readonly spoolFolder: string;
  /** Where systemd hands over keys (`$CREDENTIALS_DIRECTORY`), if it does. */
  readonly credentialsFolder: string | undefined;
  /** File with the passphrase that seals the key files; undefined: they lie in the clear, unless systemd hands over one. */
  readonly keysPassphraseFile: string | undefined;
  /** Name of the desk, the origin of its log: a domain name and path without scheme, such as `desk.example.org/lantern`. */
  readonly deskName: string;
  /** `HOST:PORT` the desk listens on. */
  readonly listen: string;
  /** Where people reach the desk, when a proxy stands before it: `https://desk.example.org`. */
  readonly origin: string | undefined;
  /** What stands on every paper of the authority; what is not said here, drafters type. */
  readonly authority: AuthorityFields;
  /** The mail server and the sender's address; undefined: the desk sends no mail. The URL holds a secret. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Outside witnesses that are asked to sign each checkpoint: `witnesses:`, each `VKEY ADDRESS`. */
  readonly witnesses: readonly ConfiguredWitness[];
  /** Time-stamp authorities: `time-stamps:`, each `ADDRESS [FILE.pem]`. */
  readonly timeStamps: readonly ConfiguredAuthority[];
  /** Ways out for captures that a case may choose from: `capture-proxies:`, each `NAME ADDRESS`. */
  readonly captureProxies: readonly ConfiguredProxy[];
  /** What is kept how long after a case is closed: `retention:`, each `KIND DAYS`, such as `return 730`. */
  readonly retention: readonly RetentionRule[];
  /** `approve-each-above:` more targets in one batch or request than this are approved one by one. */
  readonly approveEachAbove: number;
  /** `hijri:` days on papers stand in the calendar of Umm al-Qura as well. */
  readonly hijri: boolean;
  /** A desk with invented data only; it may run where a real one refuses. */
  readonly training: boolean;
}

/** Who cosigns the log's checkpoints (C2SP tlog-witness). */
export interface ConfiguredWitness {
  readonly key: NoteVerifier;
  readonly address: string;
}

/** A proxy that captures may go out through, as people name it. */
export interface ConfiguredProxy {
  readonly name: string;
  /** `http://host:port` or `socks5://host:port`. */
  readonly address: string;
}

/** Who time-stamps (RFC 3161). */
export interface ConfiguredAuthority {
  readonly address: string;
  /** PEM of the certificates that its own must lead to; absent: its stamps are only checked to be whole. */
  readonly certificates: string | undefined;
}

/** What a desk is called that nobody has named. */
export const UNNAMED = 'desk.example/rogatory';

type Environment = Readonly<Record<string, string | undefined>>;

const SETTINGS: Readonly<Record<string, string>> = {
  database: 'ROGATORY_DATABASE_URL',
  vault: 'ROGATORY_VAULT_URL',
  desk: 'ROGATORY_DESK_NAME',
  listen: 'ROGATORY_LISTEN',
  origin: 'ROGATORY_ORIGIN',
  authority: 'ROGATORY_AUTHORITY',
  address: 'ROGATORY_AUTHORITY_ADDRESS',
  email: 'ROGATORY_AUTHORITY_EMAIL',
  phone: 'ROGATORY_AUTHORITY_PHONE',
  power: 'ROGATORY_AUTHORITY_POWER',
  smtp: 'ROGATORY_SMTP_URL',
  'mail-from': 'ROGATORY_MAIL_FROM',
  witnesses: 'ROGATORY_WITNESSES',
  'time-stamps': 'ROGATORY_TIME_STAMPS',
  'capture-proxies': 'ROGATORY_CAPTURE_PROXIES',
  retention: 'ROGATORY_RETENTION',
  'approve-each-above': 'ROGATORY_APPROVE_EACH_ABOVE',
  hijri: 'ROGATORY_HIJRI',
  'keys-passphrase-file': 'ROGATORY_KEYS_PASSPHRASE_FILE',
  training: 'ROGATORY_TRAINING',
};

/** Settings that fill fields of papers. */
const ON_PAPER: Readonly<Record<AuthorityField, string>> = {
  authority_name: 'authority',
  authority_address: 'address',
  official_email: 'email',
  callback_phone: 'phone',
  legal_power_of_requester: 'power',
};

/**
 * The configuration of the desk in `dataFolder`: defaults, then `rogatory.yaml`, then the environment.
 * @throws STORE_BAD_CONFIGURATION names the setting, what was expected and what was found.
 */
export function readConfiguration(dataFolder: string, environment: Environment): Configuration {
  const folder = resolve(dataFolder);
  const file = settingsOfFile(join(folder, 'rogatory.yaml'));
  const setting = (name: string): string | undefined => environment[SETTINGS[name] as string] || file[name];
  return {
    dataFolder: folder,
    database: databaseUrl(setting('database') ?? `pglite:${join(folder, 'db')}`, folder),
    vaultFolder: folderOfVaultUrl(setting('vault') ?? `file:${join(folder, 'vault')}`, folder),
    recordsFolder: join(folder, 'records'),
    logFolder: join(folder, 'log'),
    keysFolder: join(folder, 'keys'),
    spoolFolder: join(folder, 'spool'),
    credentialsFolder: environment.CREDENTIALS_DIRECTORY,
    keysPassphraseFile: passphraseFileOf(setting('keys-passphrase-file'), folder),
    deskName: checked('desk', setting('desk') ?? UNNAMED, /^[^\s+]{1,200}$/, 'a name without blanks and without +'),
    listen: listenOf(setting('listen') ?? '127.0.0.1:8321'),
    origin: originOf(setting('origin')),
    authority: Object.fromEntries(
      Object.entries(ON_PAPER).flatMap(([field, name]) => {
        const said = setting(name);
        return said === undefined ? [] : [[field, said]];
      }),
    ),
    mail: mailOf(setting('smtp'), setting('mail-from') ?? setting('email')),
    witnesses: listOf(setting('witnesses')).map(witnessOf),
    timeStamps: listOf(setting('time-stamps')).map((written) => authorityOf(written, folder)),
    captureProxies: listOf(setting('capture-proxies')).map(proxyOf),
    retention: listOf(setting('retention')).map(retentionOf),
    approveEachAbove: Number(
      checked('approve-each-above', setting('approve-each-above') ?? '5', /^([1-9]\d?|1\d\d|200)$/, 'a number of targets from 1 to 200'),
    ),
    hijri: checked('hijri', setting('hijri') ?? 'false', /^(true|false)$/, 'true or false') === 'true',
    training: checked('training', setting('training') ?? 'false', /^(true|false)$/, 'true or false') === 'true',
  };
}

/**
 * For commands that look after a desk and must not begin one: a mistyped folder would be backed up, empty, every night.
 * @throws STORE_FOLDER_UNUSABLE
 */
export function refuseNoDesk(configuration: Configuration): void {
  if (!neverStarted(configuration)) return;
  throw new StoreError('FOLDER_UNUSABLE', {
    message: `Data folder: there is no desk in ${configuration.dataFolder}. Name the folder of one with --data; "rogatory init" begins a new one.`,
  });
}

/** Looking must not make what it looks for. */
export function neverStarted({ dataFolder, database, logFolder }: Configuration): boolean {
  const isBegun = database.kind === 'server' || existsSync(database.folder) || existsSync(join(logFolder, 'checkpoint'));
  return !existsSync(dataFolder) || !isBegun;
}

/** Makes what is missing of the data folder, for this user only. */
export function makeDataFolder(configuration: Configuration): void {
  if (!configuration.training) refuseRootElsewhere(configuration);
  const { dataFolder, vaultFolder, recordsFolder, logFolder, keysFolder, spoolFolder } = configuration;
  for (const folder of [dataFolder, vaultFolder, recordsFolder, logFolder, keysFolder, spoolFolder]) {
    try {
      makeFolders(folder);
    } catch (cause) {
      throw new StoreError('FOLDER_UNUSABLE', {
        message: `Data folder: ${folder} could not be made (${(cause as NodeJS.ErrnoException).code}). Name with --data a folder this user may write.`,
        cause,
      });
    }
  }
}

/** Keys and folders that root makes in the folder of another account are shut to that account, and its desk no longer starts. */
function refuseRootElsewhere({ dataFolder }: Configuration): void {
  const owner = statSync(dataFolder, { throwIfNoEntry: false })?.uid;
  if (process.getuid?.() !== 0 || owner === undefined || owner === 0) return;
  throw new StoreError('FOLDER_UNUSABLE', {
    message: `Data folder: ${dataFolder} belongs to the account with uid ${owner}, and this command runs as root: what root makes there, that account could not read. Run it as that account ("sudo -u ACCOUNT rogatory …"). Nothing was changed.`,
  });
}

/** For `--print-config`: every setting with its environment variable, without secrets. */
export function shownConfiguration(configuration: Configuration): Record<string, string | boolean> {
  return {
    data: configuration.dataFolder,
    ROGATORY_DATABASE_URL: shownDatabaseUrl(configuration.database),
    ROGATORY_VAULT_URL: `file:${configuration.vaultFolder}`,
    ROGATORY_DESK_NAME: configuration.deskName,
    ROGATORY_LISTEN: configuration.listen,
    ROGATORY_ORIGIN: configuration.origin ?? `http://${configuration.listen}`,
    ...Object.fromEntries(
      Object.entries(ON_PAPER).map(([field, name]) => [SETTINGS[name], configuration.authority[field as AuthorityField] ?? 'none']),
    ),
    ROGATORY_SMTP_URL: configuration.mail === undefined ? 'none' : new URL(configuration.mail.url).host,
    ROGATORY_MAIL_FROM: configuration.mail?.from ?? 'none',
    ROGATORY_WITNESSES: configuration.witnesses.map(({ key, address }) => `${vkeyOf(key)} ${address}`).join(', '),
    ROGATORY_TIME_STAMPS: configuration.timeStamps.map(({ address }) => address).join(', '),
    ROGATORY_CAPTURE_PROXIES: configuration.captureProxies.map(({ name }) => name).join(', '),
    ROGATORY_RETENTION: configuration.retention.map(({ how, days }) => `${how} ${days}`).join(', '),
    ROGATORY_APPROVE_EACH_ABOVE: String(configuration.approveEachAbove),
    ROGATORY_HIJRI: configuration.hijri,
    ROGATORY_KEYS_PASSPHRASE_FILE: configuration.keysPassphraseFile ?? 'none',
    ROGATORY_TRAINING: configuration.training,
  };
}

function settingsOfFile(path: string): Record<string, string> {
  const text = textOf(path);
  if (text === undefined) return {};
  let read: unknown;
  try {
    read = parse(text);
  } catch (cause) {
    throw bad(`${path} is not YAML (${(cause as Error).message.split('\n')[0]})`);
  }
  if (read === null) return {};
  if (typeof read !== 'object' || Array.isArray(read)) throw bad(`${path} is expected to hold settings by name`);
  const unknown = Object.keys(read).filter((name) => !(name in SETTINGS));
  if (unknown.length > 0) throw bad(`${path} names ${unknown.join(', ')}, known are ${Object.keys(SETTINGS).join(', ')}`);
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => [name, Array.isArray(value) ? value.map(String).join(', ') : String(value)]),
  );
}

/** Undefined where there is none. One that may not be read is no desk without settings. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StoreError('BAD_CONFIGURATION', {
      message: `Configuration: ${path} cannot be read by this user (${code}). Run the command as the account the desk runs as, or give the file and its folder to that account (chown).`,
      cause: error,
    });
  }
}

/** Beside the keys it would guard nothing: whoever copies the folder would have both. */
function passphraseFileOf(written: string | undefined, folder: string): string | undefined {
  if (written === undefined) return undefined;
  const path = resolve(folder, written);
  if (path.startsWith(`${folder}/`)) throw bad(`keys-passphrase-file is expected outside the data folder and is ${path}`);
  return path;
}

/** Lists stand in the file as lists, in the environment with commas. */
function listOf(written: string | undefined): readonly string[] {
  return (written ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function retentionOf(written: string): RetentionRule {
  const [, how, days] = /^([a-z-]+) +(\d{1,5})$/.exec(written) ?? [];
  const known = howItCame.find((one) => one === how);
  if (known === undefined) throw bad(`retention is expected as "KIND DAYS" with a kind of ${howItCame.join(', ')} and is "${written}"`);
  return { how: known, days: Number(days) };
}

function witnessOf(written: string): ConfiguredWitness {
  const [vkey = '', address = '', ...more] = written.split(/\s+/);
  const key = parseVkey(vkey);
  if (key?.use !== 'cosignature' || !/^https?:\/\/[^\s]+$/.test(address) || more.length > 0)
    throw bad(`a witness is expected as "VKEY https://ADDRESS", with the key that "rogatory witness" prints, and is "${written}"`);
  return { key, address: address.replace(/\/$/, '') };
}

function authorityOf(written: string, folder: string): ConfiguredAuthority {
  const [address = '', file, ...more] = written.split(/\s+/);
  if (!/^https?:\/\/[^\s]+$/.test(address) || more.length > 0)
    throw bad(`a time-stamp authority is expected as "https://ADDRESS [FILE.pem]" and is "${written}"`);
  if (file === undefined) return { address, certificates: undefined };
  const path = resolve(folder, file);
  const certificates = textOf(path);
  if (certificates === undefined) throw bad(`${path}, the certificates of a time-stamp authority, is not there`);
  return { address, certificates };
}

function proxyOf(written: string): ConfiguredProxy {
  const [, name, address] = /^([\w-]{1,60})\s+((?:http|socks5):\/\/[^\s@/]+:\d{1,5})$/.exec(written) ?? [];
  if (name === undefined || address === undefined)
    throw bad(`a proxy for captures is expected as "NAME http://HOST:PORT" or "NAME socks5://HOST:PORT" and is "${written}"`);
  return { name, address };
}

function folderOfVaultUrl(written: string, base: string): string {
  if (!written.startsWith('file:') || written === 'file:') throw bad('ROGATORY_VAULT_URL is expected to be "file:<folder>"');
  const path = written.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  return isAbsolute(path) ? path : resolve(base, path);
}

function mailOf(url: string | undefined, from: string | undefined): Configuration['mail'] {
  if (url === undefined) return undefined;
  if (!/^smtps?:\/\/[^\s/]+$/.test(url) || !URL.canParse(url))
    throw bad('ROGATORY_SMTP_URL (setting "smtp") is expected to be smtp://[USER:PASSWORD@]HOST[:PORT] or smtps://…');
  if (from === undefined) throw bad('ROGATORY_MAIL_FROM (setting "mail-from") is expected beside "smtp": the address that mails come from');
  return { url, from: checked('mail-from', from, /^[^\s<>@,;:"]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'a mail address') };
}

function listenOf(written: string): string {
  const listen = checked('listen', written, /^(\[[0-9a-fA-F:]+\]|[^\s:]+):\d{1,5}$/, 'HOST:PORT');
  if (Number(listen.slice(listen.lastIndexOf(':') + 1)) < 65_536) return listen;
  throw bad(`ROGATORY_LISTEN (setting "listen") is expected to end in a port up to 65535 and is "${written}"`);
}

/** As browsers write it: they leave out the port that belongs to the scheme, and a host has small letters. */
function originOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const origin = checked('origin', written.replace(/\/$/, ''), /^https?:\/\/[^\s/?#@]+$/i, 'https://HOST[:PORT] without a path');
  if (URL.canParse(origin)) return new URL(origin).origin;
  throw bad(`ROGATORY_ORIGIN (setting "origin") is expected to be https://HOST[:PORT] without a path and is "${written}"`);
}

function checked(name: string, value: string, pattern: RegExp, expected: string): string {
  if (pattern.test(value)) return value;
  throw bad(`${SETTINGS[name]} (setting "${name}") is expected to be ${expected} and is "${value}"`);
}

function bad(what: string): InstanceType<typeof StoreError> {
  return new StoreError('BAD_CONFIGURATION', {
    message: `Configuration: ${what}. Correct it; "rogatory serve --print-config" shows the result.`,
  });
}
