// SPDX-License-Identifier: Apache-2.0
/** A bundle of another desk is checked with the sender's known key before anything of it is kept. */

import { openNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import type { Said } from '../../core/errors/say.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import { type BundleIndex, CHECKPOINT_PATH, INDEX_PATH, parseBundleIndex } from '../../core/evidence/bundle-index.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { crashPoint } from '../../store/crash-point.ts';
import type { Store } from '../../store/open-store.ts';
import { type ContainedFile, readWhole } from '../../verify/container.ts';
import { collectFindings, type Finding } from '../../verify/finding.ts';
import { NO_TRUST, type Trust } from '../../verify/trust.ts';
import { bagRoot } from '../../verify/verify-bag.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { openZip } from '../../verify/zip-container.ts';
import { uploadInSpool } from '../evidence/uploads.ts';
import { knownTrust, TRUST_FOLDER } from './known-trust.ts';

export interface BundleToCheck {
  readonly uploadId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What the check found, as the job keeps it: a bundle that may be taken in, or why not. */
export type CheckedBundle =
  | {
      readonly sound: true;
      readonly senderKey: string;
      readonly checkpoint: string;
      readonly notes: readonly { readonly code: string; readonly what: string; readonly said: Said }[];
    }
  | { readonly sound: false; readonly code: Refusal; readonly message: Said };

type Refusal = ConstructorParameters<typeof BundleError>[0];

/** A file of a bundle that becomes an item: what was received, and the tables of those exhibits whose bytes were left out. */
export interface InnerFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly path: string;
  readonly read: boolean;
}

/**
 * Checks the ZIP that an upload brought, and seals a sound one with its originals into the vault: minutes for a large one. Whoever takes it in asks
 * again when it has ended. Bytes in the vault that no row names belong to nobody.
 */
export const checkReceivedBundleJob: JobKind<BundleToCheck> = {
  name: 'check-received-bundle',
  lane: 'long',
  async run(job) {
    const { path } = uploadInSpool(job.store, job.input.uploadId, job.input.sizeBytes);
    job.report({ done: 0, of: job.input.sizeBytes, what: 'bytes' });
    const checked = await checkedBundle(path, job.store);
    if (checked.sound) await intoVault(job);
    crashPoint('received-bundle-checked');
    return async () => checked;
  },
};

async function checkedBundle(path: string, { configuration }: Store): Promise<CheckedBundle> {
  const refuse = (code: Refusal, message: Said): CheckedBundle => ({ sound: false, code, message });
  const { trust, unusable } = knownTrust(configuration);
  const report = await verifyFile(path, trust);
  if (report === undefined || report.kind !== 'bundle') return refuse('NOT_A_BUNDLE', bundleSays('not-a-bundle'));
  const bad = faultsIn(report.findings);
  const known = report.findings.some(({ code }) => code === 'KEY_TRUSTED');
  // Without the right key nothing of the log is proved; whether it is sound in itself decides what is said.
  const faults = known || bad.length === 0 ? bad : faultsIn((await verifyFile(path, NO_TRUST))?.findings ?? []);
  if (faults.length > 0) return refuse('NOT_SOUND', bundleSays('not-sound', { count: faults.length, found: firstFaults(faults) }));
  if (!known || bad.length > 0)
    return refuse(
      'SENDER_UNKNOWN',
      bundleSays('sender-unknown', { folder: TRUST_FOLDER, unusable: unusable.map((what) => ` ${what}.`).join('') }),
    );
  return await signedBySender(path, trust, report.findings, configuration.training);
}

const faultsIn = (findings: readonly Finding[]): Finding[] => findings.filter(({ good }) => !good);

/** The first fault of each of a few kinds, with its place. */
function firstFaults(faults: readonly Finding[]): Said {
  const firsts = faults.filter(({ code }, n) => faults.findIndex((one) => one.code === code) === n).slice(0, MOST_TOLD);
  const all = firsts.map(({ place, said, code }) => bundleSays('fault', { place, what: said, code }));
  const together = (language: keyof Said) => all.map((one) => one[language]).join(' ');
  return { en: together('en'), ar: together('ar'), fr: together('fr') };
}

const MOST_TOLD = 3;

async function signedBySender(path: string, trust: Trust, findings: readonly Finding[], training: boolean): Promise<CheckedBundle> {
  return await withFiles(path, async (files) => {
    const index = await indexIn(files);
    const checkpoint = await textOf(files.get(CHECKPOINT_PATH));
    const signer =
      checkpoint === undefined
        ? undefined
        : trust.keys.find(
            ({ use, name }, n) =>
              use === 'note' && name === index?.desk && (openNote(checkpoint, trust.keys.slice(n, n + 1))?.signedBy.length ?? 0) > 0,
          );
    if (index === undefined || checkpoint === undefined || signer === undefined)
      return { sound: false, code: 'NOT_A_BUNDLE', message: bundleSays('no-index') };
    if (index.training !== training)
      return {
        sound: false,
        code: 'TRAINING',
        message: bundleSays('training'),
      };
    const notes = findings.filter(({ note }) => note !== undefined).map(({ code, what, said }) => ({ code, what, said }));
    return { sound: true, senderKey: vkeyOf(signer), checkpoint, notes };
  });
}

/** As with any item that is received, before the transaction that makes them items. */
async function intoVault({ store, input, report }: RunningJob<BundleToCheck>): Promise<void> {
  const { path, open } = uploadInSpool(store, input.uploadId, input.sizeBytes);
  await store.vault.put(told(open(), input.sizeBytes, report), input.sha256);
  await withFiles(path, async (files) => {
    const index = await indexIn(files);
    for (const one of index === undefined ? [] : innerOf(index)) {
      const file = files.get(one.path);
      if (file === undefined) throw new TypeError('a file that was verified is not there');
      await store.vault.put(file.chunks(), one.sha256);
    }
  });
}

async function* told(chunks: AsyncIterable<Uint8Array>, of: number, report: RunningJob<BundleToCheck>['report']) {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    report({ done, of, what: 'bytes' });
    yield chunk;
  }
}

/** The index of a bundle that was found sound. */
export async function indexOfSound(path: string): Promise<BundleIndex> {
  const index = await withFiles(path, indexIn);
  if (index === undefined) throw new TypeError('a bundle that was verified has no index');
  return index;
}

export function innerOf({ exhibits, redacted = [], files }: BundleIndex): readonly InnerFile[] {
  const originals = exhibits.map(({ name, sha256, sizeBytes, path }) => ({ name, sha256, sizeBytes, path, read: true }));
  const tables = files
    .filter(
      ({ path }) => path.startsWith('data/records/') && path.endsWith('.csv') && redacted.some(({ reading }) => path.includes(reading)),
    )
    .map(({ path, sha256, sizeBytes }) => ({ name: path.slice('data/records/'.length), sha256, sizeBytes, path, read: false }));
  const all = [...originals, ...tables];
  return all.filter(({ sha256 }, n) => all.findIndex((one) => one.sha256 === sha256) === n);
}

type Files = ReadonlyMap<string, ContainedFile>;

const indexIn = async (files: Files): Promise<BundleIndex | undefined> => parseBundleIndex((await textOf(files.get(INDEX_PATH))) ?? '');

async function textOf(file: ContainedFile | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readWhole(file))?.toString('utf8');
}

async function withFiles<T>(path: string, work: (files: Files) => Promise<T>): Promise<T> {
  const zip = await openZip(path, collectFindings());
  if (zip === undefined) throw new TypeError('a ZIP that was verified does not open');
  try {
    const root = bagRoot(zip) ?? '';
    return await work(new Map(zip.files.map((file) => [file.path.slice(root.length), file])));
  } finally {
    await zip.close();
  }
}

/** A refusal as whoever takes it in hears it. */
export function refusalOf({ code, message }: Extract<CheckedBundle, { sound: false }>): InstanceType<typeof BundleError> {
  return new BundleError(code, { message });
}
