// SPDX-License-Identifier: Apache-2.0
import type { At, DataOf, DeletedSaid, GapWhy, Kind, Place, Ref, Tier } from '../core/records/index.ts';
import type { FileHead, SourceFile } from './source/source-file.ts';

/**
 * Reads one kind of file that a provider hands over. One folder, one object (README.md shows the steps).
 * Recognise, then read. Yield a record, or yield a gap: nothing is skipped in silence, nothing is repaired.
 */
export interface ReturnParser {
  /** Also the name of its folder, or of its file in a folder of one provider. */
  readonly id: string;
  readonly provider: string;
  /** Goes up when the same bytes would give other records: then every id changes. */
  readonly version: string;
  /** For people: `Meta: business record (HTML)`. */
  readonly title: string;
  readonly basis: { readonly tier: Tier; readonly source: string };
  /** The kinds of record that it can give; the manual page is printed from it and a test holds it to its samples. */
  readonly gives: readonly Kind[];
  /** True for downloads that a victim or witness made: every record says so. */
  readonly volunteered?: true;
  /** Asked before all others, and alone when it says yes: what it reads lies where only this program puts it, and holds what strangers wrote. */
  readonly firstAsked?: true;
  /** Asked only when no other reader recognises the file: it goes by general signs. */
  readonly lastResort?: true;
  /** By content and header names; the name alone is never enough where the content can tell. Exactly one reader may say yes. */
  readonly recognises: (file: FileHead) => boolean;
  /** Names of files that say whose account a return is about: read before the others of their container, whatever reader they then have. */
  readonly readFirst?: RegExp;
  /** True where its files may say whose account a return is about (`SourceFile.isAbout`): then files beside them are of that account. */
  readonly namesAccount?: true;
  /** Work that cannot wait inside a plain loop (checking a signature over the whole file); done before `read`. */
  readonly prepare?: (file: SourceFile) => Promise<void>;
  /** Asynchronous only where a library is (mail). */
  readonly read: (file: SourceFile) => Iterable<Finding> | AsyncIterable<Finding>;
}

/** The smallest thing that a tokeniser hands out. The tokeniser counts them; whoever yields a finding from one claims it. */
export interface Unit {
  readonly at: At;
  claimed: boolean;
  /** How many records of each kind it has given, for their ordinals. Kept by the reading. */
  given?: Map<Kind, number> | undefined;
}

export type From = Unit | readonly Unit[];

/** What a reader yields; the reading adds the place, the id, the parser and the account. */
export type Finding = { [K in Kind]: RecordFinding<K> }[Kind] | GapFinding | LeftFinding;

export interface RecordFinding<K extends Kind = Kind> extends RecordBeside {
  readonly kind: K;
  readonly data: DataOf<K>;
  readonly from: From;
}

/** What may stand beside the data of a record. */
export interface RecordBeside {
  /** The place, when it is not simply the stretch from the first unit to the last. */
  readonly at?: At;
  /** Other places in the same file that the record stands on. */
  readonly also?: readonly At[];
  readonly of?: Ref;
  readonly handling?: 'restricted';
  readonly deleted?: { readonly said: DeletedSaid['said']; readonly raw: string; readonly at: At };
  readonly extra?: readonly { readonly name: string; readonly raw: string; readonly at?: At }[];
  /** Other files of the return that it points to (media): they then count as accounted for. */
  readonly files?: readonly Place[];
}

export interface GapFinding {
  readonly kind: 'gap';
  readonly why: GapWhy;
  readonly from: From;
  readonly at?: At;
  readonly raw?: string;
  readonly message: string;
}

export interface LeftFinding {
  readonly kind: 'left';
  readonly why: string;
  readonly from: From;
}

/** A record from one unit, or from several that make it together. */
export function record<K extends Kind>(kind: K, data: DataOf<K>, from: From, beside: RecordBeside = {}): Finding {
  return { kind, data, from, ...beside } as Finding;
}

/** Something that could not be read. `message` never holds content; `raw` is content. */
export function gap(why: GapWhy, from: From, message: string, raw?: string, at?: At): Finding {
  return { kind: 'gap', why, from, message, ...(raw !== undefined && { raw }), ...(at !== undefined && { at }) };
}

/** Something read, known, and deliberately not modelled. */
export function left(why: string, from: From): Finding {
  return { kind: 'left', why, from };
}
