// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type NoteSigner, noteSigner } from '../../core/custody/signed-note.ts';
import { LogError } from '../../core/errors/log.ts';
import type { Said } from '../../core/errors/say.ts';
import { logSays } from '../../core/errors/sentences/log.ts';
import { type KeyPlaces, keepKey, readKey, replaceKey } from './key-file.ts';

/**
 * The key that signs the log, in the form other programs for signed notes use:
 *
 *     PRIVATE+KEY+<name>+<key id, hex>+<base64(0x01 ‖ seed)>
 *
 * Its name is the origin of the log, for as long as the log lives.
 */
export function logKeyFromText(text: string): NoteSigner {
  const found = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/mu.exec(text);
  const bytes = Buffer.from(found?.[3] ?? '', 'base64');
  if (found === null || bytes.length !== 33 || bytes[0] !== 1) throw unusable(logSays('no-key-line', { form: 'PRIVATE+KEY+name+id+key' }));
  const signer = noteSigner(found[1] as string, bytes.subarray(1));
  if (Buffer.from(signer.keyId).toString('hex') !== found[2]) throw unusable(logSays('other-key-id'));
  return signer;
}

/** The text of a key file. @param name without blanks and plus */
function logKeyText(name: string, seed: Uint8Array): string {
  const keyId = Buffer.from(noteSigner(name, seed).keyId).toString('hex');
  return `PRIVATE+KEY+${name}+${keyId}+${Buffer.concat([Uint8Array.of(1), seed]).toString('base64')}\n`;
}

/** The log's key, or undefined when the desk has none yet. @throws LOG_KEY_MISSING for a file that is no key */
export function readLogKey(places: KeyPlaces): NoteSigner | undefined {
  const text = readKey(places, 'log.key');
  return text === undefined ? undefined : logKeyFromText(text);
}

/** Makes the key of a new log. @param name the desk's name, origin of the log for ever */
export function makeLogKey(places: KeyPlaces, name: string): NoteSigner {
  return logKeyFromText(keepKey(places, 'log.key', logKeyText(name, randomBytes(32))));
}

/** The key that the log will have next; kept beside the present one until it is taken. The same one when it is asked again. */
export function keepNextLogKey(places: KeyPlaces, name: string): NoteSigner {
  return logKeyFromText(keepKey(places, 'log.key.next', logKeyText(name, randomBytes(32))));
}

/** The key that the log will have next, while a rotation is on its way. */
export function readNextLogKey(places: KeyPlaces): NoteSigner | undefined {
  const text = readKey(places, 'log.key.next');
  return text === undefined ? undefined : logKeyFromText(text);
}

/** Puts the next key in the place of the present one, which stays beside it under its last day. */
export function takeNextLogKey(places: KeyPlaces): void {
  const text = readKey(places, 'log.key.next');
  if (text === undefined) return;
  if (readKey(places, 'log.key') !== text) replaceKey(places, 'log.key', text);
  rmSync(join(places.keysFolder, 'log.key.next'));
}

function unusable(why: Said): Error {
  return new LogError('KEY_MISSING', {
    message: logSays('key-unusable', { why }),
  });
}
