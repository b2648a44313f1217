// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { type AnyRecord, meant } from '../records/index.ts';
import { type AddressSeen, addressesSeen } from './addresses-seen.ts';
import type { NetworkData, NetworkFact } from './network-data.ts';
import { type Assessment, type MissingFor, READINESS, type Readiness, type Remark, readinessOf } from './readiness.ts';
import { type UtcWindow, widen, windowOf } from './utc-window.ts';

/**
 * One question to the operator of an address: who had it, with this port, at this second. Events of one second with the same address, port
 * and protocol are one question; two events minutes apart are two, because a block of ports can change hands in between.
 */
export interface Question {
  /** Made of address, port, protocol and time: the same question has the same id in every reading. */
  readonly id: string;
  readonly address: string;
  readonly version: 4 | 6;
  readonly port?: number;
  readonly protocol?: string;
  /** UTC as the record states it. */
  readonly at: string;
  /** The seconds to ask for: what the time can mean, with the tolerance on both sides. */
  readonly from: string;
  readonly until: string;
  readonly toleranceSeconds: number;
  readonly readiness: Readiness;
  readonly missing: readonly MissingFor[];
  readonly remarks: readonly Remark[];
  /** The service that logged it: the destination, which helps an operator who logs each flow. */
  readonly services: readonly string[];
  readonly accounts: readonly string[];
  readonly records: readonly string[];
}

export interface Operator {
  readonly asn?: string;
  readonly name?: string;
  readonly country?: string;
  readonly registry?: string;
  /** What the network data says, each with its file and day. An estimate of the registered network, not of where a person was. */
  readonly facts: readonly NetworkFact[];
}

/** Questions that go to one operator; without network data, to whoever holds one address. */
export interface QuestionGroup {
  readonly operator: Operator | null;
  readonly addresses: readonly string[];
  readonly questions: readonly Question[];
}

/** Events that no operator can be asked about yet, by what stands in the way. */
export interface NotAsked {
  readonly readiness: Readiness;
  readonly address: string | null;
  readonly missing: readonly MissingFor[];
  readonly remarks: readonly Remark[];
  readonly events: number;
  readonly records: readonly string[];
}

/** What to ask the service itself, so that its log becomes a question that can be answered. */
export interface ToService {
  readonly service: string | null;
  readonly account: string | null;
  readonly missing: MissingFor;
  readonly events: number;
}

export interface Questions {
  readonly schema: 'rogatory.questions/1';
  readonly toleranceSeconds: number;
  /** Every file of network data that was asked, with its day. */
  readonly network: readonly { readonly source: string; readonly file: string; readonly asOf: string }[];
  readonly events: number;
  readonly readiness: Readonly<Record<Readiness, number>>;
  readonly groups: readonly QuestionGroup[];
  readonly notAsked: readonly NotAsked[];
  readonly toService: readonly ToService[];
}

/** Clock difference to allow for when a log states its second and its zone (returns.md §5). */
export const DEFAULT_TOLERANCE_SECONDS = 2;

const ASKED: readonly Readiness[] = ['ready', 'ready-ipv6', 'needs-port'];

/** The questions that the addresses in these records lead to, grouped by operator, with what is missing. Same records, same answer. */
export function questionsFrom(
  records: Iterable<AnyRecord>,
  network: NetworkData,
  options: { readonly toleranceSeconds?: number } = {},
): Questions {
  const collected = startCollecting(network, options.toleranceSeconds);
  for (const record of records) collected.add(record);
  return collected.done();
}

/** The same for records that come one after the other from a file. */
export function startCollecting(
  network: NetworkData,
  toleranceSeconds = DEFAULT_TOLERANCE_SECONDS,
): { readonly add: (record: AnyRecord) => void; readonly done: () => Questions } {
  const counts = Object.fromEntries(READINESS.map((readiness) => [readiness, 0])) as Record<Readiness, number>;
  const drafts = new Map<string, Draft>();
  const notAsked = new Map<string, NotAskedDraft>();
  const toService = new Map<string, ToService & { events: number }>();
  let events = 0;

  const add = (record: AnyRecord) => {
    for (const seen of addressesSeen(record)) {
      const found = readinessOf(seen, network);
      events++;
      counts[found.readiness]++;
      if (ASKED.includes(found.readiness)) addQuestion(drafts, seen, found, toleranceSeconds);
      else addNotAsked(notAsked, seen, found);
      addToService(toService, seen, found);
    }
  };
  const done = (): Questions => ({
    schema: 'rogatory.questions/1',
    toleranceSeconds,
    network: network.snapshots,
    events,
    readiness: counts,
    groups: grouped([...drafts.values()]),
    notAsked: [...notAsked.values()].map(({ records, ...rest }) => ({ ...rest, records: [...records] })).sort(byAddress),
    toService: [...toService.values()],
  });
  return { add, done };
}

interface Draft {
  readonly question: Omit<Question, 'services' | 'accounts' | 'records'>;
  readonly network: readonly NetworkFact[];
  readonly services: Set<string>;
  readonly accounts: Set<string>;
  readonly records: Set<string>;
}
type NotAskedDraft = Omit<NotAsked, 'records' | 'events'> & { events: number; readonly records: Set<string> };

function addQuestion(drafts: Map<string, Draft>, seen: AddressSeen, found: Assessment, toleranceSeconds: number): void {
  const at = seen.at!;
  const window: UtcWindow = widen(windowOf(at)!, toleranceSeconds);
  const protocol = meant(seen.protocol)?.toUpperCase();
  const key = [found.address, found.port ?? '', protocol ?? '', window.from, window.until].join('|');
  let draft = drafts.get(key);
  if (draft === undefined) {
    const question = {
      id: `q-${hash('sha256', key).slice(0, 16)}`,
      address: found.address!,
      version: found.version!,
      ...(found.port !== undefined && { port: found.port }),
      ...(protocol !== undefined && { protocol }),
      at: at.utc!,
      ...window,
      toleranceSeconds,
      readiness: found.readiness,
      missing: found.missing,
      remarks: found.remarks,
    };
    draft = { question, network: found.network?.facts ?? [], services: new Set(), accounts: new Set(), records: new Set() };
    drafts.set(key, draft);
  }
  if (seen.provider !== undefined) draft.services.add(seen.provider);
  if (seen.account !== undefined) draft.accounts.add(seen.account);
  draft.records.add(seen.record);
}

function addNotAsked(all: Map<string, NotAskedDraft>, seen: AddressSeen, found: Assessment): void {
  const address = found.address ?? null;
  const key = [found.readiness, address ?? '', ...found.missing].join('|');
  const one = all.get(key) ?? {
    readiness: found.readiness,
    address,
    missing: found.missing,
    remarks: found.remarks,
    events: 0,
    records: new Set<string>(),
  };
  one.events++;
  one.records.add(seen.record);
  all.set(key, one);
}

/** Only what the service can add: it logged the event, so it may know port, zone, second. */
function addToService(all: Map<string, ToService & { events: number }>, seen: AddressSeen, found: Assessment): void {
  for (const missing of found.missing) {
    if (missing === 'public-address') continue;
    const key = [seen.provider ?? '', seen.account ?? '', missing].join('|');
    const one = all.get(key) ?? { service: seen.provider ?? null, account: seen.account ?? null, missing, events: 0 };
    (one as { events: number }).events++;
    all.set(key, one);
  }
}

function grouped(drafts: readonly Draft[]): QuestionGroup[] {
  const groups = new Map<string, { operator: Operator | null; drafts: Draft[] }>();
  for (const draft of drafts) {
    const operator = operatorOf(draft.network);
    const key = operator?.asn ?? operator?.facts[0]?.block ?? draft.question.address;
    const group = groups.get(key) ?? { operator, drafts: [] };
    group.drafts.push(draft);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ operator, drafts: own }) => ({
      operator,
      addresses: [...new Set(own.map((draft) => draft.question.address))].sort(),
      questions: own.map(finished).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => b.questions.length - a.questions.length || (a.addresses[0]! < b.addresses[0]! ? -1 : 1));
}

function finished(draft: Draft): Question {
  return { ...draft.question, services: [...draft.services], accounts: [...draft.accounts], records: [...draft.records] };
}

function operatorOf(facts: readonly NetworkFact[]): Operator | null {
  const announced = facts.find((fact) => fact.source === 'announced');
  const registry = facts.find((fact) => fact.source === 'registry');
  if (announced === undefined && registry === undefined) return null;
  const named = announced?.says ?? {};
  return {
    ...(named.asn !== undefined && { asn: named.asn }),
    ...(named.name !== undefined && { name: named.name }),
    ...(registry?.says.country !== undefined && { country: registry.says.country }),
    ...(registry?.says.registry !== undefined && { registry: registry.says.registry }),
    facts: [announced, registry].filter((fact) => fact !== undefined),
  };
}

function byAddress(one: NotAsked, other: NotAsked): number {
  const [a, b] = [`${one.readiness}|${one.address ?? ''}`, `${other.readiness}|${other.address ?? ''}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
