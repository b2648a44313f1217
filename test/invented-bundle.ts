// SPDX-License-Identifier: Apache-2.0
/** A bundle of invented values, as a desk would make it, for tests of what can be done to one. */
import { createHash } from 'node:crypto';
import { makeCheckpoint } from '../src/core/custody/checkpoint.ts';
import { type EntryDraft, hidden, makeEntry, type NewEntry } from '../src/core/custody/entry.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf } from '../src/core/custody/merkle-tree.ts';
import { inclusionProof } from '../src/core/custody/proofs.ts';
import { cosignatureLine, type NoteSigner, noteSigner, signNote, vkeyOf } from '../src/core/custody/signed-note.ts';
import { nodesFromTiles } from '../src/core/custody/tile-proofs.ts';
import { BUNDLE_FORMAT, type BundleIndex, bundleIndexText, INDEX_PATH, originalPath } from '../src/core/evidence/bundle-index.ts';
import { bundleLogFiles, type EntryToShow } from '../src/core/evidence/bundle-log.ts';
import { type BagToWrite, textSource } from '../src/desk/bundle/write-bag.ts';

export const inventedDesk = noteSigner('desk.example/log', Buffer.alloc(32, 7));
export const inventedCourt = noteSigner('court.example/witness', Buffer.alloc(32, 8), 'cosignature');

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** What a test may want to be otherwise than honest. */
export interface Twist {
  readonly signer?: NoteSigner;
  readonly original?: string;
  /** Changes the entries before the log is signed. */
  readonly entries?: (entries: NewEntry[]) => NewEntry[];
  /** Changes what is handed out after the log was signed. */
  readonly shown?: (entries: EntryToShow[]) => EntryToShow[];
  /** Changes the index after the log has committed to it. */
  readonly index?: (index: BundleIndex) => BundleIndex;
  /** Further files that the desk has put in and its log has committed to. */
  readonly content?: Readonly<Record<string, string>>;
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
  readonly stamps?: Readonly<Record<string, Uint8Array>>;
  /** The witness was not asked, or did not sign. */
  readonly unwitnessed?: boolean;
  /** What the entry that names the original is; absent: that it was sealed. */
  readonly recordedAs?: EntryDraft['kind'];
}

export async function inventedBundle(twist: Twist = {}): Promise<BagToWrite> {
  const original = twist.original ?? 'Time (UTC),IP address,Action\n2026-03-01 22:10:05,203.0.113.7,LOGIN\n'.repeat(40);
  const content: Record<string, string> = {
    [originalPath(sha256(original), 'logins.csv')]: original,
    'data/records/records.csv': 'id,kind,address\n1,ip-event,203.0.113.7\n',
    'data/requests/preservation/request.json': '{"kind":"preservation"}\n',
    'data/README.txt': 'An invented bundle.\n',
    ...twist.content,
  };
  const honest: BundleIndex = {
    format: BUNDLE_FORMAT,
    id: '6a0f6f0e-0000-4000-8000-000000000001',
    madeAt: '2026-11-03T12:00:00.000Z',
    desk: inventedDesk.name,
    program: 'rogatory 0.1.0',
    language: 'en',
    case: { number: '2026/117', title: 'Operation Lantern' },
    training: true,
    exhibits: [
      {
        path: originalPath(sha256(original), 'logins.csv'),
        sha256: sha256(original),
        sizeBytes: Buffer.byteLength(original),
        name: 'logins.csv',
        origin: 'return',
        receivedAt: '2026-11-03T08:00:00.000Z',
        receivedBy: 'Salma Haddad',
      },
    ],
    withheld: [],
    entries: 2,
    files: Object.entries(content)
      .map(([path, text]) => ({ path, sha256: sha256(text), sizeBytes: Buffer.byteLength(text) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const log = signLog(twist, honest, sha256(original));
  const handedOut = twist.shown ?? ((entries: EntryToShow[]) => entries);
  const files = bundleLogFiles({
    checkpoint: log.note,
    entries: handedOut(await log.shown()),
    keys: { desk: vkeyOf(twist.signer ?? inventedDesk), court: vkeyOf(inventedCourt) },
    certificates: {},
    stamps: twist.stamps ?? {},
  });
  return {
    name: 'lantern-2026-117',
    info: [['Source-Organization', inventedDesk.name]],
    payload: [
      ...Object.entries({ ...content, ...twist.extra }).map(([path, text]) => textSource(path, text)),
      textSource(INDEX_PATH, bundleIndexText((twist.index ?? ((index) => index))(honest))),
      ...files.map(({ path, content: bytes }) => textSource(path, bytes)),
    ],
  };
}

function signLog(twist: Twist, index: BundleIndex, item: string) {
  const made = twist.entries ?? ((entries: NewEntry[]) => entries);
  const drafts: EntryDraft[] = [
    { kind: 'case-opened', by: 'u-1', role: 'investigator', case: 'c-1' },
    {
      kind: twist.recordedAs ?? 'evidence-sealed',
      by: 'u-1',
      role: 'investigator',
      case: 'c-1',
      about: { item, name: hidden('logins.csv') },
    },
    {
      kind: 'bundle-made',
      by: 'u-1',
      role: 'investigator',
      case: 'c-1',
      about: { bundle: index.id, index: sha256(bundleIndexText(index)), files: index.files.length },
    },
  ];
  const entries = made(drafts.map((draft, n) => inventedEntry(draft, n)));
  const leaves = entries.map(({ bytes }) => leafHash(bytes));
  const text = makeCheckpoint({ origin: inventedDesk.name, size: leaves.length, root: rootOf(appendLeaves(EMPTY_RANGE, leaves)) });
  const witnessed = twist.unwitnessed === true ? '' : cosignatureLine(text, inventedCourt, 1_793_707_200);
  const note = signNote(text, twist.signer ?? inventedDesk) + witnessed;
  const nodes = nodesFromTiles(leaves.length, async () => Buffer.concat(leaves));
  const shown = async (): Promise<EntryToShow[]> =>
    await Promise.all(
      entries.map(async ({ bytes, openings }, n) => ({
        bytes,
        openings,
        proof: { index: n, proof: await inclusionProof(n, leaves.length, nodes) },
      })),
    );
  return { note, shown };
}

export function inventedEntry(draft: EntryDraft, n: number): NewEntry {
  return makeEntry(draft, {
    now: new Date(Date.UTC(2026, 10, 3, 8, n)).toISOString(),
    newId: () => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    newSalt: () => Buffer.alloc(32, n + 1),
  });
}
