// SPDX-License-Identifier: Apache-2.0
/** The order of blocks, whatever order their files keep them in, and which of two rivals at one height counts. */
import { type BlockHeader, workOfBits } from './header.ts';
import { NETWORKS } from './networks.ts';

/** A block by its header and where it lies. */
export interface PlacedBlock {
  readonly header: BlockHeader;
  readonly file: number;
  readonly offset: number;
  readonly bytes: number;
  /** As the block states it, and no more than there is room for in its bytes. */
  readonly transactions: number;
}

/** Seconds since 1970, both included. */
export interface Span {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

export interface ChainOrder {
  /** Parents before children; blocks of several unconnected chains, the older chain first. */
  readonly blocks: readonly PlacedBlock[];
  /** Blocks that lost: another chain from the same parent has more work behind it. */
  readonly stale: readonly PlacedBlock[];
  /** First blocks of each connected stretch. */
  readonly roots: readonly PlacedBlock[];
}

/** Orders the blocks; the same block given twice counts once. */
export function orderBlocks(given: Iterable<PlacedBlock>): ChainOrder {
  const byHash = new Map<string, PlacedBlock>();
  for (const block of given) if (!byHash.has(block.header.hash)) byHash.set(block.header.hash, block);
  const children = new Map<string, PlacedBlock[]>();
  const roots: PlacedBlock[] = [];
  for (const block of byHash.values()) {
    if (!byHash.has(block.header.previous)) roots.push(block);
    else {
      const siblings = children.get(block.header.previous);
      if (siblings === undefined) children.set(block.header.previous, [block]);
      else siblings.push(block);
    }
  }
  roots.sort((a, b) => a.header.time - b.header.time || (a.header.hash < b.header.hash ? -1 : 1));
  const work = workBehind(roots, children);
  const blocks: PlacedBlock[] = [];
  const stale: PlacedBlock[] = [];
  for (const root of roots) follow(root, children, work, blocks, stale);
  return { blocks, stale, roots };
}

/**
 * What lies within a span, by the times that miners stated: these go back and forth by up to two hours, so all from the first block in the span to the
 * last one in it are taken, and nothing is torn out of the middle.
 */
export function withinSpan({ blocks, stale, roots }: ChainOrder, { since = 0, until = Number.POSITIVE_INFINITY }: Span): ChainOrder {
  const isWithin = ({ header }: PlacedBlock): boolean => header.time >= since && header.time <= until;
  const kept = blocks.slice(Math.max(0, blocks.findIndex(isWithin)), blocks.findLastIndex(isWithin) + 1);
  const isKept = new Set(kept);
  return { blocks: kept, stale: stale.filter(isWithin), roots: roots.filter((root) => isKept.has(root)) };
}

/** For each block the work of the heaviest chain from it to a tip. Iterative: a chain is too long for recursion. */
function workBehind(roots: readonly PlacedBlock[], children: ReadonlyMap<string, readonly PlacedBlock[]>): Map<string, bigint> {
  const order: PlacedBlock[] = [...roots];
  for (let at = 0; at < order.length; at++) order.push(...(children.get((order[at] as PlacedBlock).header.hash) ?? []));
  const work = new Map<string, bigint>();
  for (const { header } of order.reverse()) {
    let best = 0n;
    for (const child of children.get(header.hash) ?? []) {
      const behind = work.get(child.header.hash) ?? 0n;
      if (behind > best) best = behind;
    }
    work.set(header.hash, best + workOfBits(header.bits));
  }
  return work;
}

function follow(
  root: PlacedBlock,
  children: ReadonlyMap<string, readonly PlacedBlock[]>,
  work: ReadonlyMap<string, bigint>,
  blocks: PlacedBlock[],
  stale: PlacedBlock[],
): void {
  for (let block: PlacedBlock | undefined = root; block !== undefined; ) {
    blocks.push(block);
    const next: readonly PlacedBlock[] = children.get(block.header.hash) ?? [];
    // Equal work: the one met first in the files, as a node keeps the block it saw first.
    let best: PlacedBlock | undefined;
    for (const child of next)
      if (best === undefined || (work.get(child.header.hash) as bigint) > (work.get(best.header.hash) as bigint)) best = child;
    for (const child of next) if (child !== best) collect(child, children, stale);
    block = best;
  }
}

function collect(root: PlacedBlock, children: ReadonlyMap<string, readonly PlacedBlock[]>, into: PlacedBlock[]): void {
  const waiting = [root];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    into.push(block);
    waiting.push(...(children.get(block.header.hash) ?? []));
  }
}

const GENESIS = new Set(NETWORKS.map(({ genesis }) => genesis));
const NOTHING = '0'.repeat(64);

/** The height of a stretch's first block where it can be known without the block: 0 behind nothing, 1 behind a known genesis block. */
export function rootHeight(header: BlockHeader): number | undefined {
  return header.previous === NOTHING ? 0 : GENESIS.has(header.previous) ? 1 : undefined;
}
