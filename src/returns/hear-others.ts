// SPDX-License-Identifier: Apache-2.0
import { ReturnError } from '../core/errors/return.ts';
import type { FileMet, OthersMet } from './containers/walk-input.ts';
import { readerOf } from './find-owner.ts';
import type { ReadingLimits } from './limits.ts';
import type { ReadingOptions } from './reading.ts';
import type { ByteSource } from './source/byte-source.ts';
import { headOf, isDocument, openDocument } from './source/open-document.ts';
import { type About, SourceFile } from './source/source-file.ts';

/**
 * Whose account a file belongs to may be said by files before it that another process reads (portions.ts): those of its folder, and of the
 * folders above it. Each is read here too, without its records, and only until the account of its folder is named.
 */
export class OthersHeard {
  readonly #options: ReadingOptions;
  readonly #limits: ReadingLimits;
  /** Not heard yet, by what their folder says of the return, for as long as somebody may have to hear them. */
  readonly #waiting = new WeakMap<About, OthersMet[]>();

  constructor(options: ReadingOptions, limits: ReadingLimits) {
    this.#options = options;
    this.#limits = limits;
  }

  met(other: OthersMet): void {
    if (Object.hasOwn(other.about, 'account')) return;
    const waiting = this.#waiting.get(other.about);
    if (waiting === undefined) this.#waiting.set(other.about, [other]);
    else waiting.push(other);
  }

  /** To be called before a file is read of which this is said. */
  async hear(about: About): Promise<void> {
    if (Object.hasOwn(about, 'account')) return;
    const above = Object.getPrototypeOf(about) as About;
    if (above !== Object.prototype) await this.hear(above);
    const waiting = this.#waiting.get(about) ?? [];
    this.#waiting.delete(about);
    for (const other of waiting) {
      if (Object.hasOwn(about, 'account')) return;
      for await (const met of other.open()) {
        if (met.kind === 'file') await this.#listenTo(met);
        // A container says nothing outside itself.
        break;
      }
    }
  }

  async #listenTo(met: FileMet): Promise<void> {
    const bytes = met.open();
    const file = this.sourceFile(met, bytes);
    try {
      if (isDocument(met.mime)) file.document = await openDocument(met.mime, bytes).catch(asNothing);
      if (file.document !== undefined) file.text = headOf(file.document);
      const parser = readerOf(file, this.#options);
      if (parser?.namesAccount !== true || hasNothing(met) || met.mime === 'application/pgp-encrypted') return;
      await parser.prepare?.(file);
      // Only what it says of the account counts here.
      for await (const _ of parser.read(file)) if (Object.hasOwn(met.about, 'account')) return;
    } catch (error) {
      // Whoever reads the file makes a gap of what stops it.
      if (!(error instanceof Error) || error instanceof ReturnError) throw error;
    } finally {
      bytes.close();
    }
  }

  sourceFile(met: FileMet, bytes: ByteSource): SourceFile {
    const keys = this.#options.keys ?? { openpgp: [] };
    return new SourceFile({ ...met, open: () => bytes, keys, longestUnit: this.#limits.unitBytes });
  }
}

/** A file of no bytes, whatever its name says. */
export function hasNothing({ size, mime }: FileMet): boolean {
  return size === 0 || mime === 'application/x-empty';
}

/** A document that cannot be opened is one that says nothing. */
function asNothing(error: unknown): undefined {
  if (!(error instanceof Error)) throw error;
}
