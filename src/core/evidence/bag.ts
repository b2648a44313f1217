// SPDX-License-Identifier: Apache-2.0
/** BagIt 1.0 (RFC 8493): the text files of a bag. */

export const bagDigests = ['sha256', 'sha512'] as const;
export type BagDigest = (typeof bagDigests)[number];

/** One file of a bag: its path below the bag's folder, with `/`, and its hashes in lower-case hex. */
export interface BagFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** `bagit.txt`. */
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `bag-info.txt`: labels in the order given, one line each. */
export function bagInfo(fields: readonly (readonly [label: string, value: string])[]): string {
  return fields.map(([label, value]) => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`).join('');
}

/** `Payload-Oxum`: bytes, a dot, files. */
export function payloadOxum(files: readonly { readonly sizeBytes: number }[]): string {
  return `${files.reduce((sum, file) => sum + file.sizeBytes, 0)}.${files.length}`;
}

/** A manifest as we write it: by path in the order of its bytes, two blanks between hash and path. */
export function manifestText(digest: BagDigest, files: readonly BagFile[]): string {
  return [...files]
    .sort(byPath)
    .map((file) => `${file[digest]}  ${writtenPath(file.path)}\n`)
    .join('');
}

/** Order of the UTF-8 bytes of the path, which is also the order in our ZIP. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return Buffer.compare(Buffer.from(a.path, 'utf8'), Buffer.from(b.path, 'utf8'));
}

/** RFC 8493 §2.1.3: line ends and the per cent sign itself are percent-encoded. */
function writtenPath(path: string): string {
  return path.replace(/%/g, '%25').replace(/\n/g, '%0A').replace(/\r/g, '%0D');
}

/** A line of a manifest: what it says of which path; `path` is undefined where the line is none. */
export interface ManifestLine {
  readonly line: number;
  readonly hash: string;
  readonly path: string | undefined;
}

/** Reads a manifest of unknown origin. `version` before 1.0 does not percent-encode the per cent sign. */
export function parseManifest(text: string, version = '1.0'): readonly ManifestLine[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, n) => {
    const found = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/u.exec(line);
    return {
      line: n + 1,
      hash: (found?.[1] ?? '').toLowerCase(),
      path: found === null ? undefined : readPath(found[2] as string, version),
    };
  });
}

function readPath(written: string, version: string): string {
  const path = written.replace(/^\.\//, '').replace(/%0A/gi, '\n').replace(/%0D/gi, '\r');
  return version === '1.0' ? path.replace(/%25/g, '%') : path;
}

/** Labels and values of a tag file; a line that begins with a blank goes on with the value before it. @returns undefined for a bad line */
export function parseTags(text: string): readonly (readonly [label: string, value: string])[] | undefined {
  const tags: [string, string][] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const last = tags.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const found = /^([^:]+?)\s*:\s*(.*)$/u.exec(line);
    if (found === null) return undefined;
    tags.push([found[1] as string, found[2] as string]);
  }
  return tags;
}
