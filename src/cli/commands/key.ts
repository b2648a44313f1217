// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { vkeyOf } from '../../core/custody/signed-note.ts';
import { CliError } from '../../core/errors/cli.ts';
import { fingerprintOf, importSigningKey } from '../../desk/keys/open-signing-key.ts';
import { rotateLogKey } from '../../desk/keys/rotate-log-key.ts';
import { makeDataFolder, refuseNoDesk } from '../../store/configuration.ts';
import { passphraseOf, sealKeys } from '../../store/keys/key-file.ts';
import { readLogKey } from '../../store/keys/log-key.ts';
import { pemOfPkcs12 } from '../../store/keys/pkcs12.ts';
import { keepRecoveryRecipient, readRecoveryRecipient } from '../../store/keys/recovery-key.ts';
import { readSigningKey } from '../../store/keys/signing-key.ts';
import { tokenPlaceText } from '../../store/keys/token-key.ts';
import { readVaultKey } from '../../store/keys/vault-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { type Command, type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { configurationOf, DESK_OPTIONS, DESK_USAGE } from '../desk-options.ts';

export const command: Command = {
  name: 'key',
  summary: 'the public halves of a desk’s keys; the recovery key of its backups; the certificate of its papers',
  usage: `rogatory key show [--data DIR] [--json]
rogatory key recovery --new FILE | --set RECIPIENT [--data DIR] [--json]
rogatory key rotate [--data DIR] [--json]
rogatory key seal [--passphrase-file FILE] [--data DIR] [--json]
rogatory key signing --import FILE.p12|FILE.pem [--password-file FILE] [--data DIR] [--json]
rogatory key signing --token LABEL --module FILE --key-id HEX --pin-file FILE --certificate FILE.pem [--data DIR] [--json]

  show          the log's verifier key (give it to whoever shall check this desk), the vault's, the recovery recipient, and the SHA-256
                of the certificate that signs papers
  rotate        gives the log a new key that the old one signs; stop the desk first, and give the new key to whoever checks it
  seal          seals every key file that lies in the clear with the passphrase of keys-passphrase-file; with --passphrase-file, all of them
                with that one instead, which is then to be named there. Stop the desk first
  signing       takes a key and certificate made elsewhere for the papers, as PKCS #12 or PEM (EC P-256 or RSA); the log names it.
                Stop the desk first. Without it the desk signs with a certificate of its own making. With --token the key stays on its
                smart card or hardware module (PKCS #11, by pkcs11-tool of OpenSC): it signs a trial before it is taken
  recovery      for whom backups wrap the desk's keys: --new writes a new secret key to FILE, to be kept outside this machine;
                --set takes an age recipient (age1…) whose secret half somebody else holds
${DESK_USAGE}
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('key', {
      args: [...args],
      options: {
        ...DESK_OPTIONS,
        new: { type: 'string' },
        set: { type: 'string' },
        import: { type: 'string' },
        'password-file': { type: 'string' },
        'passphrase-file': { type: 'string' },
        token: { type: 'string' },
        module: { type: 'string' },
        'key-id': { type: 'string' },
        'pin-file': { type: 'string' },
        certificate: { type: 'string' },
      },
      allowPositionals: true,
    });
    const before = configurationOf(values, terminal);
    const newPassphrase = values['passphrase-file'];
    const configuration = newPassphrase === undefined ? before : { ...before, keysPassphraseFile: resolve(terminal.cwd, newPassphrase) };
    const [what, more] = positionals;
    if (more !== undefined) throw new CliError('WRONG_USE', { message: `rogatory key: one word is expected, "${more}" is one more.` });
    if (what === 'show' || what === 'rotate' || what === 'seal') refuseNoDesk(configuration);
    if (what === 'recovery') await setRecovery();
    else if (what === 'signing') await importSigning();
    else if (what === 'seal') seal();
    else if (what === 'rotate') await withStore((store) => rotateLogKey(store, () => new Date()));
    else if (what !== 'show')
      throw new CliError('WRONG_USE', { message: 'rogatory key: "show", "recovery", "rotate", "seal" or "signing" is expected.' });
    return await show(configuration, values.json === true, terminal);

    async function withStore(work: (store: Store) => Promise<unknown>): Promise<void> {
      const store = await openStore(configuration);
      try {
        await work(store);
      } finally {
        await store.close();
      }
    }

    function seal(): void {
      if (passphraseOf(configuration) === undefined)
        throw new CliError('WRONG_USE', {
          message: 'rogatory key seal: a passphrase is expected, by --passphrase-file or as keys-passphrase-file in rogatory.yaml.',
        });
      const sealed = sealKeys(configuration, before);
      terminal.err(`sealed: ${sealed.length === 0 ? 'nothing, none lay in the clear' : sealed.join(', ')}\n`);
      if (newPassphrase !== undefined)
        terminal.err(
          `From now on the desk needs keys-passphrase-file: ${configuration.keysPassphraseFile}. Keep the passphrase apart as well.\n`,
        );
    }

    async function importSigning(): Promise<void> {
      const text = values.token === undefined ? await importedKey() : keyOnToken(values.token);
      await withStore((store) => importSigningKey(store, text, () => new Date()));
    }

    function keyOnToken(token: string): string {
      const { module, 'key-id': id, 'pin-file': pinFile, certificate } = values;
      if (module === undefined || id === undefined || pinFile === undefined || certificate === undefined)
        throw new CliError('WRONG_USE', {
          message: 'rogatory key signing --token: --module, --key-id, --pin-file and --certificate are expected beside it.',
        });
      const inCwd = (path: string) => resolve(terminal.cwd, path);
      const place = tokenPlaceText({ module: inCwd(module), token, id, pinFile: inCwd(pinFile) });
      return place + bytesOf(inCwd(certificate)).toString('utf8');
    }

    async function importedKey(): Promise<string> {
      const file = values.import;
      if (file === undefined) throw new CliError('WRONG_USE', { message: 'rogatory key signing: --import FILE or --token is expected.' });
      const bytes = bytesOf(resolve(terminal.cwd, file));
      const password = values['password-file'];
      const secret =
        password === undefined
          ? ''
          : bytesOf(resolve(terminal.cwd, password))
              .toString('utf8')
              .replace(/\r?\n$/, '');
      return bytes.includes('-----BEGIN') ? bytes.toString('utf8') : await pemOfPkcs12(bytes, secret);
    }

    async function setRecovery(): Promise<void> {
      if ((values.new === undefined) === (values.set === undefined))
        throw new CliError('WRONG_USE', { message: 'rogatory key recovery: either --new FILE or --set RECIPIENT is expected.' });
      makeDataFolder(configuration);
      const recipient = values.set ?? (await newKeyFile(resolve(terminal.cwd, values.new as string)));
      await keepRecoveryRecipient(configuration, recipient);
      if (values.new !== undefined) terminal.err(`The secret half is in ${values.new}. Keep it outside this machine, and not only once.\n`);
    }
  },
};

async function show(configuration: ReturnType<typeof configurationOf>, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const log = readLogKey(configuration);
  const vault = await readVaultKey(configuration);
  const papers = readSigningKey(configuration);
  const keys = {
    log: log === undefined ? null : vkeyOf(log),
    vault: vault?.recipient ?? null,
    recovery: readRecoveryRecipient(configuration) ?? null,
    papers:
      papers === undefined
        ? null
        : `SHA-256 ${fingerprintOf(papers)} until ${papers.certificates[0].validToDate.toISOString().slice(0, 10)}`,
  };
  if (json) printJson(terminal, { schema: 'rogatory.keys/1', ...keys });
  else for (const [name, key] of Object.entries(keys)) terminal.out(`${name.padEnd(10)}${key ?? 'none yet'}\n`);
  return 0;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `rogatory key signing: ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Name a file.`,
      cause,
    });
  }
}

/** A file that is there is never written over: it may be the only copy of a key. */
async function newKeyFile(path: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  try {
    writeFileSync(path, `# recovery key of a desk: opens its backups\n# public key: ${recipient}\n${identity}\n`, {
      flag: 'wx',
      mode: 0o600,
    });
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `rogatory key recovery: ${path} cannot be written (${(cause as NodeJS.ErrnoException).code}). Name a new file.`,
      cause,
    });
  }
  return recipient;
}
