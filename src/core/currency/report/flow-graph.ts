// SPDX-License-Identifier: Apache-2.0
/**
 * A trace as addresses and the value that went between them, for a drawing and the table beside it. Movements between the same two addresses are one
 * step; where there are more addresses than a drawing holds, those with the least value become one node.
 */
import { fromHex } from '../addresses/digests.ts';
import { readHeader } from '../bitcoin/header.ts';
import { networkById } from '../bitcoin/networks.ts';
import { readTransaction } from '../bitcoin/read-transaction.ts';
import { addressOfScript } from '../bitcoin/script.ts';
import { TOKEN_SCHEMA, type TokenTraceCertificate } from '../certificate/token-certificate.ts';
import type { TraceCertificate } from '../certificate/trace-certificate.ts';
import { transferId } from '../tokens/follow-transfers.ts';
import type { AnyTraceCertificate } from './trace-report.ts';

export interface GraphNode {
  readonly id: string;
  readonly kind: 'seed' | 'through' | 'held' | 'service' | 'others';
  /** Empty for the node that stands for many. */
  readonly address: string;
  readonly label: string | null;
  /** What arrived there, in smallest units. */
  readonly amount: bigint;
  readonly addresses: number;
  /** Steps from a seed, at the least. */
  readonly hop: number;
}

export interface GraphStep {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly movements: number;
  /** Name of the first movement's transaction. */
  readonly transaction: string;
  readonly at: string | null;
  readonly block: number | null;
}

export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly steps: readonly GraphStep[];
  /** What moved on each day (UTC) that the source names, in the order of time; movements without a time are in none. */
  readonly days: readonly { readonly day: string; readonly movements: number; readonly amount: bigint }[];
  /** Addresses there are in all. */
  readonly addresses: number;
}

/** One place value stood on: an output of Bitcoin, or a transfer of a token by the account it came to. */
interface Place {
  readonly address: string;
  readonly transaction: string;
  readonly at: string | null;
  readonly block: number | null;
}

interface Movement {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly place: Place;
}

const OTHERS = 'others';

/** `atMost`: nodes to show, at least 10. */
export function flowGraph(certificate: AnyTraceCertificate, atMost: number): FlowGraph {
  const places = certificate.schema === TOKEN_SCHEMA ? placesOfToken(certificate) : placesOfBitcoin(certificate);
  const placeOf = (id: string): Place => places.get(id) ?? { address: id, transaction: id.split(':')[0] ?? id, at: null, block: null };
  const movements = certificate.result.edges.flatMap(({ from, to, amount }): Movement[] => {
    const place = placeOf(to);
    // Nobody receives a fee, so it leads nowhere.
    return place.address === '' ? [] : [{ from: placeOf(from).address, to: place.address, amount: BigInt(amount), place }];
  });
  const { seeds, deposits } = certificate.result;
  const arrivals = {
    seeds: seeds.map((row) => [placeOf(placeId(row)).address, BigInt(row.amount)] as const),
    services: new Map(deposits.map((row) => [placeOf(placeId(row)).address, row.label])),
    held: new Set(heldPlaces(certificate).map((id) => placeOf(id).address)),
  };
  return gathered(nodesOf(movements, arrivals), movements, atMost);
}

const placeId = (row: { readonly outpoint: string } | { readonly transfer: string }): string =>
  'outpoint' in row ? row.outpoint : row.transfer;

function heldPlaces(certificate: AnyTraceCertificate): string[] {
  return certificate.schema === TOKEN_SCHEMA ? certificate.result.held.map(placeId) : certificate.result.unspent.map(placeId);
}

function placesOfBitcoin(certificate: TraceCertificate): Map<string, Place> {
  const network = networkById(certificate.network);
  const places = new Map<string, Place>();
  for (const { raw, block } of certificate.transactions) {
    const { header = '', height = null } = certificate.blocks[block] ?? {};
    const { time } = readHeader(fromHex(header) as Uint8Array);
    const { txid, outputs } = readTransaction(fromHex(raw) as Uint8Array);
    const at = new Date(time * 1000).toISOString().replace('.000Z', 'Z');
    for (const [index, { script }] of outputs.entries())
      places.set(`${txid}:${index}`, {
        address: addressOfScript(script, network) ?? `${txid}:${index}`,
        transaction: txid,
        at,
        block: height,
      });
  }
  return places;
}

function placesOfToken({ transfers }: TokenTraceCertificate): Map<string, Place> {
  return new Map(
    transfers.map((transfer) => [
      transferId(transfer),
      { address: transfer.to, transaction: transfer.txHash, at: transfer.time ?? null, block: transfer.blockNumber ?? null },
    ]),
  );
}

interface Arrivals {
  readonly seeds: readonly (readonly [address: string, amount: bigint])[];
  readonly services: ReadonlyMap<string, string>;
  readonly held: ReadonlySet<string>;
}

function nodesOf(movements: readonly Movement[], { seeds, services, held }: Arrivals): GraphNode[] {
  const amounts = new Map<string, bigint>();
  const add = (address: string, amount: bigint) => void amounts.set(address, (amounts.get(address) ?? 0n) + amount);
  for (const [address, amount] of seeds) add(address, amount);
  for (const { from, to, amount } of movements) if (from !== to) add(to, amount);
  const hops = hopsFrom(
    seeds.map(([address]) => address),
    movements,
  );
  const began = new Set(seeds.map(([address]) => address));
  return [...amounts].map(([address, amount]) => {
    const label = services.get(address) ?? null;
    const kind = label !== null ? 'service' : began.has(address) ? 'seed' : held.has(address) ? 'held' : 'through';
    return { id: address, kind, address, label, amount, addresses: 1, hop: hops.get(address) ?? 0 };
  });
}

/** Breadth first: a step more for whoever is paid by somebody already reached. */
function hopsFrom(seeds: readonly string[], movements: readonly Movement[]): Map<string, number> {
  const paid = Map.groupBy(movements, ({ from }) => from);
  const hops = new Map(seeds.map((address) => [address, 0]));
  const waiting = [...hops.keys()];
  for (let at = 0; at < waiting.length; at++) {
    const from = waiting[at] as string;
    for (const { to } of paid.get(from) ?? []) {
      if (hops.has(to)) continue;
      hops.set(to, (hops.get(from) as number) + 1);
      waiting.push(to);
    }
  }
  return hops;
}

/** Services and seeds stay as long as there is room; of the others those with the most value. */
function gathered(nodes: readonly GraphNode[], movements: readonly Movement[], atMost: number): FlowGraph {
  const weight = { service: 2, seed: 1, held: 0, through: 0, others: 0 } as const;
  const ranked = [...nodes].sort(
    (a, b) => weight[b.kind] - weight[a.kind] || (a.amount === b.amount ? (a.id < b.id ? -1 : 1) : a.amount > b.amount ? -1 : 1),
  );
  const kept = ranked.length <= atMost ? ranked : ranked.slice(0, atMost - 1);
  const rest = ranked.slice(kept.length);
  const known = new Set(kept.map(({ id }) => id));
  const shown = (address: string): string => (known.has(address) ? address : OTHERS);
  const others: GraphNode[] =
    rest.length === 0
      ? []
      : [
          {
            id: OTHERS,
            kind: 'others',
            address: '',
            label: null,
            amount: rest.reduce((sum, { amount }) => sum + amount, 0n),
            addresses: rest.length,
            hop: Math.min(...rest.map(({ hop }) => hop)),
          },
        ];
  return {
    nodes: [...kept, ...others].sort((a, b) => a.hop - b.hop),
    steps: stepsOf(movements, shown),
    days: daysOf(movements),
    addresses: nodes.length,
  };
}

function daysOf(movements: readonly Movement[]): FlowGraph['days'] {
  const days = new Map<string, { day: string; movements: number; amount: bigint }>();
  for (const { place, amount } of movements) {
    if (place.at === null) continue;
    const day = place.at.slice(0, 10);
    const before = days.get(day) ?? { day, movements: 0, amount: 0n };
    days.set(day, { day, movements: before.movements + 1, amount: before.amount + amount });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function stepsOf(movements: readonly Movement[], shown: (address: string) => string): GraphStep[] {
  const steps = new Map<string, GraphStep>();
  for (const { from, to, amount, place } of movements) {
    const [a, b] = [shown(from), shown(to)];
    if (a === b) continue;
    const before = steps.get(`${a} ${b}`);
    const { transaction, at, block } = place;
    if (before === undefined) steps.set(`${a} ${b}`, { from: a, to: b, amount, movements: 1, transaction, at, block });
    else steps.set(`${a} ${b}`, { ...before, amount: before.amount + amount, movements: before.movements + 1 });
  }
  return [...steps.values()];
}
