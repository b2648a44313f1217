// SPDX-License-Identifier: Apache-2.0
import { type NoteSigner, type NoteVerifier, openNote, parseVkey, signNote, vkeyOf } from './signed-note.ts';

/**
 * The desks and witnesses of a country, signed by whoever answers for them (a ministry, a supreme court), so that a provider needs one key
 * instead of many. A C2SP signed-note:
 *
 *     rogatory directory/1
 *     justice.example/directory
 *     at 2026-11-26T08:00:00.000Z
 *     desk.example/log+1a2b3c4d+AQ… Public Prosecution, Alexandria
 *     court.example/witness+5e6f7a8b+BX… Court of Appeal, Alexandria
 *
 *     — justice.example/directory …
 *
 * A key that is no longer in the newest directory is no longer vouched for.
 */
export interface KeyDirectory {
  readonly authority: string;
  readonly at: string;
  readonly keys: readonly { readonly key: NoteVerifier; readonly of: string }[];
}

const HEAD = 'rogatory directory/1';

export function directoryNote({ at, keys }: Omit<KeyDirectory, 'authority'>, signer: NoteSigner): string {
  const lines = keys.map(({ key, of }) => `${vkeyOf(key)} ${of.replace(/\s+/gu, ' ').trim()}`).sort();
  return signNote(`${[HEAD, signer.name, `at ${at}`, ...lines].join('\n')}\n`, signer);
}

/** @returns undefined for a text that is none, holds a line that is no key, or that none of these keys has signed as its authority */
export function openDirectory(note: string, authorities: readonly NoteVerifier[]): KeyDirectory | undefined {
  const opened = openNote(
    note,
    authorities.filter(({ use }) => use === 'note'),
  );
  const [head, authority, atLine, ...lines] = (opened?.text ?? '').trimEnd().split('\n');
  const at = /^at (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/.exec(atLine ?? '')?.[1];
  if (head !== HEAD || authority === undefined || at === undefined || !opened?.signedBy.some(({ name }) => name === authority))
    return undefined;
  const keys = lines.map((line) => {
    const [vkey = '', ...of] = line.split(' ');
    return { key: parseVkey(vkey), of: of.join(' ') };
  });
  return keys.every((one): one is { key: NoteVerifier; of: string } => one.key !== undefined) ? { authority, at, keys } : undefined;
}
