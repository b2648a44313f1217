// SPDX-License-Identifier: Apache-2.0
/** Following virtual currency in a case: what the case allows, traces that were repeated and kept, the way into a request, own names of addresses. */
import { type Static, Type } from 'typebox';
import { JobShown } from './evidence.ts';
import { RequestDetail } from './requests.ts';
import type { Route } from './route.ts';
import { Day, Instant, Maybe, Nothing, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const sourceKinds = ['esplora', 'bitcoin-core', 'evm', 'tron', 'graphsense'] as const;

/** Smallest units, as text: no number of this API carries money. */
const Amount = Type.String({ pattern: '^-?[0-9]{1,80}$' });
const Limits = {
  /** A trace goes no further than so many transactions in a row. */
  maxHops: Maybe(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** Value below this, in smallest units, is followed no further. */
  minAmount: Maybe(Type.String({ pattern: '^[0-9]{1,78}$' })),
  /** Blocks after this day (UTC) are not looked at. */
  untilDay: Maybe(Day),
};

export const CaseTracing = Type.Object({
  /** Sources of chain data the desk knows, and whether the case allows to ask them. */
  sources: Type.Array(Type.Object({ id: Type.String(), kind: Word(...sourceKinds), host: Type.String(), allowed: Type.Boolean() })),
  ...Limits,
  reason: Maybe(Type.String()),
  setAt: Maybe(Instant),
  setBy: Maybe(Person),
});
export type CaseTracing = Static<typeof CaseTracing>;

export const TraceSummary = Type.Object({
  chain: Type.String(),
  /** Of a token. */
  contract: Maybe(Type.String()),
  method: Word('fifo', 'haircut', 'poison'),
  /** `proven`: every transaction with its proof of inclusion; else what one source says. */
  grade: Word('proven', 'one-source'),
  seeds: Type.Integer(),
  seedsTotal: Amount,
  services: Type.Array(Type.Object({ label: Type.String(), amount: Amount, deposits: Type.Integer() })),
  /** Unspent outputs, or what stands on accounts. */
  held: Amount,
  fees: Amount,
  absorbed: Amount,
  transactions: Type.Integer(),
});
export type TraceSummary = Static<typeof TraceSummary>;

/** Of so many transfers that value went by the receipts are under the root in a header that hashes to its block's name. The header is the node's word. */
const ReceiptsProven = Type.Object({ proven: Type.Integer({ minimum: 0 }), of: Type.Integer({ minimum: 0 }) });

/** What a second source says of the outputs which the first calls unspent. Those it does not know are in neither number. */
const UnspentCompared = Type.Object({
  second: Type.String(),
  of: Type.Integer({ minimum: 0 }),
  agreed: Type.Integer({ minimum: 0 }),
  /** Outputs that it says are spent, and by which transaction. */
  spent: Type.Array(Type.Object({ output: Type.String(), spender: Type.String() })),
});

export const TraceKept = Type.Object({
  id: Uuid,
  caseId: Uuid,
  evidenceId: Uuid,
  sha256: Sha256,
  summary: TraceSummary,
  /** As it was asked of the desk; else outputs or transfers, the first of them. Empty where an older desk kept the trace. */
  begunFrom: Type.Array(Type.String()),
  /** What the desk was asked where it made the trace itself; null where somebody brought the certificate. */
  following: Maybe(
    Type.Object({
      ...{ id: Uuid, source: Type.String(), purpose: Type.String(), askedAt: Instant, askedBy: Person },
      ...{ receipts: Maybe(ReceiptsProven), unspent: Maybe(UnspentCompared) },
    }),
  ),
  keptAt: Instant,
  keptBy: Person,
});
export type TraceKept = Static<typeof TraceKept>;

export const FlowNode = Type.Object({
  id: Type.String(),
  kind: Word('seed', 'through', 'held', 'service', 'others'),
  /** Empty for the node that stands for many. */
  address: Type.String(),
  label: Maybe(Type.String()),
  /** What the case calls the address besides, the first given first. */
  names: Type.Array(Type.String()),
  /** What arrived there in all by the method. */
  amount: Amount,
  /** How many addresses it stands for. */
  addresses: Type.Integer(),
  /** Steps from a seed. */
  hop: Type.Integer(),
});
export type FlowNode = Static<typeof FlowNode>;

export const FlowStep = Type.Object({
  from: Type.String(),
  to: Type.String(),
  amount: Amount,
  /** How many movements it stands for. */
  movements: Type.Integer(),
  /** The first of them; the outputs or transfers themselves stand in the certificate. */
  transaction: Type.String(),
  at: Maybe(Instant),
  block: Maybe(Type.Integer()),
});
export type FlowStep = Static<typeof FlowStep>;

const NoteAt = Type.Object({
  kind: Word('trace', 'node', 'step'),
  /** Ids of nodes. */
  from: Maybe(Text(200)),
  to: Maybe(Text(200)),
});

export const TraceNote = Type.Object({
  id: Uuid,
  at: NoteAt,
  text: Type.String(),
  writtenAt: Instant,
  writtenBy: Person,
});
export type TraceNote = Static<typeof TraceNote>;

export const TraceDetail = Type.Object({
  ...TraceKept.properties,
  notes: Type.Array(TraceNote),
  /** How many addresses there are in all: `nodes` holds as many as were asked for, the rest as one. */
  addresses: Type.Integer(),
  mayAnnotate: Type.Boolean(),
  unit: Type.String(),
  nodes: Type.Array(FlowNode),
  steps: Type.Array(FlowStep),
  /** What moved on each day that the source names. */
  days: Type.Array(Type.Object({ day: Day, movements: Type.Integer(), amount: Amount })),
  /** What was done and what it shows, in plain words in the reader's language. */
  explained: Type.Array(Type.String()),
  /** Certificate members that say how often the method was wrong, in parts of 10,000. */
  quality: Type.Record(Type.String(), Type.Union([Type.Integer(), Type.String()])),
});
export type TraceDetail = Static<typeof TraceDetail>;

export const AddressTagShown = Type.Object({
  id: Uuid,
  address: Type.String(),
  chain: Type.String(),
  label: Type.String(),
  category: Maybe(Type.String()),
  source: Type.String(),
  record: Maybe(Type.Object({ readingId: Uuid, recordId: Type.String() })),
  addedAt: Instant,
  addedBy: Person,
  /** Other names the case has for the same address: which is right a person decides. */
  otherNames: Type.Array(Type.String()),
});
export type AddressTagShown = Static<typeof AddressTagShown>;

const RecordOf = Type.Object({ readingId: Uuid, recordId: Type.String() });

export const MoneyPayment = Type.Object({
  ...RecordOf.properties,
  /** Instant in UTC, or a day where the source says no more. */
  at: Type.String(),
  from: Type.String(),
  to: Type.String(),
  /** Smallest unit of the currency. */
  amount: Amount,
  currency: Type.String(),
  through: Word('card', 'bank', 'wallet', 'gift-card', 'transfer-service', 'crowdfunding', 'crypto', 'cash', 'unknown'),
  instrument: Maybe(Type.String()),
});
export type MoneyPayment = Static<typeof MoneyPayment>;

export const MoneyInstrument = Type.Object({
  ...RecordOf.properties,
  type: Type.String(),
  identifier: Maybe(Type.String()),
  brand: Maybe(Type.String()),
  holder: Maybe(Type.String()),
});
export type MoneyInstrument = Static<typeof MoneyInstrument>;

export const CaseMoney = Type.Object({
  /** In the order of time. */
  payments: Type.Array(MoneyPayment),
  instruments: Type.Array(MoneyInstrument),
  /** Rules that fire, each with the rows that make it fire; no score. */
  typologies: Type.Array(
    Type.Object({ id: Type.String(), account: Type.String(), text: Type.String(), source: Type.String(), payments: Type.Array(RecordOf) }),
  ),
  /** Payments that cannot stand in a ledger. */
  leftOut: Type.Array(
    Type.Object({ why: Word('no-time', 'no-amount', 'no-currency', 'no-party', 'did-not-happen'), count: Type.Integer() }),
  ),
  /** From how many records of how many. */
  madeFrom: Type.Object({ records: Type.Integer(), of: Type.Integer() }),
});
export type CaseMoney = Static<typeof CaseMoney>;

export const LookUpAnswer = Type.Object({
  /** Answers as they came, each sealed as an evidence item. */
  items: Type.Array(Type.Object({ evidenceId: Uuid, sha256: Sha256 })),
  grade: Word('proven', 'two-sources', 'one-source'),
  movements: Type.Array(
    Type.Object({
      transaction: Type.String(),
      from: Maybe(Type.String()),
      to: Maybe(Type.String()),
      amount: Maybe(Amount),
      contract: Maybe(Type.String()),
      /** What the amount is counted in: a coin's smallest unit, or the contract of a token. */
      unit: Type.String(),
      /** What a trace begins from that follows this movement: `TXID:N`, `TXHASH:LOG`; null where the source does not name it. */
      seed: Maybe(Type.String()),
      at: Maybe(Instant),
      /** The payer's own key signed for exactly this. That the chain carried it out, the source says. */
      signed: Type.Boolean(),
    }),
  ),
  /** Movements the source tells in a way that cannot be read, such as of tokens it does not name. */
  unread: Type.Integer(),
});
export type LookUpAnswer = Static<typeof LookUpAnswer>;

/** Why a following looked no further, where neither the value ended nor a limit that its trace states. */
export const stopReasons = ['calls', 'day', 'unproven', 'busy'] as const;
export type StopReason = (typeof stopReasons)[number];

/** A trace that the desk makes itself from what a source tells, step by step, or is making. */
export const FollowingShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  source: Type.String(),
  /** `TXID:N` of outputs, `TXHASH:LOG` of transfers, or accounts: then everything that came into them. */
  seeds: Type.Array(Type.String()),
  method: Word('fifo', 'haircut', 'poison'),
  /** Of a token; `native` for TRX; null for Bitcoin. */
  contract: Maybe(Type.String()),
  maxHops: Maybe(Type.Integer()),
  minAmount: Maybe(Amount),
  purpose: Type.String(),
  askedAt: Instant,
  askedBy: Person,
  job: Maybe(JobShown),
  /** The answers as they came, in one item. */
  answers: Maybe(Type.Object({ evidenceId: Uuid, sha256: Sha256, count: Type.Integer() })),
  traceId: Maybe(Uuid),
  /** `calls`: so many questions as one trace may ask; `day`: what was spent after the last day the case allows; `unproven`: in no block yet, or without proof; `busy`: accounts with so many transfers that a service is likely. */
  stopped: Type.Array(Word(...stopReasons)),
  /** Whether addresses are asked about that signed together with one that swept value into a service; null where that does not arise. */
  coSigners: Maybe(Type.Boolean()),
  /** Null for sources that give nothing of the kind. */
  receipts: Maybe(ReceiptsProven),
  /** A source that is asked about nothing but the outputs which the first calls unspent. */
  second: Maybe(Type.String()),
  unspent: Maybe(UnspentCompared),
  secondAnswers: Maybe(Type.Object({ evidenceId: Uuid, sha256: Sha256 })),
});
export type FollowingShown = Static<typeof FollowingShown>;

const inCase = Type.Object({ caseId: Uuid });
/** How many addresses are told one by one. */
const NodesShown = Type.Object({ nodes: Type.Optional(Type.Integer({ minimum: 10, maximum: 2000 })) });
/** A drawing that the reader's browser made of what the desk showed. The desk has not seen it: the entry says that this was stated. */
const DrawingMade = Type.Object({ form: Word('svg', 'png'), sha256: Sha256, sizeBytes: Type.Integer({ minimum: 1, maximum: 2 ** 31 }) });

export const currencyRoutes = {
  caseTracing: {
    method: 'GET',
    path: '/cases/:caseId/tracing',
    summary: 'Which sources of chain data the case allows, and the limits of its traces.',
    params: inCase,
    answer: CaseTracing,
  },
  allowTracing: {
    method: 'PUT',
    path: '/cases/:caseId/tracing',
    summary: 'Allows sources of chain data and sets the limits of traces. Asks for the second factor.',
    params: inCase,
    body: Type.Object({ sources: Type.Array(Text(60), { maxItems: 20 }), ...Limits, reason: Text(2000) }),
    answer: CaseTracing,
    stepUp: true,
  },
  lookUp: {
    method: 'POST',
    path: '/cases/:caseId/look-ups',
    summary:
      'Asks an allowed source about one address or transaction, or two and compares them. A source learns what is asked; each answer becomes evidence.',
    params: inCase,
    body: Type.Object({
      source: Text(60),
      second: Type.Optional(Text(60)),
      what: Word('address', 'transaction'),
      written: Text(200),
      purpose: Text(1000),
    }),
    answer: LookUpAnswer,
  },
  follow: {
    method: 'POST',
    path: '/cases/:caseId/followings',
    summary:
      'Follows value through an allowed source, step by step, in the background. The source learns what is asked; all answers become one evidence item, and the trace is kept with its certificate.',
    params: inCase,
    body: Type.Object({
      source: Text(60),
      seeds: Type.Array(Text(200), { minItems: 1, maxItems: 20 }),
      method: Word('fifo', 'haircut', 'poison'),
      contract: Type.Optional(Text(60)),
      maxHops: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
      minAmount: Type.Optional(Type.String({ pattern: '^[0-9]{1,78}$' })),
      /** Of Bitcoin: ask also about addresses that signed together with one that swept value, whole, into a service. Most are other people's. */
      coSigners: Type.Optional(Type.Boolean()),
      /** Of Bitcoin: another allowed source, on a machine of its own, asked about the outputs which the first calls unspent. */
      second: Type.Optional(Text(60)),
      purpose: Text(1000),
    }),
    answer: FollowingShown,
  },
  followings: {
    method: 'GET',
    path: '/cases/:caseId/followings',
    summary: 'What the desk was asked to follow, newest first, and how far it is.',
    params: inCase,
    answer: Type.Object({ followings: Type.Array(FollowingShown) }),
  },
  keepTrace: {
    method: 'POST',
    path: '/cases/:caseId/traces',
    summary: 'Repeats the trace of a certificate that is an evidence item of the case, and keeps it when it comes to the same result.',
    params: inCase,
    body: Type.Object({ evidenceId: Uuid }),
    answer: TraceKept,
  },
  traces: {
    method: 'GET',
    path: '/cases/:caseId/traces',
    summary: 'Traces of a case, newest first: what each began from, why and by whom it was asked for, what it reached.',
    params: inCase,
    answer: Type.Object({ traces: Type.Array(TraceKept) }),
  },
  trace: {
    method: 'GET',
    path: '/traces/:traceId',
    summary: 'One trace as addresses and steps; small value is gathered when there are many.',
    params: Type.Object({ traceId: Uuid }),
    query: NodesShown,
    answer: TraceDetail,
  },
  annotateTrace: {
    method: 'POST',
    path: '/traces/:traceId/notes',
    summary: 'A note at an address, at a step or at the whole trace. It stays as it was written.',
    params: Type.Object({ traceId: Uuid }),
    body: Type.Object({ at: NoteAt, text: Text(2000) }),
    answer: TraceNote,
  },
  takeOutDrawing: {
    method: 'POST',
    path: '/traces/:traceId/drawings',
    summary: 'Records that a drawing of a trace is saved outside the desk, with the hash that the reader’s browser states.',
    params: Type.Object({ traceId: Uuid }),
    body: DrawingMade,
    answer: Nothing,
  },
  takeOutSteps: {
    method: 'POST',
    path: '/traces/:traceId/steps',
    summary: 'The steps and notes of a trace as CSV, made by the desk; its hash stands in the log.',
    params: Type.Object({ traceId: Uuid }),
    /** Absent: every step, between all addresses there are. */
    body: NodesShown,
  },
  takeOutPayments: {
    method: 'POST',
    path: '/cases/:caseId/payments/file',
    summary: 'Payments of the ledger as CSV, made by the desk; its hash stands in the log.',
    params: inCase,
    /** Absent: all of them. */
    body: Type.Object({ accounts: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 1000 })) }),
  },
  caseMoney: {
    method: 'GET',
    path: '/cases/:caseId/payments',
    summary: 'Payments and instruments in what came back, as one ledger, and the rules they fire.',
    params: inCase,
    answer: CaseMoney,
  },
  fillFromTrace: {
    method: 'POST',
    path: '/requests/:requestId/from-trace',
    summary:
      'Fills the fields of a draft that a trace knows: chain, addresses, transactions, amounts, times, and the certificate by its hash.',
    params: Type.Object({ requestId: Uuid }),
    body: Type.Object({ digest: Sha256, traceId: Uuid, service: Text(200) }),
    answer: RequestDetail,
  },
  addressTags: {
    method: 'GET',
    path: '/cases/:caseId/address-tags',
    summary: 'What the case calls addresses.',
    params: inCase,
    answer: Type.Object({ tags: Type.Array(AddressTagShown) }),
  },
  addAddressTag: {
    method: 'POST',
    path: '/cases/:caseId/address-tags',
    summary: 'Names an address, with who says so: such as the answer of an exchange. Another name for it stays beside it.',
    params: inCase,
    body: Type.Object({
      address: Text(200),
      label: Text(200),
      category: Type.Optional(Text(60)),
      source: Text(1000),
      record: Type.Optional(Type.Object({ readingId: Uuid, recordId: Text(64) })),
    }),
    answer: AddressTagShown,
  },
} as const satisfies Readonly<Record<string, Route>>;
