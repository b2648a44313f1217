// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';
import { coverText, type Mention, scanRecord } from '../core/identifiers/identifiers-in-record.ts';
import type {
  AnyRecord,
  At,
  ByteRange,
  Coverage,
  FileCoverage,
  FileStanding,
  Found,
  Gap,
  Kind,
  Place,
  RecordOf,
} from '../core/records/index.ts';
import { pathText } from '../core/records/index.ts';
import { recordId } from '../core/records/record-id.ts';
import { claim, cover, linesBeside } from './claim-units.ts';
import { DamagedEntry } from './containers/inflate-ahead.ts';
import { LimitReached } from './containers/spending.ts';
import { type FileMet, type GapMet, type InputNamed, type Item, type LeftMet, listItems, walkItem } from './containers/walk-input.ts';
import { CoverageKeeper, type CoveragePiece, type InputCoverage } from './coverage-keeper.ts';
import { readerOf } from './find-owner.ts';
import { hasNothing, OthersHeard } from './hear-others.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { Portions, type PortionsTold, type Share } from './portions.ts';
import type { Finding, From, RecordFinding, ReturnParser, Unit } from './return-parser.ts';
import { scanUnread } from './scan-unread.ts';
import { type ByteSource, HashedSource } from './source/byte-source.ts';
import { headOf, isDocument, openDocument } from './source/open-document.ts';
import type { About, ProviderKeys, SourceFile } from './source/source-file.ts';
import { CoverageSum } from './sum-coverage.ts';
import { UnreadableFrom } from './tokenisers/unreadable-from.ts';

export interface ReadingOptions {
  readonly parsers: readonly ReturnParser[];
  /** Readers made of mappings: asked about files that no other reader knows. */
  readonly mapped?: readonly ReturnParser[];
  readonly keys?: ProviderKeys;
  readonly passwords?: readonly string[];
  readonly limits?: Partial<ReadingLimits>;
  /** Zone that the examiner states for local times without one. */
  readonly statedZone?: string;
  readonly onProgress?: (progress: ReadingProgress) => void;
  /**
   * Given, every text goes through the scanner of identifiers: what records mention comes here right behind its record, what files mention that
   * nobody reads while they are met; keys to money and passwords are covered in the records. Mentions are counted apart from records.
   */
  readonly onMention?: (mention: Mention) => void;
}

export interface ReadingProgress {
  readonly path: string;
  readonly bytes: number;
  readonly records: number;
}

/** May answer a gap: then that is what was kept. */
export type OnFound = (found: Found) => unknown;

/**
 * Reads returns: opens containers, gives each file to the one reader that owns it, completes what it finds, and counts. `onFound` gets
 * records, gaps and left in reading order, and may answer the gap that it keeps instead of a record. Same bytes, same parsers: same records, same ids, same order.
 */
export async function readReturn(inputs: readonly InputNamed[], options: ReadingOptions, onFound: OnFound): Promise<Coverage> {
  const reading = new Reading(options, onFound);
  for (const input of inputs) await reading.input(input);
  const coverage = new CoverageSum();
  coverage.add(reading.keeper.take());
  return coverage.coverage(reading.keeper.inputs);
}

/** As portions.ts has it; what was counted in a portion goes with its end. */
export interface ShareTold extends Omit<PortionsTold, 'done'> {
  readonly done: (portion: number, item: number | undefined, spent: number, counted: CoveragePiece) => void;
}

/** What every process that shares a reading must find alike. */
export interface ShareRead {
  readonly inputs: readonly InputCoverage[];
  readonly portions: number;
}

/**
 * Reads what falls to this process of returns that several read together, or all of them where it is alone. Put together in the order of
 * the portions it is what `readReturn` gives, whoever read which.
 */
export async function readShare(
  inputs: readonly InputNamed[],
  options: ReadingOptions,
  onFound: OnFound,
  { told, alone }: { readonly told: ShareTold; readonly alone: boolean },
): Promise<ShareRead> {
  const reading = new Reading(options, onFound);
  const { keeper } = reading;
  const { portionBytes } = { ...DEFAULT_LIMITS, ...options.limits };
  const done: PortionsTold['done'] = (portion, item, spent) => told.done(portion, item, spent, keeper.take());
  const portions = new Portions({ ...told, done }, { alone, portionBytes });
  for (const input of inputs) await reading.input(input, portions);
  return { portions: portions.close(), inputs: keeper.inputs };
}

const DAMAGED_PDF = 'Parts of this PDF are damaged: what stood there was not read.';
/** Letters of content that a gap repeats; what is longer is shown by its place. */
const LONGEST_RAW = 65_536;

class Reading {
  readonly keeper = new CoverageKeeper();
  readonly #options: ReadingOptions;
  readonly #limits: ReadingLimits;
  /** @returns whether it was kept as it is */
  readonly #onFound: (found: Found) => boolean;
  readonly #others: OthersHeard;
  #bytes = 0;

  constructor(options: ReadingOptions, onFound: OnFound) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#others = new OthersHeard(options, this.#limits);
    this.#onFound = (found) => {
      const instead = onFound(found);
      this.keeper.found(isGap(instead) ? instead : found);
      return !isGap(instead);
    };
  }

  async input(input: InputNamed, share?: Share): Promise<void> {
    const about = (): About => (this.#options.statedZone === undefined ? {} : { statedZone: this.#options.statedZone });
    const { parsers, passwords = [] } = this.#options;
    const walk = { limits: this.#limits, passwords, about, readFirst: namedFirst(parsers), ...(share !== undefined && { share }) };
    for (const item of listItems(input, walk)) {
      this.keeper.input(item.name, item.sha256, item.bytes);
      await this.#item(item, walk);
    }
  }

  async #item(item: Item, walk: Parameters<typeof walkItem>[1]): Promise<void> {
    for await (const met of walkItem(item, walk)) {
      if (met.kind === 'file') await this.#file(met);
      else if (met.kind === 'others') this.#others.met(met);
      else if (met.kind === 'container') this.keeper.container(met);
      else if (met.kind === 'gap') this.#fileGap(met);
      else this.#left(met);
    }
  }

  #fileGap(met: GapMet): void {
    const at: ByteRange = { kind: 'bytes', from: 0, to: met.size };
    this.keeper.startFile(met.path);
    this.#onFound({ kind: 'gap', why: met.why, place: { item: met.item, path: met.path, at }, message: met.message });
    this.keeper.file({
      ...nothingRead(met),
      sha256: '',
      bytes: met.size,
      mime: met.unopened === true ? 'application/x-unopened' : 'application/octet-stream',
      standing: 'not-read',
    });
  }

  #left(met: LeftMet): void {
    const hashed = new HashedSource(met.source(), (count) => this.#progress(met.path, count));
    this.keeper.startFile(met.path);
    const { sha256, bytes } = this.#hashOfLeft(met, hashed);
    this.#onFound({ kind: 'left', why: met.why, place: { item: met.item, path: met.path, at: { kind: 'bytes', from: 0, to: bytes } } });
    this.keeper.file({ ...nothingRead(met), sha256, bytes, mime: 'application/octet-stream', standing: 'left' });
  }

  /** What is left by its name is hashed all the same, and may be damaged or too long like any other file. */
  #hashOfLeft(met: LeftMet, hashed: HashedSource): { sha256: string; bytes: number } {
    try {
      return hashed.finish();
    } catch (error) {
      const stopped = stopOf(error);
      if (stopped === undefined) throw error;
      const at: ByteRange = { kind: 'bytes', from: 0, to: met.size };
      this.#onFound({ kind: 'gap', ...stopped, place: { item: met.item, path: met.path, at } });
      return hashed.settle();
    }
  }

  #progress(path: FileMet['path'], count: number): void {
    const before = Math.floor(this.#bytes / 16e6);
    this.#bytes += count;
    if (Math.floor(this.#bytes / 16e6) === before) return;
    this.#options.onProgress?.({ path: pathText(path), bytes: this.#bytes, records: this.keeper.records });
  }

  async #file(met: FileMet): Promise<void> {
    this.keeper.startFile(met.path);
    let crc = 0;
    const raw = met.open();
    const checked: ByteSource = {
      next() {
        const chunk = raw.next();
        if (chunk !== undefined && met.crc32 !== undefined) crc = crc32(chunk, crc);
        return chunk;
      },
      close: () => raw.close(),
    };
    const hashed = new HashedSource(checked, (count) => this.#progress(met.path, count));
    const file = this.#others.sourceFile(met, hashed);
    if (isDocument(met.mime)) await this.#openDocument(file);
    const parser = readerOf(file, this.#options);
    let standing: FileStanding = parser === undefined ? 'not-read' : 'read';
    if (hasNothing(met)) this.#gapOfFile(file, 'truncated', 'The file is empty (0 bytes).', 0, 0);
    else if (met.mime === 'application/pgp-encrypted') {
      this.#gapOfFile(
        file,
        'encrypted',
        'The file is OpenPGP-encrypted. Decrypt a copy with the key that the provider sent; keep this original.',
        0,
        met.size ?? 0,
      );
    } else if (parser !== undefined) {
      await this.#others.hear(met.about);
      await this.#read(parser, file);
    } else this.#scanUnread(file);
    const { sha256, bytes } = this.#finish(file, hashed);
    if (met.crc32 !== undefined && !file.failed && (crc !== met.crc32 || bytes !== met.size)) {
      this.#gapOfFile(
        file,
        'truncated',
        'The bytes of this entry do not have the length and CRC-32 that the container states: they were changed or damaged.',
        0,
        bytes,
      );
    }
    if (parser === undefined && /^(image|video|audio)\//.test(met.mime)) standing = 'media';
    this.keeper.file({
      path: pathText(met.path),
      steps: met.path,
      item: met.item,
      sha256,
      bytes,
      mime: met.mime,
      standing,
      parser: parser?.id ?? null,
      version: parser?.version ?? null,
      tier: parser?.basis.tier ?? null,
      units: file.tally.units,
      claimed: file.tally.claimed,
    });
  }

  #scanUnread(file: SourceFile): void {
    if (this.#options.onMention === undefined) return;
    try {
      for (const mention of scanUnread(file)) this.#options.onMention(mention);
    } catch (error) {
      if (!file.failed) this.#trouble(file, error);
    }
  }

  /** Reads what the reader left unread, so that the hash is of the whole file; damage there is a gap like any other. */
  #finish(file: SourceFile, hashed: HashedSource): { sha256: string; bytes: number } {
    try {
      return hashed.finish();
    } catch (error) {
      if (!file.failed) this.#trouble(file, error);
      return hashed.settle();
    }
  }

  /** A document that cannot be opened has no reader: what stands in the way is a gap. */
  async #openDocument(file: SourceFile): Promise<void> {
    try {
      file.document = await openDocument(file.mime, file.open());
      if (file.document !== undefined) file.text = headOf(file.document);
      if (file.document?.kind === 'pdf' && file.document.damaged > 0) this.#gapOfFile(file, 'truncated', DAMAGED_PDF, 0, file.size ?? 0);
    } catch (error) {
      this.#trouble(file, error);
    }
  }

  async #read(parser: ReturnParser, file: SourceFile): Promise<void> {
    if (parser.namesAccount !== true) file.saysNothing();
    try {
      await parser.prepare?.(file);
      const findings = parser.read(file);
      if (Symbol.asyncIterator in findings) for await (const finding of findings) this.#finding(parser, file, finding);
      else for (const finding of findings) this.#finding(parser, file, finding);
    } catch (error) {
      this.#trouble(file, error);
    }
    if (file.faults.length > 0) this.#undecodable(file);
  }

  #finding(parser: ReturnParser, file: SourceFile, finding: Finding): void {
    if (file.faults.length > 0) this.#undecodable(file);
    if (finding.kind === 'gap') this.#gap(file, finding.from, finding);
    else if (finding.kind === 'left') this.#leftUnit(file, finding.from, finding.why);
    else this.#record(parser, file, finding);
  }

  /** What stopped a file before its end. Limits, damage and shapes are gaps; a fault of the reader is one too, and does not end the reading. */
  #trouble(file: SourceFile, error: unknown): void {
    const size = file.size ?? 0;
    const stopped = stopOf(error);
    file.failed = true;
    if (error instanceof UnreadableFrom) this.#gapOfFile(file, error.why, error.message, error.offset, Math.max(size, error.offset));
    else if (stopped !== undefined) this.#gapOfFile(file, stopped.why, stopped.message, 0, size);
    else if (error instanceof Error) {
      const where = /\/src\/returns\/[\w./-]+:\d+/.exec(error.stack ?? '')?.[0] ?? '';
      this.#gapOfFile(
        file,
        'reader-failed',
        `The reader failed at ${where} (${error.name}); what it found before is kept. Please report this with "rogatory shape".`,
        0,
        size,
      );
    } else throw error;
    this.#unfinished(file, size);
  }

  /** What the reader had in hand when it was stopped made no record: it is part of what was lost, and said. */
  #unfinished(file: SourceFile, size: number): void {
    const open = file.tally.units - file.tally.claimed;
    if (open <= 0) return;
    file.tally.claimed += open;
    this.#gapOfFile(file, 'truncated', `${open} units before that point belong to records that were not complete.`, 0, size);
  }

  #gapOfFile(file: SourceFile, why: Gap['why'], message: string, from: number, to: number): void {
    file.tally.units += 1;
    file.tally.claimed += 1;
    this.#onFound({ kind: 'gap', why, place: file.place({ kind: 'bytes', from, to }), message });
  }

  #undecodable(file: SourceFile): void {
    for (const offset of file.faults.splice(0)) {
      const place = file.place({ kind: 'bytes', from: offset, to: offset + 1 });
      this.#onFound({
        kind: 'gap',
        why: 'undecodable-bytes',
        place,
        message: `Byte ${offset} is no ${file.encoding}; it stands as \\x in the text.`,
      });
    }
  }

  #gap(file: SourceFile, from: From, gap: { why: Gap['why']; at?: At; raw?: string; message: string }): void {
    claim(file, from);
    const place = file.place(gap.at ?? cover(from));
    this.#onFound({
      kind: 'gap',
      why: gap.why,
      place,
      message: gap.message,
      ...(gap.raw !== undefined &&
        gap.raw.length <= LONGEST_RAW && { raw: this.#options.onMention === undefined ? gap.raw : coverText(gap.raw) }),
    });
  }

  #leftUnit(file: SourceFile, from: From, why: string): void {
    claim(file, from);
    this.#onFound({ kind: 'left', why, place: file.place(cover(from)) });
  }

  #record(parser: ReturnParser, file: SourceFile, finding: RecordFinding): void {
    claim(file, finding.from);
    const { kind, data, from, at, also, of, handling, deleted, extra, files } = finding;
    const place = file.place(at ?? cover(from));
    const first = Array.isArray(from) ? (from as readonly Unit[])[0]! : (from as Unit);
    first.given ??= new Map();
    const ordinal = first.given.get(kind) ?? 0;
    first.given.set(kind, ordinal + 1);
    if (files !== undefined) for (const one of files) this.keeper.pointedTo(one);
    const others = also ?? (at === undefined ? linesBeside(from) : undefined);
    const account = of ?? file.account;
    const made: Mutable<RecordOf<Kind>> = {
      kind,
      id: recordId(parser, place, kind, ordinal),
      place,
      parser: namedIn(parser),
      data,
    };
    if (others !== undefined) made.also = others.map((one): Place => file.place(one));
    if (account !== undefined) made.of = account;
    if (handling !== undefined) made.handling = handling;
    if (file.integrity !== undefined) made.integrity = file.integrity;
    if (parser.volunteered) made.origin = 'volunteered';
    if (deleted !== undefined) made.deleted = { said: deleted.said, raw: deleted.raw, place: file.place(deleted.at) };
    if (extra !== undefined) {
      made.extra = extra.map(({ name, raw, at: where }) => (where === undefined ? { name, raw } : { name, raw, place: file.place(where) }));
    }
    if (this.#options.onMention === undefined) this.#onFound(made as Found);
    else this.#scanned(made as AnyRecord, this.#options.onMention);
  }

  #scanned(made: AnyRecord, onMention: (mention: Mention) => void): void {
    const { record, mentions } = scanRecord(made);
    if (this.#onFound(record)) for (const mention of mentions) onMention(mention);
  }
}

/** The gap that limits and damage make of a file; undefined for any other error. */
function stopOf(error: unknown): { readonly why: Gap['why']; readonly message: string } | undefined {
  if (error instanceof LimitReached) return { why: 'limit-reached', message: `Reading stopped: ${error.message}.` };
  return error instanceof DamagedEntry ? { why: 'truncated', message: `The file breaks off: ${error.message}.` } : undefined;
}

function isGap(answer: unknown): answer is Gap {
  return typeof answer === 'object' && (answer as Partial<Gap> | null)?.kind === 'gap';
}

function namedFirst(parsers: readonly ReturnParser[]): (name: string) => boolean {
  const patterns = parsers.flatMap((parser) => parser.readFirst ?? []);
  return (name) => patterns.some((pattern) => pattern.test(name));
}

const named = new WeakMap<ReturnParser, RecordOf['parser']>();

/** How a parser stands in its records: one object for all of them. */
function namedIn(parser: ReturnParser): RecordOf['parser'] {
  const known = named.get(parser);
  if (known !== undefined) return known;
  const name = { id: parser.id, version: parser.version, tier: parser.basis.tier };
  named.set(parser, name);
  return name;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function nothingRead(met: {
  readonly path: FileMet['path'];
  readonly item: string;
}): Omit<FileCoverage, 'sha256' | 'bytes' | 'mime' | 'standing' | 'records' | 'gaps' | 'left'> {
  return { path: pathText(met.path), steps: met.path, item: met.item, parser: null, version: null, tier: null, units: 0, claimed: 0 };
}
