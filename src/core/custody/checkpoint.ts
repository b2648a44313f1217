// SPDX-License-Identifier: Apache-2.0
import type { TreeHash } from './merkle-tree.ts';

/**
 * The head of a log, as C2SP tlog-checkpoint writes it; signed as a note:
 *
 *     desk.example/rogatory
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: TreeHash;
}

/** The text of a checkpoint, to be signed. */
export function makeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Reads the text of a checkpoint; lines after the third are extensions and stand for nothing here. @returns undefined when it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root] = text.split('\n');
  if (origin === undefined || origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? ''))
    return undefined;
  return { origin, size: Number(size), root: Buffer.from(root as string, 'base64') };
}
