// SPDX-License-Identifier: Apache-2.0
// Brings a fresh checkout to life. Plain JavaScript on purpose: it runs on whatever Node (18 or newer) the machine has,
// before the project's own Node 24 is installed. Quiet when there is nothing to do.
//
//     node setup.js           packages from the npm registry, the web client, the verifier and check page
//     node setup.js --tests   besides and at the same time: chromium, PostgreSQL and the checking tools from Debian
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const forTests = process.argv.includes('--tests');

/** Debian packages the tests use: each row is [a program it brings, the package, what the tests need it for]. */
const DEBIAN = [
  ['chromium', 'chromium', 'browser journeys and captures'],
  ['/usr/lib/postgresql', 'postgresql', 'the store tests on a real server'],
  ['age', 'age', 'opening a vault item without us'],
  ['pdftotext', 'poppler-utils', 'reading back the documents and their signatures'],
  ['openssl', 'openssl', 'signatures and time-stamps checked by another program'],
  ['softhsm2-util', 'softhsm2', 'a token that holds the key for papers'],
  ['pkcs11-tool', 'opensc', 'signing with a key on a token'],
  ['gpg', 'gnupg', 'mail encryption checked by another program'],
  ['strace', 'strace', 'counting the fsync calls of the embedded database'],
  ['xmllint', 'libxml2-utils', 'checking XML with another parser'],
  ['soffice', 'libreoffice-writer-nogui', 'looking at the DOCX files'],
];

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * Runs a program to its end. With `quiet` what it says goes to a file and is shown only where it did not work: something else runs beside it.
 * A file and no pipe: a server that a package starts would hold the pipe open for ever.
 */
async function run(command, args, { quiet = false, ...options } = {}) {
  const folder = quiet ? mkdtempSync(join(tmpdir(), 'rogatory-setup-')) : undefined;
  const output = folder === undefined ? 2 : openSync(join(folder, 'said'), 'w');
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', output, output], ...options });
  const why = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  });
  const said = folder === undefined ? '' : readFileSync(join(folder, 'said'), 'utf8');
  if (folder !== undefined) {
    closeSync(output);
    rmSync(folder, { recursive: true });
  }
  if (why === undefined) return;
  process.stderr.write(said);
  throw new Error(`"${command} ${args.join(' ')}" did not work: ${why}. Mend that and start again; what is done already is kept.`);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** Does `work` once per content of `files`; the stamp lies beside what the work made. */
async function once(stamp, files, work) {
  const hash = hashOf(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

async function installPackages() {
  await once(join(root, 'node_modules', '.rogatory-lock'), [join(root, 'package-lock.json')], async () => {
    say('installing packages from the npm registry (about a minute the first time) ...');
    // Not "npm ci": it refuses a lock when the registry does not serve the packages of foreign platforms.
    // Install scripts stay off: every binary we use lies in a package of its own.
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  });
  const bin = join(root, 'node_modules', '.bin', 'rogatory');
  if (existsSync(bin)) return;
  rmSync(bin, { force: true });
  symlinkSync(join('..', '..', 'bin', 'rogatory.js'), bin);
}

async function buildWeb() {
  const web = join(root, 'src', 'web');
  if (!existsSync(join(web, 'index.html'))) return;
  const sources = [web, join(root, 'src', 'core')].flatMap(filesBelow).filter((file) => !/\.test\.tsx?$/.test(file));
  await once(join(root, 'dist', 'web', '.built'), [...sources, join(root, 'package-lock.json')], async () => {
    say('building the web client ...');
    await run(node24(), [
      join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      join(web, 'vite.config.ts'),
      '--logLevel',
      'warn',
    ]);
  });
}

async function buildCheckers() {
  const sources = [join(root, 'src', 'verify'), join(root, 'src', 'core')]
    .flatMap(filesBelow)
    .filter((file) => !/\.(test|long-test)\.ts$/.test(file));
  const builder = join(root, 'src', 'desk', 'bundle', 'build-checkers.ts');
  await once(join(root, 'dist', 'verify', '.built'), [...sources, builder, join(root, 'package-lock.json')], async () => {
    say('building the verifier and the check page ...');
    await run(node24(), [join(root, 'src', 'desk', 'bundle', 'write-checkers.ts')]);
  });
}

async function buildReaders() {
  const sources = [join(root, 'src', 'returns'), join(root, 'src', 'core')]
    .flatMap(filesBelow)
    .filter((file) => /\.ts$/.test(file) && !/\.(test|long-test)\.ts$/.test(file));
  await once(join(root, 'dist', 'apart', '.built'), [...sources, join(root, 'package-lock.json')], async () => {
    say('building the scripts that read returns ...');
    await run(node24(), [join(root, 'src', 'returns', 'write-built-scripts.ts')]);
  });
}

async function buildQuickRows() {
  const sources = filesBelow(join(root, 'src', 'core', 'currency', 'chain', 'quick-rows')).filter((file) => file.endsWith('.ts'));
  const builder = join(root, 'src', 'ledgers', 'bitcoin-files', 'built-quick-rows.ts');
  await once(join(root, 'dist', 'quick-rows', '.built'), [...sources, builder, join(root, 'package-lock.json')], async () => {
    say('building the quick reader of blocks ...');
    await run(node24(), [join(root, 'src', 'ledgers', 'bitcoin-files', 'write-quick-rows.ts')]);
  });
}

function node24() {
  const own = join(root, 'node_modules', '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

function onPath(program) {
  if (program.startsWith('/')) return existsSync(program);
  return (process.env.PATH ?? '').split(':').some((folder) => {
    const path = join(folder, program);
    return existsSync(path) && statSync(path).isFile();
  });
}

async function installDebianPackages() {
  const missing = DEBIAN.filter(([program]) => !onPath(program));
  if (missing.length === 0) return;
  for (const [, name, use] of missing) say(`${name} is missing (${use})`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    await run(command, rest, { env, quiet: true });
  };
  say('installing from Debian meanwhile: apt-get update, apt-get install ...');
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', ...missing.map(([, name]) => name));
  say('installed from Debian');
}

async function installAndBuild() {
  await installPackages();
  await buildWeb();
  await buildCheckers();
  await buildReaders();
  await buildQuickRows();
}

// What goes on is let come to its end even where the other did not work: a package manager that is torn off leaves its lock.
const ended = await Promise.allSettled([installAndBuild(), forTests ? installDebianPackages() : undefined]);
const troubles = ended.filter(({ status }) => status === 'rejected');
for (const { reason } of troubles) say(reason.message);
if (troubles.length > 0) process.exit(1);
