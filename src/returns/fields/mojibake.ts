// SPDX-License-Identifier: Apache-2.0

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Undoes, once, the fault of exports that write each byte of UTF-8 as a character of its own (`cafÃ©`). `undefined`: nothing to undo: all is
 * ASCII, a character lies above U+00FF, or the bytes are no UTF-8 (a text that is right as it stands).
 */
export function repairedMojibake(text: string): string | undefined {
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return undefined;
  try {
    return strict.decode(Buffer.from(text, 'latin1'));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
