// SPDX-License-Identifier: Apache-2.0
import { shownInTerminal } from '../core/documents/shown-controls.ts';
import type { Terminal } from './command.ts';

/** Where a program writes: a terminal in front of a person, a pipe or a file. */
interface Stream {
  readonly isTTY?: boolean;
  readonly write: (chunk: string | Uint8Array) => unknown;
}

/**
 * What a command prints. Names and texts come from strangers, so that in front of a person nothing of them moves the cursor, clears the screen or runs
 * backwards; in a pipe or a file every byte stays as it is.
 */
export function printerOn(stream: Stream): Required<Pick<Terminal, 'out' | 'outBytes'>> {
  if (stream.isTTY !== true) return { out: (text) => void stream.write(text), outBytes: (bytes) => void stream.write(bytes) };
  const show = (text: string): void => void stream.write(shownInTerminal(text));
  return { out: show, outBytes: (bytes) => show(new TextDecoder().decode(bytes)) };
}
