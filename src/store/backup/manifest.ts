// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NoteSigner, type NoteVerifier, openNote, signNote } from '../../core/custody/signed-note.ts';
import { BackupError } from '../../core/errors/backup.ts';
import type { DumpedTables } from './dump-tables.ts';

export const SCHEMA = 'rogatory.backup/1';
export const MANIFEST = 'manifest.json';
/** A signed note over the hash of the list of hashes: with the desk's vkey anybody can tell whether the backup is whole. */
export const SEAL = 'seal.note';

/** What a backup says of itself. */
export interface Manifest {
  readonly schema: typeof SCHEMA;
  /** Origin of the log, name of the desk. */
  readonly desk: string;
  readonly madeAt: string;
  readonly database: DumpedTables;
  readonly items: number;
  /** age recipients that open keys.age. */
  readonly recovery: readonly string[];
}

/** @throws BACKUP_UNREADABLE */
export async function readManifest(folder: string): Promise<Manifest> {
  let read: Partial<Manifest>;
  try {
    read = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Partial<Manifest>;
  } catch (cause) {
    throw unreadable(folder, `${MANIFEST} cannot be read (${(cause as Error).message})`, cause);
  }
  if (read.schema !== SCHEMA) throw unreadable(folder, `${MANIFEST} is expected to say "${SCHEMA}" and says "${String(read.schema)}"`);
  return read as Manifest;
}

export function sealText(desk: string, sumsSha256: string): string {
  return `${desk}\n${SCHEMA}\n${sumsSha256}\n`;
}

export function makeSeal(signer: NoteSigner, sumsSha256: string): string {
  return signNote(sealText(signer.name, sumsSha256), signer);
}

/** Whether this key has signed exactly this list of hashes. */
export function sealHolds(note: string, verifier: NoteVerifier, sumsSha256: string): boolean {
  const opened = openNote(note, [verifier]);
  return opened?.signedBy.length === 1 && opened.text === sealText(verifier.name, sumsSha256);
}

function unreadable(folder: string, found: string, cause?: unknown): Error {
  return new BackupError('UNREADABLE', {
    message: `Backup ${folder}: ${found}. Name the folder that "rogatory backup --to" has written; a backup that was interrupted has no ${MANIFEST}.`,
    cause,
  });
}
