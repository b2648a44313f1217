// SPDX-License-Identifier: Apache-2.0
/**
 * The root of a Merkle Patricia trie (Yellow Paper, appendix D) over a list, as a block's header commits to its transactions and to their receipts: the
 * key of an item is the RLP form of its place.
 */
import type { ByteArray } from 'viem';

type Entry = readonly [nibbles: readonly number[], value: ByteArray];
/** A node as RLP takes it: bytes, or a list of nodes. */
type Node = ByteArray | Node[];
interface Hashing {
  readonly rlp: (node: Node) => ByteArray;
  readonly keccak: (bytes: ByteArray) => ByteArray;
}

const NOTHING = new Uint8Array();

/** In hex with 0x. */
export async function rootOfList(items: readonly ByteArray[]): Promise<string> {
  const { bytesToHex, keccak256, numberToBytes, toRlp } = await import('viem');
  const hashing: Hashing = { rlp: (node) => toRlp(node, 'bytes'), keccak: (bytes) => keccak256(bytes, 'bytes') };
  const entries = items.map((item, place): Entry => [nibblesOf(hashing.rlp(place === 0 ? NOTHING : numberToBytes(place))), item]);
  return bytesToHex(hashing.keccak(hashing.rlp(nodeOf(entries, 0, hashing))));
}

/** The node under which all entries stand that agree in so many nibbles. */
function nodeOf(entries: readonly Entry[], depth: number, hashing: Hashing): Node {
  const [first] = entries;
  if (first === undefined) return NOTHING;
  if (entries.length === 1) return [pathOf(first[0].slice(depth), true), first[1]];
  const shared = sharedFrom(entries, depth);
  if (shared > depth) return [pathOf(first[0].slice(depth, shared), false), referenceTo(nodeOf(entries, shared, hashing), hashing)];
  const branches = Array.from({ length: 16 }, (_, nibble) => {
    const below = entries.filter(([nibbles]) => nibbles[depth] === nibble);
    return referenceTo(nodeOf(below, depth + 1, hashing), hashing);
  });
  return [...branches, entries.find(([nibbles]) => nibbles.length === depth)?.[1] ?? NOTHING];
}

/** A node of less than 32 bytes stands in the one above it, any other by its hash. */
function referenceTo(node: Node, { rlp, keccak }: Hashing): Node {
  if (node instanceof Uint8Array) return node;
  const bytes = rlp(node);
  return bytes.length < 32 ? node : keccak(bytes);
}

function sharedFrom(entries: readonly Entry[], depth: number): number {
  const [first] = entries as readonly [Entry];
  let shared = depth;
  while (shared < first[0].length && entries.every(([nibbles]) => nibbles[shared] === first[0][shared])) shared++;
  return shared;
}

const nibblesOf = (bytes: ByteArray): number[] => [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);

/** Nibbles as bytes, with the mark of a leaf and of an odd number of them (hex-prefix encoding). */
function pathOf(nibbles: readonly number[], isLeaf: boolean): ByteArray {
  const mark = (isLeaf ? 2 : 0) + (nibbles.length % 2);
  const all = nibbles.length % 2 === 1 ? [mark, ...nibbles] : [mark, 0, ...nibbles];
  return Uint8Array.from({ length: all.length / 2 }, (_, at) => 16 * (all[2 * at] as number) + (all[2 * at + 1] as number));
}
