// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '../custody/canonical-json.ts';
import { type Opening, readEntry } from '../custody/entry.ts';
import { makeTlogProof, type TlogProof } from '../custody/tlog-proof.ts';
import {
  CHECKPOINT_PATH,
  CHECKPOINT_TEXT_PATH,
  ENTRIES_FOLDER,
  entryFileName,
  KEYS_FOLDER,
  OPENINGS_FOLDER,
  PROOFS_FOLDER,
  STAMPS_FOLDER,
} from './bundle-index.ts';

/** An entry to hand out. All proofs of one bundle stand on one checkpoint. */
export interface EntryToShow {
  readonly bytes: Uint8Array;
  readonly proof: Omit<TlogProof, 'checkpoint'>;
  /** Those of its commitments that the receiver may open; a value that was erased has none. */
  readonly openings: readonly Opening[];
}

export interface BundleLog {
  /** The signed note, with the cosignatures there are. */
  readonly checkpoint: string;
  readonly entries: readonly EntryToShow[];
  /** Lines of the desk's key and of its witnesses' keys, by file name without ending. */
  readonly keys: Readonly<Record<string, string>>;
  /** Certificates that came with the time-stamps, PEM, by name. */
  readonly certificates: Readonly<Record<string, string>>;
  /** Tokens over the text of the checkpoint, DER, by name of the authority. */
  readonly stamps: Readonly<Record<string, Uint8Array>>;
}

/** A file with its bytes, to be put into a bundle. */
export interface BundleText {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The files below `data/log/`. @throws RangeError for bytes that are no entry: a fault of the caller */
export function bundleLogFiles({ checkpoint, entries, keys, certificates, stamps }: BundleLog): readonly BundleText[] {
  const files: BundleText[] = [
    { path: CHECKPOINT_PATH, content: checkpoint },
    { path: CHECKPOINT_TEXT_PATH, content: checkpointText(checkpoint) },
    ...Object.entries(keys).map(([name, line]) => ({ path: `${KEYS_FOLDER}${name}.vkey`, content: `${line.trim()}\n` })),
    ...Object.entries(certificates).map(([name, pem]) => ({ path: `${KEYS_FOLDER}${name}.pem`, content: pem })),
    ...Object.entries(stamps).map(([name, token]) => ({ path: `${STAMPS_FOLDER}${name}.tsr`, content: token })),
  ];
  for (const { bytes, proof, openings } of entries) {
    const read = readEntry(bytes);
    if (!read.ok) throw new RangeError(`entry ${proof.index} is none: ${read.why}`);
    const name = entryFileName(proof.index, read.entry.kind);
    files.push({ path: `${ENTRIES_FOLDER}${name}.json`, content: bytes });
    files.push({ path: `${PROOFS_FOLDER}${name}.tlog-proof`, content: makeTlogProof({ ...proof, checkpoint }) });
    if (openings.length > 0) files.push({ path: `${OPENINGS_FOLDER}${name}.json`, content: openingsText(openings) });
  }
  return files;
}

/** The part of a signed note that is signed and time-stamped. */
export function checkpointText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

function openingsText(openings: readonly Opening[]): string {
  const shown = openings.map(({ member, salt, value }) => ({ member, salt: Buffer.from(salt).toString('hex'), value }));
  return `${canonicalJson(shown)}\n`;
}
